package io.eddy.simulator.calibration;

import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Counts what published statistics of live streaming count, from events alone. */
final class Tally implements Consumer<LiveEvent> {
  private static final long SESSION_GAP_MILLIS = 30 * 60_000L;

  final List<Double> watches = new ArrayList<>();
  final List<Double> coins = new ArrayList<>();
  final long[] impressions = new long[10];
  final long[] enters = new long[10];
  final Map<String, Double> giftsByViewer = new HashMap<>();
  final Map<String, Integer> entersByStreamer = new HashMap<>();
  final Map<String, Integer> entersByViewer = new HashMap<>();
  final int[] startsByHour = new int[24];
  final int[] liveByHour = new int[24];
  final int[] eventsByHour = new int[24];
  final int[] slatesByHour = new int[24];
  long comments;
  long likes;
  long follows;
  long repeats;
  long visitsAfterGift;
  long visitsAfterGiftWithGift;
  long visitsWithGift;
  long sessions;
  double giftDelaySum;
  private int live;
  private int hour = -1;
  private final Set<String> pairsSeen = new HashSet<>();
  private final Set<String> pairsGifted = new HashSet<>();
  private final Map<String, Boolean> visitsOpen = new HashMap<>();
  private final Map<String, Long> visitsBegan = new HashMap<>();
  private final Set<String> giving = new HashSet<>();
  private final Map<String, Long> lastSeen = new HashMap<>();

  @Override
  public void accept(LiveEvent event) {
    var nowHour = (int) (event.time() / 3_600_000 % 24);
    if (nowHour != hour) {
      hour = nowHour;
      liveByHour[hour] = live;
    }
    eventsByHour[hour]++;
    switch (event) {
      case RoomEvent.Started started -> {
        live++;
        if (started.startedAt() == started.time()) {
          startsByHour[hour]++;
        }
      }
      case RoomEvent.Ended ended -> live--;
      case RoomEvent.Heartbeat heartbeat -> {}
      case RoomEvent.Updated updated -> {}
      case ViewerEvent viewers -> viewer(viewers);
    }
  }

  private void viewer(ViewerEvent event) {
    var last = lastSeen.put(event.viewerId(), event.time());
    if (last == null || event.time() - last > SESSION_GAP_MILLIS) {
      sessions++;
    }
    switch (event) {
      case ViewerEvent.Impression impression -> {
        impressions[impression.position()]++;
        slatesByHour[hour] += impression.position() == 0 ? 1 : 0;
      }
      case ViewerEvent.Enter enter -> {
        enters[enter.position()]++;
        var pair = enter.viewerId() + " " + enter.roomId();
        repeats += pairsSeen.add(pair) ? 0 : 1;
        visitsOpen.put(enter.visitId(), pairsGifted.contains(pair));
        visitsBegan.put(enter.visitId(), enter.time());
        entersByStreamer.merge(enter.roomId(), 1, Integer::sum);
        entersByViewer.merge(enter.viewerId(), 1, Integer::sum);
      }
      case ViewerEvent.Leave leave -> {
        watches.add(leave.watchSeconds());
        var gave = giving.remove(leave.visitId());
        visitsWithGift += gave ? 1 : 0;
        if (visitsOpen.remove(leave.visitId())) {
          visitsAfterGift++;
          visitsAfterGiftWithGift += gave ? 1 : 0;
        }
        if (gave) {
          pairsGifted.add(leave.viewerId() + " " + leave.roomId());
        }
        visitsBegan.remove(leave.visitId());
      }
      case ViewerEvent.Comment comment -> comments++;
      case ViewerEvent.Like like -> likes += like.count();
      case ViewerEvent.Gift gift -> {
        coins.add(gift.valueMinor() / 100.0);
        giving.add(gift.visitId());
        giftDelaySum += (gift.time() - visitsBegan.get(gift.visitId())) / 1_000.0;
        giftsByViewer.merge(gift.viewerId(), gift.valueMinor() / 100.0, Double::sum);
      }
      case ViewerEvent.Follow follow -> follows++;
      default -> {}
    }
  }

  long allImpressions() {
    return sum(impressions);
  }

  long allEnters() {
    return sum(enters);
  }

  double watchHours() {
    return watches.stream().mapToDouble(Double::doubleValue).sum() / 3_600;
  }

  double shareOfWatches(double from, double to) {
    return (double) watches.stream().filter(w -> w >= from && w < to).count() / watches.size();
  }

  static double quantile(List<Double> values, double quantile) {
    var sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1.0, quantile * sorted.size()));
  }

  /** Gini coefficient over these values and as many zeros as are missing to the population. */
  static double gini(List<Double> values, int population) {
    var sorted = values.stream().sorted().toList();
    var zeros = population - sorted.size();
    var weighted = 0.0;
    var total = 0.0;
    for (var i = 0; i < sorted.size(); i++) {
      weighted += (zeros + i + 1) * sorted.get(i);
      total += sorted.get(i);
    }
    return (2 * weighted / total - (population + 1)) / population;
  }

  private static long sum(long[] values) {
    var sum = 0L;
    for (var value : values) {
      sum += value;
    }
    return sum;
  }
}
