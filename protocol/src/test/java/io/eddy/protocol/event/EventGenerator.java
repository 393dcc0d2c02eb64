package io.eddy.protocol.event;

import io.eddy.recommender.event.Envelope;
import io.eddy.recommender.event.LiveEvent;
import io.eddy.recommender.event.RoomEvent;
import io.eddy.recommender.event.ViewerEvent;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Draws events of every type, with every optional field present or absent. It builds a record by its
 * components, so a type or a field that is added to the domain is drawn without a word here.
 */
final class EventGenerator {
  private static final String[] TEXTS = {
    "r1", "舞蹈", "😀 \"quoted\"", "a/b\\c", " ", "x".repeat(128)
  };

  private final RandomGenerator random;

  EventGenerator(RandomGenerator random) {
    this.random = random;
  }

  /** Every type of event that the domain knows. */
  static List<Class<?>> types() {
    return Stream.of(LiveEvent.class.getPermittedSubclasses())
        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
        .toList();
  }

  /** An event of the type, with an id. */
  LiveEvent draw(Class<?> type) {
    var components = type.getRecordComponents();
    var arguments = Arrays.stream(components).map(this::value).toArray();
    if (type == ViewerEvent.Comment.class) {
      var text = (String) arguments[3];
      arguments[4] = text == null ? 0 : text.codePointCount(0, text.length());
    }
    try {
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return (LiveEvent) type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("No record: " + type, e);
    }
  }

  private Object value(RecordComponent component) {
    var name = component.getName();
    var required = name.equals("roomId") || name.equals("viewerId") || name.equals("streamerId");
    var type = component.getType();
    if (type == Envelope.class) {
      return new Envelope(text(), "e" + random.nextInt(1_000), random.nextLong(2_000_000_000_000L));
    } else if (type == ViewerEvent.Attributes.class) {
      return new ViewerEvent.Attributes(
          optional(text()), optional(text()), optional(text()), optional(text()), flag(), flag());
    } else if (type == long.class) {
      return random.nextLong(1, 1_000_000);
    } else if (type == double.class) {
      return random.nextDouble(86_400);
    } else if (type == int.class) {
      return 0;
    } else if (type == String.class) {
      return required ? text() : optional(text());
    } else if (type == List.class) {
      var isUpdate = component.getDeclaringRecord() == RoomEvent.Updated.class;
      return isUpdate ? optional(texts()) : texts();
    } else if (type == Long.class) {
      return optional(random.nextLong(1_000_000_000));
    } else if (type == Integer.class) {
      return optional(random.nextInt(500));
    } else if (type == Double.class) {
      return optional(random.nextDouble(86_400));
    } else if (type == Boolean.class) {
      return flag();
    } else if (type == RoomEvent.Counters.class) {
      return optional(
          new RoomEvent.Counters(
              random.nextLong(9), random.nextLong(9), random.nextLong(1L << 62)));
    }
    throw new AssertionError("The generator draws no " + type);
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private List<String> texts() {
    var texts = new ArrayList<String>();
    for (var i = random.nextInt(4); i > 0; i--) {
      texts.add(text());
    }
    return texts;
  }

  private Boolean flag() {
    return optional(random.nextBoolean());
  }

  private <T> T optional(T value) {
    return random.nextBoolean() ? value : null;
  }
}
