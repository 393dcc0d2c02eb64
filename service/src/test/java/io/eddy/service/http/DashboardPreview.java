package io.eddy.service.http;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * Serves the dashboard with figures that move, for whoever wants to look at it: run this class and
 * open the address that it prints.
 */
final class DashboardPreview {
  private DashboardPreview() {}

  /** Serves on the port that is named, else on 8099, until it is interrupted. */
  public static void main(String[] arguments) throws InterruptedException {
    var port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8099;
    var server = HttpServer.start(new FakeService(), InstantSource.system(), "127.0.0.1", port);
    System.out.println("The dashboard stands on http://127.0.0.1:" + server.port() + "/");
    new CountDownLatch(1).await();
  }
}
