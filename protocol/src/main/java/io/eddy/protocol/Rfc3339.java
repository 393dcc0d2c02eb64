package io.eddy.protocol;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads a date-time of RFC 3339, such as {@code 2026-11-24T20:00:00.5+08:00}.
 *
 * <p>Written by hand because it stands in the path of every event: the JDK's formatter takes about
 * a microsecond. Fractions beyond milliseconds are cut off; a leap second (:60) is the second after
 * :59, as Unix time has it.
 */
final class Rfc3339 {
  /** The last millisecond of the year 9999, the latest time that RFC 3339 can write. */
  static final long LAST = 253_402_300_799_999L;

  private static final int MAX_LENGTH = 64;

  private final String text;
  private int at;

  private Rfc3339(String text) {
    this.text = text;
  }

  /**
   * Epoch milliseconds.
   *
   * @throws DateTimeException if it is no such date-time, or before 1970
   */
  static long epochMillis(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new DateTimeException("too long");
    }
    return new Rfc3339(text).dateTime();
  }

  private long dateTime() {
    var year = digits(4);
    expect('-');
    var month = digits(2);
    expect('-');
    var day = digits(2);
    var epochDay = LocalDate.of(year, month, day).toEpochDay();
    expectEither('T', 't');
    var hour = within(digits(2), 23);
    expect(':');
    var minute = within(digits(2), 59);
    expect(':');
    var second = within(digits(2), 60);
    var millis = fraction();
    var offsetMinutes = offset();
    if (at != text.length()) {
      throw new DateTimeException("trailing characters");
    }
    var minutes = (epochDay * 24 + hour) * 60 + minute - offsetMinutes;
    var time = (minutes * 60 + second) * 1000 + millis;
    if (time < 0 || time > LAST) {
      throw new DateTimeException("out of range");
    }
    return time;
  }

  private int fraction() {
    if (at >= text.length() || text.charAt(at) != '.') {
      return 0;
    }
    at++;
    var start = at;
    var millis = 0;
    for (var weight = 100; at < text.length() && isDigit(text.charAt(at)); at++, weight /= 10) {
      millis += weight * (text.charAt(at) - '0');
    }
    if (at == start) {
      throw new DateTimeException("no digit after the point");
    }
    return millis;
  }

  private int offset() {
    var sign = next();
    if (sign == 'Z' || sign == 'z') {
      return 0;
    }
    if (sign != '+' && sign != '-') {
      throw new DateTimeException("no offset");
    }
    var hours = within(digits(2), 23);
    expect(':');
    var minutes = hours * 60 + within(digits(2), 59);
    return sign == '+' ? minutes : -minutes;
  }

  private int digits(int count) {
    var number = 0;
    for (var i = 0; i < count; i++) {
      var digit = next();
      if (!isDigit(digit)) {
        throw new DateTimeException("not a digit");
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }

  private static int within(int number, int most) {
    if (number > most) {
      throw new DateTimeException("out of range");
    }
    return number;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private void expect(char expected) {
    expectEither(expected, expected);
  }

  private void expectEither(char one, char other) {
    var found = next();
    if (found != one && found != other) {
      throw new DateTimeException("expected " + one);
    }
  }

  private char next() {
    if (at >= text.length()) {
      throw new DateTimeException("too short");
    }
    return text.charAt(at++);
  }
}
