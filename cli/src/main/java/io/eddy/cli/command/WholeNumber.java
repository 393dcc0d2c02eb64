package io.eddy.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number of at least 1, with a remedy if it is none. */
final class WholeNumber implements ITypeConverter<Long> {

  @Override
  public Long convert(String value) {
    try {
      var number = Long.parseLong(value);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same refusal as a number that is too small.
    }
    throw new TypeConversionException(
        "'%s' is no whole number of at least 1. Write digits alone, such as 1000."
            .formatted(value));
  }
}
