package io.consumerpipeline.operator;

import io.consumerpipeline.operator.desired.DesiredState;
import io.consumerpipeline.operator.desired.OptionalKind;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.Planned;
import io.consumerpipeline.operator.plan.Planner;
import io.consumerpipeline.operator.plan.Problem;
import io.consumerpipeline.operator.plan.SchemaTexts;
import io.consumerpipeline.schema.EventSchema;
import io.consumerpipeline.schema.UnusableSchemaException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what the operator would apply, without a cluster. */
@Command(name = "render", mixinStandardHelpOptions = true, description = RenderCommand.DESCRIPTION)
public final class RenderCommand implements Callable<Integer> {
  static final String DESCRIPTION = """
      Print the objects that the operator would apply for the ConsumerPipelines of a file.
      Exit code 1: a pipeline cannot be planned; each problem is one line on standard error.
      Exit code 2: the file cannot be read.""";
  private static final int PLANNED = 0;
  private static final int PROBLEMS = 1;
  private static final int UNREADABLE = 2;

  private final InputStream standardInput;

  @Spec
  private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "YAML with one or several documents; - reads standard input.")
  private String file = "";

  @Option(names = "--runtime-image", paramLabel = "IMAGE", description = "The image of the consumer pods. Default: ${DEFAULT-VALUE}.")
  private String runtimeImage = "consumerpipeline/consumer-runtime:latest";

  @Option(names = "--with-monitoring", description = "As in a cluster that has ServiceMonitor and PrometheusRule.")
  private boolean withMonitoring;

  /** A command that reads {@code -} from there. */
  public RenderCommand(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    List<Manifest> manifests;
    try {
      manifests = Manifest.read(text());
    } catch (NoSuchFileException e) {
      return unreadable("there is no such file");
    } catch (MalformedInputException e) {
      return unreadable("it is not text in UTF-8");
    } catch (IOException e) {
      return unreadable(e.toString());
    } catch (UnreadableManifestException e) {
      return unreadable(e.why());
    }
    return render(manifests);
  }

  private int render(List<Manifest> manifests) {
    var plans = new ArrayList<PipelinePlan>();
    var problems = new ArrayList<String>();
    for (var manifest : manifests) {
      unknownFields(manifest).forEach(problem -> problems.add(describe(manifest, problem)));
      schemaProblems(manifest).forEach(problem -> problems.add(describe(manifest, problem)));
      switch (new Planner(runtimeImage, Duration.ZERO).plan(manifest.owner(), manifest.spec(), manifest.schemas())) {
        case Planned.Plan(var plan) -> plans.add(plan);
        case Planned.Problems(var found) -> found.forEach(problem -> problems.add(describe(manifest, problem)));
      }
    }
    if (!problems.isEmpty()) {
      problems.forEach(error()::println);
      return PROBLEMS;
    }
    var yaml = new KubernetesSerialization();
    plans.stream().flatMap(plan -> DesiredState.of(plan, installed()).stream()).map(yaml::asYaml).forEach(output()::print);
    output().flush();
    return PLANNED;
  }

  private Set<OptionalKind> installed() {
    return withMonitoring ? EnumSet.allOf(OptionalKind.class) : EnumSet.noneOf(OptionalKind.class);
  }

  private String text() throws IOException {
    return file.equals("-") ? new String(standardInput.readAllBytes(), StandardCharsets.UTF_8) : Files.readString(Path.of(file));
  }

  private static Stream<Problem> unknownFields(Manifest manifest) {
    return manifest.unknown().stream().map(path -> new Problem(Problem.Reason.UnknownField, path,
        "there is no such field: correct or remove it, or look at kubectl explain consumerpipeline.spec"));
  }

  private static Stream<Problem> schemaProblems(Manifest manifest) {
    return SchemaTexts.wanted(manifest.spec()).stream().flatMap(reference -> {
      var text = manifest.schemas().byReference().get(reference);
      if (text == null) {
        return Stream.of(new Problem(Problem.Reason.SchemaNotFound, "spec.events.types", "ConfigMap " + reference.name()
            + " with the key " + reference.key() + " is not in the file: add it"));
      }
      try {
        EventSchema.compile(text);
        return Stream.empty();
      } catch (UnusableSchemaException e) {
        return Stream.of(new Problem(Problem.Reason.InvalidSchema, "spec.events.types", "the schema " + reference.key()
            + " in ConfigMap " + reference.name() + ": " + e.getMessage()));
      }
    });
  }

  private static String describe(Manifest manifest, Problem problem) {
    return manifest.owner().namespace() + "/" + manifest.owner().name() + ": " + problem;
  }

  private int unreadable(String why) {
    error().println(file + " cannot be read: " + why);
    return UNREADABLE;
  }

  private PrintWriter output() {
    return command.commandLine().getOut();
  }

  private PrintWriter error() {
    return command.commandLine().getErr();
  }
}
