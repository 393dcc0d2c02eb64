/**
 * Streamers and their broadcasts. What is here depends on the seed alone, never on what is
 * recommended: the same seed has the same streamers going live at the same moments with the same
 * highlights, whoever watches.
 *
 * <p>In come a seed and a day's profile; out go {@link io.eddy.simulator.streamer.Streamer}s and
 * their {@link io.eddy.simulator.streamer.Broadcast}s.
 */
@NullMarked
package io.eddy.simulator.streamer;

import org.jspecify.annotations.NullMarked;
