package io.eddy.cli.wiring;

import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.protocol.event.ParsedItem;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.service.serving.Service;
import io.eddy.simulator.platform.Recommendations;
import io.eddy.simulator.world.ShownSlate;
import java.util.ArrayList;
import java.util.List;

/** A service in the same process, as the simulated platform sees it. */
public class InProcess implements Recommendations {
  private final Service service;
  private final Runnable afterEvents;

  /** Speaks to a service; {@code afterEvents} runs after each batch of events. */
  public InProcess(Service service, Runnable afterEvents) {
    this.service = service;
    this.afterEvents = afterEvents;
  }

  @Override
  public int send(List<LiveEvent> events) {
    var items = new ArrayList<ParsedItem>(events.size());
    for (var event : events) {
      items.add(new ParsedItem.Valid(items.size(), event, true, true, event.hashCode()));
    }
    var rejected = service.accept(new ParsedBatch(items)).rejected();
    afterEvents.run();
    return rejected;
  }

  @Override
  public ShownSlate recommend(SlateRequest request) {
    var answer = service.recommend(request);
    return new ShownSlate(
        answer.decisionId(), answer.items().stream().map(SlateAnswer.Item::roomId).toList());
  }
}
