package io.consumerpipeline.runtime.sink.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.runtime.finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCheckTest {

  @ParameterizedTest
  @CsvSource({"13, Fail", "14, Ok", "18, Ok"})
  void serverIsRefusedThatIsOlderThanFourteen(int major, Verdict expected) {
    assertThat(new ServerCheck("database").judge(major, major + ".1", "db")).singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(expected));
  }

  @Test
  void clearTextIsWorthAWarningUnlessItWasAskedFor() {
    // A pooler that encrypts one side only cannot be had in a test.
    assertThat(new EncryptionCheck("encryption", "verify-full").clear()).singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.Warn));
    assertThat(new EncryptionCheck("encryption", "disable").clear()).singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.Ok));
  }
}
