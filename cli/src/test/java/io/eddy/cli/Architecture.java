package io.eddy.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/**
 * The lines that hold Eddy together, as rules over the packages below {@code root}: {@code io.eddy}, or a planted
 * tree that breaks them. A package without classes breaks no rule.
 */
record Architecture(String root) {

  /** Module → the modules that it names in its pom, in the order of the data. */
  static final Map<String, List<String>> ARROWS = arrows();

  /** The packages of the recommender: each imports only those before it. */
  static final List<String> RECOMMENDER =
      List.of(
          "event",
          "decision",
          "fact",
          "visit",
          "feedback",
          "reward",
          "experiment",
          "profile",
          "room",
          "feature",
          "retrieval",
          "policy",
          "slate");

  /** What says nothing about the thing it names. */
  private static final String EMPTY_NAMES =
      "(Base|Abstract)[A-Z].*|.*(Impl|Util|Utils|Helper|Manager)";

  private static Map<String, List<String>> arrows() {
    var arrows = new LinkedHashMap<String, List<String>>();
    arrows.put("rl", List.of());
    arrows.put("simd", List.of("rl"));
    arrows.put("recommender", List.of("rl"));
    arrows.put("protocol", List.of("recommender"));
    arrows.put("storage", List.of("protocol"));
    arrows.put("rocksdb", List.of("storage"));
    arrows.put("learning", List.of("storage"));
    arrows.put("simulator", List.of("protocol"));
    arrows.put("service", List.of("storage"));
    arrows.put("cli", List.of("service", "learning", "simulator", "rocksdb", "simd"));
    return arrows;
  }

  /** A module sees itself and what its arrows lead to, however many steps away. */
  ArchRule modulesFollowTheirArrows() {
    return ARROWS.keySet().stream()
        .<ArchRule>map(
            module ->
                noClasses()
                    .that(resideInAPackage(module(module)))
                    .should()
                    .dependOnClassesThat(ofEddyOutside(reachableFrom(module)))
                    .allowEmptyShould(true))
        .reduce((one, other) -> CompositeArchRule.of(one).and(other))
        .orElseThrow();
  }

  ArchRule reinforcementLearningNeedsTheJdkAlone() {
    return classes()
        .that(resideInAPackage(module("rl")))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", module("rl")))
        .allowEmptyShould(true);
  }

  /** Fails, too, for a package that has no place in the order yet. */
  ArchRule recommenderPackagesKeepTheirOrder() {
    String recommender = root + ".recommender";
    CompositeArchRule rule =
        CompositeArchRule.of(
            classes()
                .that(resideInAPackage(recommender + ".."))
                .should()
                .resideInAnyPackage(
                    RECOMMENDER.stream()
                        .map(name -> recommender + "." + name + "..")
                        .toArray(String[]::new))
                .orShould()
                .resideInAPackage(recommender)
                .allowEmptyShould(true));
    for (int place = 0; place < RECOMMENDER.size(); place++) {
      var later =
          RECOMMENDER.subList(place + 1, RECOMMENDER.size()).stream()
              .map(name -> recommender + "." + name + "..")
              .toArray(String[]::new);
      rule =
          rule.and(
              noClasses()
                  .that(resideInAPackage(recommender + "." + RECOMMENDER.get(place) + ".."))
                  .should()
                  .dependOnClassesThat(resideInAnyPackage(later).or(resideInAPackage(recommender)))
                  .allowEmptyShould(true));
    }
    return rule;
  }

  ArchRule packagesFormNoCycle() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  /** RocksDB's library and Flink's copy of it clash on one classpath; learners run inside Flink. */
  ArchRule learningSeesNeitherRocksDbNorService() {
    return noClasses()
        .that(resideInAPackage(module("learning")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.rocksdb..", module("service")))
        .allowEmptyShould(true);
  }

  ArchRule serviceDoesNotSeeLearning() {
    return noClasses()
        .that(resideInAPackage(module("service")))
        .should()
        .dependOnClassesThat(resideInAPackage(module("learning")))
        .allowEmptyShould(true);
  }

  ArchRule namesSayTheThing() {
    return noClasses()
        .that(resideInAPackage(root + ".."))
        .should(
            be(
                DescribedPredicate.<JavaClass>describe(
                    "named " + EMPTY_NAMES, type -> type.getSimpleName().matches(EMPTY_NAMES))))
        .allowEmptyShould(true);
  }

  /** The packages with classes but without a {@code @NullMarked} package-info, by name. */
  Set<String> packagesThatAreNotNullMarked(JavaClasses classes) {
    var unmarked = new TreeSet<String>();
    for (JavaClass type : classes) {
      JavaPackage home = type.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(home.getName());
      }
    }
    return unmarked;
  }

  private String module(String name) {
    return root + "." + name + "..";
  }

  private DescribedPredicate<JavaClass> ofEddyOutside(Set<String> modules) {
    var allowed = modules.stream().map(this::module).toArray(String[]::new);
    return DescribedPredicate.and(
            resideInAPackage(root + ".."), DescribedPredicate.not(resideInAnyPackage(allowed)))
        .as("of Eddy outside %s", modules);
  }

  private static Set<String> reachableFrom(String module) {
    var reached = new TreeSet<>(Set.of(module));
    ARROWS.get(module).forEach(next -> reached.addAll(reachableFrom(next)));
    return reached;
  }
}
