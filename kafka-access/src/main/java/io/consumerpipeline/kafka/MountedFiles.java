package io.consumerpipeline.kafka;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Files on disk. Kubernetes replaces those of a mounted Secret within a minute or two after it has changed. */
public final class MountedFiles implements KeyFiles {

  @Override
  public String read(String file) throws KeyFileException {
    try {
      return Files.readString(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new KeyFileException("the file " + file + " is missing: add this key to the Secret that is mounted there", e);
    } catch (IOException e) {
      throw new KeyFileException("the file " + file + " cannot be read: make it readable text", e);
    }
  }

  @Override
  public List<String> matching(String name) throws KeyFileException {
    Path path = Path.of(name);
    if (name.indexOf('*') < 0) {
      return List.of(name);
    }
    Path directory = Objects.requireNonNullElse(path.getParent(), Path.of("."));
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, path.getFileName().toString())) {
      var files = new ArrayList<String>();
      found.forEach(file -> files.add(file.toString()));
      Collections.sort(files);
      return files;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new KeyFileException("the directory " + directory + " cannot be listed: make it readable", e);
    }
  }
}
