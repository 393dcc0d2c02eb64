package io.eddy.cli.wiring;

import io.eddy.cli.config.Settings;
import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.rocksdb.RocksStore;
import io.eddy.service.http.HttpServer;
import io.eddy.storage.Store;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The service and its learner on a durable store, until the process is told to end. Then they stop in
 * the order of the data: HTTP lets nothing more in and answers what is in flight, intake writes what
 * waits and a snapshot, the learner publishes its last news, the store closes. A process that is killed
 * instead loses nothing that it has answered.
 *
 * @param data directory of the store; made where it is missing
 * @param start a policy that the learner starts from; null for version 0, or where it stopped
 */
public record Server(Settings settings, Path data, @Nullable OfflineWeights start) {
  private static final String MODE_FILE = "mode.json";
  private static final Duration DRAIN = Duration.ofSeconds(10);

  /**
   * Serves until the process is told to end.
   *
   * @param address hears where, once it answers
   * @throws io.eddy.cli.config.ConfigException if the host is not this machine's own
   * @throws io.eddy.storage.StoreException if the directory can't be used
   * @throws java.io.UncheckedIOException if the address can't be listened on, or the mode not be read
   */
  public void run(Consumer<URI> address) {
    var signal = new EndSignal();
    signal.during(() -> serve(address, signal));
  }

  private void serve(Consumer<URI> address, EndSignal signal) {
    var network = settings.network();
    var bound = network.loopback().getHostAddress();
    var clock = InstantSource.system();
    try (var store = RocksStore.open(data);
        var wiring = started(store, clock)) {
      var http = HttpServer.start(wiring.eddy().service(), clock, bound, network.port());
      try {
        address.accept(network.uri(http.port()));
        signal.await();
      } finally {
        http.stop(DRAIN);
      }
    }
  }

  private Wiring started(Store store, InstantSource clock) {
    if (start != null) {
      WarmStart.from(start, store, settings);
    }
    return Wiring.start(
        store,
        settings.service(),
        settings.learner(),
        data.resolve(MODE_FILE),
        clock,
        new SecureRandom());
  }
}
