package io.eddy.service.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.SlateModel;
import io.eddy.service.Stage;
import io.eddy.storage.InMemoryStore;
import io.eddy.storage.PolicyRegistry;
import io.eddy.storage.Provenance;
import io.eddy.storage.StateCodec;
import io.eddy.storage.StoredPolicy;
import org.junit.jupiter.api.Test;

/** Which version answers. */
class PoliciesInForceTest {
  private static final Arm LEARNING = new Arm("learning", Arm.LEARNING, 1);
  private static final Arm FROZEN = new Arm("frozen", Arm.FROZEN, 1);

  private static final String SCHEMA = Features.STANDARD.fingerprint();
  private static final byte[] READABLE =
      new StateCodec().encode(SlateModel.prior(Features.STANDARD));
  private static final byte[] BROKEN = {1, 2, 3};

  private final PolicyRegistry registry = new InMemoryStore(new byte[32]).policies();
  private final PoliciesInForce policies = new PoliciesInForce(registry, Features.STANDARD);

  private static boolean publish(
      PolicyRegistry registry, int version, String schema, byte[] weights) {
    var provenance =
        new Provenance(
            "slate-q", version, 0, version - 1, Position.START, 0, schema, 0, "f" + version, 0);
    return registry.publish(
        new StoredPolicy(provenance, weights), new byte[0], version == 1 ? -1 : version - 1);
  }

  private int versionInForce() {
    policies.refresh();
    return policies.newest().ref().version();
  }

  @Test
  void beginsWithVersionZeroAndTakesEachNewOne() {
    assertThat(versionInForce()).isZero();
    assertThat(publish(registry, 1, SCHEMA, READABLE)).isTrue();
    assertThat(versionInForce()).isEqualTo(1);
    publish(registry, 2, SCHEMA, READABLE);
    assertThat(versionInForce()).isEqualTo(2);

    assertThat(policies.of(LEARNING).ref().version()).isEqualTo(2);
    assertThat(policies.of(FROZEN).ref().version()).isZero();
    assertThat(policies.invalid()).isNull();
  }

  @Test
  void answersWithVersionZeroWhereTheNewestReadsOtherFeatures() {
    publish(registry, 1, SCHEMA, READABLE);
    assertThat(versionInForce()).isEqualTo(1);
    publish(registry, 2, "another schema", READABLE);

    assertThat(versionInForce()).isZero();
    assertThat(policies.newest().ref().schema()).isEqualTo(SCHEMA);
    assertThat(policies.invalid()).isNull();
  }

  @Test
  void keepsTheFormerVersionAndSaysSoWhereTheNewestCannotBeRead() {
    publish(registry, 1, SCHEMA, READABLE);
    assertThat(versionInForce()).isEqualTo(1);
    publish(registry, 2, SCHEMA, BROKEN);

    assertThat(versionInForce()).isEqualTo(1);
    assertThat(policies.invalid()).contains("version 2");

    publish(registry, 3, SCHEMA, READABLE);
    assertThat(versionInForce()).isEqualTo(3);
    assertThat(policies.invalid()).isNull();
  }

  @Test
  void namesThePoliciesThatThereAre() {
    assertThat(policies.baseline("popularity").ref().name()).isEqualTo("popularity");
    assertThatThrownBy(() -> policies.baseline("populrity"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("populrity")
        .hasMessageContaining("popularity");
  }

  @Test
  void answersWithTheBaselineWhileTheNewestCannotBeRead() {
    try (var stage = new Stage()) {
      stage.live("r1", "r2");
      publish(stage.store().policies(), 1, SCHEMA, BROKEN);
      stage.eddy().policies().refresh();

      var answer = stage.recommend("u1", 2);

      assertThat(answer.degraded()).isTrue();
      assertThat(answer.reason()).isEqualTo("policy_invalid");
      assertThat(answer.policy()).isEqualTo("popularity");
      assertThat(answer.items()).hasSize(2);
      assertThat(stage.service().ready().checks()).containsEntry("policy", false);

      publish(stage.store().policies(), 2, SCHEMA, READABLE);
      stage.eddy().policies().refresh();
      assertThat(stage.recommend("u1", 2).degraded()).isNull();
      assertThat(stage.recommend("u1", 2).policyVersion()).isEqualTo(2);
    }
  }
}
