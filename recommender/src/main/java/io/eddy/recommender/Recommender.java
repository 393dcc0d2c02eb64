package io.eddy.recommender;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.feature.FeatureRows;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feature.Situation;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.policy.Standard;
import io.eddy.recommender.retrieval.Candidates;
import io.eddy.recommender.retrieval.Retrieval;
import io.eddy.recommender.retrieval.Source;
import io.eddy.recommender.room.RoomFigures;
import io.eddy.recommender.room.RoomTable;
import io.eddy.recommender.slate.Caps;
import io.eddy.recommender.slate.Exploration;
import io.eddy.recommender.slate.SlateDraw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Answers which rooms to show: retrieval → features → policy → slate → decision. Pure: everything that
 * it needs is given, nothing is changed; the caller logs the decision and answers.
 */
public final class Recommender {
  private final Features features;
  private final Retrieval retrieval;
  private final Caps caps;
  private final Exploration exploration;

  /** A recommender over a feature schema. */
  public Recommender(Features features, Retrieval retrieval, Caps caps, Exploration exploration) {
    this.features = features;
    this.retrieval = retrieval;
    this.caps = caps;
    this.exploration = exploration;
  }

  /** The feature schema. */
  public Features features() {
    return features;
  }

  /** Who makes decisions of what a caller's own recommender showed, with the same parts. */
  public Apprentice apprentice() {
    return new Apprentice(features, retrieval, caps);
  }

  /**
   * Decides on one screen; the decision has no id yet.
   *
   * @param viewer the pseudonym
   * @param shown rooms of earlier pages
   * @param now epoch milliseconds
   * @param seed of this decision's generator
   */
  public Decision decide(
      SlateRequest request,
      String viewer,
      Occasion occasion,
      LiveView view,
      RoomTable table,
      PublishedPolicy policy,
      Set<String> shown,
      long now,
      long seed) {
    var random = new SplittableRandom(seed);
    var arm = table.arm(occasion.arm().name());
    var situation = new Situation(view.viewer(viewer).profile(), now, view.giving().rate());
    var candidates = retrieval.candidates(situation, table, request, shown, arm);
    var rows = rows(features, situation, table, candidates, arm);
    policy.heads().derive(rows);
    var scores = new double[3 * rows.count()];
    policy.ranking().score(rows, request.count(), scores);
    var epsilon = exploration.epsilon(policy.transitions());
    var draw = draw(scores, table, candidates, epsilon, request.count(), random);
    var chosen = draw.chosen();
    var expectations = policy.heads().expectations(rows, chosen);
    var items = new ArrayList<SlateItem>(chosen.length);
    for (var j = 0; j < chosen.length; j++) {
      var room = table.room(candidates.rooms()[chosen[j]]);
      var source = Source.of(candidates.sources()[chosen[j]]);
      items.add(
          new SlateItem(
              room.room().ref(),
              j,
              chosen[j],
              scores[chosen[j]],
              draw.logPropensity(j),
              draw.feasible(j),
              draw.explored(j),
              Reasons.reason(situation, room, source, draw.explored(j)),
              expectations[j]));
    }
    return new Decision(
        "",
        viewer,
        request.placement(),
        occasion.arm().name(),
        policy.ref(),
        now,
        occasion.request(),
        occasion.replaces(),
        request.after(),
        occasion.degraded(),
        occasion.visibleDepth(),
        occasion.evaluation(),
        new Drawing(
            exploration.temperature(), epsilon, caps.perStreamer(), caps.perCategory(), seed),
        items,
        CandidateSample.of(candidates.count(), chosen, occasion.evaluation(), random)
            .log(table, candidates, rows, scores));
  }

  /** The candidates as numbers, derived columns not filled yet. */
  static FeatureRows rows(
      Features features, Situation situation, RoomTable table, Candidates candidates, int arm) {
    var rooms = new RoomFigures[candidates.count()];
    Arrays.setAll(rooms, i -> table.room(candidates.rooms()[i]));
    return new FeatureRows(
        features.state(situation),
        features.items(situation, Arrays.asList(rooms), arm),
        rooms.length,
        features.width());
  }

  private SlateDraw draw(
      double[] scores,
      RoomTable table,
      Candidates candidates,
      double epsilon,
      int slots,
      SplittableRandom random) {
    var n = candidates.count();
    var standard = Standard.of(scores, n);
    var logits = new double[n];
    var streamers = new int[n];
    var categories = new int[n];
    for (var i = 0; i < n; i++) {
      logits[i] = standard.standardised(scores[i]);
      streamers[i] = table.streamerNumber(candidates.rooms()[i]);
      categories[i] = table.categoryNumber(candidates.rooms()[i]);
    }
    return SlateDraw.draw(
        logits, streamers, categories, caps, exploration.temperature(), epsilon, slots, random);
  }
}
