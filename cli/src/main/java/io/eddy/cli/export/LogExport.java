package io.eddy.cli.export;

import io.eddy.learning.evaluation.SlateOutcomes;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.reward.Prices;
import io.eddy.storage.FactReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Writes a log as a table. Streams: memory does not grow with the log. */
public final class LogExport {
  private static final int READ_AT_ONCE = 1_000;
  private static final Duration HORIZON = Duration.ofDays(1);

  private final FactReader log;
  private final Windows windows;
  private final Prices prices;
  private final Features features;
  private final Viewers viewers;
  private final long since;

  private long rows;
  private long leftOut;
  private long lastTime;

  /**
   * An export.
   *
   * @param features that policies read
   * @param since rows of what happened before, epoch milliseconds, are left out
   * @param pseudonyms whether viewers go by the log's pseudonyms instead of the platform's ids
   */
  public LogExport(
      FactReader log,
      Windows windows,
      Prices prices,
      Features features,
      long since,
      boolean pseudonyms) {
    this.log = log;
    this.windows = windows;
    this.prices = prices;
    this.features = features;
    this.viewers = new Viewers(log, pseudonyms);
    this.since = since;
  }

  /**
   * Writes a table into a file that must not exist yet, and that exists as a whole or not at all.
   *
   * @param progress is told how many facts have been read
   * @return how many rows there are
   */
  public long write(Table table, Format format, Path file, LongConsumer progress)
      throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(
          file.toString(), null, "it exists; choose another --out, or remove it");
    }
    var unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      switch (table) {
        case DECISIONS -> {
          if (format == Format.DSJSON) {
            interactions(format, unfinished, progress);
          } else {
            decisions(format, unfinished, progress);
          }
        }
        case EVENTS -> events(format, unfinished, progress);
        case REWARDS -> rewards(format, unfinished, progress);
        case TRANSITIONS -> transitions(format, unfinished, progress);
      }
      Files.move(unfinished, file);
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return rows;
  }

  /** External decisions that had no row, since the format wants propensities and none were told. */
  public long leftOut() {
    return leftOut;
  }

  private void decisions(Format format, Path file, LongConsumer progress) throws IOException {
    try (var out = format.create(file, DecisionRow.class)) {
      read(
          progress,
          logged -> {
            if (logged.fact() instanceof Fact.Decided(var decision) && decision.time() >= since) {
              add(out, DecisionRow.of(decision, viewers.name(decision.viewerId())));
            }
          });
    }
  }

  /** Decisions with what they led to. */
  private void interactions(Format format, Path file, LongConsumer progress) throws IOException {
    try (var out = format.create(file, DsjsonRow.class)) {
      var outcomes =
          new SlateOutcomes<Decision>(
              windows,
              prices,
              decision -> isInteraction(decision) ? decision : null,
              slate ->
                  add(out, List.of(DsjsonRow.of(slate, viewers.name(slate.viewerId()), features))));
      read(progress, outcomes::after);
      outcomes.end();
    }
  }

  private boolean isInteraction(Decision decision) {
    if (decision.time() < since || decision.items().isEmpty()) {
      return false;
    }
    leftOut += decision.hasPropensities() ? 0 : 1;
    return decision.hasPropensities();
  }

  private void events(Format format, Path file, LongConsumer progress) throws IOException {
    try (var out = format.create(file, EventRow.class)) {
      read(
          progress,
          logged -> {
            if (logged.fact() instanceof Fact.Happened happened
                && happened.event().time() >= since) {
              add(out, List.of(EventRow.of(logged, happened, viewers)));
            }
          });
    }
  }

  private void rewards(Format format, Path file, LongConsumer progress) throws IOException {
    try (var out = format.create(file, RewardRow.class)) {
      var outcomes =
          new SlateOutcomes<Decision>(
              windows,
              prices,
              decision -> decision.time() >= since ? decision : null,
              slate -> add(out, RewardRow.of(slate, viewers.name(slate.viewerId()))));
      read(progress, outcomes::after);
      outcomes.end();
    }
  }

  private void transitions(Format format, Path file, LongConsumer progress) throws IOException {
    try (var out = format.create(file, TransitionRow.class)) {
      var transitions = new Transitions(HORIZON.toMillis(), row -> add(out, List.of(row)));
      var outcomes =
          new SlateOutcomes<Decision>(
              windows,
              prices,
              decision -> decision.time() >= since ? decision : null,
              slate -> {
                if (slate.displayed()) {
                  transitions.next(TransitionRow.of(slate, viewers.name(slate.viewerId())));
                }
              });
      read(progress, outcomes::after);
      outcomes.end();
      transitions.end(lastTime);
    }
  }

  private void read(LongConsumer progress, Consumer<LoggedFact> each) {
    var next = log.tail().offset();
    var end = log.head().offset();
    var first = next;
    while (next < end) {
      var facts = log.read(new Position(0, next), READ_AT_ONCE);
      for (var fact : facts) {
        lastTime = fact.stamp().recordedTime();
        each.accept(fact);
      }
      next += facts.size();
      progress.accept(next - first);
    }
  }

  private <R extends Record> void add(RowFile<R> out, List<R> more) {
    try {
      for (var row : more) {
        out.write(row);
        rows++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
