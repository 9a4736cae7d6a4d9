package io.consumerpipeline.runtime.config;

import io.consumerpipeline.contract.ContractException;
import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.contract.RuntimeConfig;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The file that {@code --config} names. */
public final class ConfigFile {

  private ConfigFile() {}

  /** Reads and checks it. */
  public static RuntimeConfig read(Path file) throws ConfigurationException {
    RuntimeConfig config = parse(file);
    Optional<String> problem = ConfigCheck.firstProblem(config);
    if (problem.isPresent()) {
      throw new ConfigurationException(file + ": " + problem.get(), null);
    }
    return config;
  }

  private static RuntimeConfig parse(Path file) throws ConfigurationException {
    try {
      RuntimeConfig config = ContractFormat.configFromYaml(Files.readString(file));
      if (config == null) {
        throw new ConfigurationException(file + ": the file is empty: write the configuration there", null);
      }
      return config;
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(file + ": there is no such file: name the configuration with --config", e);
    } catch (MalformedInputException e) {
      throw new ConfigurationException(file + ": the file is no UTF-8 text: write it anew", e);
    } catch (IOException e) {
      throw new ConfigurationException(file + ": the file cannot be read (" + e.getMessage() + "): make it a readable file", e);
    } catch (ContractException e) {
      throw new ConfigurationException(file + ": " + e.getMessage() + ": correct this key", e);
    }
  }
}
