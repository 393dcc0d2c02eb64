package io.eddy.rl.mdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ObservationTest {

  private static final ObservationShape SHAPE = new ObservationShape(2, 3, 2);

  @Test
  void comesBackFromABatchAsItWentIn() {
    var batch = new ObservationBatch(SHAPE, 2);
    batch.add(new Observation(SHAPE));
    batch.add(twoCandidatesOneMasked());

    var read = new Observation(SHAPE);
    batch.get(1, read);

    requireTwoCandidatesOneMasked(read);
  }

  @Test
  void comesBackFromAFileAsItWentIn() throws IOException {
    var read = new Observation(SHAPE);
    read.load(in(saved(twoCandidatesOneMasked())));

    requireTwoCandidatesOneMasked(read);
  }

  @Test
  void forgetsAMaskWhenItLoadsNone() throws IOException {
    var read = twoCandidatesOneMasked();
    read.load(in(saved(new Observation(SHAPE))));

    assertThat(read.masked()).isFalse();
    assertThat(read.count()).isEqualTo(3);
    assertThat(read.available(0)).isTrue();
    assertThat(read.available(2)).isTrue();
  }

  @Test
  void refusesMoreActionsThanItHasRoomFor() throws IOException {
    var file = saved(new Observation(ObservationShape.fixed(2, 5)));

    assertThatThrownBy(() -> new Observation(ObservationShape.fixed(2, 3)).load(in(file)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("5 actions")
        .hasMessageContaining("1 to 3");
  }

  private static Observation twoCandidatesOneMasked() {
    var observation = new Observation(SHAPE);
    observation.state()[0] = 1.5f;
    observation.state()[1] = -2;
    observation.offer(2);
    observation.rows()[0] = 3;
    observation.rows()[3] = 4;
    observation.mask(0);
    return observation;
  }

  private static void requireTwoCandidatesOneMasked(Observation observation) {
    assertThat(observation.state()).containsExactly(1.5f, -2);
    assertThat(observation.count()).isEqualTo(2);
    assertThat(observation.rows()).startsWith(3, 0, 0, 4);
    assertThat(observation.masked()).isTrue();
    assertThat(observation.available(0)).isFalse();
    assertThat(observation.available(1)).isTrue();
    assertThat(observation.available(2)).isFalse();
  }

  private static byte[] saved(Observation observation) throws IOException {
    var bytes = new ByteArrayOutputStream();
    observation.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
