package io.eddy.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the manifest, and the Java that runs it. */
final class EddyVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    @Nullable String built = Eddy.class.getPackage().getImplementationVersion();
    String version = built == null ? "(not packaged)" : built;
    return new String[] {"eddy " + version + " on Java " + Runtime.version()};
  }
}
