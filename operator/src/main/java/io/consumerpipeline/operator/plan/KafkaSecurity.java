package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.KafkaAuthentication;
import io.consumerpipeline.api.KafkaSource;
import io.consumerpipeline.api.KafkaTls;
import io.consumerpipeline.api.KafkaTls.TrustedCertificate;
import io.consumerpipeline.contract.RuntimeConfig.Login;
import io.consumerpipeline.contract.RuntimeConfig.Mechanism;
import io.consumerpipeline.contract.RuntimeConfig.Security;
import io.consumerpipeline.operator.plan.PipelinePlan.SecretMount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How pods get into Kafka, and which Secrets they need for it. A key of a Secret is the file {@code <directory>/<Secret>/<key>}. */
final class KafkaSecurity {
  private static final String DIRECTORY = "/etc/consumerpipeline/kafka";

  /** A key of a Secret, or a pattern of keys. */
  private record Reference(String secret, String key) {
    String file() {
      return DIRECTORY + "/" + secret + "/" + key;
    }
  }

  private KafkaSecurity() {}

  static Security of(KafkaSource kafka) {
    return new Security(kafka.tls() != null, files(trusted(kafka.tls())), login(kafka.authentication()));
  }

  private static Login login(@Nullable KafkaAuthentication who) {
    if (who == null) {
      return new Login.None();
    }
    return switch (who.type()) {
      case SCRAM_SHA_512 -> password(Mechanism.ScramSha512, who);
      case SCRAM_SHA_256 -> password(Mechanism.ScramSha256, who);
      case PLAIN -> password(Mechanism.Plain, who);
      case TLS -> {
        var own = requireNonNull(who.certificateAndKey());
        yield new Login.Certificate(new Reference(own.secretName(), own.certificate()).file(),
            new Reference(own.secretName(), own.key()).file());
      }
      case OAUTH -> {
        var secret = requireNonNull(who.clientSecret());
        yield new Login.Token(requireNonNull(who.tokenEndpointUri()), requireNonNull(who.clientId()),
            new Reference(secret.secretName(), secret.key()).file(), requireNonNullElse(who.scope(), ""),
            files(certificates(who.tlsTrustedCertificates())));
      }
    };
  }

  private static Login password(Mechanism mechanism, KafkaAuthentication who) {
    var secret = requireNonNull(who.passwordSecret());
    return new Login.Password(mechanism, requireNonNull(who.username()),
        new Reference(secret.secretName(), secret.password()).file());
  }

  /** What pods mount, by the name of the Secret. */
  static List<SecretMount> mounts(KafkaSource kafka) {
    Map<String, TreeSet<String>> keys = new TreeMap<>();
    references(kafka).forEach(reference -> keys.computeIfAbsent(reference.secret(), _ -> new TreeSet<>()).add(reference.key()));
    return keys.entrySet().stream()
        .map(entry -> new SecretMount(entry.getKey(), DIRECTORY + "/" + entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  private static Stream<Reference> references(KafkaSource kafka) {
    return Stream.concat(trusted(kafka.tls()), own(kafka.authentication()));
  }

  private static Stream<Reference> own(@Nullable KafkaAuthentication who) {
    if (who == null) {
      return Stream.of();
    }
    var password = who.passwordSecret();
    var certificate = who.certificateAndKey();
    var client = who.clientSecret();
    return Stream.of(
        password == null ? Stream.<Reference>of() : Stream.of(new Reference(password.secretName(), password.password())),
        certificate == null
            ? Stream.<Reference>of()
            : Stream.of(certificate.certificate(), certificate.key()).map(key -> new Reference(certificate.secretName(), key)),
        client == null ? Stream.<Reference>of() : Stream.of(new Reference(client.secretName(), client.key())),
        certificates(who.tlsTrustedCertificates()))
        .flatMap(references -> references);
  }

  private static Stream<Reference> trusted(@Nullable KafkaTls tls) {
    return tls == null ? Stream.of() : certificates(tls.trustedCertificates());
  }

  private static Stream<Reference> certificates(@Nullable List<TrustedCertificate> written) {
    return requireNonNullElse(written, List.<TrustedCertificate>of()).stream()
        .map(one -> new Reference(one.secretName(),
            one.certificate() == null ? requireNonNull(one.pattern()) : requireNonNull(one.certificate())));
  }

  private static List<String> files(Stream<Reference> references) {
    return references.map(Reference::file).distinct().toList();
  }
}
