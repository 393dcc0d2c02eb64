package io.eddy.service.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Speaks HTTP/1.1 byte by byte, so that it can break every rule of it. */
final class RawHttp {
  private static final int CHUNK = 64 << 10;

  private RawHttp() {}

  /** An answer, header names in lower case. */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    String text() {
      return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** Sends a request whose head is this, lines ended, and reads the one answer. */
  static Answer ask(int port, String method, String target, String headers, byte[] body)
      throws IOException {
    return send(
        port,
        concatenated(
            head(method, target, headers + "Content-Length: " + body.length + "\r\n"), body));
  }

  /** The same without any body. */
  static Answer ask(int port, String method, String target, String headers) throws IOException {
    return send(port, head(method, target, headers));
  }

  /** The same with the body in chunks. */
  static Answer askInChunks(int port, String method, String target, String headers, byte[] body)
      throws IOException {
    var chunked = new ByteArrayOutputStream();
    chunked.writeBytes(head(method, target, headers + "Transfer-Encoding: chunked\r\n"));
    for (var from = 0; from < body.length; from += CHUNK) {
      var length = Math.min(CHUNK, body.length - from);
      chunked.writeBytes("%x\r\n".formatted(length).getBytes(ISO_8859_1));
      chunked.write(body, from, length);
      chunked.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
    chunked.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
    return send(port, chunked.toByteArray());
  }

  /** Sends these bytes and reads what comes until the server closes. */
  static Answer send(int port, byte[] request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      var writer = Thread.startVirtualThread(() -> write(socket, request));
      var answer = read(socket.getInputStream());
      writer.interrupt();
      return answer;
    }
  }

  private static void write(Socket socket, byte[] request) {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
    } catch (SocketException e) {
      // The server may close before it has read all; the answer tells.
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Answer read(InputStream in) throws IOException {
    var bytes = in.readAllBytes();
    var all = new String(bytes, ISO_8859_1);
    var end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("No HTTP answer: " + all);
    }
    var lines = all.substring(0, end).split("\r\n");
    var headers = new TreeMap<String, String>();
    for (var line : Arrays.asList(lines).subList(1, lines.length)) {
      var colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Answer(
        Integer.parseInt(lines[0].substring(9, 12)),
        headers,
        Arrays.copyOfRange(bytes, end + 4, bytes.length));
  }

  private static byte[] head(String method, String target, String headers) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
        .formatted(method, target, headers)
        .getBytes(ISO_8859_1);
  }

  private static byte[] concatenated(byte[] head, byte[] body) {
    var all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
