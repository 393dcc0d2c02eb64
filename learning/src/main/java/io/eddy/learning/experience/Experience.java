package io.eddy.learning.experience;

import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fold of the log that the learner follows: one {@link ViewerExperience} for each viewer whom it
 * may learn from. The same log always gives the same lessons, since nothing but logged times count.
 * Confined to one thread; bounded like the view, by the facts that retire viewers.
 */
public final class Experience {
  /** Of this code; a state folded by another one is rebuilt from the log. */
  public static final int FOLD_VERSION = 1;

  private final ExperienceSettings settings;
  private final Map<String, ViewerExperience> viewers = new HashMap<>();
  private final Deque<Absence> absences = new ArrayDeque<>();
  private final Set<String> changed = new HashSet<>();
  private long origin;

  private record Absence(String viewer, long since) {}

  /** No experience yet. */
  public Experience(ExperienceSettings settings) {
    this.settings = settings;
  }

  /** The settings. */
  public ExperienceSettings settings() {
    return settings;
  }

  /** Folds a fact; what there is to learn from it. */
  public List<Lesson> after(LoggedFact logged) {
    var now = logged.stamp().recordedTime();
    if (origin == 0) {
      origin = now;
    }
    var ended = ended(now);
    var fact = logged.fact();
    var viewer = fact.viewerId();
    if (viewer == null || !teaches(viewer)) {
      return ended;
    }
    changed.add(viewer);
    if (fact instanceof Fact.ViewerRetired) {
      viewers.remove(viewer);
      return ended;
    }
    var before = viewers.getOrDefault(viewer, ViewerExperience.NONE);
    var step = new Lessons(before, settings, this::weight).apply(fact);
    var next = step.next();
    viewers.put(viewer, next);
    if (next.away() != null && before.away() == null) {
      absences.addLast(new Absence(viewer, next.awaySince()));
    }
    if (ended.isEmpty()) {
      return step.taught();
    }
    ended.addAll(step.taught());
    return ended;
  }

  /** What a lesson of a time counts: 2^((t − t₀)/half-life), so that older ones count less. */
  public double weight(long time) {
    return StrictMath.pow(2, (time - origin) / (double) settings.memory().toMillis());
  }

  /** t₀ of the weights, epoch milliseconds; 0 before the first fact. */
  public long origin() {
    return origin;
  }

  /** Weighs from this t₀, whatever the first fact that is still there. */
  public void startAt(long knownOrigin) {
    origin = knownOrigin;
  }

  /** The viewers followed. */
  public Map<String, ViewerExperience> viewers() {
    return Collections.unmodifiableMap(viewers);
  }

  /** Takes the viewers whose experience has changed since this was asked last. */
  public Set<String> takeChanged() {
    var taken = Set.copyOf(changed);
    changed.clear();
    return taken;
  }

  /** Puts an entry of a stored state in its place; {@link #restored} ends it. */
  public void restore(String viewer, ViewerExperience experience) {
    viewers.put(viewer, experience);
  }

  /** All entries of a stored state are in place. */
  public void restored(long storedOrigin) {
    origin = storedOrigin;
    absences.clear();
    viewers.entrySet().stream()
        .filter(entry -> entry.getValue().away() != null)
        .map(entry -> new Absence(entry.getKey(), entry.getValue().awaySince()))
        .sorted(Comparator.comparingLong(Absence::since).thenComparing(Absence::viewer))
        .forEach(absences::addLast);
  }

  /** The arm that is called learning teaches even while something else serves it. */
  private boolean teaches(String viewer) {
    var experiment = settings.experiment();
    var arm = experiment.arm(viewer);
    return !experiment.evaluation(viewer)
        && (settings.everyArm()
            || arm.policy().equals(Arm.LEARNING)
            || arm.name().equals(Arm.LEARNING));
  }

  /** Absences that have lasted for the horizon end the process. */
  private List<Lesson> ended(long now) {
    var horizon = settings.discount().horizon().toMillis();
    List<Lesson> lessons = new ArrayList<>(0);
    while (!absences.isEmpty() && absences.peekFirst().since() + horizon < now) {
      var absence = absences.removeFirst();
      var experience = viewers.get(absence.viewer());
      if (experience != null
          && experience.away() != null
          && experience.awaySince() == absence.since()) {
        var step = new Lessons(experience, settings, this::weight).end();
        viewers.put(absence.viewer(), step.next());
        changed.add(absence.viewer());
        lessons.addAll(step.taught());
      }
    }
    return lessons;
  }
}
