package io.eddy.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.room.LiveRoom;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Heap of one viewer's and one room's state, measured over many copies that share only what live
 * folds share, the rooms of the table. Bounds are in bytes.
 */
class StateSizeTest {

  /** Measured 96 kB: 16 open decisions of the longest slates dominate. */
  private static final long FULLEST = 114_688;

  /** Measured 30 kB: the same at the default slate length. */
  private static final long FULLEST_OF_TEN = 32_768;

  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  @Test
  void aTypicalViewerTakesFewKilobytes() {
    // 10 visits, 3 open decisions of 10 rooms, examined.
    assertThat(bytes("typical viewer", 1_000, i -> typical())).isBetween(1_000L, 8_192L);
  }

  @Test
  void theFullestViewerStaysWithinItsBound() {
    // 16 open decisions of 50 rooms with 4 kinds of outcomes each, all lists full.
    assertThat(bytes("fullest viewer, slates of 50", 60, i -> fullest(50)))
        .isBetween(10_000L, FULLEST);
  }

  @Test
  void theFullestViewerOfPlainSlatesStaysWithinItsBound() {
    assertThat(bytes("fullest viewer, slates of 10", 60, i -> fullest(10)))
        .isBetween(10_000L, FULLEST_OF_TEN);
  }

  @Test
  void aRoomTakesLessThanTwoKilobytes() {
    assertThat(bytes("room", 2_000, StateSizeTest::busyRoom)).isBetween(200L, 2_048L);
  }

  private static ViewerState typical() {
    var story = new Story();
    for (var i = 0; i < 3; i++) {
      story.decided("d" + i, i, rooms(i * 10, 10));
      for (var j = 0; j < 5; j++) {
        story.impression(i, "r" + (i * 10 + j), "d" + i);
      }
    }
    for (var i = 0; i < 10; i++) {
      story.enter(100 * i + 10, "r" + i * 3, "v" + i, "d" + i * 3 / 10);
      story.watch(100 * i + 60, "r" + i * 3, "v" + i, 50);
    }
    return story.viewer();
  }

  private static ViewerState fullest(int slots) {
    var story = OrderTest.busy(3_000);
    for (var i = 0; i < 600; i++) {
      story.follow(3_000 + i, "s" + i, null);
    }
    for (var i = 0; i < 16; i++) {
      story.served("e" + i, 4_000 + i, slots, rooms(100 + i * 10, slots));
      for (var j = 0; j < slots; j += 2) {
        story.dislike(4_000 + i, "r" + (100 + i * 10 + j), "e" + i);
        story.enter(4_000 + i, "r" + (100 + i * 10 + j), "w" + j, "e" + i);
        story.like(4_000 + i, "r" + (100 + i * 10 + j), "w" + j, 1);
      }
    }
    return story.viewer();
  }

  private static LiveRoom busyRoom(int copy) {
    var story = new Story().started(0, "r1", "b1", true);
    for (var i = 0; i < 8; i++) {
      story.enter(i, "r1", "v" + i, null);
      story.started(i, "r1", "b" + copy + "-" + i, true);
    }
    return Objects.requireNonNull(story.view.room("r1"));
  }

  private static String[] rooms(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(i -> "r" + i).toArray(String[]::new);
  }

  /** Mean heap that a copy keeps alive. */
  private static long bytes(String name, int copies, IntFunction<Object> copy) {
    var kept = new Object[copies];
    kept[0] = copy.apply(0); // what is shared exists before the count begins
    kept[0] = null;
    var before = used();
    for (var i = 0; i < copies; i++) {
      kept[i] = copy.apply(i);
    }
    var each = (used() - before) / copies;
    assertThat(kept).doesNotContainNull();
    System.out.println(name + ": " + each + " bytes");
    return each;
  }

  private static long used() {
    for (var i = 0; i < 3; i++) {
      MEMORY.gc();
    }
    return MEMORY.getHeapMemoryUsage().getUsed();
  }
}
