package io.eddy.cli.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A file that configures an algorithm: {@code type} says which, the other keys are the components of
 * its settings. What stands below {@code perEnvironment} and an environment's name counts there only.
 *
 * @param name stands before what is wrong with it
 */
public record AlgorithmFile(String name, String yaml) {

  /**
   * Reads a file of the user.
   *
   * @throws ConfigException if it can't be read
   */
  public static AlgorithmFile of(Path file) {
    try {
      return new AlgorithmFile(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "The configuration %s does not exist. Name a file that does, or leave --config out."
              .formatted(file),
          e);
    } catch (CharacterCodingException e) {
      throw new ConfigException(
          "The configuration %s is no text in UTF-8. Save it as one.".formatted(file), e);
    } catch (IOException e) {
      throw new ConfigException(
          "The configuration %s can't be read (%s). Name a file that can be."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * The type that the file names.
   *
   * @param normal where it names none
   * @param known what it may name
   */
  public String type(String normal, Set<String> known) {
    return told(() -> Yaml.read(yaml).oneOf("type", normal, List.copyOf(known)));
  }

  /**
   * Settings with what the file says for an environment.
   *
   * @param type whose settings they are
   * @param record of what form
   * @param trainingSteps what {@code training} stands for behind a number of steps
   * @throws ConfigException if it says what can't be
   */
  public <C extends Record> C over(
      C normal, Class<C> record, String type, String environment, long trainingSteps) {
    return told(
        () -> {
          var root = Yaml.read(yaml);
          root.oneOf("type", type, List.of(type));
          var reader = new RecordReader(trainingSteps);
          var settings = reader.read(root, record, normal);
          var environments = root.section("perEnvironment");
          for (var name : environments.names()) {
            var there = reader.read(environments.section(name), record, settings);
            if (name.equals(environment)) {
              settings = there;
            }
          }
          root.refuseUnknownKeys();
          return settings;
        });
  }

  private interface Reading<T> {
    T read();
  }

  private <T> T told(Reading<T> reading) {
    try {
      return reading.read();
    } catch (ConfigException e) {
      throw new ConfigException(name + ": " + e.getMessage(), e);
    }
  }
}
