package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encrypted connections to the brokers. That a certificate belongs to the broker's name is always verified. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record KafkaTls(
  @JsonPropertyDescription("Certificates of the authorities that may have signed the brokers' certificates. Default: the public ones that Java trusts.")
  @Size(max = 16) @Nullable List<TrustedCertificate> trustedCertificates) {

  /** Certificates in a Secret, as in Strimzi. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  @ValidationRule(value = "has(self.certificate) != has(self.pattern)", message = "write either certificate (one key of the Secret, such as ca.crt) or pattern (such as '*.crt')")
  public record TrustedCertificate(
    @JsonPropertyDescription("The Secret, in the resource's namespace.")
    @Required @Size(min = 1, max = 253) @Pattern("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$") String secretName,
    @JsonPropertyDescription("The key that holds PEM certificates.")
    @Size(min = 1, max = 253) @Pattern("^[A-Za-z0-9._-]+$") @Nullable String certificate,
    @JsonPropertyDescription("The keys that hold PEM certificates, where * stands for any text, for example *.crt; a key that appears later is trusted without a restart.")
    @Size(min = 1, max = 253) @Pattern("^[A-Za-z0-9._*-]+$") @Nullable String pattern) {}
}
