package io.eddy.service.serving;

/** What is shed as intake fills, in this order; the last is refusing. */
public enum Overload {
  /** Nothing is shed. */
  NORMAL("normal"),
  /** The learner rests. */
  LEARNER_YIELDS("learnerYields"),
  /** The dashboard's stream rests too. */
  DASHBOARD_RESTS("dashboardRests"),
  /** A baseline answers. */
  BASELINE("baseline"),
  /** Requests are refused until there is room. */
  REFUSING("refusing");

  private static final double LEARNER = .2;
  private static final double DASHBOARD = .4;
  private static final double SIMPLER = .6;
  private static final double FULL = .98;

  private final String wireName;

  Overload(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }

  /** What is shed when the queue is so full, 0 to 1. */
  public static Overload at(double pressure) {
    if (pressure >= FULL) {
      return REFUSING;
    }
    if (pressure >= SIMPLER) {
      return BASELINE;
    }
    if (pressure >= DASHBOARD) {
      return DASHBOARD_RESTS;
    }
    return pressure >= LEARNER ? LEARNER_YIELDS : NORMAL;
  }
}
