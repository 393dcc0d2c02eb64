package io.eddy.service.serving;

import java.time.Duration;
import java.util.Map;

/**
 * How requests are answered.
 *
 * @param baseline what answers in mode baseline and where the policy can't
 * @param deadline after so long a request is answered by the baseline
 * @param placements by name; others are like {@link Placement#DEFAULT}
 */
public record ServingSettings(
    String baseline, Duration deadline, Map<String, Placement> placements) {
  /** The settings where nothing is configured. */
  public static final ServingSettings DEFAULT =
      new ServingSettings("popularity", Duration.ofMillis(250), Map.of("home", Placement.DEFAULT));

  /** Copies the map. */
  public ServingSettings {
    placements = Map.copyOf(placements);
  }

  /** The settings of a placement. */
  public Placement placement(String name) {
    return placements.getOrDefault(name, Placement.DEFAULT);
  }

  /**
   * A place in the app where slates are shown.
   *
   * @param exposure what tells that an item was on screen
   * @param visibleDepth with {@link Exposure#SERVED}, how many items are
   */
  public record Placement(Exposure exposure, int visibleDepth) {
    /** Impressions are sent. */
    public static final Placement DEFAULT = new Placement(Exposure.IMPRESSIONS, 10);

    /** Positions that count as displayed when the slate is answered. */
    public int displayedWhenServed() {
      return exposure == Exposure.SERVED ? visibleDepth : 0;
    }
  }

  /** What tells that an item was on screen. */
  public enum Exposure {
    /** The platform sends impressions. */
    IMPRESSIONS,
    /** What is served is seen, down to a depth. */
    SERVED
  }
}
