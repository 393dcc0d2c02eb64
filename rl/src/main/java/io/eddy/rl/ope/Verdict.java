package io.eddy.rl.ope;

/** Whether an estimate may be acted upon; see {@link ReliabilityRule} for when it is which. */
public enum Verdict {
  /** The interval holds the truth as often as it says. */
  RELIABLE,
  /** The number is a hint: the interval may be too narrow or in the wrong place. */
  UNCERTAIN,
  /** The log can't answer the question; the number means nothing. */
  REFUSED
}
