package io.consumerpipeline.e2e.bench.process;

import java.io.IOException;

/** A process whose use of the machine is measured. */
public interface Server {
  /** The process; its children count too. */
  ProcessHandle handle();

  /** CPU seconds since it was started, its children's included. */
  default double cpuSeconds() throws IOException {
    return ProcessUsage.cpuSeconds(handle());
  }

  /** The most memory that it had resident, in bytes. */
  default long peakResidentBytes() throws IOException {
    return ProcessUsage.peakResidentBytes(handle().pid());
  }
}
