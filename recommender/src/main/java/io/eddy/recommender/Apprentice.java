package io.eddy.recommender;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.decision.PolicyRef;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.feature.FeatureRows;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feature.Situation;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.retrieval.Candidates;
import io.eddy.recommender.retrieval.Retrieval;
import io.eddy.recommender.retrieval.Source;
import io.eddy.recommender.room.RoomTable;
import io.eddy.recommender.slate.Caps;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes a decision of what a caller's own recommender showed: the same features, scores and expectations as
 * if Eddy had been asked, of all candidates, but nothing is drawn. Pure, like {@link Recommender}.
 */
public final class Apprentice {
  /** The most candidates that are scored and logged, those shown among them. */
  static final int MOST = Retrieval.DEFAULT_MOST;

  private final Features features;
  private final Retrieval retrieval;
  private final Caps caps;

  Apprentice(Features features, Retrieval retrieval, Caps caps) {
    this.features = features;
    this.retrieval = retrieval;
    this.caps = caps;
  }

  /**
   * The decision, without an id yet. Rooms that are not in the table are left out, and with them all
   * propensities, which were conditional on what stood before.
   *
   * @param viewer the pseudonym
   * @param policy whose scores and expectations are logged
   * @param now epoch milliseconds
   * @param seed for whoever draws from the decision later
   * @throws IllegalArgumentException if none of the rooms is in the table
   */
  public Decision observe(
      ExternalSlate slate,
      String viewer,
      Occasion occasion,
      LiveView view,
      RoomTable table,
      PublishedPolicy policy,
      long now,
      long seed) {
    var arm = table.arm(occasion.arm().name());
    var situation = new Situation(view.viewer(viewer).profile(), now, view.giving().rate());
    var live = slate.items().stream().filter(item -> table.index(item.roomId()) >= 0).toList();
    if (live.isEmpty()) {
      throw new IllegalArgumentException(
          "Of the rooms shown (%d) none is live. Maybe they ended."
              .formatted(slate.items().size()));
    }
    var shown = live.stream().mapToInt(item -> table.index(item.roomId())).toArray();
    var candidates = candidates(slate, situation, table, arm).ledBy(shown, MOST);
    var rows = Recommender.rows(features, situation, table, candidates, arm);
    policy.heads().derive(rows);
    var scores = new double[3 * rows.count()];
    policy.ranking().score(rows, shown.length, scores);
    var complete = live.size() == slate.items().size();
    return new Decision(
        "",
        viewer,
        slate.placement(),
        occasion.arm().name(),
        new PolicyRef(slate.policy(), 0, policy.ref().fingerprint(), policy.ref().schema()),
        now,
        occasion.request(),
        occasion.replaces(),
        null,
        occasion.degraded(),
        occasion.visibleDepth(),
        occasion.evaluation(),
        Drawing.none(caps.perStreamer(), caps.perCategory(), seed),
        items(complete ? live : unknown(live), situation, table, candidates, rows, scores, policy),
        CandidateSample.of(
                candidates.count(),
                IntStream.range(0, shown.length).toArray(),
                true,
                new SplittableRandom(seed))
            .log(table, candidates, rows, scores));
  }

  /** What the caller chose from, as far as it is live; what Eddy finds where the caller doesn't tell. */
  private Candidates candidates(
      ExternalSlate slate, Situation situation, RoomTable table, int arm) {
    if (slate.candidates().isEmpty()) {
      var request = SlateRequest.of(slate.viewerId(), slate.items().size());
      return retrieval.candidates(situation, table, request, Set.of(), arm);
    }
    return Candidates.named(
        slate.candidates().stream().mapToInt(table::index).filter(i -> i >= 0).toArray());
  }

  private static List<ExternalSlate.Shown> unknown(List<ExternalSlate.Shown> items) {
    return items.stream().map(item -> new ExternalSlate.Shown(item.roomId(), null)).toList();
  }

  private static List<SlateItem> items(
      List<ExternalSlate.Shown> shown,
      Situation situation,
      RoomTable table,
      Candidates candidates,
      FeatureRows rows,
      double[] scores,
      PublishedPolicy policy) {
    var expectations =
        policy.heads().expectations(rows, IntStream.range(0, shown.size()).toArray());
    var items = new ArrayList<SlateItem>(shown.size());
    for (var j = 0; j < shown.size(); j++) {
      var room = table.room(candidates.rooms()[j]);
      var propensity = shown.get(j).propensity();
      items.add(
          new SlateItem(
              room.room().ref(),
              j,
              j,
              scores[j],
              propensity == null ? Double.NaN : Math.log(propensity),
              candidates.count() - j,
              false,
              Reasons.reason(situation, room, Source.of(candidates.sources()[j]), false),
              expectations[j]));
    }
    return items;
  }
}
