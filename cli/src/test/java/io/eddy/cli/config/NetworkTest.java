package io.eddy.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:8080",
    "127.8.9.1, http://127.8.9.1:8080",
    "localhost, http://localhost:8080",
    "::1, http://[::1]:8080",
    "[::1], http://[::1]:8080"
  })
  void thisMachinesOwnAddressesMayBeListenedOn(String host, String uri) {
    var network = new Network(host, 8080);
    assertThat(network.loopback().isLoopbackAddress()).isTrue();
    assertThat(network.uri(8080)).hasToString(uri);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "10.0.0.1"})
  void anAddressThatOthersCanReachIsRefusedWithTheReasonAndTheRemedy(String host) {
    assertThatThrownBy(() -> new Network(host, 8080).loopback())
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("The network.host (%s) can be reached from other".formatted(host))
        .hasMessageContaining("without keys")
        .hasMessageContaining("Set 127.0.0.1");
  }

  @Test
  void portsEndAt65535() {
    assertThat(new Network("127.0.0.1", 65_535).port()).isEqualTo(65_535);
    assertThatThrownBy(() -> new Network("127.0.0.1", 65_536))
        .hasMessage("The network.port (65536) must be 0 to 65535. 0 takes any that is free.");
  }
}
