package io.eddy.recommender.feature;

import static io.eddy.recommender.feature.Head.CHOICE;
import static io.eddy.recommender.feature.Head.OFFSET;
import static io.eddy.recommender.feature.Head.VALUE;
import static io.eddy.recommender.feature.Head.WATCH;

import io.eddy.recommender.room.RoomFigures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The list of all features: which column of a row is what, and which head reads it. Its fingerprint
 * tells whether a policy and a row speak of the same columns.
 *
 * <p>After the features stand the {@link #DERIVED} columns, which a policy fills from its own
 * expectation of the watch score.
 */
public final class Features {
  /** Expected watch score; the same times ½(g − 1); the same where the viewer has given. */
  public static final List<String> DERIVED =
      List.of("expectedWatch", "expectedWatchGiving", "expectedWatchGifted");

  /** All features of Eddy. A new one is one line here. */
  public static final Features STANDARD =
      new Features(
          List.of(
              new StateBias(),
              new HourSine(),
              new HourCosine(),
              new Unanswered(),
              new Satisfaction(),
              new SessionDepth(),
              new Experience(),
              new Away()),
          List.of(
              new Column(new Bias(), CHOICE, WATCH, VALUE),
              new Column(new Audience(), CHOICE, WATCH),
              new Column(new Age(), CHOICE, WATCH),
              new Column(new Loyalty(), CHOICE, WATCH, VALUE),
              new Column(new Visited(), CHOICE, WATCH, VALUE),
              new Column(new VisitCount(), CHOICE, WATCH),
              new Column(new VisitedMinutesAgo(), CHOICE, WATCH),
              new Column(new VisitedDaysAgo(), CHOICE, WATCH),
              new Column(new Fatigue(), CHOICE, WATCH),
              new Column(new Followed(), CHOICE, WATCH, VALUE),
              new Column(new LastVisitFast(), CHOICE, WATCH),
              new Column(new MeanLogWatch(), CHOICE, WATCH),
              new Column(new UnansweredRun(), CHOICE, WATCH),
              new Column(new Mood(), CHOICE, WATCH),
              new Column(new SameLanguage(), CHOICE, WATCH),
              new Column(new Appeal(), OFFSET, WATCH, VALUE),
              new Column(new Taste(), OFFSET, WATCH, VALUE),
              new Column(new Quality(), VALUE),
              new Column(new Giving(), VALUE),
              new Column(new GivingLoyalty(), VALUE),
              new Column(new Gifted(), VALUE),
              new Column(new Heat()),
              new Column(new Repeat()),
              new Column(new CategoryAffinity())));

  private static final float HALF_MOST = 65_504;

  private final List<StateFeature> state;
  private final List<Column> items;
  private final String fingerprint;

  /** A schema of state features and item columns, in this order. */
  public Features(List<StateFeature> state, List<Column> items) {
    this.state = List.copyOf(state);
    this.items = List.copyOf(items);
    this.fingerprint = fingerprint(this.state, this.items);
  }

  /** A feature of an item and the heads that read it. */
  public record Column(Feature feature, Set<Head> heads) {
    /** Names the heads. */
    public Column(Feature feature, Head... heads) {
      this(feature, Set.of(heads));
    }

    /** Copies the set. */
    public Column {
      heads = Set.copyOf(heads);
      if (feature instanceof StateFeature) {
        throw new IllegalArgumentException(
            "The state feature %s can't be an item's column.".formatted(feature.name()));
      }
    }
  }

  /** Features of a state. */
  public int stateWidth() {
    return state.size();
  }

  /** Columns of an item's row, the derived ones included. */
  public int width() {
    return items.size() + DERIVED.size();
  }

  /** The first derived column. */
  public int derived() {
    return items.size();
  }

  /** Identifies names, kinds and order of all columns. */
  public String fingerprint() {
    return fingerprint;
  }

  /** The column of an item feature or a derived one by name. */
  public int column(String name) {
    for (var i = 0; i < items.size(); i++) {
      if (items.get(i).feature().name().equals(name)) {
        return i;
      }
    }
    var derived = DERIVED.indexOf(name);
    if (derived < 0) {
      throw new IllegalArgumentException("There is no feature %s.".formatted(name));
    }
    return items.size() + derived;
  }

  /** The column of a state feature by name. */
  public int stateColumn(String name) {
    for (var i = 0; i < state.size(); i++) {
      if (state.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("There is no state feature %s.".formatted(name));
  }

  /** The columns that a head reads; {@link Head#VALUE} reads the derived ones too. */
  public List<Integer> columns(Head head) {
    var columns = new ArrayList<Integer>();
    for (var i = 0; i < items.size(); i++) {
      if (items.get(i).heads().contains(head)) {
        columns.add(i);
      }
    }
    if (head == VALUE) {
      for (var i = 0; i < DERIVED.size(); i++) {
        columns.add(items.size() + i);
      }
    }
    return List.copyOf(columns);
  }

  /** State features of a situation, rounded to half precision. */
  public float[] state(Situation situation) {
    var values = new float[state.size()];
    for (var i = 0; i < values.length; i++) {
      values[i] = half(state.get(i).value(situation));
    }
    return values;
  }

  /**
   * Item features of candidates, rounded to half precision; the derived columns are 0. Filled column
   * by column: then each feature's call has one target at a time, which is quicker than
   * all features of one candidate after the other.
   */
  public float[] items(Situation situation, List<RoomFigures> rooms, int arm) {
    var pairings = new Pairing[rooms.size()];
    Arrays.setAll(pairings, i -> Pairing.of(situation, rooms.get(i)));
    var numbers = new float[pairings.length * width()];
    for (var column = 0; column < items.size(); column++) {
      fill(items.get(column).feature(), pairings, arm, numbers, column);
    }
    return numbers;
  }

  private void fill(Feature feature, Pairing[] pairings, int arm, float[] numbers, int column) {
    var width = width();
    for (var i = 0; i < pairings.length; i++) {
      numbers[i * width + column] =
          half(
              switch (feature) {
                case RoomFeature f -> f.value(pairings[i].room(), arm);
                case PairFeature f -> f.value(pairings[i]);
                case StateFeature f -> f.value(pairings[i].situation());
              });
    }
  }

  /** The nearest number of half precision: what is logged is what was scored. */
  public static float half(double value) {
    var bounded = (float) Math.max(-HALF_MOST, Math.min(HALF_MOST, value));
    return Float.float16ToFloat(Float.floatToFloat16(bounded));
  }

  private static String fingerprint(List<StateFeature> state, List<Column> items) {
    var text = new StringBuilder();
    state.forEach(feature -> text.append("state ").append(feature.name()).append('\n'));
    items.forEach(
        column ->
            text.append(column.feature() instanceof RoomFeature ? "room " : "pair ")
                .append(column.feature().name())
                .append(' ')
                .append(column.heads().stream().sorted().toList())
                .append('\n'));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
