package io.eddy.rl.ope;

import io.eddy.rl.random.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Worlds whose truth is known, and what estimators say of one log drawn from them. */
enum CoverageWorld {
  /** 1,000 steps, weights up to 3.5, more than half of them rewarded. */
  EVEN {
    @Override
    Map<String, Estimate> draw(SplitMix64 random) {
      return bandit(steps(1_000, 1, random), EvaluationSettings.INDEPENDENT);
    }
  },
  /** 2,000 steps, of which some 250 are rewarded; the weighted ones tell as much as 160 equal ones. */
  RARE_REWARDS {
    @Override
    Map<String, Estimate> draw(SplitMix64 random) {
      return bandit(steps(2_000, .35, random), EvaluationSettings.INDEPENDENT);
    }

    @Override
    double truth() {
      return SmallBandit.truth() * .35;
    }
  },
  /** 500 steps, of which some 10 are rewarded. */
  TOO_FEW_REWARDS {
    @Override
    Map<String, Estimate> draw(SplitMix64 random) {
      return bandit(steps(500, .06, random), EvaluationSettings.INDEPENDENT);
    }

    @Override
    double truth() {
      return SmallBandit.truth() * .06;
    }
  },
  /** 300 viewers: one half comes often and gives little. */
  VIEWERS {
    @Override
    Map<String, Estimate> draw(SplitMix64 random) {
      var log = new ArrayList<LoggedStep>();
      for (var viewer = 0; viewer < 300; viewer++) {
        var often = random.nextBoolean();
        for (var i = 0; i < (often ? 8 : 2); i++) {
          log.add(step(viewer, often ? .3 : 1, random));
        }
      }
      return bandit(log, EvaluationSettings.CLUSTERED);
    }

    @Override
    double truth() {
      return SmallBandit.truth() * (8 * .3 + 2) / 10; // of steps, not of viewers
    }
  },
  /** 1,000 slates of two positions that are read from the top. */
  SLATES {
    @Override
    Map<String, Estimate> draw(SplitMix64 random) {
      var evaluation =
          new OffPolicyEvaluation<>(
              List.of(
                  new SlateStandardIps(),
                  new SlateRewardInteractionIps(),
                  new SlateCascadeDoublyRobust()),
              EvaluationSettings.INDEPENDENT);
      for (var i = 0; i < 1_000; i++) {
        evaluation.add(i, SmallSlates.draw(SmallSlates.CASCADE, random));
      }
      return evaluation.byName();
    }

    @Override
    double truth() {
      return SmallSlates.truth(SmallSlates.CASCADE);
    }
  },
  /** 1,000 episodes of up to three steps. */
  EPISODES {
    @Override
    Map<String, Estimate> draw(SplitMix64 random) {
      var evaluation =
          new OffPolicyEvaluation<>(
              List.of(
                  new PerDecisionImportanceSampling(SmallChain.DISCOUNT),
                  new WeightedPerDecisionImportanceSampling(
                      SmallChain.DISCOUNT, SmallChain.HORIZON),
                  new SequenceDoublyRobust(SmallChain.DISCOUNT)),
              EvaluationSettings.INDEPENDENT);
      for (var i = 0; i < 1_000; i++) {
        evaluation.add(i, SmallChain.episode(random));
      }
      return evaluation.byName();
    }

    @Override
    double truth() {
      return SmallChain.truth();
    }
  },
  /** 2,000 steps whose rewards are as uneven as gifts are: lognormal, σ = 1. */
  GIFTS {
    @Override
    Map<String, Estimate> draw(SplitMix64 random) {
      var log = new ArrayList<LoggedStep>();
      for (var step : steps(2_000, 1, random)) {
        var gift = step.reward() * Math.exp(random.nextGaussian());
        log.add(SmallBandit.step(step.cluster(), (int) step.context()[0], step.action(), gift));
      }
      return bandit(log, EvaluationSettings.INDEPENDENT);
    }

    @Override
    double truth() {
      return SmallBandit.truth() * Math.exp(.5);
    }
  },
  /** Weights up to 11, so uneven that 1,300 steps are worth some 330: hardly enough. */
  HARDLY_ENOUGH {
    @Override
    Map<String, Estimate> draw(SplitMix64 random) {
      return bandit(steps(1_300, UNEVEN, random), EvaluationSettings.INDEPENDENT);
    }

    @Override
    double truth() {
      return UNEVEN.truth();
    }
  },
  /** 1,000 steps of actions that log and target rarely have in common. */
  LITTLE_OVERLAP {
    @Override
    Map<String, Estimate> draw(SplitMix64 random) {
      return bandit(steps(1_000, APART, random), EvaluationSettings.INDEPENDENT);
    }

    @Override
    double truth() {
      return APART.truth();
    }
  };

  private static final FewInCommon UNEVEN = new FewInCommon(-.1, .05);
  private static final FewInCommon APART = new FewInCommon(-.2, .1);

  /** Estimates of a log by name. */
  abstract Map<String, Estimate> draw(SplitMix64 random);

  /** What the target policy earns; of the small bandit unless said otherwise. */
  double truth() {
    return SmallBandit.truth();
  }

  private static List<LoggedStep> steps(int n, double factor, SplitMix64 random) {
    var log = new ArrayList<LoggedStep>();
    for (var i = 0; i < n; i++) {
      log.add(step(i, factor, random));
    }
    return log;
  }

  private static List<LoggedStep> steps(int n, FewInCommon world, SplitMix64 random) {
    var log = new ArrayList<LoggedStep>();
    for (var i = 0; i < n; i++) {
      log.add(world.step(i, random));
    }
    return log;
  }

  private static LoggedStep step(long cluster, double factor, SplitMix64 random) {
    var x = random.nextDouble() < SmallBandit.CONTEXTS[0] ? 0 : 1;
    var left = random.nextDouble();
    var a = 0;
    while (a < 2 && left >= SmallBandit.LOGGED[x][a]) {
      left -= SmallBandit.LOGGED[x][a++];
    }
    var reward = random.nextDouble() < factor * SmallBandit.REWARD[x][a] ? 1 : 0;
    return SmallBandit.step(cluster, x, a, reward);
  }

  private static Map<String, Estimate> bandit(List<LoggedStep> log, EvaluationSettings settings) {
    var models =
        CrossFitting.fit(log::forEach, 3, () -> new RidgeRewards(log.getFirst().actions(), 1, 1));
    var evaluation =
        new OffPolicyEvaluation<>(
            List.of(
                new InverseProbabilityWeighting(),
                new SelfNormalizedInverseProbabilityWeighting(),
                new InverseProbabilityWeighting(2),
                new DoublyRobust(),
                new SelfNormalizedDoublyRobust(),
                new DoublyRobustWithShrinkage(1_000)),
            settings);
    for (var step : log) {
      evaluation.add(step.cluster(), models.scored(step));
    }
    return evaluation.byName();
  }
}
