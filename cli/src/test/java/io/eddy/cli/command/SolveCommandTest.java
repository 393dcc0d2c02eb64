package io.eddy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolveCommandTest {
  private final Console console = new Console();

  /**
   * 14/17 is what solving FrozenLake's equations by hand gives for γ = 1; .99⁵ is five steps to the
   * reward behind the sixth on dry ice; −13 are the thirteen steps around the cliff, and with γ = .99
   * they are −(1 − .99¹³)/.01; a taxi's mean over its 300 starts is 7.93 by breadth-first search.
   */
  @ParameterizedTest
  @CsvSource({
    "frozen-lake, 0.8235294117647058, 16",
    "frozen-lake --discount 0.99 --slippery false, 0.9509900499, 16",
    "frozen-lake --map 8x8 --slippery false, 1, 64",
    "cliff-walking, -13, 48",
    "cliff-walking --discount 0.99, -12.247897, 48",
    "taxi, 7.93, 500"
  })
  void findsTheExactValue(String arguments, double startValue, int states) {
    assertThat(console.run(("solve " + arguments + " --json").split(" "))).isZero();
    var json = console.json();
    assertThat(json.propertyNames())
        .containsExactly(
            "environment",
            "discount",
            "startValue",
            "policy",
            "values",
            "iterations",
            "bellmanResidual");
    assertThat(json.get("startValue").doubleValue()).isCloseTo(startValue, within(1e-6));
    assertThat(json.get("bellmanResidual").doubleValue()).isLessThan(1e-9);
    assertThat(json.get("policy").size()).isEqualTo(states);
    assertThat(json.get("values").size()).isEqualTo(states);
  }

  /** Fewer steps are worth less, and in 5 of them dry ice can't be crossed: it takes 6. */
  @Test
  void aHorizonIsTheBestWithinSoManySteps() {
    assertThat(console.run("solve", "frozen-lake", "--horizon", "100", "--json")).isZero();
    assertThat(console.json().get("startValue").doubleValue())
        .isLessThan(14.0 / 17)
        .isGreaterThan(.74);
    assertThat(console.json().get("iterations").intValue()).isEqualTo(100);

    var dry = new String[] {"solve", "frozen-lake", "--slippery", "false", "--json", "--horizon"};
    assertThat(console.run(with(dry, "5"))).isZero();
    assertThat(console.json().get("startValue").doubleValue()).isZero();
    assertThat(console.run(with(dry, "6"))).isZero();
    assertThat(console.json().get("startValue").doubleValue()).isEqualTo(1);
  }

  @Test
  void printsATableForPeople() {
    assertThat(console.run("solve", "cliff-walking")).isZero();
    assertThat(console.output())
        .startsWith("cliff-walking, discount 1.0: the best policy is worth -13.000000 at the start")
        .contains("state", "   36 -13.000000      0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          taxy                            | eddy solve: The environment taxy is unknown. The nearest one is taxi.
          cartpole                        | eddy solve: The environment cartpole has no finite number of states.
          taxi --map 8x8                  | eddy solve: The --map (8x8) means nothing for taxi. Leave it out.
          taxi --slippery true            | eddy solve: The --slippery (true) means nothing for taxi. Leave it out.
          frozen-lake --map 5x5           | eddy solve: The --map (5x5) is none of 4x4, 8x8. Leave it out for 4x4.
          frozen-lake --discount 1.5      | eddy solve: The --discount (1.5) must be 0 to 1. Leave it out for 1.
          frozen-lake --horizon 0         | Invalid value for option '--horizon': '0' is no whole number of at least 1. Write digits alone, such as 1000.
          frozen-lake --plugin nowhere.jar | eddy solve: The --plugin nowhere.jar can't be read.
          """)
  void badUsageNamesOptionValueAndRemedy(String arguments, String message) {
    assertThat(console.run(("solve " + arguments).split(" "))).isEqualTo(2);
    assertThat(console.errors()).startsWith(message);
    assertThat(console.output()).isEmpty();
  }

  private static String[] with(String[] arguments, String last) {
    var all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }
}
