package io.eddy.cli.config;

/**
 * Where the service listens.
 *
 * @param host a name or an address of this machine
 * @param port 0 for any that is free
 */
public record Network(String host, int port) {
  /** Only this machine can reach it. */
  public static final Network DEFAULT = new Network("127.0.0.1", 8080);

  /** The highest port. */
  public static final int MOST_PORT = 65_535;

  /** Checks host and port. */
  public Network {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "The network.host is empty. Set an address of this machine, such as 127.0.0.1.");
    }
    if (port < 0 || port > MOST_PORT) {
      throw new IllegalArgumentException(
          "The network.port (%d) must be 0 to %d. 0 takes any that is free."
              .formatted(port, MOST_PORT));
    }
  }
}
