package io.eddy.service.intake;

import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.event.ParsedItem;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.ViewerEvent;
import io.eddy.storage.FactLog;
import io.eddy.storage.SeenId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which events are taken: those that are not too old and whose source and id were not taken before.
 * They become facts of the draft, each once.
 */
final class Acceptance {
  private final FactLog log;
  private final KeyedHash hash;
  private final Limits limits;
  private final Resolver resolver;
  private long newestEvent;

  Acceptance(WriterParts parts) {
    this.log = parts.log();
    this.hash = parts.hash();
    this.limits = parts.limits();
    this.resolver =
        new Resolver(
            parts.pseudonyms(), parts.hash(), parts.experiment(), limits.ahead().toMillis());
  }

  /** The newest time of an event taken so far, epoch milliseconds; never ahead of the clock. */
  long newestEvent() {
    return newestEvent;
  }

  /** Takes a batch of events into the draft. */
  EventsAnswer take(List<ParsedItem> items, Draft draft) {
    var accepted = 0;
    var rejected = 0;
    var refused = new ArrayList<EventsAnswer.Item>();
    for (var item : items) {
      var refusal =
          switch (item) {
            case ParsedItem.Rejected r -> EventsAnswer.Item.rejected(r);
            case ParsedItem.Valid v -> take(v, draft);
          };
      if (refusal == null) {
        accepted++;
      } else {
        refused.add(refusal);
        rejected += refusal.status().equals(EventsAnswer.Item.REJECTED) ? 1 : 0;
      }
    }
    return new EventsAnswer(accepted, refused.size() - rejected, rejected, refused);
  }

  /** Takes one event into the draft; the reason if it can't be. */
  private EventsAnswer.@Nullable Item take(ParsedItem.Valid item, Draft draft) {
    var event = item.event();
    if (event.time() < draft.now() - limits.oldest().toMillis()) {
      return EventsAnswer.Item.rejected(
          new ParsedItem.Rejected(
              item.index(),
              "too_old",
              "time",
              Long.toString(event.time()),
              "Send events within %d days.".formatted(limits.oldest().toDays())));
    }
    var id = event.envelope().id();
    if (id != null) {
      var key = hash.key(event.envelope().source(), id);
      var inBatch = draft.seen(key);
      var known = inBatch == null ? log.seen(key, draft.now()) : Optional.of(inBatch);
      if (known.isPresent()) {
        return known.get().body() == item.contentHash()
            ? EventsAnswer.Item.duplicate(item.index())
            : EventsAnswer.Item.conflict(item.index());
      }
      draft.see(new SeenId(key, item.contentHash(), draft.now() + seenFor(event)));
    }
    var fact = resolver.resolve(item, draft);
    newestEvent = Math.max(newestEvent, Math.min(draft.now(), fact.event().time()));
    Resolver.foresee(fact.event(), fact.resolution(), draft);
    draft.add(fact);
    return null;
  }

  private long seenFor(LiveEvent event) {
    return event instanceof ViewerEvent.Gift
        ? limits.moneySeen().toMillis()
        : limits.othersSeen().toMillis();
  }
}
