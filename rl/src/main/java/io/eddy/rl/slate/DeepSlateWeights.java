package io.eddy.rl.slate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eddy.rl.value.NetworkConfig;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What {@link DeepSlateQ} has learned, and how to act on it: every head is its linear part and what a
 * network adds. Immutable, safe for any number of threads: each call borrows a copy of the networks.
 * Rows of item features are row-major and as wide as {@link ItemColumns#width}.
 */
public final class DeepSlateWeights {

  private final SlateWeights linear;
  private final NetworkConfig form;
  private final SlateNetworks networks; // read only: whoever computes borrows
  private final String hash;
  private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();

  /** Networks with the buffers that one call needs. */
  private static final class Workspace {
    private final SlateNetworks networks;
    private float[] inputs = {};
    private float[] outputs = {};

    Workspace(SlateNetworks networks) {
      this.networks = networks.copy();
    }

    /** The heads of A of n items. */
    float[] items(float[] state, float[] rows, int first, int n) {
      if (inputs.length < n * networks.inputWidth()) {
        inputs = new float[n * networks.inputWidth()];
        outputs = new float[n * SlateNetworks.ITEM_HEADS];
      }
      for (var i = 0; i < n; i++) {
        networks.join(state, rows, first + i, inputs, i);
      }
      networks.items().forward(inputs, n, outputs);
      return outputs;
    }
  }

  /**
   * Weights from plain numbers.
   *
   * @param form of both networks
   * @param numbers of the networks; copied
   */
  public DeepSlateWeights(SlateCoefficients linear, NetworkConfig form, float[] numbers) {
    this(
        linear,
        form,
        new SlateNetworks(linear.state().size(), linear.items().width(), form),
        numbers);
  }

  private DeepSlateWeights(
      SlateCoefficients linear, NetworkConfig form, SlateNetworks networks, float[] numbers) {
    var values = networks.parameters().values();
    if (numbers.length != values.length) {
      throw new IllegalArgumentException(
          "Networks of this form have %d numbers, not %d."
              .formatted(values.length, numbers.length));
    }
    for (var i = 0; i < numbers.length; i++) {
      if (!Float.isFinite(numbers[i])) {
        throw new ArithmeticException(
            "Number %d of the networks is %s, not finite.".formatted(i, numbers[i]));
      }
    }
    System.arraycopy(numbers, 0, values, 0, numbers.length);
    this.linear = new SlateWeights(linear);
    this.form = form;
    this.networks = networks;
    this.hash = hashOf(this.linear.hash(), form, numbers);
  }

  /** The linear part. */
  public SlateWeights linear() {
    return linear;
  }

  /** The form of both networks. */
  public NetworkConfig form() {
    return form;
  }

  /** The numbers of the networks. */
  public float[] numbers() {
    return networks.parameters().values().clone();
  }

  /** 128 bits of SHA-256 over all numbers, in hexadecimal: equal weights, equal hash. */
  public String hash() {
    return hash;
  }

  /** c: the choice logit of a row, without its position. */
  public double choiceLogit(float[] state, float[] rows, int row) {
    return linear.choiceLogit(rows, row) + item(state, rows, row, SlateNetworks.CHOICE);
  }

  /** R(s,i): what choosing the item pays at once. */
  public double immediateValue(float[] state, float[] rows, int row) {
    return linear.immediateValue(rows, row) + item(state, rows, row, SlateNetworks.REWARD);
  }

  /** F(s,i): what choosing the item adds later, over choosing nothing. */
  public double futureAdvantage(float[] state, float[] rows, int row) {
    return linear.futureAdvantage(rows, row) + item(state, rows, row, SlateNetworks.FUTURE);
  }

  /** V(s): value of the state under the policy that was learned from. */
  public double stateValue(float[] state) {
    return linear.stateValue(state) + state(state, SlateNetworks.VALUE);
  }

  /** U∅(s): what follows when nothing is chosen. */
  public double noChoiceValue(float[] state) {
    return linear.noChoiceValue(state) + state(state, SlateNetworks.NO_CHOICE);
  }

  /** P(i|s,A) per position of a slate; what is missing to 1 is the probability of no choice. */
  public double[] probabilities(float[] state, float[] rows, int[] slate) {
    var probabilities = new double[slate.length];
    var sum = 1.0;
    for (var j = 0; j < slate.length; j++) {
      probabilities[j] = Math.exp(choiceLogit(state, rows, slate[j])) * linear.best().factor(j);
      sum += probabilities[j];
    }
    for (var j = 0; j < slate.length; j++) {
      probabilities[j] /= sum;
    }
    return probabilities;
  }

  /** Q(s,A) = U∅(s) + Σ P(i|s,A) (R(s,i) + F(s,i)). */
  public double slateValue(float[] state, float[] rows, int[] slate) {
    var probabilities = probabilities(state, rows, slate);
    var q = noChoiceValue(state);
    for (var j = 0; j < slate.length; j++) {
      q +=
          probabilities[j]
              * (immediateValue(state, rows, slate[j]) + futureAdvantage(state, rows, slate[j]));
    }
    return q;
  }

  /** As {@link SlateWeights#scores}, with what the networks add to c and to R + F. */
  public double scores(float[] state, float[] rows, int n, int k, double[] out) {
    linear.attract(rows, n, out);
    var workspace = borrow();
    var heads = workspace.items(state, rows, 0, n);
    for (var i = 0; i < n; i++) {
      var at = i * SlateNetworks.ITEM_HEADS;
      out[n + i] *= Math.exp(heads[at + SlateNetworks.CHOICE]);
      out[2 * n + i] +=
          (double) heads[at + SlateNetworks.REWARD] + heads[at + SlateNetworks.FUTURE];
    }
    idle.add(workspace);
    return linear.best().refine(n, k, out);
  }

  /** The greedy slate: the k candidates with the highest scores, best first. */
  public int[] bestSlate(float[] state, float[] rows, int n, int k) {
    var out = new double[3 * n];
    scores(state, rows, n, k, out);
    return BestSlate.top(n, k, out);
  }

  private double item(float[] state, float[] rows, int row, int head) {
    var workspace = borrow();
    double number = workspace.items(state, rows, row, 1)[head];
    idle.add(workspace);
    return number;
  }

  private double state(float[] state, int head) {
    if (state.length == 0) {
      return 0;
    }
    var workspace = borrow();
    var heads = new float[SlateNetworks.STATE_HEADS];
    workspace.networks.states().forward(state, 1, heads);
    idle.add(workspace);
    return heads[head];
  }

  private Workspace borrow() {
    var workspace = idle.poll();
    return workspace == null ? new Workspace(networks) : workspace;
  }

  private static String hashOf(String linear, NetworkConfig form, float[] numbers) {
    var text = (linear + form.hidden() + form.activation()).getBytes(UTF_8);
    var bytes = ByteBuffer.allocate(text.length + Float.BYTES * numbers.length).put(text);
    for (var number : numbers) {
      bytes.putFloat(number);
    }
    return SlateWeights.hashOf(bytes.array());
  }
}
