"""CleanRL's schedules for CartPole-v1 as numbers, and the clock of a run."""

import collections
import time

FULL_STEPS = 500_000
THRESHOLD = 475
WINDOW = 100

DQN = {
    "hidden": [120, 84],
    "learning_rate": 2.5e-4,
    "buffer": 10_000,
    "batch": 128,
    "train_every": 10,
    "target_every": 500,
    "discount": 0.99,
    "epsilon": (1.0, 0.05),
}
PPO = {
    "hidden": [64, 64],
    "learning_rate": 2.5e-4,
    "environments": 4,
    "steps": 128,
    "epochs": 4,
    "minibatch": 128,
    "discount": 0.99,
    "lambda": 0.95,
    "clip": 0.2,
    "entropy": 0.01,
    "value": 0.5,
    "gradient": 0.5,
}


class Run:
    """How long, with which seed; notes the episodes, tells when to stop, keeps the time."""

    def __init__(self, steps, seed, solve):
        self.steps = steps
        self.seed = seed
        self.solve = solve
        self.learning_starts = max(DQN["batch"], steps // 50)
        self.exploration_steps = steps // 2
        self.returns = collections.deque(maxlen=WINDOW)
        self.taken = 0
        self.solved_at = None
        self.seconds_to_solve = None

    def begin(self):
        """Networks and environments are there; from here on it counts."""
        self.began, self.processor = time.perf_counter(), time.process_time()

    def episode(self, total, step):
        self.returns.append(total)
        if (
            self.solved_at is None
            and len(self.returns) == WINDOW
            and sum(self.returns) >= THRESHOLD * WINDOW
        ):
            self.solved_at = step
            self.seconds_to_solve = time.perf_counter() - self.began

    def goes_on(self, step):
        self.taken = step
        return step < self.steps and not (self.solve and self.solved_at)

    def report(self):
        return {
            "steps": self.taken,
            "seconds": time.perf_counter() - self.began,
            "processorSeconds": time.process_time() - self.processor,
            "solvedAtStep": self.solved_at,
            "secondsToSolve": self.seconds_to_solve,
        }
