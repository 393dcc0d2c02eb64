package io.eddy.rl.mutants;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Eddy's classes loaded anew, one source of them changed. Everything else is that of the loader above.
 */
final class MutatedClasses extends ClassLoader {

  private static final String OURS = "io.eddy.";

  private final Map<String, byte[]> changed;

  /** Classes without any change. */
  MutatedClasses() {
    this(Map.of());
  }

  private MutatedClasses(Map<String, byte[]> changed) {
    super(MutatedClasses.class.getClassLoader());
    this.changed = changed;
  }

  /** Classes with a mutant among them, which must compile. */
  static MutatedClasses with(Mutant mutant, Path directory) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var source = mutant.mutated();
    var file =
        new SimpleJavaFileObject(
            URI.create("string:///" + mutant.className().replace('.', '/') + ".java"),
            JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return source;
          }
        };
    var options =
        List.of(
            "--release",
            "21",
            "-proc:none",
            "-nowarn",
            "-d",
            directory.toString(),
            "-cp",
            System.getProperty("java.class.path"));
    if (!compiler.getTask(null, null, null, options, null, List.of(file)).call()) {
      throw new IllegalStateException("The mutant doesn't compile: " + mutant.bug());
    }
    var changed = new HashMap<String, byte[]>();
    try (var files = Files.walk(directory)) {
      for (var compiled : files.filter(Files::isRegularFile).toList()) {
        var name = directory.relativize(compiled).toString().replace('/', '.');
        changed.put(name.substring(0, name.length() - ".class".length()), bytes(compiled));
      }
    }
    return new MutatedClasses(changed);
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    var bytes = bytes(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte @Nullable [] bytes(String name) throws ClassNotFoundException {
    var mutated = changed.get(name);
    if (mutated != null) {
      return mutated;
    }
    try (var original = getResourceAsStream(name.replace('.', '/') + ".class")) {
      return original == null ? null : original.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
