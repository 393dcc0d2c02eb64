package io.eddy.cli.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

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

  /** These settings with another host. */
  public Network withHost(String other) {
    return new Network(other, port);
  }

  /** These settings with another port. */
  public Network withPort(int other) {
    return new Network(host, other);
  }

  /**
   * The host's address, which only this machine can reach.
   *
   * @throws ConfigException if others can reach it: there are no keys yet that tell who may
   */
  public InetAddress loopback() {
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new ConfigException(
          "The network.host (%s) is no address that is known here. Set 127.0.0.1.".formatted(host),
          e);
    }
    if (!address.isLoopbackAddress()) {
      throw new ConfigException(
          ("The network.host (%s) can be reached from other machines, and without keys anybody"
                  + " there could read and write everything. Set 127.0.0.1, and let a proxy that"
                  + " knows its callers stand before it.")
              .formatted(host));
    }
    return address;
  }

  /** Where a server of this host answers on a port. */
  public URI uri(int listening) {
    var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return URI.create(
        "http://%s:%d".formatted(bare.contains(":") ? "[" + bare + "]" : bare, listening));
  }
}
