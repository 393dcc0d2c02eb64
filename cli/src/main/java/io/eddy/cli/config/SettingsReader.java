package io.eddy.cli.config;

import io.eddy.learning.experience.Discount;
import io.eddy.learning.online.LearnerSettings;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.policy.LinearRanking;
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.recommender.retrieval.Retrieval;
import io.eddy.recommender.reward.Prices;
import io.eddy.recommender.slate.Caps;
import io.eddy.recommender.slate.Exploration;
import io.eddy.service.Retention;
import io.eddy.service.ServiceSettings;
import io.eddy.service.intake.Limits;
import io.eddy.service.serving.ServingSettings;
import io.eddy.service.serving.ServingSettings.Exposure;
import io.eddy.service.serving.ServingSettings.Placement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which key of the file sets what: one method a section, in the order of {@code eddy.yaml}. */
final class SettingsReader {
  private static final int MOST = 1_000_000_000;
  private static final double MOST_PRICE = 1_000;
  private static final double SHARES_MAY_MISS = 1e-6;
  private static final int MOST_ITEMS = 50;
  private static final List<String> EXPOSURES =
      Stream.of(Exposure.values()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
  private static final List<String> POLICIES =
      Stream.concat(Stream.of(Arm.LEARNING, Arm.FROZEN), LinearRanking.BASELINES.stream()).toList();

  private SettingsReader() {}

  static Settings read(Section root) {
    return new Settings(
        network(root.section("network")),
        service(root, ServiceSettings.DEFAULT),
        learner(root.section("learner"), LearnerSettings.DEFAULT));
  }

  private static Network network(Section section) {
    var normal = Network.DEFAULT;
    var host = section.text("host", normal.host());
    var port = section.wholeNumber("port", normal.port(), 0, Network.MOST_PORT);
    return section.checked(() -> new Network(host, port));
  }

  private static ServiceSettings service(Section root, ServiceSettings normal) {
    return new ServiceSettings(
        normal.features(),
        experiment(root.section("experiment"), normal.experiment()),
        windows(root.section("windows"), normal.windows()),
        prices(root.section("prices"), normal.prices()),
        new Retrieval(
            root.section("retrieval")
                .wholeNumber("candidates", normal.retrieval().most(), 1, 1_000)),
        caps(root.section("slate"), normal.caps()),
        exploration(root.section("exploration"), normal.exploration()),
        limits(root.section("limits"), normal.limits()),
        serving(root.section("serving"), root.section("placements"), normal.serving()),
        retention(root.section("retention"), normal.retention()));
  }

  /** Arms in the file take the place of the default one. */
  private static Experiment experiment(Section section, Experiment normal) {
    var share = section.number("evaluationShare", normal.evaluationShare(), 0, 1);
    var named = section.section("arms");
    var names = named.names().isEmpty() ? List.of(Arm.LEARNING) : named.names();
    var arms = new ArrayList<Arm>();
    for (var name : names) {
      var keys = named.section(name);
      var policy = keys.oneOf("policy", POLICIES.contains(name) ? name : Arm.LEARNING, POLICIES);
      var armShare = keys.number("share", 1.0 / names.size(), 0, 1);
      arms.add(keys.checked(() -> new Arm(name, policy, armShare)));
    }
    var sum = arms.stream().mapToDouble(Arm::share).sum();
    if (Math.abs(sum - 1) > SHARES_MAY_MISS) {
      throw section.wrong(
          "arms",
          "have shares of %s in all".formatted(sum),
          "Let them add up to 1, or leave share out of each for equal ones");
    }
    return section.checked(() -> new Experiment(arms, share));
  }

  private static Windows windows(Section section, Windows normal) {
    return new Windows(
        section.duration("decision", normal.decision()),
        section.duration("impression", normal.impression()),
        section.duration("gift", normal.gift(), Duration.ZERO),
        section.duration("follow", normal.follow(), Duration.ZERO));
  }

  private static Prices prices(Section section, Prices normal) {
    return new Prices(
        price(section, "enter", normal.enter()),
        price(section, "fastLeave", normal.fastLeave()),
        price(section, "watch", normal.watch()),
        price(section, "like", normal.like()),
        price(section, "comment", normal.comment()),
        price(section, "follow", normal.follow()),
        price(section, "gift", normal.gift()),
        price(section, "share", normal.share()),
        price(section, "dislike", normal.dislike()),
        price(section, "report", normal.report()),
        section.wholeNumber("most", normal.most(), 1, MOST));
  }

  private static double price(Section section, String key, double normal) {
    return section.number(key, normal, -MOST_PRICE, MOST_PRICE);
  }

  private static Caps caps(Section section, Caps normal) {
    return new Caps(
        section.wholeNumber("perStreamer", normal.perStreamer(), 1, MOST_ITEMS),
        section.wholeNumber("perCategory", normal.perCategory(), 1, MOST_ITEMS));
  }

  private static Exploration exploration(Section section, Exploration normal) {
    var temperature = section.number("temperature", normal.temperature(), 0, MOST_PRICE);
    var start = section.number("epsilonStart", normal.epsilonStart(), 0, 1);
    var end = section.number("epsilonEnd", normal.epsilonEnd(), 0, 1);
    var decay = section.wholeNumber("decay", normal.decay(), 1, (long) MOST);
    return section.checked(() -> new Exploration(temperature, start, end, decay));
  }

  private static Limits limits(Section section, Limits normal) {
    return new Limits(
        section.wholeNumber("queue", normal.queue(), 1_000, MOST),
        section.wholeNumber("viewers", normal.viewers(), 1, MOST),
        section.wholeNumber("rooms", normal.rooms(), 1, MOST),
        section.wholeNumber("streamers", normal.streamers(), 1, MOST),
        section.duration("oldest", normal.oldest()),
        section.duration("ahead", normal.ahead(), Duration.ZERO),
        section.duration("lateness", normal.lateness(), Duration.ZERO),
        section.duration("lease", normal.lease()),
        section.duration("sessionIdle", normal.sessionIdle()),
        section.duration("roomKept", normal.roomKept()),
        section.duration("moneySeen", normal.moneySeen()),
        section.duration("othersSeen", normal.othersSeen()));
  }

  private static ServingSettings serving(
      Section section, Section placements, ServingSettings normal) {
    var byName = new TreeMap<>(normal.placements());
    var names = new LinkedHashSet<>(normal.placements().keySet());
    names.addAll(placements.names());
    for (var name : names) {
      byName.put(
          name, placement(placements.section(name), byName.getOrDefault(name, Placement.DEFAULT)));
    }
    return new ServingSettings(
        section.oneOf("baseline", normal.baseline(), LinearRanking.BASELINES),
        section.duration("deadline", normal.deadline()),
        byName);
  }

  private static Placement placement(Section section, Placement normal) {
    var exposure =
        section.oneOf("exposure", normal.exposure().name().toLowerCase(Locale.ROOT), EXPOSURES);
    return new Placement(
        Exposure.valueOf(exposure.toUpperCase(Locale.ROOT)),
        section.wholeNumber("visibleDepth", normal.visibleDepth(), 1, MOST_ITEMS));
  }

  private static Retention retention(Section section, Retention normal) {
    var age = section.duration("age", normal.age());
    var bytes = section.bytes("bytes", normal.bytes(), 1L << 20);
    return section.checked(() -> new Retention(age, bytes));
  }

  private static LearnerSettings learner(Section section, LearnerSettings normal) {
    var algorithm = section.oneOf("algorithm", normal.algorithm().label(), SlateAlgorithm.LABELS);
    var halfLife = section.durationOrNone("discountHalfLife", normal.discount().halfLife());
    var horizon = section.duration("horizon", normal.discount().horizon(), Duration.ZERO);
    return new LearnerSettings(
        SlateAlgorithm.of(algorithm),
        section.checked(() -> new Discount(halfLife, horizon)),
        section.yes("everyArm", normal.everyArm()),
        section.duration("memory", normal.memory()));
  }
}
