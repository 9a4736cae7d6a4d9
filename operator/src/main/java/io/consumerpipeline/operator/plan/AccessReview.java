package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.KafkaAuthentication;
import io.consumerpipeline.api.KafkaSource;
import io.consumerpipeline.api.KafkaTls.TrustedCertificate;
import io.consumerpipeline.contract.ConsumerProperty;
import io.consumerpipeline.operator.plan.Problem.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Consumer properties beyond their bounds, and what the CRD's rules say of a login, for resources that no API server has seen, such as
 * rendered ones.
 */
final class AccessReview {
  private static final String LOGIN = "spec.source.kafka.authentication";

  private AccessReview() {}

  static Stream<Problem> of(KafkaSource kafka) {
    var tls = kafka.tls();
    var who = kafka.authentication();
    return Stream.of(
        tls == null ? Stream.<Problem>of() : certificates("spec.source.kafka.tls.trustedCertificates", tls.trustedCertificates()),
        who == null ? Stream.<Problem>of() : login(who),
        ConsumerProperty.problems(requireNonNullElse(kafka.config(), Map.of())).stream()
            .map(problem -> new Problem(Reason.OutOfRange, "spec.source.kafka.config", problem)),
        ConsumerProperty.problems(requireNonNullElse(kafka.config(), Map.of()), RuntimeSettings.protocol(kafka)).stream()
            .map(problem -> new Problem(Reason.Contradiction, "spec.source.kafka.config", problem)),
        who == null || who.type() != KafkaAuthentication.Type.TLS || tls != null
            ? Stream.<Problem>of()
            : Stream.of(missing("spec.source.kafka.tls",
                "type tls needs it: write tls: {trustedCertificates: [{secretName, certificate}]}")))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> login(KafkaAuthentication who) {
    return switch (who.type()) {
      case null -> Stream.of(missing(LOGIN + ".type", "write scram-sha-512, scram-sha-256, plain, tls or oauth"));
      case SCRAM_SHA_512, SCRAM_SHA_256, PLAIN -> who.username() != null && who.passwordSecret() != null
          ? Stream.of()
          : Stream.of(missing(LOGIN, "this type needs username and passwordSecret: {secretName, password}"));
      case TLS -> who.certificateAndKey() != null
          ? Stream.of()
          : Stream.of(missing(LOGIN, "type tls needs certificateAndKey: {secretName, certificate, key}"));
      case OAUTH -> who.clientId() != null && who.clientSecret() != null && who.tokenEndpointUri() != null
          ? certificates(LOGIN + ".tlsTrustedCertificates", who.tlsTrustedCertificates())
          : Stream.of(missing(LOGIN, "type oauth needs clientId, clientSecret: {secretName, key} and tokenEndpointUri"));
    };
  }

  private static Stream<Problem> certificates(String field, @Nullable List<TrustedCertificate> written) {
    return written == null || written.stream().allMatch(one -> (one.certificate() == null) != (one.pattern() == null))
        ? Stream.of()
        : Stream.of(missing(field, "each entry needs either certificate (a key such as ca.crt) or pattern (such as '*.crt')"));
  }

  private static Problem missing(String field, String message) {
    return new Problem(Reason.MissingField, field, message);
  }
}
