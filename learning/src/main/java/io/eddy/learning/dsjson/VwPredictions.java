package io.eddy.learning.dsjson;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Probabilities as {@code vw -p} writes them: a line an event, {@code action:probability,…} with actions from 0, and an
 * empty one after it; of a conditional contextual bandit a line a slot. The first action of a slot is the one that
 * Vowpal Wabbit went on from: the logged one while it learns, one that it drew itself with {@code -t}. In the second
 * case its later slots are of another event than the logged one, and those that happen to agree are no fair sample.
 *
 * @param firstSlots whether nothing is told of later slots
 */
record VwPredictions(Path file, boolean firstSlots) implements DsjsonTarget {
  /** Probabilities are written with six digits. */
  private static final double TOLERANCE = 1e-3;

  @Override
  public Reading open() {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "There is no file %s. Name one that vw -p has written, or a policy: uniform, baseline."
              .formatted(file));
    }
    try {
      return new FileReading(file, firstSlots, Files.newBufferedReader(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public DsjsonTarget ofFirstSlots() {
    return new VwPredictions(file, true);
  }

  private static final class FileReading implements Reading {
    private final Path file;
    private final boolean firstSlots;
    private final BufferedReader reader;
    private final List<String> slots = new ArrayList<>();
    private long number;
    private long at;
    private long events;

    FileReading(Path file, boolean firstSlots, BufferedReader reader) {
      this.file = file;
      this.firstSlots = firstSlots;
      this.reader = reader;
    }

    @Override
    public boolean needsPrediction() {
      return true;
    }

    @Override
    public void next(long line) {
      var text = line();
      while (text != null && text.isBlank()) {
        text = line();
      }
      if (text == null) {
        throw new IllegalArgumentException(
            "The predictions %s end after %d events, and line %d of the data is one more. Maybe they are of other data."
                .formatted(file, events, line));
      }
      at = number;
      events++;
      slots.clear();
      while (text != null && !text.isBlank()) {
        slots.add(text.strip());
        text = line();
      }
    }

    @Override
    public double @Nullable [] probabilities(DsjsonEvent event, int slot) {
      if (slot > 0 && (firstSlots || !follows(event, slot))) {
        return null;
      }
      var actions = event.slots().get(slot).actions();
      var probabilities = new double[event.actions()];
      var named = new boolean[event.actions()];
      var sum = 0.0;
      var pairs = slots.get(slot).split(",", -1);
      for (var pair : pairs) {
        var action = action(pair, event);
        if (named[action] || !actions.contains(action)) {
          throw wrong("names action %d twice, or where it can't stand".formatted(action), event);
        }
        named[action] = true;
        probabilities[action] = probability(pair, event);
        sum += probabilities[action];
      }
      if (pairs.length != actions.size()) {
        throw wrong("names %d actions of %d".formatted(pairs.length, actions.size()), event);
      }
      if (!(Math.abs(sum - 1) <= TOLERANCE)) {
        throw wrong("sums to %s, not to 1".formatted(sum), event);
      }
      for (var action = 0; action < probabilities.length; action++) {
        probabilities[action] /= sum;
      }
      return probabilities;
    }

    private boolean follows(DsjsonEvent event, int slot) {
      for (var before = 0; before < slot; before++) {
        var action = Integer.toString(event.slots().get(before).action());
        if (!slots.get(before).startsWith(action + ":")) {
          return false;
        }
      }
      return slot < slots.size();
    }

    private int action(String pair, DsjsonEvent event) {
      var colon = pair.indexOf(':');
      try {
        var action = Integer.parseInt(pair.substring(0, Math.max(0, colon)));
        if (action >= 0 && action < event.actions()) {
          return action;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw wrong("holds %s, which is no action:probability".formatted(pair), event);
    }

    private double probability(String pair, DsjsonEvent event) {
      try {
        var probability = Double.parseDouble(pair.substring(pair.indexOf(':') + 1));
        if (probability >= 0 && probability <= 1) {
          return probability;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw wrong("holds %s, which is no action:probability".formatted(pair), event);
    }

    private IllegalArgumentException wrong(String what, DsjsonEvent event) {
      return new IllegalArgumentException(
          "What stands from line %d of %s on, for line %d of the data, %s. Maybe it is of other data, or of vw without --cb_explore_adf or --ccb_explore_adf."
              .formatted(at, file, event.line(), what));
    }

    @Override
    public void end() {
      var text = line();
      while (text != null && text.isBlank()) {
        text = line();
      }
      if (text != null) {
        throw new IllegalArgumentException(
            "The predictions %s go on at line %d after the %d events of the data. Maybe they are of other data, or of several passes."
                .formatted(file, number, events));
      }
    }

    private @Nullable String line() {
      try {
        number++;
        return reader.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
