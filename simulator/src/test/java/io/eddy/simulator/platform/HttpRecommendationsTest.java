package io.eddy.simulator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.eddy.protocol.client.EddyClient;
import io.eddy.protocol.client.EddyException;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.RoomEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpRecommendationsTest {
  private HttpServer server;
  private EddyClient client;
  private int status;
  private String answer;

  @BeforeEach
  void listens() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          var body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.getResponseHeaders().add("Retry-After", "1");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    client = new EddyClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stops() {
    client.close();
    server.stop(0);
  }

  @Test
  void showsTheRoomsOfTheAnswer() {
    status = 200;
    answer =
        """
        {"decisionId":"d1","arm":"learning","policy":"slate-q","policyVersion":3,"items":[
        {"roomId":"room-7","broadcastId":"room-7-1","streamerId":"streamer-7","position":0,
         "score":1.5,"propensity":0.25,"explored":false,"reason":"live now"}]}
        """;
    var slate = new HttpRecommendations(client).recommend(SlateRequest.of("viewer-1"));
    assertThat(slate.decisionId()).isEqualTo("d1");
    assertThat(slate.roomIds()).containsExactly("room-7");
  }

  @Test
  void countsWhatIsRefused() {
    status = 200;
    answer =
        """
        {"accepted":0,"duplicate":0,"rejected":1,"items":[{"index":0,"status":"rejected",
         "code":"too_old","field":"time","value":"5","remedy":"Send it earlier."}]}
        """;
    assertThat(new HttpRecommendations(client).send(List.of(ended()))).isEqualTo(1);
  }

  @Test
  void asksAgainLaterWhenTheServiceIsFull() {
    status = 503;
    answer = "";
    assertThatThrownBy(() -> new HttpRecommendations(client).send(List.of(ended())))
        .isInstanceOfSatisfying(
            OverloadedException.class,
            full -> assertThat(full.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
  }

  @Test
  void doesNotRepeatWhatIsWrong() {
    status = 400;
    answer = "";
    assertThatThrownBy(() -> new HttpRecommendations(client).recommend(SlateRequest.of("viewer-1")))
        .isInstanceOf(EddyException.class);
  }

  private static RoomEvent ended() {
    return new RoomEvent.Ended(new Envelope("test", "e1", 5), "room-7", null, null);
  }
}
