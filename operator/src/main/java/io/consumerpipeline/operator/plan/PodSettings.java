package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.api.PostgresqlTls;
import io.consumerpipeline.api.Resources;
import io.consumerpipeline.api.Resources.Amounts;
import io.consumerpipeline.operator.plan.PipelinePlan.CertificateAuthority;
import io.consumerpipeline.operator.plan.PipelinePlan.Pod;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pod is made of, with defaults. A default gives way to what the user wrote: a request that is absent is never above a limit
 * that was written, and a limit that is absent never below a request.
 */
final class PodSettings {
  private static final Amount CPU_REQUEST = Amount.parse("100m");
  private static final Amount MEMORY_REQUEST = Amount.parse("256Mi");
  private static final Amount MEMORY_LIMIT = Amount.parse("512Mi");

  private PodSettings() {}

  static Pod of(ConsumerPipelineSpec spec, String image) {
    var resources = requireNonNullElse(spec.resources(), new Resources(null, null));
    var requests = requireNonNullElse(resources.requests(), new Amounts(null, null));
    var limits = requireNonNullElse(resources.limits(), new Amounts(null, null));
    return new Pod(image, spec.sink().postgresql().connectionSecretRef().name(), requests(requests, limits),
        limits(requests, limits), connectionCa(spec.sink().postgresql().tls()), KafkaSecurity.mounts(spec.source().kafka()));
  }

  private static Optional<CertificateAuthority> connectionCa(@Nullable PostgresqlTls tls) {
    return tls == null || tls.caSecretRef() == null
        ? Optional.empty()
        : Optional.of(new CertificateAuthority(tls.caSecretRef().name(), tls.caSecretRef().key()));
  }

  private static Map<String, String> requests(Amounts requests, Amounts limits) {
    return Map.of(
        "cpu", requests.cpu() != null ? canonical(requests.cpu()) : smaller(CPU_REQUEST, limits.cpu()).canonical(),
        "memory",
        requests.memory() != null ? canonical(requests.memory()) : smaller(MEMORY_REQUEST, limits.memory()).canonical());
  }

  private static Map<String, String> limits(Amounts requests, Amounts limits) {
    var memory = limits.memory() != null ? canonical(limits.memory()) : larger(MEMORY_LIMIT, requests.memory()).canonical();
    return limits.cpu() == null ? Map.of("memory", memory) : Map.of("cpu", canonical(limits.cpu()), "memory", memory);
  }

  private static String canonical(String amount) {
    return Amount.parse(amount).canonical();
  }

  private static Amount smaller(Amount amount, @Nullable String other) {
    return other == null || amount.compareTo(Amount.parse(other)) <= 0 ? amount : Amount.parse(other);
  }

  private static Amount larger(Amount amount, @Nullable String other) {
    return other == null || amount.compareTo(Amount.parse(other)) >= 0 ? amount : Amount.parse(other);
  }
}
