package io.eddy.simulator.world;

import io.eddy.recommender.event.LiveEvent;
import io.eddy.simulator.scenario.Scenario;
import io.eddy.simulator.streamer.Broadcast;
import io.eddy.simulator.streamer.Streamer;
import io.eddy.simulator.streamer.Streamers;
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
  private final Scenario scenario;
  private final List<Streamer> streamers;
  private final List<Viewer> viewers;
  private final Map<String, Viewer> viewersById = new HashMap<>();
  private final Timeline timeline;
  private final Script script;
  private final Rooms rooms;
  private final OnAir onAir;
  private final Truth truth;

  /** Draws a world; nothing has happened in it yet. */
  public World(Scenario scenario) {
    this.scenario = scenario;
    var start = scenario.start().toEpochMilli();
    var root = new SplittableRandom(scenario.seed());
    this.streamers = Streamers.draw(scenario.streamers(), root.split());
    this.viewers = Viewers.draw(scenario.viewers(), root.split());
    this.timeline = new Timeline();
    var wording = new Wording("simulator-" + scenario.seed() + "-" + start);
    this.script = new Script(wording, timeline::plan);
    this.rooms = new Rooms(streamers, scenario.zoneMillis());
    this.truth = new Truth(rooms, scenario.slateSize());
    this.onAir = new OnAir(streamers, scenario, timeline, rooms, wording, root.split());
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
        case Happening.Starts(var broadcast) -> events.add(onAir.starts(broadcast, due.time()));
        case Happening.Reports(var broadcast) when !broadcast.liveAt(due.time()) -> {}
        case Happening.Reports(var broadcast) -> events.add(onAir.reports(broadcast, due.time()));
        case Happening.Ends(var broadcast) -> events.add(onAir.ends(broadcast, due.time()));
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
          planAsk(viewer, due.time());
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
      planAsk(viewer, reaction.enterMillis());
    } else {
      script.visits(viewer, slate, reaction, visit, shown.get(reaction.entered()).on());
    }
  }

  private void planAsk(Viewer viewer, long now) {
    timeline.plan(viewer.nextAsk(now, scenario.zoneMillis()), new Happening.Asks(viewer));
  }
}
