package io.consumerpipeline.runtime.finding;

import java.util.List;
import java.util.function.Supplier;

/**
 * One thing to look at.
 *
 * @param needs subjects that must be good, or this is not looked at
 * @param look changes nothing; what goes wrong is a finding
 */
public record Check(String subject, List<String> needs, Supplier<List<Finding>> look) {}
