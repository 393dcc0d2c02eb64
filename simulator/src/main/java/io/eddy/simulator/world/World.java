package io.eddy.simulator.world;

import io.eddy.recommender.event.LiveEvent;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.streamer.Broadcast;
import io.eddy.simulator.streamer.BroadcastSchedule;
import io.eddy.simulator.streamer.Streamer;
import io.eddy.simulator.streamer.Streamers;
import io.eddy.simulator.viewer.RoomOnScreen;
import io.eddy.simulator.viewer.Viewer;
import io.eddy.simulator.viewer.Viewers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Viewers and streamers of a scenario, moved on in two steps that the platform repeats: {@link
 * #until} tells what happened up to a moment and who wants a slate, {@link #shows} gives a viewer
 * one.
 *
 * <p>The same seed and the same slates at the same times make the same world. Broadcasts depend on
 * the seed alone. Not safe for threads.
 */
public final class World {
  /** Seconds between two reports of a live room: below a lease of 120 s. */
  static final long REPORT_SECONDS = 90;

  /** How long before the start broadcasts may have begun. */
  private static final long BEFORE_MILLIS = 24 * 3_600_000L;

  private final Scenario scenario;
  private final List<Streamer> streamers;
  private final List<Viewer> viewers;
  private final Map<String, Viewer> viewersById = new HashMap<>();
  private final Timeline timeline;
  private final Wording wording;
  private final Script script;
  private final Rooms rooms;
  private final Truth truth;

  /** Draws a world; nothing has happened in it yet. */
  public World(Scenario scenario) {
    this.scenario = scenario;
    var start = scenario.start().toEpochMilli();
    var root = new SplittableRandom(scenario.seed());
    this.streamers = Streamers.draw(scenario.streamers(), root.split());
    this.viewers = Viewers.draw(scenario.viewers(), root.split());
    this.timeline = new Timeline(scenario.zoneMillis());
    this.wording = new Wording("simulator-" + scenario.seed() + "-" + start);
    this.script = new Script(wording, timeline::plan);
    this.rooms = new Rooms(streamers, scenario.zoneMillis());
    this.truth = new Truth(rooms, scenario.slateSize());
    var schedulesRoot = root.split();
    for (var streamer : streamers) {
      timeline.add(
          new BroadcastSchedule(
              streamer, start - BEFORE_MILLIS, scenario.zoneMillis(), schedulesRoot.split()));
      timeline.planBroadcast(streamer.index(), start);
    }
    for (var viewer : viewers) {
      viewersById.put(viewer.id(), viewer);
      timeline.plan(viewer.firstArrival(start, scenario.zoneMillis()), new Happening.Asks(viewer));
    }
  }

  /** What was chosen before it started. */
  public Scenario scenario() {
    return scenario;
  }

  /** All streamers, by index. */
  public List<Streamer> streamers() {
    return List.copyOf(streamers);
  }

  /** All viewers, by index. */
  public List<Viewer> viewers() {
    return List.copyOf(viewers);
  }

  /** The viewer of an id on the wire. */
  public Viewer viewer(String id) {
    var viewer = viewersById.get(id);
    if (viewer == null) {
      throw new IllegalArgumentException("The viewer (%s) is not of this world.".formatted(id));
    }
    return viewer;
  }

  /** The broadcasts that are live now. */
  public List<Broadcast> live() {
    return rooms.live();
  }

  /** What slates are truly worth now. */
  public Truth truth() {
    return truth;
  }

  /** When something happens next, epoch milliseconds; there is always something. */
  public long next() {
    return timeline.next();
  }

  /** Step 1: lets everything happen up to a moment (inclusive). */
  public Due until(long now) {
    var events = new ArrayList<LiveEvent>();
    var asking = new ArrayList<Viewer>();
    while (next() <= now) {
      var due = timeline.remove();
      switch (due.what()) {
        case Happening.Starts(var broadcast) -> {
          var audience = rooms.starts(broadcast, due.time());
          events.add(wording.started(broadcast, audience, due.time()));
          timeline.plan(due.time() + REPORT_SECONDS * 1_000, new Happening.Reports(broadcast));
          timeline.plan(broadcast.endMillis(), new Happening.Ends(broadcast));
        }
        case Happening.Reports(var broadcast) -> {
          if (broadcast.liveAt(due.time())) {
            var audience = rooms.reports(broadcast, due.time());
            events.add(wording.reported(broadcast, audience, due.time()));
            timeline.plan(due.time() + REPORT_SECONDS * 1_000, new Happening.Reports(broadcast));
          }
        }
        case Happening.Ends(var broadcast) -> {
          rooms.ends(broadcast);
          events.add(wording.ended(broadcast, due.time()));
          timeline.planBroadcast(broadcast.streamer().index(), due.time());
        }
        case Happening.Asks(var viewer) -> {
          viewer.asks();
          asking.add(viewer);
        }
        case Happening.Acts(var event) -> events.add(event);
        case Happening.Enters(var event, var streamer) -> {
          rooms.enters(streamer);
          events.add(event);
        }
        case Happening.Leaves(var viewer, var event, var streamer, var visit) -> {
          rooms.leaves(streamer);
          viewer.leaves(streamer, visit, due.time());
          events.add(event);
          timeline.planAsk(viewer, due.time());
        }
      }
    }
    return new Due(events, asking);
  }

  /** Step 2: a viewer who asked gets a slate, and what they will do is planned. */
  public void shows(Viewer viewer, ShownSlate slate, long now) {
    var shown = slate.roomIds().stream().map(rooms::onScreen).toList();
    var reaction = viewer.react(shown, now);
    script.looks(viewer, slate, reaction);
    var visit = reaction.visit();
    if (visit == null) {
      timeline.planAsk(viewer, reaction.enterMillis());
    } else {
      script.visits(viewer, slate, reaction, visit, entered(shown.get(reaction.entered())));
    }
  }

  private static Broadcast entered(RoomOnScreen room) {
    var broadcast = room.broadcast();
    if (broadcast == null) {
      throw new IllegalStateException("A viewer entered a room in which nothing is on.");
    }
    return broadcast;
  }
}
