package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.trial.Lab;
import io.consumerpipeline.e2e.process.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs scenarios, several at a time: mostly they wait for sessions of the group to end.
 *
 * @param seed that of a scenario is made of it and of its name, so that one alone is as it was among others
 * @param failures where the logs of scenarios that failed are kept
 */
public record Runner(Lab lab, long seed, boolean large, Path failures, Progress progress) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int SEEDS = 1_000_000;

  /** Told of each result as it comes, by one thread or another. */
  @FunctionalInterface
  public interface Listener {
    /** Its exceptions end the run. */
    void result(Result result) throws IOException;
  }

  /** The results of all, in the order of the scenarios. */
  public List<Result> run(List<Scenario> scenarios, int parallel, Listener listener)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(parallel)) {
      var running = new ArrayList<Future<Result>>();
      for (var scenario : scenarios) {
        running.add(threads.submit(() -> {
          var result = run(scenario);
          listener.result(result);
          return result;
        }));
      }
      var results = new ArrayList<Result>();
      for (var each : running) {
        results.add(each.get());
      }
      return results;
    }
  }

  /** Runs one; whatever goes wrong is part of the result. */
  public Result run(Scenario scenario) throws IOException, InterruptedException {
    var stage = Stage.of(lab, scenario, seed + Math.floorMod(scenario.name().hashCode(), SEEDS), large);
    progress.say(scenario.name() + ": " + stage.times() + " times, " + scenario.what());
    var began = System.nanoTime();
    var result = run(scenario, stage, began);
    progress.say(result.tableLine());
    for (var problem : result.problems()) {
      progress.say(scenario.name() + ": " + problem);
    }
    if (!result.passed()) {
      keepLogs(scenario.name());
    }
    return result;
  }

  private static Result run(Scenario scenario, Stage stage, long began) throws InterruptedException {
    try {
      var verdict = scenario.course().run(stage);
      return Result.of(stage, verdict, seconds(began));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return Result.failed(stage, e, seconds(began));
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / NANOS_PER_SECOND;
  }

  private void keepLogs(String name) throws IOException {
    var kept = Files.createDirectories(failures.resolve(name));
    try (var logs = Files.list(lab.processes().log(name).getParent())) {
      for (var log : logs.filter(path -> path.getFileName().toString().contains(name)).toList()) {
        Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    progress.say(name + ": the logs of its processes are kept in " + kept);
  }

}
