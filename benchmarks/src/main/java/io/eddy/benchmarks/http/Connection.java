package io.eddy.benchmarks.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept-alive connection, as plain as HTTP/1.1 allows, so that the loader costs little. */
final class Connection implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  /** The status and the body of an answer. */
  record Answer(int status, String body) {}

  Connection(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
    this.out = socket.getOutputStream();
  }

  /** Sends a request and waits for its answer; an empty body is a GET. */
  Answer exchange(String path, String body) throws IOException {
    var head =
        body.isEmpty()
            ? "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path)
            : "POST "
                + path
                + " HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    var status = Integer.parseInt(line().substring(9, 12));
    var length = 0;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith(LENGTH)) {
        length = Integer.parseInt(name.substring(LENGTH.length()).strip());
      }
    }
    return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The server closed the connection.");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
