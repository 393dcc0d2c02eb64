package io.eddy.protocol;

/** What a body turned out to be: a value, or the reason why it is refused. */
public sealed interface Parsed<T> {
  /** A body that keeps the rules. */
  record Valid<T>(T value) implements Parsed<T> {}

  /** A body that is answered with a problem. */
  record Refused<T>(Refusal refusal) implements Parsed<T> {}
}
