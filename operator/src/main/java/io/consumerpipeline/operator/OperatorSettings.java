package io.consumerpipeline.operator;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the operator is run.
 *
 * @param watchNamespaces empty for all
 * @param leaseNamespace null to work without leader election
 * @param identity of this process in the Lease and in Events
 * @param port 0 for any that is free
 * @param podPort where consumer pods serve their status
 */
record OperatorSettings(Set<String> watchNamespaces, @Nullable String leaseNamespace, String identity, String runtimeImage,
    Duration pollInterval, int port, int podPort) {}
