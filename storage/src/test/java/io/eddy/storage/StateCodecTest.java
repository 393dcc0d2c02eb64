package io.eddy.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.ViewerState;
import io.eddy.recommender.decision.Expectation;
import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Resolution;
import io.eddy.recommender.fact.Stamp;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feedback.OpenDecision;
import io.eddy.recommender.feedback.OpenItem;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.feedback.OutcomeTotals;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.policy.PolicyWeights;
import io.eddy.recommender.policy.SlateModel;
import io.eddy.recommender.room.LiveRoom;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.slate.SlateCoefficients;
import io.eddy.rl.slate.SlateNetworkNumbers;
import io.eddy.rl.slate.SlateWeights;
import io.eddy.rl.value.NetworkConfig;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateCodecTest {
  private final StateCodec codec = new StateCodec();

  @Test
  void statesComeBackEqual() {
    var view = new LiveView(Windows.DEFAULT);
    var room = new RoomRef("r1", "b1", "s1", "music");
    var resolution = new Resolution(room, "learning", false, true);
    var started =
        new RoomEvent.Started(
            new Envelope("app", "1", 1_000),
            "r1",
            "s1",
            "b1",
            "title",
            "music",
            List.of("a"),
            "en",
            null,
            7L,
            null);
    var entered =
        new ViewerEvent.Enter(new Envelope("app", "2", 2_000), "v", "r1", null, null, null);
    var watched = new ViewerEvent.Watch(new Envelope("app", "3", 9_000), "v", "r1", 7, null);
    fold(view, new Fact.Happened(started, resolution));
    fold(view, new Fact.Happened(entered, resolution));
    fold(view, new Fact.Happened(watched, resolution));

    var state = view.viewer("v");
    var live = view.room("r1");

    assertThat(state.profile().counts().events()).isEqualTo(2);
    assertThat(codec.decode(codec.encode(state), ViewerState.class)).isEqualTo(state);
    assertThat(codec.decode(codec.encode(live), LiveRoom.class)).isEqualTo(live);
  }

  @Test
  void openDecisionsComeBackEqual() {
    var room = new RoomRef("r1", "b1", "s1", "music");
    var expected = new Expectation(.25f, .2f, .5f, .1f, .4f, .2f);
    var decision =
        new OpenDecision(
            "d1",
            null,
            1_000,
            List.of(new OpenItem(room, expected, 2_000, 3_000), new OpenItem(room, expected, 0, 0)),
            true,
            new OutcomeTotals(
                new byte[] {0, 1},
                new Outcome.Kind[] {Outcome.Kind.ENTER, Outcome.Kind.GIFT},
                new double[] {1, 900}),
            "external:mine");
    var restored = codec.decode(codec.encode(decision), OpenDecision.class);

    assertThat(restored).isEqualTo(decision);
    assertThat(restored.total(1, Outcome.Kind.GIFT)).isEqualTo(900);
  }

  @Test
  void weightsComeBackEqual() {
    var weights = SlateModel.prior(Features.STANDARD);

    assertThat(codec.decode(codec.encode(weights), PolicyWeights.class)).isEqualTo(weights);
  }

  @Test
  void weightsWithNetworksComeBackEqual() {
    var prior = SlateModel.prior(Features.STANDARD);
    var form = new NetworkConfig(List.of(2, 3), Activation.TANH, Initialisation.HE, 0);
    var numbers = new float[] {.1f, -2, Float.MIN_VALUE, -0f, Float.MAX_VALUE};
    var weights =
        new PolicyWeights(prior.slate(), prior.watch(), 7, new SlateNetworkNumbers(form, numbers));

    assertThat(codec.decode(codec.encode(weights), PolicyWeights.class)).isEqualTo(weights);
  }

  /** What a writer stored who knew of no networks. */
  private record LinearPolicyWeights(
      SlateCoefficients slate, List<Double> watch, long transitions) {}

  @Test
  void weightsOfAWriterWhoKnewOfNoNetworksAreLinear() {
    var prior = SlateModel.prior(Features.STANDARD);
    var stored = codec.encode(new LinearPolicyWeights(prior.slate(), prior.watch(), 7));

    var read = codec.decode(stored, PolicyWeights.class);

    assertThat(read).isEqualTo(new PolicyWeights(prior.slate(), prior.watch(), 7, null));
    assertThat(read.heads()).isInstanceOf(SlateWeights.class);
  }

  @Test
  void networksThatAreNoNumbersAreNotRead() {
    // 1.5 is fa 3fc00000 in CBOR, NaN fa 7fc00000.
    var prior = SlateModel.prior(Features.STANDARD);
    var form = new NetworkConfig(List.of(), Activation.TANH, Initialisation.HE, 0);
    var networks = new SlateNetworkNumbers(form, new float[] {1.5f});
    var bytes =
        HexFormat.of()
            .formatHex(codec.encode(new PolicyWeights(prior.slate(), prior.watch(), 7, networks)));
    assertThat(bytes).containsOnlyOnce("fa3fc00000");
    var broken = HexFormat.of().parseHex(bytes.replace("fa3fc00000", "fa7fc00000"));

    assertThatThrownBy(() -> codec.decode(broken, PolicyWeights.class))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Number 0 of the networks is NaN");
  }

  private static void fold(LiveView view, Fact fact) {
    view.after(new LoggedFact(Position.START, new Stamp(1, 0, 0, 0), fact));
  }
}
