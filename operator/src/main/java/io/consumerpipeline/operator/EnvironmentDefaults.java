package io.consumerpipeline.operator;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Defaults of options from environment variables: {@code --watch-namespaces} from {@code WATCH_NAMESPACES}. */
record EnvironmentDefaults(Map<String, String> environment) implements IDefaultValueProvider {
  private static final Map<String, String> VARIABLES = Map.of(
      "--watch-namespaces", "WATCH_NAMESPACES",
      "--namespace", "POD_NAMESPACE",
      "--identity", "POD_NAME",
      "--runtime-image", "RUNTIME_IMAGE",
      "--poll-interval", "POLL_INTERVAL",
      "--leader-election", "LEADER_ELECTION",
      "--port", "PORT");

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    var variable = VARIABLES.get(option.longestName());
    var value = variable == null ? null : environment.get(variable);
    return value == null || value.isBlank() ? null : value;
  }
}
