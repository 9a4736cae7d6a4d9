package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.runtime.doctor.DoctorCommand;
import io.consumerpipeline.runtime.logging.LogSetup;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What doctor says of a scenario, and its exit code. */
record Diagnosis(int code, List<String> lines) {
  private static final String PASSWORD = "never-to-be-printed";

  static Diagnosis of(Scenario scenario) throws Exception {
    return of(scenario, InstantSource.system());
  }

  static Diagnosis of(Scenario scenario, InstantSource clock) throws Exception {
    // The server takes any.
    scenario.secret("password", PASSWORD);
    Path config = Files.createTempFile("pipeline", ".yaml");
    Files.writeString(config, ContractFormat.toYaml(scenario.config()));
    var output = new StringWriter();
    int code = new CommandLine(new DoctorCommand("test-doctor", clock)).setOut(new PrintWriter(output))
        .execute("--config=" + config);
    LogSetup.apply(scenario.config());
    assertThat(output.toString()).doesNotContain(PASSWORD);
    return new Diagnosis(code, output.toString().lines().toList());
  }

  /** All that is said of this, verdict first, without the columns. */
  String of(String subject) {
    return lines.stream().filter(line -> subject(line).equals(subject)).map(line -> line.replaceAll(" +", " "))
        .collect(Collectors.joining("\n"));
  }

  /** The subjects that are neither ok nor worth a warning only. */
  List<String> bad() {
    return lines.stream().filter(line -> line.startsWith("fail") || line.startsWith("skip"))
        .map(Diagnosis::subject).toList();
  }

  private static String subject(String line) {
    return line.substring(6, 23).strip();
  }
}
