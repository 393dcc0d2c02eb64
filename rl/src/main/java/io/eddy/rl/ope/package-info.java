/**
 * Off-policy evaluation: what a target policy would have earned, from a log that a behaviour policy
 * wrote. The names are those of the Open Bandit Pipeline.
 *
 * <p>In: logged decisions with their propensities, one by one, as {@link ScoredStep} (bandits), {@link
 * LoggedSlate} (slates) or {@link LoggedEpisode} (sequences), each with the cluster, usually the
 * viewer, that it is not independent of. Out: an {@link Estimate} with its error, its interval, what
 * its weights look like, and a {@link Verdict} that refuses a number where the log can't tell.
 *
 * <p>An {@link Estimator} is one small file: what a step adds. An {@link OffPolicyEvaluation} folds any number
 * of them over a stream in one pass; its memory doesn't grow with the log. Models of rewards are
 * cross-fitted ({@link CrossFitting}), which takes a pass of its own over a log that can be read
 * again. {@link BanditEvaluation} is all of it in one call.
 */
@NullMarked
package io.eddy.rl.ope;

import org.jspecify.annotations.NullMarked;
