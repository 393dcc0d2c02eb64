package io.eddy.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.answer.DecisionAnswer;
import io.eddy.recommender.LiveView;
import io.eddy.recommender.fact.Position;
import io.eddy.rocksdb.RocksStore;
import io.eddy.service.EddyService;
import io.eddy.service.intake.ViewSnapshots;
import io.eddy.storage.InMemoryStore;
import io.eddy.storage.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service's state is the fold of its log, whichever way it came about. */
class ParityTest {
  private static final int VIEWERS = 800;

  private static LiveView folded(Store store, LiveView view, Position from) {
    for (var next = from; next.compareTo(store.log().head()) < 0; ) {
      for (var fact : store.log().read(next, 1_000)) {
        view.after(fact);
        next = fact.position().next();
      }
    }
    return view;
  }

  private static LiveView empty() {
    return new LiveView(WorldInLockstep.SETTINGS.windows());
  }

  private static void assertEqual(LiveView one, LiveView other) {
    assertThat(one.viewers()).isEqualTo(other.viewers());
    assertThat(byId(one)).isEqualTo(byId(other));
    assertThat(one.streamers()).isEqualTo(other.streamers());
    assertThat(one.giving()).isEqualTo(other.giving());
    for (var room : one.rooms()) {
      assertThat(one.visitors(room.ref().roomId())).isEqualTo(other.visitors(room.ref().roomId()));
    }
  }

  private static Map<String, Object> byId(LiveView view) {
    return view.rooms().stream()
        .collect(Collectors.toMap(room -> room.ref().roomId(), Function.identity()));
  }

  private static List<DecisionAnswer> told(EddyService eddy, List<String> ids) {
    return ids.stream().map(id -> eddy.service().decision(id).orElseThrow()).toList();
  }

  private static EddyService restarted(Store store) {
    return EddyService.start(
        store,
        WorldInLockstep.SETTINGS,
        null,
        InstantSource.fixed(Instant.ofEpochMilli(1)),
        () -> 0,
        new SplittableRandom(9),
        () -> Position.START);
  }

  @Test
  void livesAsItsLogReplays() {
    var store = new InMemoryStore(new byte[32]);
    try (var world = new WorldInLockstep(store, VIEWERS, 3)) {
      for (var hour = 0; hour < 3; hour++) {
        world.run(Duration.ofHours(1));
        assertEqual(world.eddy().view(), folded(store, empty(), store.log().tail()));
      }
      assertThat(world.decisionIds()).hasSizeGreaterThan(300);
      assertThat(world.eddy().view().viewers()).hasSizeGreaterThan(100);
      assertThat(world.eddy().view().streamers()).hasSizeGreaterThan(20);
    }
  }

  @Test
  void restoresFromEverySnapshotAndTheTailBehindIt() {
    var store = new InMemoryStore(new byte[32]);
    var ids = new ArrayList<String>();
    List<DecisionAnswer> told;
    LiveView live;
    try (var world = new WorldInLockstep(store, VIEWERS, 4)) {
      // As a crash would find it: a snapshot of the first hour and two hours of log behind it.
      world.run(Duration.ofHours(1));
      snapshotOf(store);
      world.run(Duration.ofHours(2));
      ids.addAll(world.decisionIds());
      live = world.eddy().view();
      var view = empty();
      var from = ViewSnapshots.load(view, store.snapshots(), store.log().tail());
      assertThat(from.offset()).isPositive().isLessThan(store.log().head().offset());
      assertEqual(folded(store, view, from), live);
      told = told(world.eddy(), ids);
    }

    // The orderly end wrote all of it.
    var view = empty();
    var from = ViewSnapshots.load(view, store.snapshots(), store.log().tail());
    assertThat(from).isEqualTo(store.log().head());
    assertEqual(view, live);
    try (var again = restarted(store.reopened())) {
      assertThat(told(again, ids)).isEqualTo(told);
    }
  }

  /** Restarts a service on what the store holds now, and ends it in order. */
  private static void snapshotOf(InMemoryStore store) {
    restarted(store).close();
  }

  @Test
  void survivesRestartsOnDisk(@TempDir Path folder) {
    List<String> ids;
    List<DecisionAnswer> told;
    LiveView live;
    Position head;
    try (var store = RocksStore.open(folder)) {
      try (var world = new WorldInLockstep(store, VIEWERS, 5)) {
        world.run(Duration.ofMinutes(10));
        ids = List.copyOf(world.decisionIds());
        assertThat(ids).hasSizeGreaterThan(30);
        live = world.eddy().view();
        told = told(world.eddy(), ids);
      }
      head = store.log().head();
    }
    for (var turn = 0; turn < 2; turn++) {
      try (var store = RocksStore.open(folder)) {
        assertThat(store.log().head()).isEqualTo(head);
        assertEqual(folded(store, empty(), store.log().tail()), live);
        if (turn == 1) {
          store.snapshots().clear(ViewSnapshots.FOLD);
        }
        try (var again = restarted(store)) {
          assertEqual(again.view(), live);
          assertThat(told(again, ids)).isEqualTo(told);
        }
      }
    }
  }
}
