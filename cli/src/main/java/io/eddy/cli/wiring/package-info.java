/**
 * The one place where objects are made and handed to each other: a service with its learner, alone, with
 * HTTP, or with a simulated platform. Settings come in; running systems and their reports go out.
 */
@NullMarked
package io.eddy.cli.wiring;

import org.jspecify.annotations.NullMarked;
