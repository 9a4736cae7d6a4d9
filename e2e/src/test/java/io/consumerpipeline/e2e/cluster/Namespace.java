package io.consumerpipeline.e2e.cluster;

import static io.consumerpipeline.e2e.cluster.Cluster.kubectl;
import static io.consumerpipeline.e2e.cluster.Cluster.tryKubectl;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A namespace for one scenario, under Pod Security <em>restricted</em>, with the Secret of a database of its own. It is made anew
 * before the scenario and deleted after it; what a failed test leaves to see is printed first.
 */
public final class Namespace implements BeforeAllCallback, AfterAllCallback, AfterTestExecutionCallback {
  /** Topics outlive a namespace: each run has its own, so that a second run on the same cluster finds none of the first's events. */
  private static final String RUN = Long.toString(System.currentTimeMillis() / 1000, 36);

  private final String name;
  private final Server kafka;
  private final Server postgres;

  private Namespace(String name, Server kafka, Server postgres) {
    this.name = name;
    this.kafka = kafka;
    this.postgres = postgres;
  }

  /** A namespace called {@code e2e-<scenario>}, with everybody's servers. */
  public static Namespace of(String scenario) {
    return new Namespace("e2e-" + scenario, Server.shared("kafka"), Server.shared("postgres"));
  }

  /** The same with servers of its own, which may be taken away. */
  public static Namespace withOwnServers(String scenario) {
    var name = "e2e-" + scenario;
    return new Namespace(name, new Server("kafka", name), new Server("postgres", name));
  }

  public String name() {
    return name;
  }

  public Server kafka() {
    return kafka;
  }

  public Server postgres() {
    return postgres;
  }

  /** The topic's name in this run. */
  public String topic(String topic) {
    return topic + "-" + RUN;
  }

  /** Where to find the brokers. */
  public String bootstrapServers() {
    return kafka.host() + ":9092";
  }

  /** The database that belongs to this namespace. */
  public Postgres database() {
    return new Postgres(postgres, name.replace('-', '_'));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    create();
  }

  /** Makes it anew. */
  public void create() {
    kubectl("delete", "namespace", name, "--ignore-not-found");
    kubectl("create", "namespace", name);
    kubectl("label", "namespace", name, "pod-security.kubernetes.io/enforce=restricted");
    if (postgres.namespace().equals(name)) {
      Postgres.createSecret(name);
      postgres.install();
      kafka.install();
    }
    database().create();
    kubectl("-n", name, "create", "secret", "generic", "db-app", "--from-literal=host=" + postgres.host(),
        "--from-literal=port=5432",
        "--from-literal=dbname=" + database().database(), "--from-literal=username=postgres",
        "--from-literal=password=" + Postgres.password());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (System.getProperty("keep") == null) {
      delete();
    }
  }

  /** Takes it away, with all that is in it. */
  public void delete() {
    kubectl("delete", "namespace", name, "--wait=false");
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      System.out.println("--- what is in " + name + " after " + context.getDisplayName());
      System.out.println(tryKubectl("", "-n", name, "get", "consumerpipelines,all", "-o", "wide").output());
      System.out.println(tryKubectl("", "-n", name, "get", "consumerpipelines", "-o", "yaml").output());
      System.out.println(tryKubectl("", "-n", name, "get", "events", "--sort-by=.lastTimestamp").output());
      System.out.println(tryKubectl("", "-n", name, "logs", "--all-containers", "--prefix", "--tail=40", "-l",
          "app.kubernetes.io/managed-by=consumerpipeline-operator").output());
      System.out.println(
          tryKubectl("", "-n", "consumerpipeline-system", "logs", "deployment/consumerpipeline-operator", "--tail=60").output());
    }
  }

  /** Applies a manifest. */
  public String apply(String yaml) {
    return tryKubectl(yaml, "-n", name, "apply", "-f", "-").success();
  }

  /** Applies a manifest that is expected to be refused, and answers what the user reads. */
  public String refusal(String yaml) {
    var command = tryKubectl(yaml, "-n", name, "apply", "-f", "-");
    if (command.exitCode() == 0) {
      throw new AssertionError("accepted: " + yaml);
    }
    return command.errors();
  }

  /** Runs kubectl in this namespace. */
  public String run(String... arguments) {
    var words = new ArrayList<>(List.of("-n", name));
    words.addAll(List.of(arguments));
    return kubectl(words.toArray(String[]::new));
  }

  /** One value of an object, or nothing. */
  public String get(String object, String jsonPath) {
    return tryKubectl("", "-n", name, "get", object, "-o", "jsonpath=" + jsonPath).output().strip();
  }
}
