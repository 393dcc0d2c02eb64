package io.eddy.rl.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Bugs that others have shipped, one at a time in our sources: each is caught by the test that the list
 * names. The table:
 *
 * <pre>
 * mvn -q -pl rl test -Dtest=MutantsTest -Deddy.mutants=true
 * </pre>
 */
class MutantsTest {

  @Test
  void everyMutantFitsItsSourceAndItsTest() throws Exception {
    for (var mutant : Mutant.all()) {
      assertThat(mutant.occurrences()).describedAs(mutant.bug()).isEqualTo(1);
      assertThat(mutant.replacement()).describedAs(mutant.bug()).isNotEqualTo(mutant.find());
      var test = Class.forName(mutant.testClass());
      assertThat(mutant.testMethod())
          .describedAs(mutant.bug())
          .satisfies(name -> assertThat(name.isEmpty() || hasMethod(test, name)).isTrue());
    }
  }

  private static boolean hasMethod(Class<?> test, String name) {
    for (var method : test.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  @Test
  @EnabledIfSystemProperty(named = "eddy.mutants", matches = "true")
  void everyMutantIsCaught(@TempDir Path directory) throws Exception {
    var mutants = Mutant.all();
    var healthy = new MutatedClasses();
    for (var test : new LinkedHashSet<>(mutants.stream().map(Mutant::test).toList())) {
      var mutant = mutants.stream().filter(m -> m.test().equals(test)).findFirst().orElseThrow();
      var summary = run(mutant, healthy);
      assertThat(summary.getTestsSucceededCount()).describedAs(test).isPositive();
      assertThat(summary.getTotalFailureCount()).describedAs(test).isZero();
    }
    var survivors = new ArrayList<String>();
    System.out.printf("%n%-78s %-10s %s%n", "bug", "caught", "by");
    for (var mutant : mutants) {
      var caught = caught(mutant, Files.createTempDirectory(directory, "mutant"));
      System.out.printf("%-78s %-10s %s%n", mutant.bug(), caught ? "yes" : "NO", mutant.test());
      if (!caught) {
        survivors.add(mutant.bug());
      }
    }
    assertThat(survivors).isEmpty();
  }

  private static boolean caught(Mutant mutant, Path directory)
      throws IOException, ClassNotFoundException {
    return run(mutant, MutatedClasses.with(mutant, directory)).getTotalFailureCount() > 0;
  }

  private static TestExecutionSummary run(Mutant mutant, MutatedClasses classes)
      throws ClassNotFoundException {
    var test = classes.loadClass(mutant.testClass());
    DiscoverySelector selector =
        mutant.testMethod().isEmpty() ? selectClass(test) : selectMethod(test, mutant.testMethod());
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selector).build();
    var listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }
}
