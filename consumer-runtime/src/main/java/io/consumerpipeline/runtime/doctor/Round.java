package io.consumerpipeline.runtime.doctor;

import io.consumerpipeline.runtime.finding.Check;
import io.consumerpipeline.runtime.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Checks that are made one after the other, each if what it needs is good.
 *
 * @param looks where a check is made, so that one that hangs does not hold up the rest
 * @param deadline of {@link System#nanoTime}, after which nothing is waited for
 */
record Round(ExecutorService looks, long deadline) {

  /** Makes these checks, which may need subjects of findings from before; tells what these checks found. */
  List<Finding> make(List<Check> checks, List<Finding> before) throws InterruptedException {
    var all = new ArrayList<>(before);
    for (Check check : checks) {
      List<String> bad = check.needs().stream().filter(subject -> !isGood(subject, all)).toList();
      all.addAll(bad.isEmpty() ? look(check) : Finding.skip(check.subject(), "needs " + String.join(", ", bad)));
    }
    return List.copyOf(all.subList(before.size(), all.size()));
  }

  private static boolean isGood(String subject, List<Finding> findings) {
    return findings.stream().filter(finding -> finding.subject().equals(subject)).allMatch(finding -> finding.verdict().good());
  }

  private List<Finding> look(Check check) throws InterruptedException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      return Finding.skip(check.subject(), "no time left");
    }
    Future<List<Finding>> look = looks.submit(check.look()::get);
    try {
      return look.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Finding.fail(check.subject(), "no answer in time");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the check of " + check.subject() + " failed", e.getCause());
    }
  }
}
