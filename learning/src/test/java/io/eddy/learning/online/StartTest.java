package io.eddy.learning.online;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.learning.Tale;
import io.eddy.learning.experience.Discount;
import io.eddy.learning.experience.ExperienceSettings;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feature.FeatureRows;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.InMemoryStore;
import io.eddy.storage.StateCodec;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A learner that starts from a policy that was learned from a log. */
class StartTest {
  private static final ExperienceSettings SETTINGS = Tale.settings(Discount.TWENTY_MINUTES);
  private static final Features FEATURES = SETTINGS.features();

  /** Ranks by the second column of a row, and was learned from 1,000 slates. */
  private static final OfflineWeights START = start(1);

  private final InMemoryStore store = new InMemoryStore();

  private static OfflineWeights start(float weight) {
    var shape = new ObservationShape(FEATURES.stateWidth(), 1, FEATURES.derived());
    var numbers = new float[FEATURES.stateWidth() + FEATURES.derived() + 1];
    numbers[FEATURES.stateWidth() + 1] = weight;
    var linear = new NetworkConfig(List.of(), Activation.LINEAR, Initialisation.HE, 0);
    return OfflineWeights.network("cql", 1_000, shape, linear, numbers);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private int startFrom(OfflineWeights weights) {
    return Start.from(weights, store, SETTINGS, SlateAlgorithm.LINEAR, 5, InstantSource.system());
  }

  private OnlineLearner learner() {
    return new OnlineLearner(store, SETTINGS, SlateAlgorithm.LINEAR, 5, InstantSource.system());
  }

  private void learn(OnlineLearner learner, List<LoggedFact> facts) {
    store.log().append(AppendBatch.of(facts));
    while (learner.step()) {
      // all there is
    }
    learner.publish();
  }

  private PolicyWeights latest() {
    var bytes = store.policies().latest().orElseThrow().weights();
    return new StateCodec().decode(bytes, PolicyWeights.class);
  }

  private double[] scores() {
    var stored = store.policies().latest().orElseThrow().provenance();
    var policy = PublishedPolicy.learned(FEATURES, stored.name(), stored.version(), latest());
    var rows = new float[3 * FEATURES.width()];
    rows[1] = .25f;
    rows[FEATURES.width() + 1] = .75f;
    rows[2 * FEATURES.width() + 1] = -1;
    var scores = new double[9];
    policy
        .ranking()
        .score(
            new FeatureRows(new float[FEATURES.stateWidth()], rows, 3, FEATURES.width()),
            3,
            scores);
    return scores;
  }

  @Test
  void ranksAloneUntilSomethingIsLearned() {
    assertThat(startFrom(START)).isEqualTo(1);

    var provenance = store.policies().latest().orElseThrow().provenance();
    assertThat(provenance.name()).isEqualTo("cql");
    assertThat(provenance.parent()).isEqualTo(-1);
    assertThat(provenance.transitions()).isEqualTo(1_000);
    assertThat(scores()).startsWith(.25, .75, -1);
  }

  @Test
  void isPartOfEveryVersionSinceAndOfThoseAfterARestart() {
    startFrom(START);
    var facts = Tale.drawn(200).facts();
    learn(learner(), facts.subList(0, facts.size() / 2));
    var first = store.policies().latest().orElseThrow().provenance();
    assertThat(first.version()).isEqualTo(2);
    assertThat(first.parent()).isEqualTo(1);
    assertThat(first.name()).isEqualTo("slate-q");
    assertThat(latest().start()).isEqualTo(START);

    var restarted = learner();
    assertThat(restarted.transitions()).isEqualTo(latest().transitions()).isPositive();
    learn(restarted, facts.subList(facts.size() / 2, facts.size()));
    assertThat(latest().start()).isEqualTo(START);
    assertThat(store.policies().latest().orElseThrow().provenance().version()).isEqualTo(3);
  }

  @Test
  void isTrustedForAsMuchAsItWasLearnedFrom() {
    startFrom(START);
    learn(learner(), Tale.drawn(200).facts());

    var weights = latest();
    var n = weights.transitions();
    var mixed = scores();
    var policy = PublishedPolicy.learned(FEATURES, "slate-q", 2, weights);
    assertThat(policy.transitions()).isEqualTo(1_000 + n);
    // After 200 slates against 1,000 the start still decides.
    assertThat(mixed[1]).isGreaterThan(mixed[0]);
    assertThat(mixed[0]).isGreaterThan(mixed[2]);
  }

  @Test
  void theSameStartTwiceIsOne() {
    startFrom(START);
    assertThat(startFrom(START)).isEqualTo(-1);
    learn(learner(), Tale.drawn(50).facts());
    assertThat(startFrom(START)).isEqualTo(-1);
    assertThat(store.policies().history(10)).hasSize(2);
  }

  @Test
  void anotherStartKeepsWhatWasLearned() {
    startFrom(START);
    learn(learner(), Tale.drawn(200).facts());
    var known = latest();

    assertThat(startFrom(start(-1))).isEqualTo(3);

    assertThat(latest().slate()).isEqualTo(known.slate());
    assertThat(scores()).startsWith(-.25, -.75, 1);
    assertThat(learner().transitions()).isEqualTo(known.transitions());
  }
}
