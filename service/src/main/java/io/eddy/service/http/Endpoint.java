package io.eddy.service.http;

import java.util.List;

/**
 * One method of one path.
 *
 * @param mediaTypes of the bodies that it reads; empty if it takes none
 * @param answer what it does
 */
record Endpoint(List<String> mediaTypes, Answer answer) {
  /** Answers a request. */
  @FunctionalInterface
  interface Answer {
    /** Answers, or throws what {@link Problems} makes a problem of. */
    Reply to(Ask ask);
  }

  /** An endpoint that takes no body. */
  static Endpoint of(Answer answer) {
    return new Endpoint(List.of(), answer);
  }
}
