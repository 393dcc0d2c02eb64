package io.eddy.cli.config;

import io.eddy.learning.online.LearnerSettings;
import io.eddy.service.ServiceSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/** Everything that can be configured. {@code eddy.yaml} at the root of the repository tells of each key. */
public record Settings(Network network, ServiceSettings service, LearnerSettings learner) {
  /** The settings where nothing is configured. */
  public static final Settings DEFAULT =
      new Settings(Network.DEFAULT, ServiceSettings.DEFAULT, LearnerSettings.DEFAULT);

  /**
   * The defaults, and over them what a file says.
   *
   * @throws ConfigException if the file can't be read, is no YAML, or says what can't be
   */
  public static Settings load(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
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

  /** These settings on another network. */
  public Settings with(Network other) {
    return new Settings(other, service, learner);
  }

  /** The defaults, and over them what a text says; {@code name} stands before what is wrong with it. */
  static Settings parse(String name, String yaml) {
    try {
      var root = Yaml.read(yaml);
      var settings = SettingsReader.read(root);
      root.refuseUnknownKeys();
      return settings;
    } catch (ConfigException e) {
      throw new ConfigException(name + ": " + e.getMessage(), e);
    }
  }

  /** Every key that can be set, with the names of the sections before it: {@code slate.perStreamer}. */
  static Set<String> keys() {
    var root = Yaml.read("");
    SettingsReader.read(root);
    return root.knownKeys();
  }
}
