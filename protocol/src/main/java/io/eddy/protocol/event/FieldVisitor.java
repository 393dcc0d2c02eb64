package io.eddy.protocol.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives the fields of an event one by one; what is null is absent. */
interface FieldVisitor {
  /** A string. */
  void text(String name, @Nullable String value);

  /** A whole number. */
  void whole(String name, @Nullable Number value);

  /** A number in double precision. */
  void decimal(String name, @Nullable Double value);

  /** True or false. */
  void flag(String name, @Nullable Boolean value);

  /** A list of strings. */
  void texts(String name, @Nullable List<String> values);

  /** What follows stands in an object of this name, until {@link #end}. */
  void group(String name);

  /** The end of a group. */
  void end();
}
