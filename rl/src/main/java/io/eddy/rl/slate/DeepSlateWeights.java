package io.eddy.rl.slate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eddy.rl.network.Buffers;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What {@link DeepSlateQ} has learned, and how to act on it: every head is its linear part and what a
 * network adds. Immutable, safe for any number of threads: each call borrows a copy of the networks.
 */
public final class DeepSlateWeights implements SlateHeads {

  private final SlateWeights linear;
  private final SlateNetworkNumbers numbers;
  private final SlateNetworks networks; // read only: whoever computes borrows
  private final int itemWidth;
  private final String hash;
  private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();

  /** Networks with the buffers that one call needs. */
  private static final class Workspace {
    private final SlateNetworks networks;
    private final int[] ends = new int[1];
    private float[] rows = {};
    private float[] heads = {};

    Workspace(SlateNetworks networks) {
      this.networks = networks.copy();
    }

    /** The heads of A of the first n rows; the state's half of the first layer is computed once. */
    float[] items(float[] state, float[] rows, int n) {
      heads = Buffers.atLeast(heads, n * SlateNetworks.ITEM_HEADS);
      ends[0] = n;
      networks.items().forward(state, 1, rows, ends, heads);
      return heads;
    }

    /** The heads of A of some rows. */
    float[] items(float[] state, float[] rows, int width, int... chosen) {
      this.rows = Buffers.atLeast(this.rows, chosen.length * width);
      for (var j = 0; j < chosen.length; j++) {
        System.arraycopy(rows, chosen[j] * width, this.rows, j * width, width);
      }
      return items(state, this.rows, chosen.length);
    }
  }

  /** Weights from plain numbers. */
  public DeepSlateWeights(SlateCoefficients linear, SlateNetworkNumbers numbers) {
    this.itemWidth = linear.items().width();
    this.networks = new SlateNetworks(linear.state().size(), itemWidth, numbers.form());
    var values = networks.parameters().values();
    if (numbers.numbers().length != values.length) {
      throw new IllegalArgumentException(
          "Networks of this form have %d numbers, not %d."
              .formatted(values.length, numbers.numbers().length));
    }
    System.arraycopy(numbers.numbers(), 0, values, 0, values.length);
    this.linear = new SlateWeights(linear);
    this.numbers = numbers;
    this.hash = hashOf(this.linear.hash(), numbers);
  }

  @Override
  public SlateWeights linear() {
    return linear;
  }

  @Override
  public SlateNetworkNumbers networks() {
    return numbers;
  }

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public double choiceLogit(float[] state, float[] rows, int row) {
    return linear.choiceLogit(state, rows, row) + item(state, rows, row, SlateNetworks.CHOICE);
  }

  @Override
  public double immediateValue(float[] state, float[] rows, int row) {
    return linear.immediateValue(state, rows, row) + item(state, rows, row, SlateNetworks.REWARD);
  }

  @Override
  public double futureAdvantage(float[] state, float[] rows, int row) {
    return linear.futureAdvantage(state, rows, row) + item(state, rows, row, SlateNetworks.FUTURE);
  }

  @Override
  public double stateValue(float[] state) {
    return linear.stateValue(state) + state(state, SlateNetworks.VALUE);
  }

  @Override
  public double noChoiceValue(float[] state) {
    return linear.noChoiceValue(state) + state(state, SlateNetworks.NO_CHOICE);
  }

  @Override
  public double[] probabilities(float[] state, float[] rows, int[] slate) {
    var logits = new double[slate.length];
    var workspace = borrow();
    var heads = workspace.items(state, rows, itemWidth, slate);
    for (var j = 0; j < slate.length; j++) {
      logits[j] =
          linear.choiceLogit(state, rows, slate[j])
              + heads[j * SlateNetworks.ITEM_HEADS + SlateNetworks.CHOICE];
    }
    idle.add(workspace);
    return linear.best().probabilities(logits);
  }

  @Override
  public double scores(float[] state, float[] rows, int n, int k, double[] out) {
    linear.attract(rows, n, out);
    var workspace = borrow();
    var heads = workspace.items(state, rows, n);
    for (var i = 0; i < n; i++) {
      var at = i * SlateNetworks.ITEM_HEADS;
      out[n + i] *= Math.exp(heads[at + SlateNetworks.CHOICE]);
      out[2 * n + i] +=
          (double) heads[at + SlateNetworks.REWARD] + heads[at + SlateNetworks.FUTURE];
    }
    idle.add(workspace);
    return linear.best().refine(n, k, out);
  }

  private double item(float[] state, float[] rows, int row, int head) {
    var workspace = borrow();
    double number = workspace.items(state, rows, itemWidth, row)[head];
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

  private static String hashOf(String linear, SlateNetworkNumbers networks) {
    var form = networks.form();
    var numbers = networks.numbers();
    var text = (linear + form.hidden() + form.activation()).getBytes(UTF_8);
    var bytes = ByteBuffer.allocate(text.length + Float.BYTES * numbers.length).put(text);
    for (var number : numbers) {
      bytes.putFloat(number);
    }
    return SlateWeights.hashOf(bytes.array());
  }
}
