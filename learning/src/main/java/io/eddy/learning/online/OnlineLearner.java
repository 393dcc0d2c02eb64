package io.eddy.learning.online;

import io.eddy.learning.experience.Experience;
import io.eddy.learning.experience.ExperienceSettings;
import io.eddy.learning.experience.Lesson;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.storage.StateCodec;
import io.eddy.storage.Store;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log and learns from it; publishes when asked. Resumes from the last checkpoint: facts up
 * to it are folded again where needed, and nothing is learned twice. Confined to one thread.
 */
public final class OnlineLearner {
  private static final Logger LOG = LoggerFactory.getLogger(OnlineLearner.class);
  private static final int READ_AT_ONCE = 500;

  /** More than so many facts make due, some 3 to 12 ms: what comes next never waits longer. */
  private static final int STEPS_AT_ONCE = 64;

  private static final long STORE_NANOS = 15_000_000_000L;

  private final Store store;
  private final Experience experience;
  private final SlateLearner learner;
  private final PublicationGuard guard;
  private final Publisher publisher;
  private final ExperienceStore experiences;
  private final ReplayStore replays;
  private Position consumed;
  private volatile Position needed;
  private long storedAtNanos = System.nanoTime();
  private boolean learnedSince;
  private long emittedSinceNanos;
  private long lastRecorded;

  /** Opens a learner on a store, where the last one stopped. */
  public OnlineLearner(
      Store store,
      ExperienceSettings settings,
      SlateAlgorithm algorithm,
      long configVersion,
      InstantSource wall) {
    this.store = store;
    this.experience = new Experience(settings);
    this.learner =
        new SlateLearner(settings.features(), settings.discount().discounted(), algorithm);
    this.guard = new PublicationGuard(settings.prices().bound());
    this.publisher =
        new Publisher(
            store.policies(),
            guard,
            settings.features().fingerprint(),
            configVersion,
            Start.of(store.policies(), settings.features()),
            wall);
    this.experiences = new ExperienceStore(store.snapshots());
    this.replays = new ReplayStore(store.snapshots());
    this.needed = store.log().tail();
    this.consumed = resume(settings);
  }

  /** What the log must still hold for it. */
  public Position needed() {
    return needed;
  }

  /** How many displayed slates it has learned from. */
  public long transitions() {
    return learner.transitions();
  }

  /** How many versions were refused before they were published; any thread may ask. */
  public long refusedVersions() {
    return publisher.refused();
  }

  /**
   * Learns from the next facts, at most a few hundred, and takes gradient steps that are due, at most a
   * few dozen; tells whether there was anything.
   */
  public boolean step() {
    var facts = store.log().read(consumed, READ_AT_ONCE);
    for (var fact : facts) {
      learn(fact);
    }
    if (!facts.isEmpty()) {
      consumed = facts.getLast().position().next();
    }
    var practised = learner.practise(STEPS_AT_ONCE) > 0;
    if (practised) {
      news();
    }
    return practised || !facts.isEmpty();
  }

  /** Where the next fact to learn from stands. */
  public Position consumed() {
    return consumed;
  }

  /** Whether something was learned that is in no version yet. */
  public boolean hasNews() {
    return learnedSince;
  }

  /** When the oldest lesson that is in no version yet was given, {@link System#nanoTime}. */
  public long newsSinceNanos() {
    return emittedSinceNanos;
  }

  /** Publishes what was learned, if it differs; tells whether there is a new version. */
  public boolean publish() {
    learnedSince = false;
    var published = publisher.publish(learner, experience, consumed, lastRecorded);
    if (published && System.nanoTime() - storedAtNanos > STORE_NANOS) {
      storeExperience();
    }
    return published;
  }

  /** Publishes the last news and stores the experience, before an orderly end. */
  public void close() {
    if (learnedSince && publish()) {
      storeExperience();
    }
  }

  private void storeExperience() {
    experiences.write(experience, consumed);
    replays.write(learner.replay(), consumed);
    storedAtNanos = System.nanoTime();
    needed = consumed;
  }

  /** A fact that can't be learned from is passed over: what is in the log can't stop learning. */
  private void learn(LoggedFact fact) {
    lastRecorded = fact.stamp().recordedTime();
    for (var lesson : lessons(fact)) {
      try {
        learn(lesson);
      } catch (RuntimeException e) {
        LOG.error("A lesson of the fact at {} can't be learned", fact.position(), e);
      }
    }
  }

  private List<Lesson> lessons(LoggedFact fact) {
    try {
      return experience.after(fact);
    } catch (RuntimeException e) {
      LOG.error("The fact at {} can't be learned from and is passed over", fact.position(), e);
      return List.of();
    }
  }

  private void learn(Lesson lesson) {
    news();
    if (lesson instanceof Lesson.Value v) {
      guard.seen(v.choice());
    }
    learner.learn(lesson);
  }

  private void news() {
    if (!learnedSince) {
      learnedSince = true;
      emittedSinceNanos = System.nanoTime();
    }
  }

  /** What can't be recalled was passed over when it came first. */
  private void recall(LoggedFact fact) {
    for (var lesson : lessons(fact)) {
      try {
        learner.recall(lesson);
      } catch (RuntimeException e) {
        LOG.error("A lesson of the fact at {} can't be recalled", fact.position(), e);
      }
    }
  }

  private Position resume(ExperienceSettings settings) {
    var tail = store.log().tail();
    var checkpoint =
        store.policies().checkpoint().map(b -> new StateCodec().decode(b, Checkpoint.class));
    var fits =
        checkpoint.isPresent()
            && checkpoint.get().discounted() == settings.discount().discounted()
            && store
                .policies()
                .latest()
                .map(p -> p.provenance().schema().equals(settings.features().fingerprint()))
                .orElse(false);
    if (!fits) {
      checkpoint.ifPresent(
          c -> LOG.info("The checkpoint is of another configuration: learning the log anew"));
      experiences.clear();
      replays.clear();
      return tail;
    }
    learner.restore(checkpoint.get().state(), checkpoint.get().networks());
    var through = checkpoint.get().consumed();
    experience.startAt(checkpoint.get().origin());
    var next = experiences.load(experience, tail);
    replays.load(learner.replay(), next);
    needed = next;
    while (next.compareTo(through) < 0) {
      for (var fact : store.log().read(next, READ_AT_ONCE)) {
        if (fact.position().compareTo(through) >= 0) {
          break;
        }
        recall(fact);
        next = fact.position().next();
      }
    }
    LOG.info(
        "Learning goes on at {} with {} transitions behind it", through, learner.transitions());
    return through;
  }
}
