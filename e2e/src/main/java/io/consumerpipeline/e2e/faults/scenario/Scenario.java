package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;

/**
 * A kind of fault, and what a pipeline has to stand of it.
 *
 * @param name lower-case letters, digits and hyphens; at most 40, as it names the run
 * @param what is done, in one sentence
 * @param few how often in the short form
 * @param many how often in the long form
 */
public record Scenario(String name, String what, int few, int many, Need need, Course course) {

  /** One that every machine can run. */
  Scenario(String name, String what, int few, int many, Course course) {
    this(name, what, few, many, Need.NOTHING, course);
  }

  int times(boolean large) {
    return large ? many : few;
  }

  /** What happens; returns what became of the events. */
  @FunctionalInterface
  public interface Course {
    /** Throws if the fault cannot be done, or a member does what none must. */
    Verdict run(Stage stage) throws Exception;
  }
}
