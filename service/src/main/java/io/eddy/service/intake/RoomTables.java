package io.eddy.service.intake;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.room.RoomTable;
import java.time.InstantSource;
import java.util.List;

/**
 * The table of live rooms that decisions read. A room that began or ended is in it before its event is
 * answered; figures are taken anew each tick.
 */
public final class RoomTables implements FoldListener {
  /** How long a tick lasts, on whichever clock ticks follow. */
  public static final long TICK_NANOS = 1_000_000_000L;

  /** The clock of the ticks, nanoseconds: wall time, or simulated time in lockstep. */
  @FunctionalInterface
  public interface Ticks {
    /** Ticks of the wall. */
    Ticks WALL = System::nanoTime;

    /** Nanoseconds now. */
    long nanos();
  }

  private final LiveView view;
  private final Experiment experiment;
  private final InstantSource clock;
  private final Ticks ticks;
  private volatile RoomTable table;
  private long changes = -1;
  private long endings;
  private long takenAtNanos;

  /** Tables over a view. */
  public RoomTables(LiveView view, Experiment experiment, InstantSource clock, Ticks ticks) {
    this.view = view;
    this.experiment = experiment;
    this.clock = clock;
    this.ticks = ticks;
    this.table = RoomTable.empty(experiment.arms());
  }

  /** The newest table. */
  public RoomTable table() {
    return table;
  }

  @Override
  public void folded(LoggedFact fact, List<Outcome> outcomes) {}

  @Override
  public void batchFolded() {
    var nanos = ticks.nanos();
    var same = view.roomChanges() == changes && view.endings() == endings;
    if (same && nanos - takenAtNanos < TICK_NANOS) {
      return;
    }
    changes = view.roomChanges();
    endings = view.endings();
    takenAtNanos = nanos;
    table =
        RoomTable.take(view.rooms(), view::streamer, experiment.arms(), clock.millis(), endings);
  }
}
