package io.eddy.recommender.policy;

import io.eddy.recommender.decision.PolicyRef;
import io.eddy.recommender.feature.Features;

/**
 * A policy in force: immutable and safe to share between threads.
 *
 * @param ref its name and version
 * @param ranking how it scores candidates
 * @param heads what it expects of them
 * @param transitions how many transitions the newest heads were learned from
 */
public record PublishedPolicy(PolicyRef ref, Ranking ranking, Heads heads, long transitions) {
  /** The name of version 0. */
  public static final String PRIOR = "prior";

  /** After so many transitions the learned score weighs as much as the prior. */
  public static final double HALF_TRUST_TRANSITIONS = 500;

  /** Version 0: heat, and what the viewer has had with streamer and category. */
  public static PublishedPolicy prior(Features features) {
    var weights = SlateModel.prior(features);
    var slate = weights.heads();
    return new PublishedPolicy(
        new PolicyRef(SlateAlgorithm.LINEAR.label(), 0, slate.hash(), features.fingerprint()),
        LinearRanking.prior(features),
        new Heads(features, slate, weights.watch()),
        0);
  }

  /**
   * A learned version. It ranks by what was learned while serving and by what learning started from,
   * each trusted for as much as it was learned from.
   *
   * @param name of the algorithm that learned it
   */
  public static PublishedPolicy learned(
      Features features, String name, int version, PolicyWeights weights) {
    var slate = weights.heads();
    var start = weights.start();
    var before = start == null ? 0 : start.transitions();
    var trust = weights.transitions() / (weights.transitions() + before + HALF_TRUST_TRANSITIONS);
    var prior = start == null ? LinearRanking.prior(features) : new OfflineRanking(start);
    return new PublishedPolicy(
        new PolicyRef(name, version, weights.fingerprint(), features.fingerprint()),
        trust == 0 ? prior : new SlateRanking(slate, prior, trust),
        new Heads(features, slate, weights.watch()),
        before + weights.transitions());
  }

  /** A baseline's ranking with what this policy expects. */
  public PublishedPolicy ranking(String baseline, Features features) {
    return new PublishedPolicy(
        new PolicyRef(baseline, 0, baseline, features.fingerprint()),
        LinearRanking.baseline(baseline, features),
        heads,
        transitions);
  }

  /** This policy exploring as one does that was learned from so many transitions. */
  public PublishedPolicy exploringAs(PublishedPolicy newest) {
    return new PublishedPolicy(ref, ranking, heads, newest.transitions);
  }
}
