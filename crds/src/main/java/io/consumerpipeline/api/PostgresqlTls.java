package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How the connection to PostgreSQL is encrypted, and how the server proves who it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "has(self.mode) || has(self.caSecretRef)", message = "tls is empty: write mode or caSecretRef, or leave tls out")
@ValidationRule(value = "!has(self.caSecretRef) || !has(self.mode) || self.mode in ['VerifyFull', 'VerifyCA']", message = "caSecretRef has no use without verification: write mode VerifyFull or VerifyCA, or remove caSecretRef")
public record PostgresqlTls(
  @JsonPropertyDescription("VerifyFull: encrypted, certificate and host name are verified. VerifyCA: the certificate alone. Require: encrypted, nothing is verified. Disable: in clear text. Default: VerifyFull with caSecretRef, otherwise as sslmode of the connection Secret says.")
  @Nullable Mode mode,
  @JsonPropertyDescription("The certificate authorities to trust, in PEM. Default: sslrootcert of the connection Secret, otherwise the public ones that Java knows.")
  @Nullable CaSecretReference caSecretRef) {

  /** From the strictest to none; the words are those of sslmode. */
  public enum Mode {
    VerifyFull, VerifyCA, Require, Disable
  }

  /** A key of a Secret of the resource's own namespace. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record CaSecretReference(
    @JsonPropertyDescription("The Secret's name.")
    @Required @Size(min = 1, max = 253) @Pattern("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$") String name,
    @JsonPropertyDescription("The key, for example ca.crt.")
    @Required @Size(min = 1, max = 253) @Pattern("^[-._a-zA-Z0-9]+$") String key) {}
}
