package io.eddy.service.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.decision.CandidateLog;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.decision.PolicyRef;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.fact.Stamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestMemoryTest {
  private static final long NOW = 1_764_057_600_000L;

  private final RequestMemory memory = new RequestMemory(() -> Instant.ofEpochMilli(NOW));

  @Test
  void aDecisionOfTheLastMinuteIsFoundAgainAfterARestart() {
    memory.folded(decided("q1", NOW - 59_999), List.of());
    assertThat(memory.find(new RequestMemory.Key("v1", "q1"))).isCompleted();
    assertThat(memory.find(new RequestMemory.Key("v2", "q1"))).isNull();
  }

  @Test
  void anOlderOneIsForgottenThoughTheLogIsReadAgain() {
    memory.folded(decided("q1", NOW - 60_000), List.of());
    assertThat(memory.find(new RequestMemory.Key("v1", "q1"))).isNull();
  }

  private static LoggedFact decided(@Nullable String request, long time) {
    var decision =
        new Decision(
            "d0-0-x",
            "v1",
            "home",
            "learning",
            new PolicyRef("slate-q", 0, "", ""),
            time,
            request,
            null,
            null,
            null,
            0,
            false,
            new Drawing(.05, .05, 50, 50, 1),
            List.of(),
            new CandidateLog(
                List.of(), new byte[0], new int[0], 1, new float[0], new short[0], new short[0]));
    return new LoggedFact(Position.START, new Stamp(1, time, 1, 0), new Fact.Decided(decision));
  }
}
