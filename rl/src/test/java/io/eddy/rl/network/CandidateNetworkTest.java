package io.eddy.rl.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rl.random.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateNetworkTest {

  private static final List<Integer> HIDDEN = List.of(12, 6);
  private static final int[] ENDS = {2, 2, 7, 20};
  private static final int ROWS = 20;

  private final CandidateNetwork network = network(HIDDEN);
  private final float[] states = numbers(4 * 5, new SplitMix64(2));
  private final float[] candidates = numbers(ROWS * 3, new SplitMix64(3));

  @Test
  void keptHalvesGiveTheSameNumbersBitForBit() {
    var whole = new float[ROWS];
    network.forward(states, 4, candidates, ENDS, whole);
    var halves = new float[ROWS * network.halfWidth()];
    network.candidateHalves(candidates, ROWS, halves);
    var joined = new float[ROWS];
    network.join(states, 4, halves, ENDS, joined);
    assertThat(joined).containsExactly(whole);
  }

  @Test
  void aCandidateHasTheSameNumberAloneAndAmongOthersBitForBit() {
    var all = new float[ROWS];
    network.forward(states, 4, candidates, ENDS, all);
    var alone = new float[1];
    var state = Arrays.copyOfRange(states, 15, 20);
    for (var row = 7; row < 20; row++) {
      var candidate = Arrays.copyOfRange(candidates, row * 3, row * 3 + 3);
      network.forward(state, 1, candidate, new int[] {1}, alone);
      assertThat(alone[0]).isEqualTo(all[row]);
    }
  }

  @Test
  void isDrawnAsThePerceptronOnTheJoinedRow() {
    for (var hidden : List.of(List.<Integer>of(), List.of(4), HIDDEN)) {
      var widths = new ArrayList<Integer>(List.of(8));
      widths.addAll(hidden);
      widths.add(1);
      var mlp = new Mlp(widths, Activation.RELU, Initialisation.ORTHOGONAL, .1, new SplitMix64(1));
      assertThat(network(hidden).parameters().values()).containsExactly(mlp.parameters().values());
    }
  }

  private static CandidateNetwork network(List<Integer> hidden) {
    var parameters = new Parameters(CandidateNetwork.count(5, 3, hidden));
    var network = new CandidateNetwork(5, 3, hidden, Activation.RELU, parameters, 0);
    network.initialise(Initialisation.ORTHOGONAL, .1, new SplitMix64(1));
    return network;
  }

  private static float[] numbers(int count, SplitMix64 random) {
    var numbers = new float[count];
    for (var i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
