package io.eddy.recommender.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.recommender.decision.RoomRef;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.Resolution;
import io.eddy.recommender.profile.ViewerProfile;
import io.eddy.recommender.room.LiveRoom;
import io.eddy.recommender.room.RoomFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SameLanguageTest {
  private static final Envelope ENVELOPE = new Envelope("app", "1", 1_000);
  private static final Resolution RESOLUTION =
      new Resolution(new RoomRef("r1", "b1", "s1", null), null, false, true);

  @Test
  void isOneWhereRoomAndViewerSpeakTheSameLanguage() {
    assertThat(value("de", "de")).isEqualTo(1);
    assertThat(value("de", "en")).isEqualTo(0);
  }

  @Test
  void isZeroWhereEitherLanguageIsUnknown() {
    assertThat(value(null, "de")).isEqualTo(0);
    assertThat(value("de", null)).isEqualTo(0);
    assertThat(value(null, null)).isEqualTo(0);
  }

  @Test
  void isReadByTheChoiceModel() {
    var column = Features.STANDARD.column("sameLanguage");

    assertThat(Features.STANDARD.columns(Head.CHOICE)).contains(column);
  }

  private static double value(@Nullable String viewers, @Nullable String rooms) {
    var told =
        new ViewerEvent.Updated(
            ENVELOPE, "v", new ViewerEvent.Attributes(viewers, null, null, null, null, null));
    var profile = ViewerProfile.UNKNOWN.after(new Fact.Happened(told, RESOLUTION), List.of());
    var started =
        new RoomEvent.Started(
            ENVELOPE, "r1", "s1", "b1", null, null, List.of(), rooms, null, null, null);
    var room =
        LiveRoom.provisional(new RoomRef("r1", "b1", "s1", null), 1_000).after(started, RESOLUTION);
    var figures = new RoomFigures(room, 0, 0, 0, 0, new float[] {0});
    return new SameLanguage().value(Pairing.of(new Situation(profile, 1_000, .645), figures));
  }
}
