package io.eddy.cli.export;

import java.util.Locale;

/** What can be exported. */
public enum Table {
  /** One row a position of a decided slate. */
  DECISIONS,
  /** One row an accepted event. */
  EVENTS,
  /** One row a position of a decided slate, with what it led to. */
  REWARDS,
  /** One row a displayed slate, with the choice and the viewer's next displayed slate. */
  TRANSITIONS;

  /** Its name on the command line, and of its file. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
