package io.consumerpipeline.e2e.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {
  @Test
  void ticksAreThoseOfTheProcessAndItsEndedChildrenWhateverItsName() {
    var stat = "4711 (a) b (c)) S 1 4711 4711 0 -1 4194560 900 800 7 6 100 20 3 4 20 0 1 0 5000 1 2 3";

    assertThat(ProcessUsage.ticks(stat)).isEqualTo(127);
  }

  @Test
  void peakIsInBytes() {
    var status = List.of("Name:\tjava", "VmPeak:\t  999999 kB", "VmHWM:\t  190208 kB", "VmRSS:\t  120000 kB");

    assertThat(ProcessUsage.peakResidentBytes(status)).isEqualTo(190_208L * 1024);
  }

  @Test
  void ownProcessHasUsedTimeAndMemory() throws IOException {
    var self = ProcessHandle.current();

    assertThat(ProcessUsage.cpuSeconds(self)).isPositive().isLessThan(36_000);
    assertThat(ProcessUsage.peakResidentBytes(self.pid())).isGreaterThan(10_000_000);
  }
}
