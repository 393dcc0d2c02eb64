package io.eddy.benchmarks;

import io.eddy.cli.wiring.InProcess;
import io.eddy.cli.wiring.Wiring;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.slate.Caps;
import io.eddy.recommender.slate.Exploration;
import io.eddy.service.ServiceSettings;
import io.eddy.service.serving.Service;
import io.eddy.simulator.platform.SteppedClock;
import io.eddy.storage.InMemoryStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A service in memory on which everything that bears upon a draw goes on at once: four askers whose
 * viewers come back and have histories, slates of several lengths, exclusions, filters, second pages,
 * caps that bind, rooms that end and begin between a draw and its commit, three arms, and a learner that
 * publishes. Threads race, so that a seed repeats the run in kind only.
 */
final class BusyPlatform {
  private static final int ASKERS = 4;
  private static final int VIEWERS_EACH = 75;
  private static final int ROOMS = 30;
  private static final int LIVE = 22;
  private static final int STREAMERS = 12;
  private static final int CATEGORIES = 4;
  private static final int CHANGE_EVERY = 40;
  private static final int LEARN_EVERY_CHANGES = 25;
  private static final long CHANGE_MILLIS = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long PAUSE_NANOS = 20_000;
  private static final int READ_AT_ONCE = 500;
  private static final Instant START = Instant.ofEpochMilli(1_800_000_000_000L);
  private static final Caps CAPS = new Caps(1, 3);

  private final int decisions;
  private final SplittableRandom random;
  private final CountedSeeds seeds;
  private final SteppedClock clock = new SteppedClock(START);
  private final AtomicInteger asked = new AtomicInteger();
  private final InMemoryStore store = new InMemoryStore();
  private final ServiceSettings settings;
  private final ArrayDeque<Integer> onAir = new ArrayDeque<>();
  private final ArrayDeque<Integer> offAir = new ArrayDeque<>();
  private long events;

  private BusyPlatform(Exploration exploration, int decisions, long seed) {
    var d = ServiceSettings.DEFAULT;
    this.decisions = decisions;
    this.random = new SplittableRandom(seed);
    this.seeds = new CountedSeeds(random.split());
    this.settings =
        new ServiceSettings(
            d.features(),
            Experiment.of(List.of("learning", "frozen", "popularity"), .1),
            d.windows(),
            d.prices(),
            d.retrieval(),
            CAPS,
            exploration,
            d.limits(),
            d.serving(),
            d.retention());
  }

  /**
   * What went on.
   *
   * @param decisions in the log
   * @param redrawn draws that were not taken, since a candidate had ended
   * @param versions that the learner published
   */
  record Run(long decisions, long redrawn, long versions) {}

  /**
   * Lets so many decisions be made.
   *
   * @param each is handed every decision of the log afterwards, in its order
   */
  static Run run(
      Exploration exploration, int decisions, long seed, Consumer<? super Decision> each) {
    return new BusyPlatform(exploration, decisions, seed).run(each);
  }

  private Run run(Consumer<? super Decision> each) {
    try (var wiring =
        Wiring.lockstep(
            store,
            settings,
            LearnerSettings.DEFAULT,
            clock,
            () -> clock.millis() * NANOS_PER_MILLI,
            seeds)) {
      var service = wiring.eddy().service();
      for (var room = 0; room < ROOMS; room++) {
        offAir.add(room);
      }
      while (onAir.size() < LIVE) {
        start(service);
      }
      serve(service, wiring);
      var logged = read(each);
      return new Run(logged, seeds.drawn() - logged, service.policies().inForce().version());
    } finally {
      store.close();
    }
  }

  private void serve(Service service, Wiring wiring) {
    try (var threads = Executors.newFixedThreadPool(ASKERS)) {
      var askers = new ArrayList<Future<?>>();
      for (var i = 0; i < ASKERS; i++) {
        askers.add(threads.submit(new Asker(i, service, random.split())::ask));
      }
      for (var changes = 1; changes * CHANGE_EVERY < decisions; changes++) {
        while (asked.get() < changes * CHANGE_EVERY && !failed(askers)) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
        clock.advanceTo(clock.millis() + CHANGE_MILLIS);
        end(service);
        start(service);
        if (changes % LEARN_EVERY_CHANGES == 0) {
          wiring.learn();
        }
      }
      for (var asker : askers) {
        asker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("An asker failed.", e.getCause());
    }
  }

  private static boolean failed(List<Future<?>> askers) {
    return askers.stream().anyMatch(asker -> asker.state() == Future.State.FAILED);
  }

  private void start(Service service) {
    for (var skipped = random.nextInt(offAir.size()); skipped > 0; skipped--) {
      offAir.addLast(offAir.removeFirst());
    }
    var room = offAir.removeFirst();
    onAir.addLast(room);
    send(
        service,
        new RoomEvent.Started(
            envelope("platform-" + events++),
            "r" + room,
            "s" + room % STREAMERS,
            null,
            "Room " + room,
            room % (CATEGORIES + 1) == CATEGORIES ? null : "c" + room % (CATEGORIES + 1),
            List.of(),
            room % 2 == 0 ? "en" : "de",
            null,
            3_000L / (room + 1),
            null));
  }

  private void end(Service service) {
    for (var skipped = random.nextInt(onAir.size()); skipped > 0; skipped--) {
      onAir.addLast(onAir.removeFirst());
    }
    var room = onAir.removeFirst();
    offAir.addLast(room);
    send(service, new RoomEvent.Ended(envelope("platform-" + events++), "r" + room, null, null));
  }

  private static void send(Service service, LiveEvent event) {
    if (new InProcess(service, () -> {}).send(List.of(event)) > 0) {
      throw new IllegalStateException("The service rejected " + event);
    }
  }

  private Envelope envelope(String id) {
    return new Envelope("benchmark", id, clock.millis());
  }

  private long read(Consumer<? super Decision> each) {
    var logged = 0L;
    var position = store.log().tail();
    for (var facts = store.log().read(position, READ_AT_ONCE);
        !facts.isEmpty();
        facts = store.log().read(position, READ_AT_ONCE)) {
      for (var fact : facts) {
        if (fact.fact() instanceof Fact.Decided(var decision)) {
          logged++;
          each.accept(decision);
        }
      }
      position = facts.getLast().position().next();
    }
    return logged;
  }

  /** Asks for its own viewers until enough was asked. */
  private final class Asker {
    private static final int[] COUNTS = {1, 3, 6, 12};
    private static final int MOST_EXCLUDED = 3;
    private static final int LOOK_ONE_IN = 2;
    private static final int FILTERED_ONE_IN = 10;
    private static final int SECOND_PAGE_ONE_IN = 5;

    private final int number;
    private final Service service;
    private final SplittableRandom chance;
    private final @Nullable String[] last = new @Nullable String[VIEWERS_EACH];
    private final Reactions reactions;

    Asker(int number, Service service, SplittableRandom chance) {
      this.number = number;
      this.service = service;
      this.chance = chance;
      this.reactions = new Reactions("asker-" + number, LOOK_ONE_IN, chance.split());
    }

    void ask() {
      var platform = new InProcess(service, () -> {});
      while (asked.getAndIncrement() < decisions) {
        var own = chance.nextInt(VIEWERS_EACH);
        var viewer = "viewer-" + number + "-" + own;
        var slate = platform.recommend(request(viewer, last[own]));
        last[own] = slate.decisionId();
        if (slate.decisionId() != null) {
          var reaction = reactions.to(viewer, slate.decisionId(), slate.roomIds(), clock.millis());
          if (!reaction.isEmpty() && platform.send(reaction) > 0) {
            throw new IllegalStateException("The service rejected some of " + reaction);
          }
        }
      }
    }

    private SlateRequest request(String viewer, @Nullable String before) {
      var excluded = new HashSet<String>();
      for (var left = chance.nextInt(MOST_EXCLUDED + 1); left > 0; left--) {
        excluded.add("r" + chance.nextInt(ROOMS));
      }
      return new SlateRequest(
          viewer,
          COUNTS[chance.nextInt(COUNTS.length)],
          "home",
          excluded,
          chance.nextInt(FILTERED_ONE_IN) == 0 ? Set.of("c0", "c1") : Set.of(),
          chance.nextInt(FILTERED_ONE_IN) == 0 ? Set.of("en") : Set.of(),
          null,
          chance.nextInt(SECOND_PAGE_ONE_IN) == 0 ? before : null);
    }
  }
}
