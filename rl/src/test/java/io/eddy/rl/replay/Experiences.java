package io.eddy.rl.replay;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.random.Resumable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Transitions that can be told apart: the one numbered i goes from state i to state i + ½. */
final class Experiences {

  static final ObservationShape SHAPE = ObservationShape.fixed(1, 3);

  private Experiences() {}

  static Observation observation(double state) {
    var observation = new Observation(SHAPE);
    observation.state()[0] = (float) state;
    return observation;
  }

  static long add(ReplayMemory memory, int i) {
    return memory.add(observation(i), i % 3, 10 * i, .5, observation(i + .5));
  }

  static byte[] saved(Resumable resumable) throws IOException {
    var bytes = new ByteArrayOutputStream();
    resumable.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static void load(Resumable resumable, byte[] bytes) throws IOException {
    resumable.load(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  /** χ² of counts against what was expected. */
  static double chiSquare(long[] counts, double[] expected) {
    var sum = 0.0;
    for (var i = 0; i < counts.length; i++) {
      sum += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
    }
    return sum;
  }
}
