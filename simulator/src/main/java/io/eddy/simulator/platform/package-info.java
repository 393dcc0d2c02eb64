/**
 * The platform: runs a world against a recommender, either on the wall clock or in lockstep.
 *
 * <p>Each tick has four steps: collect what is due, send all due events and wait for the answer, ask
 * for the due slates, let each viewer react. So a viewer's events are always taken before the
 * viewer's next slate is drawn.
 */
@NullMarked
package io.eddy.simulator.platform;

import org.jspecify.annotations.NullMarked;
