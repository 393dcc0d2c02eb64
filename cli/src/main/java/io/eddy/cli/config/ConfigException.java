package io.eddy.cli.config;

/** The configuration is wrong; the message names the key, its value and the remedy. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public ConfigException(String message) {
    super(message);
  }

  /** Says what is wrong, and what told so. */
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
