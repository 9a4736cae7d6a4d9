package io.consumerpipeline.e2e.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The image of the runtime, unpacked: its Java, its jars and its command are those that run in a cluster. Files of it that
 * are named by absolute paths in the image are named by those of the directory.
 */
public final class Image {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DIGITS = 12;

  private final Path root;
  private final List<String> entrypoint;
  private final Map<String, String> environment;

  private Image(Path root, List<String> entrypoint, Map<String, String> environment) {
    this.root = root;
    this.entrypoint = entrypoint;
    this.environment = environment;
  }

  /** Unpacks an archive as {@code docker save} and Jib write them. */
  public static Image unpack(Path archive, Path directory, ChildProcesses processes) throws IOException, InterruptedException {
    var parts = Files.createDirectories(directory.resolve("parts"));
    var root = Files.createDirectories(directory.resolve("root"));
    processes.run("unpack", List.of("tar", "-C", parts.toString(), "-xf", archive.toString()), Map.of());
    var manifest = JSON.readTree(parts.resolve("manifest.json").toFile()).get(0);
    for (var layer : manifest.get("Layers")) {
      processes.run("unpack", List.of("tar", "-C", root.toString(), "-xf", parts.resolve(layer.asText()).toString()), Map.of());
    }
    var config = JSON.readTree(parts.resolve(manifest.get("Config").asText()).toFile()).get("config");
    return new Image(root, inside(root, config.get("Entrypoint")), environment(config.get("Env")));
  }

  private static Map<String, String> environment(JsonNode assignments) {
    var variables = new TreeMap<String, String>();
    for (var node : assignments) {
      var assignment = node.asText().split("=", 2);
      variables.put(assignment[0], assignment[1]);
    }
    return Map.copyOf(variables);
  }

  private static List<String> inside(Path root, JsonNode words) throws IOException {
    var inside = new ArrayList<String>();
    for (var node : words) {
      var word = node.asText().replace("/app/", root + "/app/");
      if (word.startsWith("@")) {
        var arguments = Path.of(word.substring(1));
        Files.writeString(arguments, Files.readString(arguments).replace("/app/", root + "/app/"));
      }
      inside.add(word);
    }
    return List.copyOf(inside);
  }

  /** What tells it from an image of other code: of its jars and options alone, as the archive of classes differs from build to build. */
  public String fingerprint() throws IOException {
    try (var files = Files.walk(root.resolve("app"))) {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(options().toString().getBytes(StandardCharsets.UTF_8));
      for (var jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        digest.update(root.relativize(jar).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(jar));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The Java of the image. */
  public String java() {
    return root.resolve("opt/java/bin/java").toString();
  }

  /** The command of the image, with options of Java that come after the image's and so have the last word, and arguments. */
  List<String> command(List<String> options, List<String> arguments) {
    var command = new ArrayList<>(entrypoint);
    // In the image, java is found by its PATH; here that could be another one.
    command.set(0, java());
    command.addAll(command.indexOf("-cp"), options);
    command.addAll(arguments);
    return command;
  }

  /** The variables of the image: how the C library uses memory is among them. */
  Map<String, String> environment() {
    return environment;
  }

  /** The options of Java that the image sets, as they stand in it; system properties are not among them. */
  public List<String> options() {
    return entrypoint.stream().filter(word -> word.startsWith("-X")).map(word -> word.replace(root + "/app/", "/app/")).toList();
  }
}
