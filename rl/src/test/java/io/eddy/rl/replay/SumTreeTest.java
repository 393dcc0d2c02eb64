package io.eddy.rl.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.eddy.rl.random.SplitMix64;
import org.junit.jupiter.api.Test;

class SumTreeTest {

  @Test
  void findsWhatALinearScanFinds() {
    // Numbers are multiples of 1/64, so that sums are exact in either order.
    var random = new SplitMix64(1);
    for (var count : new int[] {1, 2, 3, 7, 8, 9, 100}) {
      var tree = new SumTree(count);
      var numbers = new double[count];
      for (var change = 0; change < 300; change++) {
        var place = random.nextInt(count);
        numbers[place] = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 640) / 64.0;
        tree.set(place, numbers[place]);
        var total = 0.0;
        for (var number : numbers) {
          total += number;
        }
        assertThat(tree.total()).isEqualTo(total);
        if (total > 0) {
          var mass = random.nextInt((int) (total * 64)) / 64.0;
          assertThat(tree.find(mass)).isEqualTo(scan(numbers, mass));
        }
      }
    }
  }

  @Test
  void findsTheFirstWhoseSumExceedsTheMass() {
    // 1, 0, 2, 0, 3: sums 1, 1, 3, 3, 6.
    var tree = new SumTree(5);
    tree.set(0, 1);
    tree.set(2, 2);
    tree.set(4, 3);

    assertThat(tree.find(0)).isEqualTo(0);
    assertThat(tree.find(Math.nextDown(1))).isEqualTo(0);
    assertThat(tree.find(1)).isEqualTo(2);
    assertThat(tree.find(Math.nextDown(3))).isEqualTo(2);
    assertThat(tree.find(3)).isEqualTo(4);
    assertThat(tree.find(Math.nextDown(6))).isEqualTo(4);
  }

  @Test
  void neverFindsAnEmptyPlaceEvenWhereRoundingLeavesTooMuchMass() {
    var tree = new SumTree(8);
    tree.set(2, .1);

    assertThat(tree.find(Math.nextUp(.1))).isEqualTo(2);
    assertThat(tree.find(0)).isEqualTo(2);
  }

  @Test
  void doesNotDriftOverAMillionChanges() {
    var tree = new SumTree(16);
    var random = new SplitMix64(2);
    for (var change = 0; change < 1_000_000; change++) {
      tree.set(random.nextInt(16), Math.scalb(random.nextDouble(), random.nextInt(-30, 30)));
    }
    for (var place = 0; place < 16; place++) {
      tree.set(place, 1);
    }
    assertThat(tree.total()).isEqualTo(16);
  }

  private static int scan(double[] numbers, double mass) {
    var sum = 0.0;
    for (var place = 0; place < numbers.length; place++) {
      sum += numbers[place];
      if (sum > mass) {
        return place;
      }
    }
    throw new AssertionError("The mass exceeds the total.");
  }
}
