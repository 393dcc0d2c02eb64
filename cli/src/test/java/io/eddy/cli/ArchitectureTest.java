package io.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Eddy keeps every rule of {@link Architecture}; a planted tree that breaks them all is caught by each. */
class ArchitectureTest {

  private static final Architecture EDDY = new Architecture("io.eddy");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.eddy");

  private static final Architecture PLANTED = new Architecture("io.eddy.planted");
  private static final JavaClasses PLANTED_CLASSES =
      new ClassFileImporter().importPackages("io.eddy.planted");

  @Test
  void seesTheClassesOfEveryModule() {
    for (String module : Architecture.ARROWS.keySet()) {
      assertThat(CLASSES.contain("io.eddy." + module + ".package-info")).as(module).isTrue();
    }
  }

  @Test
  void everyModuleHasItsArrows() {
    for (JavaClass type : CLASSES) {
      assertThat(Architecture.ARROWS.keySet())
          .as("module of %s", type.getName())
          .contains(type.getPackageName().split("\\.", 4)[2]);
    }
  }

  @Test
  void modulesFollowTheirArrows() {
    EDDY.modulesFollowTheirArrows().check(CLASSES);
    assertBroken(PLANTED.modulesFollowTheirArrows(), "planted.rl.WatchesStreams");
  }

  @Test
  void reinforcementLearningNeedsTheJdkAlone() {
    EDDY.reinforcementLearningNeedsTheJdkAlone().check(CLASSES);
    assertBroken(PLANTED.reinforcementLearningNeedsTheJdkAlone(), "planted.rl.WatchesStreams");
  }

  @Test
  void recommenderPackagesKeepTheirOrder() {
    EDDY.recommenderPackagesKeepTheirOrder().check(CLASSES);
    assertBroken(
        PLANTED.recommenderPackagesKeepTheirOrder(), "planted.recommender.event.EventOfPolicy");
    assertBroken(
        PLANTED.recommenderPackagesKeepTheirOrder(), "planted.recommender.event.EventOfRoot");
    assertBroken(PLANTED.recommenderPackagesKeepTheirOrder(), "planted.recommender.gossip.Rumour");
  }

  @Test
  void packagesFormNoCycle() {
    EDDY.packagesFormNoCycle().check(CLASSES);
    assertBroken(PLANTED.packagesFormNoCycle(), "Cycle detected");
  }

  @Test
  void learningSeesNeitherRocksDbNorService() {
    EDDY.learningSeesNeitherRocksDbNorService().check(CLASSES);
    assertBroken(PLANTED.learningSeesNeitherRocksDbNorService(), "org.rocksdb.Options");
    assertBroken(PLANTED.learningSeesNeitherRocksDbNorService(), "planted.service.Intake");
  }

  @Test
  void serviceDoesNotSeeLearning() {
    EDDY.serviceDoesNotSeeLearning().check(CLASSES);
    assertBroken(PLANTED.serviceDoesNotSeeLearning(), "planted.learning.StoresItself");
  }

  @Test
  void namesSayTheThing() {
    EDDY.namesSayTheThing().check(CLASSES);
    assertBroken(PLANTED.namesSayTheThing(), "planted.recommender.policy.PolicyHelper");
    assertBroken(PLANTED.namesSayTheThing(), "planted.recommender.policy.BasePolicy");
  }

  @Test
  void aBaselineIsNoBaseClass() {
    assertThatThrownBy(() -> PLANTED.namesSayTheThing().check(PLANTED_CLASSES))
        .hasMessageNotContaining("Baseline");
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(EDDY.packagesThatAreNotNullMarked(CLASSES)).isEmpty();
    assertThat(PLANTED.packagesThatAreNotNullMarked(PLANTED_CLASSES))
        .contains("io.eddy.planted.rl", "io.eddy.planted.recommender.event");
  }

  private static void assertBroken(ArchRule rule, String message) {
    assertThatThrownBy(() -> rule.check(PLANTED_CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message);
  }
}
