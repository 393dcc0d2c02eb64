package io.eddy.cli.wiring;

import io.eddy.cli.config.ConfigException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Jars that bring environments and algorithms of their own. */
public final class Plugins {
  private Plugins() {}

  /**
   * What finds classes in some jars, and everything of Eddy.
   *
   * @throws ConfigException if a file is not there
   */
  public static ClassLoader of(List<Path> jars) {
    return new URLClassLoader(
        jars.stream().map(Plugins::url).toArray(URL[]::new), Plugins.class.getClassLoader());
  }

  private static URL url(Path jar) {
    if (!Files.isReadable(jar)) {
      throw new ConfigException(
          "The --plugin %s can't be read. Name a jar, or a folder of classes, that is there."
              .formatted(jar));
    }
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new ConfigException("The --plugin %s is no file. Name a jar.".formatted(jar), e);
    }
  }
}
