package io.eddy.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.protocol.Json;
import io.eddy.protocol.answer.SlateAnswer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three requests by hand: a viewer who watched a room is shown it further up, at once. */
@Timeout(120)
class CurlStoryIT {
  private static final int REQUESTS = 200;

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void whoWatchesARoomIsShownItFurtherUp() throws Exception {
    try (var server = ServerProcess.start(folder.resolve("data"))) {
      var rooms =
          """
          [{"type":"room.started","roomId":"r1","streamerId":"s1","category":"music","viewers":120},
           {"type":"room.started","roomId":"r2","streamerId":"s2","category":"games","viewers":90},
           {"type":"room.started","roomId":"r3","streamerId":"s3","category":"cooking","viewers":40},
           {"type":"room.started","roomId":"r4","streamerId":"s4","category":"music","viewers":60}]
          """;
      assertThat(post(server, "events", rooms)).contains("\"accepted\":4");
      var before = meanPositionOfR3(server);
      var visit =
          """
          [{"type":"enter","viewerId":"u1","roomId":"r3"},
           {"type":"watch","viewerId":"u1","roomId":"r3","watchSeconds":120}]
          """;
      assertThat(post(server, "events", visit)).contains("\"accepted\":2");
      var after = meanPositionOfR3(server);
      System.out.printf("r3 at %.3f before, at %.3f after%n", before, after);
      assertThat(before).isGreaterThan(2); // the room with the fewest viewers of four
      assertThat(after).isLessThan(before - 1);
    }
  }

  private double meanPositionOfR3(ServerProcess server) throws Exception {
    var sum = 0;
    for (var i = 0; i < REQUESTS; i++) {
      var body = post(server, "recommend", "{\"viewerId\":\"u1\"}");
      var slate = Json.read(body.getBytes(UTF_8), SlateAnswer.class);
      sum +=
          slate.items().stream()
              .filter(item -> item.roomId().equals("r3"))
              .findFirst()
              .orElseThrow()
              .position();
    }
    return sum / (double) REQUESTS;
  }

  private String post(ServerProcess server, String path, String json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.address().resolve("/api/v1/" + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
