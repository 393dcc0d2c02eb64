/**
 * What is chosen before a world starts: how many viewers and streamers, when, how fast, by which
 * seed, and how a day's traffic is spread over its hours.
 */
@NullMarked
package io.eddy.simulator.scenario;

import org.jspecify.annotations.NullMarked;
