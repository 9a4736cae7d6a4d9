import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.spi.ToolProvider;

/// Makes the image that all our Java images stand on: a Java runtime of the modules they need, the C library it is
/// linked with, and nothing else: no shell, no package manager, no user but 65532.
///
/// Run by the JDK whose runtime is to be taken: `java BaseImage.java target BaseImage.java`, with the directory to
/// write to and this very file, whose change makes the image anew. Leaves `root/` (the file system) and `base-image.tar` (a docker-archive). Where both were made from the same
/// inputs before, nothing is done.

/// What the operator (Kubernetes client over java.net.http), the consumer runtime (Kafka with SASL and Kerberos, JDBC)
/// and their metric endpoints load. jdeps names java.desktop too: its classes are reached by no code path of ours.
private static final String MODULES = String.join(",", "java.base", "java.logging", "java.management", "java.naming",
    "java.net.http", "java.security.jgss", "java.security.sasl", "java.sql", "jdk.crypto.ec", "jdk.httpserver",
    "jdk.management", "jdk.net", "jdk.unsupported", "jdk.zipfs");

/// Of the C library: what the runtime and the native parts of lz4, snappy and zstd are linked with, and what it loads
/// by name to look up hosts.
private static final List<String> C_LIBRARIES = List.of("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0",
    "librt.so.1", "libresolv.so.2", "libnss_files.so.2", "libnss_dns.so.2");

record Platform(String docker, String triplet, String loader) {
  static Platform ofThisMachine() {
    var system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return switch (system) {
      case "Linux amd64" -> new Platform("amd64", "x86_64-linux-gnu", "lib64/ld-linux-x86-64.so.2");
      case "Linux aarch64" -> new Platform("arm64", "aarch64-linux-gnu", "lib/ld-linux-aarch64.so.1");
      default -> throw fail("images are built on Linux (amd64 or arm64) only, and this is " + system
          + ": build without them by -Djib.skip, or in a Linux machine");
    };
  }
}

void main(String[] args) throws Exception {
  var target = Path.of(args[0]).toAbsolutePath();
  var platform = Platform.ofThisMachine();
  var made = target.resolve("base-image.inputs");
  var inputs = inputs(platform, Path.of(args[1]));
  if (Files.exists(made) && Files.readString(made).equals(inputs)) {
    return;
  }
  Files.deleteIfExists(made);
  var root = target.resolve("root");
  run("rm", "-rf", root.toString());
  Files.createDirectories(root);
  addJava(root);
  addCLibrary(root, platform);
  addSystemFiles(root);
  pack(root, target.resolve("base-image.tar"), platform);
  Files.writeString(made, inputs);
}

/// All that decides what the image holds, as text.
String inputs(Platform platform, Path source) throws Exception {
  var release = Path.of(System.getProperty("java.home"), "release");
  return String.join("\n", sha256(source), sha256(release), sha256(library(platform, "libc.so.6")));
}

void addJava(Path root) throws Exception {
  var jlink = ToolProvider.findFirst("jlink")
      .orElseThrow(() -> fail("the JDK at " + System.getProperty("java.home") + " has no jlink: use a full JDK 25"));
  var java = root.resolve("opt/java");
  var exit = jlink.run(System.out, System.err, "--add-modules", MODULES, "--strip-debug", "--no-header-files",
      "--no-man-pages", "--output", java.toString());
  if (exit != 0) {
    throw fail("jlink ended with " + exit + ": its message is above");
  }
  // The classes of the JDK as they lie in memory, for programs that bring no archive of their own.
  run(java.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-Xshare:dump");
}

void addCLibrary(Path root, Platform platform) throws Exception {
  for (var name : C_LIBRARIES) {
    copy(library(platform, name), root.resolve("lib/" + platform.triplet + "/" + name));
  }
  copy(Path.of("/" + platform.loader), root.resolve(platform.loader));
}

/// Debian and its descendants keep libraries in a directory per architecture, Fedora and its own in lib64.
Path library(Platform platform, String name) {
  return Stream.of("/lib/" + platform.triplet, "/usr/lib/" + platform.triplet, "/lib64", "/usr/lib64")
      .map(directory -> Path.of(directory, name))
      .filter(Files::isRegularFile)
      .findFirst()
      .orElseThrow(() -> fail("the C library's " + name + " is not in /lib/" + platform.triplet
          + " nor /lib64: images need a Linux with glibc (Debian, Ubuntu, Fedora), not musl"));
}

void addSystemFiles(Path root) throws Exception {
  var etc = Files.createDirectories(root.resolve("etc"));
  Files.writeString(etc.resolve("passwd"), "root:x:0:0:root:/:/none\nnonroot:x:65532:65532:nonroot:/:/none\n");
  Files.writeString(etc.resolve("group"), "root:x:0:\nnonroot:x:65532:\n");
  Files.writeString(etc.resolve("nsswitch.conf"), "hosts: files dns\n");
  Files.setPosixFilePermissions(Files.createDirectories(root.resolve("tmp")),
      PosixFilePermissions.fromString("rwxrwxrwx"));
}

/// One layer whose bytes depend on nothing but the files: a docker-archive is a tar of tars with two JSON documents.
void pack(Path root, Path image, Platform platform) throws Exception {
  var parts = Files.createTempDirectory(image.getParent(), "parts");
  tar(root, parts.resolve("layer.tar"), ".");
  var configuration = """
      {"architecture":"%s","os":"linux","created":"1970-01-01T00:00:00Z",
       "config":{"User":"65532:65532","WorkingDir":"/",
         "Env":["PATH=/opt/java/bin","JAVA_HOME=/opt/java","LANG=C.UTF-8"]},
       "rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}
      """.formatted(platform.docker, sha256(parts.resolve("layer.tar")));
  Files.writeString(parts.resolve("config.json"), configuration);
  Files.writeString(parts.resolve("manifest.json"), """
      [{"Config":"config.json","RepoTags":["consumerpipeline/base:0.1.0"],"Layers":["layer.tar"]}]
      """);
  tar(parts, image, "manifest.json", "config.json", "layer.tar");
  run("rm", "-rf", parts.toString());
}

void tar(Path directory, Path archive, String... names) throws Exception {
  var command = new ArrayList<>(List.of("tar", "-C", directory.toString(), "--sort=name", "--mtime=@1", "--owner=0",
      "--group=0", "--numeric-owner", "-cf", archive.toString()));
  command.addAll(List.of(names));
  run(command.toArray(String[]::new));
}

void copy(Path from, Path to) throws IOException {
  Files.createDirectories(to.getParent());
  Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
}

String sha256(Path file) throws Exception {
  return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
}

void run(String... command) throws Exception {
  var exit = new ProcessBuilder(command).inheritIO().start().waitFor();
  if (exit != 0) {
    throw fail(String.join(" ", command) + " ended with " + exit);
  }
}

/// Ends the program with one sentence; thrown so that a caller need not return anything.
static RuntimeException fail(String sentence) {
  System.err.println("base-image: " + sentence);
  System.exit(1);
  return new IllegalStateException(sentence);
}
