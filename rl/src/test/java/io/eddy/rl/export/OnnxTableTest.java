package io.eddy.rl.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.tabular.TabularPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A table outside of Eddy, and read again. */
class OnnxTableTest {
  /** Three states, two actions; the second is a tie, the third differs in a double's last places only. */
  private static final TabularPolicy POLICY =
      TabularPolicy.of(2, new double[] {1, 2, 5, 5, .1 + .2, .3});

  @Test
  void theRuntimeAnswersAsThePolicyDoes() throws OrtException {
    var runtime = OrtEnvironment.getEnvironment();
    try (var session = runtime.createSession(OnnxTable.file(POLICY));
        var states = OnnxTensor.createTensor(runtime, new float[][] {{0}, {1}, {2}});
        var result = session.run(Map.of("state", states))) {
      assertThat((double[][]) result.get("numbers").orElseThrow().getValue())
          .isDeepEqualTo(new double[][] {{1, 2}, {5, 5}, {.1 + .2, .3}});
      assertThat((long[]) result.get("action").orElseThrow().getValue()).containsExactly(1, 0, 0);
    }
    for (var state = 0; state < 3; state++) {
      assertThat(POLICY.choose(observation(state), new SplitMix64(1)))
          .isEqualTo(state == 0 ? 1 : 0);
    }
  }

  @Test
  void aTableIsReadAsItWasWritten() throws IOException {
    var bytes = new ByteArrayOutputStream();
    PolicyFile.write(POLICY, new DataOutputStream(bytes));
    var read =
        (TabularPolicy)
            PolicyFile.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(read.states()).isEqualTo(3);
    assertThat(read.actions()).isEqualTo(2);
    for (var i = 0; i < 6; i++) {
      assertThat(read.q(i / 2, i % 2)).isEqualTo(POLICY.q(i / 2, i % 2));
    }
    assertThat(read.choose(observation(2), new SplitMix64(1))).isZero();
  }

  @Test
  void aTableOfNoSenseIsRefused() {
    assertThatThrownBy(() -> TabularPolicy.of(2, new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 values is none of 2 actions");
    var bytes = new ByteArrayOutputStream();
    assertThatThrownBy(
            () -> {
              var out = new DataOutputStream(bytes);
              out.writeInt(0x45445031);
              out.writeUTF("table");
              out.writeInt(Integer.MAX_VALUE);
              out.writeInt(2);
              PolicyFile.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("can't be read");
  }

  private static Observation observation(int state) {
    var observation = new Observation(ObservationShape.fixed(1, 2));
    observation.state()[0] = state;
    return observation;
  }
}
