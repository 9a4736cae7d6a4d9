package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a pipeline is to the brokers, with the names that Strimzi gives these fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "self.type in ['scram-sha-512', 'scram-sha-256', 'plain'] ? has(self.username) && has(self.passwordSecret) : !has(self.username) && !has(self.passwordSecret)", message = "types scram-sha-512, scram-sha-256 and plain need username and passwordSecret: {secretName, password}; the other types have neither")
@ValidationRule(value = "(self.type == 'tls') == has(self.certificateAndKey)", message = "type tls needs certificateAndKey: {secretName, certificate, key}; the other types do not have it")
@ValidationRule(value = "self.type == 'oauth' ? has(self.clientId) && has(self.clientSecret) && has(self.tokenEndpointUri) : !has(self.clientId) && !has(self.clientSecret) && !has(self.tokenEndpointUri) && !has(self.scope) && !has(self.tlsTrustedCertificates)", message = "type oauth needs clientId, clientSecret: {secretName, key} and tokenEndpointUri, and may have scope and tlsTrustedCertificates; the other types have none of them")
public record KafkaAuthentication(
  @JsonPropertyDescription("How to log in: scram-sha-512, scram-sha-256 or plain with a password, tls with a client certificate, oauth with a token that client credentials are exchanged for.")
  @Required Type type,
  @JsonPropertyDescription("The user of scram-sha-512, scram-sha-256 and plain.")
  @Size(min = 1, max = 255) @Nullable String username,
  @JsonPropertyDescription("The user's password. A new value is used at the next connection, without a restart.")
  @Nullable PasswordSecret passwordSecret,
  @JsonPropertyDescription("The client certificate of tls. New ones are used at the next connection, without a restart.")
  @Nullable CertificateAndKey certificateAndKey,
  @JsonPropertyDescription("The client of oauth.")
  @Size(min = 1, max = 255) @Nullable String clientId,
  @JsonPropertyDescription("The secret of the oauth client. A new value is used for the next token, without a restart.")
  @Nullable ClientSecret clientSecret,
  @JsonPropertyDescription("Where oauth exchanges the client's credentials for a token.")
  @Size(min = 8, max = 1024) @Pattern("^https?://[^\\s,]+$") @Nullable String tokenEndpointUri,
  @JsonPropertyDescription("The scope that oauth asks for. Default: none.")
  @Size(min = 1, max = 1024) @Nullable String scope,
  @JsonPropertyDescription("Certificates of the authorities that may have signed the token endpoint's certificate. Default: the public ones that Java trusts.")
  @Size(max = 16) @Nullable List<KafkaTls.TrustedCertificate> tlsTrustedCertificates) {

  /** As Strimzi spells them. */
  public enum Type {
    @JsonProperty("scram-sha-512") SCRAM_SHA_512,
    @JsonProperty("scram-sha-256") SCRAM_SHA_256,
    @JsonProperty("plain") PLAIN,
    @JsonProperty("tls") TLS,
    @JsonProperty("oauth") OAUTH
  }

  /** A password in a Secret. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record PasswordSecret(
    @JsonPropertyDescription("The Secret, in the resource's namespace.")
    @Required @Size(min = 1, max = 253) @Pattern("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$") String secretName,
    @JsonPropertyDescription("The key that holds the password.")
    @Required @Size(min = 1, max = 253) @Pattern("^[A-Za-z0-9._-]+$") String password) {}

  /** A client certificate in a Secret. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record CertificateAndKey(
    @JsonPropertyDescription("The Secret, in the resource's namespace.")
    @Required @Size(min = 1, max = 253) @Pattern("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$") String secretName,
    @JsonPropertyDescription("The key that holds the PEM certificate, with those of intermediate authorities after it.")
    @Required @Size(min = 1, max = 253) @Pattern("^[A-Za-z0-9._-]+$") String certificate,
    @JsonPropertyDescription("The key that holds the private key: PEM, PKCS#8, not encrypted.")
    @Required @Size(min = 1, max = 253) @Pattern("^[A-Za-z0-9._-]+$") String key) {}

  /** The secret of an OAuth client in a Secret. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ClientSecret(
    @JsonPropertyDescription("The Secret, in the resource's namespace.")
    @Required @Size(min = 1, max = 253) @Pattern("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$") String secretName,
    @JsonPropertyDescription("The key that holds the client's secret.")
    @Required @Size(min = 1, max = 253) @Pattern("^[A-Za-z0-9._-]+$") String key) {}
}
