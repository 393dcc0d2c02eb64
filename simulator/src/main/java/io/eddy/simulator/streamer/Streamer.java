package io.eddy.simulator.streamer;

import java.util.List;

/**
 * A streamer as the simulator knows them. The platform tells Eddy ids, category, tags and title;
 * quality, appeal and fame are hidden and show only in what viewers do.
 *
 * @param index from 0
 * @param category what they do
 * @param tags tags of the category that they use
 * @param fame audience outside this simulation in an average hour
 * @param quality what makes people stay; standard normal over the streamers who are no clickbait
 * @param appeal what makes people enter: cover, title, charm; same scale
 * @param clickbait whether appeal was raised and quality lowered
 */
public record Streamer(
    int index,
    Category category,
    List<String> tags,
    double fame,
    double quality,
    double appeal,
    boolean clickbait) {
  /** Copies the tags. */
  public Streamer {
    tags = List.copyOf(tags);
  }

  /** The id on the wire. */
  public String id() {
    return "streamer-" + index;
  }

  /** The id of the streamer's one room. */
  public String roomId() {
    return "room-" + index;
  }

  /** What stands above the room. */
  public String title() {
    return "%s with %d".formatted(String.join(" and ", tags), index);
  }
}
