package io.eddy.learning.evaluation;

import java.util.Locale;

/** The campaigns of the Open Bandit Dataset (arXiv 2008.07146, table 1). */
public enum Campaign {
  /** Fashion for men. */
  MEN(34),
  /** Fashion for women. */
  WOMEN(46),
  /** Both. */
  ALL(80);

  private final int items;

  Campaign(int items) {
    this.items = items;
  }

  /** Number of items to choose from. */
  public int items() {
    return items;
  }

  /** Its name in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
