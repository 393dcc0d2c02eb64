package io.eddy.rl.slate;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.network.Adam;
import io.eddy.rl.random.Resumable;
import io.eddy.rl.value.ActionNetwork;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * REINFORCE for slates, from a log of other policies. π(·|s) is a softmax over candidates, of which K
 * are drawn; what counts is whether an item is among them, α(a|s) = 1 − (1 − π(a|s))^K. The gradient
 * of Σ α·R is estimated from logged items a with their return R and their probability β:
 *
 * <pre>
 * ∇ ≈ mean over samples of  min(π(a|s)/β, c) · λ_K · R · ∇log π(a|s),   λ_K = ∂α/∂π = K(1 − π(a|s))^(K−1)
 * </pre>
 *
 * An item that is already likely to be shown gets no more credit (λ_K → 0), so that π spreads over the
 * best K instead of settling on one. K = 1 is off-policy REINFORCE.
 *
 * <ol>
 *   <li>Chen, Beutel, Covington, Jain, Belletti and Chi 2019, "Top-K off-policy correction for a
 *       REINFORCE recommender system" (arXiv 1812.02353), equations 3 and 6 and §4.4.
 *   <li>Williams 1992, "Simple statistical gradient-following algorithms for connectionist
 *       reinforcement learning".
 * </ol>
 *
 * <p>Departs from the paper:
 *
 * <ul>
 *   <li>β is logged with each decision, so no network estimates it.
 *   <li>The softmax is over the candidates of the request, in full or over those that were logged, each
 *       for as many as it was sampled from; the paper samples it by a proposal of its own.
 *   <li>Slates are drawn without replacement ({@link TopKPolicy}), the paper draws with replacement
 *       and removes what came twice.
 *   <li>No baseline is subtracted from R: for K > 1, Σ α is not constant, and a baseline would bias
 *       the gradient.
 * </ul>
 *
 * <p>Confined to one thread.
 */
public final class TopKReinforce implements Resumable {

  private final TopKReinforceConfig config;
  private final ActionNetwork network;
  private final Adam adam;
  private float[] preferences = {};
  private float[] gradient = {};

  /** A learner of a network's preferences h(s, ·), with π = softmax(h). */
  public TopKReinforce(ActionNetwork network, TopKReinforceConfig config) {
    this.config = config;
    this.network = network;
    this.adam = new Adam(config.adam(), network.parameters());
  }

  /** How it would show slates now: a copy that later learning does not change. */
  public TopKPolicy policy() {
    return new TopKPolicy(network, config.slateSize());
  }

  /**
   * Takes one gradient step. A shown item that was not taken up has the return 0 and no gradient: it
   * may be left out, and then counts in the {@code count} only.
   *
   * @param batch what was known, and the candidates
   * @param actions the item of each sample
   * @param behaviour β, the probability that the log has this sample: that its item was drawn, where a
   *     decision gives one sample; that it was shown, where it gives one per item shown
   * @param returns R of each sample, discounted as the caller thinks right
   * @param count samples that the mean is over, at least the batch's size
   */
  public void learn(
      ObservationBatch batch, int[] actions, double[] behaviour, double[] returns, int count) {
    learn(batch, actions, behaviour, returns, complete(batch.size()), count);
  }

  /**
   * The same where the log holds a sample of the candidates: the sum under the softmax is estimated from
   * it, each candidate but the action counting for 1/inclusion of them.
   *
   * @param inclusion the probability with which each sample's other candidates were kept, in (0, 1]
   */
  public void learn(
      ObservationBatch batch,
      int[] actions,
      double[] behaviour,
      double[] returns,
      double[] inclusion,
      int count) {
    network.parameters().clearGradient();
    addGradient(batch, actions, behaviour, returns, inclusion, count);
    adam.step();
  }

  private static double[] complete(int size) {
    var inclusion = new double[size];
    Arrays.fill(inclusion, 1);
    return inclusion;
  }

  /** Adds the gradient of the loss −Σ α·R to that of the parameters. */
  void addGradient(
      ObservationBatch batch, int[] actions, double[] behaviour, double[] returns, int count) {
    addGradient(batch, actions, behaviour, returns, complete(batch.size()), count);
  }

  /** The same from a sample of the candidates. */
  void addGradient(
      ObservationBatch batch,
      int[] actions,
      double[] behaviour,
      double[] returns,
      double[] inclusion,
      int count) {
    if (count < batch.size()) {
      throw new IllegalArgumentException(
          "A batch of %d samples can't be %d of them.".formatted(batch.size(), count));
    }
    var most = batch.shape().mostActions();
    if (preferences.length < batch.size() * most) {
      preferences = new float[batch.capacity() * most];
      gradient = new float[batch.capacity() * most];
    }
    Arrays.fill(gradient, 0, batch.size() * most, 0);
    network.forward(batch, preferences);
    for (var i = 0; i < batch.size(); i++) {
      addSample(batch, i, actions[i], behaviour[i], returns[i] / count, inclusion[i]);
    }
    network.backward(batch, gradient);
  }

  /** ∂(−w λ_K R log π(a))/∂hⱼ = −w λ_K R (1[j = a] − πⱼ), with w and λ_K held constant. */
  private void addSample(
      ObservationBatch batch,
      int place,
      int action,
      double behaviour,
      double share,
      double inclusion) {
    var at = place * batch.shape().mostActions();
    if (!(behaviour > 0 && behaviour <= 1) || !Double.isFinite(share)) {
      throw new IllegalArgumentException(
          "A sample needs a probability (%s) in (0, 1] and a finite return (%s)."
              .formatted(behaviour, share));
    }
    if (!(inclusion > 0 && inclusion <= 1)) {
      throw new IllegalArgumentException(
          "The inclusion (%s) of sample %d must lie in (0, 1].".formatted(inclusion, place));
    }
    if (action < 0 || action >= batch.count(place) || !batch.available()[at + action]) {
      throw new IllegalArgumentException(
          "Action %d of sample %d was not available.".formatted(action, place));
    }
    var highest = Double.NEGATIVE_INFINITY;
    for (var j = 0; j < batch.count(place); j++) {
      if (batch.available()[at + j]) {
        highest = Math.max(highest, preferences[at + j]);
      }
    }
    var sum = 0.0;
    for (var j = 0; j < batch.count(place); j++) {
      if (batch.available()[at + j]) {
        sum += Math.exp(preferences[at + j] - highest) / (j == action ? 1 : inclusion);
      }
    }
    var pi = Math.exp(preferences[at + action] - highest) / sum;
    var k = config.slateSize();
    var lambda = k * Math.pow(1 - pi, k - 1.0);
    var credit = Math.min(pi / behaviour, config.weightCap()) * lambda * share;
    for (var j = 0; j < batch.count(place); j++) {
      if (batch.available()[at + j]) {
        var counts = j == action ? 1 : inclusion;
        gradient[at + j] =
            (float) (credit * Math.exp(preferences[at + j] - highest) / (counts * sum));
      }
    }
    gradient[at + action] -= (float) credit;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    network.parameters().save(out);
    adam.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    network.parameters().load(in);
    adam.load(in);
  }
}
