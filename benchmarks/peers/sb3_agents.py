"""Stable-Baselines3 on CleanRL's schedules.

What can't be set: its DQN has Huber's loss where CleanRL has the square, and bounds the gradient
(here at a length that is never met); its PPO normalises and clips as CleanRL's does, and its value
loss has no 1/2, which is why the coefficient is half of CleanRL's.
"""

from stable_baselines3 import DQN, PPO
from stable_baselines3.common.callbacks import BaseCallback
from stable_baselines3.common.env_util import make_vec_env

import schedule


class Watch(BaseCallback):
    """Hands the ends of episodes to the run."""

    def __init__(self, run):
        super().__init__()
        self.run = run

    def _on_training_start(self):
        self.run.begin()

    def _on_step(self):
        for info in self.locals["infos"]:
            if "episode" in info:
                self.run.episode(info["episode"]["r"], self.num_timesteps)
        return self.run.goes_on(self.num_timesteps)


def dqn(run):
    numbers = schedule.DQN
    model = DQN(
        "MlpPolicy",
        "CartPole-v1",
        learning_rate=numbers["learning_rate"],
        buffer_size=numbers["buffer"],
        learning_starts=run.learning_starts,
        batch_size=numbers["batch"],
        tau=1.0,
        gamma=numbers["discount"],
        train_freq=numbers["train_every"],
        gradient_steps=1,
        target_update_interval=numbers["target_every"],
        exploration_fraction=run.exploration_steps / run.steps,
        exploration_initial_eps=numbers["epsilon"][0],
        exploration_final_eps=numbers["epsilon"][1],
        max_grad_norm=1e9,
        policy_kwargs={"net_arch": numbers["hidden"]},
        seed=run.seed,
        device="cpu",
    )
    model.learn(run.steps, callback=Watch(run))


def ppo(run):
    numbers = schedule.PPO
    model = PPO(
        "MlpPolicy",
        make_vec_env("CartPole-v1", n_envs=numbers["environments"], seed=run.seed),
        learning_rate=lambda left: numbers["learning_rate"] * left,
        n_steps=numbers["steps"],
        batch_size=numbers["minibatch"],
        n_epochs=numbers["epochs"],
        gamma=numbers["discount"],
        gae_lambda=numbers["lambda"],
        clip_range=numbers["clip"],
        clip_range_vf=numbers["clip"],
        ent_coef=numbers["entropy"],
        vf_coef=numbers["value"] / 2,
        max_grad_norm=numbers["gradient"],
        policy_kwargs={"net_arch": {"pi": numbers["hidden"], "vf": numbers["hidden"]}},
        seed=run.seed,
        device="cpu",
    )
    model.learn(run.steps, callback=Watch(run))
