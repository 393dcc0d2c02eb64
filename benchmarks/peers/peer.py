"""One measurement of a peer, in a process of its own; prints one JSON object. Started by compare.py.

    python peer.py start                    import everything, do nothing
    python peer.py environment STEPS SEED   random actions in CartPole-v1
    python peer.py networks                 steps and answers of networks in PyTorch
    python peer.py NAME STEPS SEED [solve]  train: sb3-dqn, sb3-ppo, torch-dqn or torch-ppo

The schedules are CleanRL's for CartPole-v1, stretched over STEPS: of 500,000 steps the first 10,000
teach nothing and epsilon falls over 250,000. With `solve` a run ends when 100 training episodes in a
row earned 475 on average.
"""

import json
import sys
import time

import gymnasium
import numpy
import stable_baselines3
import torch

import networks
import sb3_agents
import torch_agents
from schedule import Run


def environment(steps, seed):
    """Steps by random actions, drawn beforehand; the check is the mean length of an episode."""
    env = gymnasium.make("CartPole-v1")
    actions = numpy.random.default_rng(seed).integers(0, 2, steps).tolist()
    env.reset(seed=seed)
    episodes = 0
    began, processor = time.perf_counter(), time.process_time()
    for action in actions:
        _, _, terminated, truncated, _ = env.step(action)
        if terminated or truncated:
            episodes += 1
            env.reset()
    return {
        "steps": steps,
        "seconds": time.perf_counter() - began,
        "processorSeconds": time.process_time() - processor,
        "stepsPerEpisode": steps / episodes,
    }


def train(name, steps, seed, solve):
    agents = {
        "sb3-dqn": sb3_agents.dqn,
        "sb3-ppo": sb3_agents.ppo,
        "torch-dqn": torch_agents.dqn,
        "torch-ppo": torch_agents.ppo,
    }
    run = Run(steps, seed, solve)
    agents[name](run)
    return run.report()


def main(what, *arguments):
    torch.set_num_threads(1)
    if what == "start":
        report = {
            "gymnasium": gymnasium.__version__,
            "stable-baselines3": stable_baselines3.__version__,
            "torch": torch.__version__,
            "numpy": numpy.__version__,
        }
    elif what == "networks":
        report = networks.measure()
    elif what == "environment":
        report = environment(int(arguments[0]), int(arguments[1]))
    else:
        report = train(what, int(arguments[0]), int(arguments[1]), "solve" in arguments)
    print(json.dumps(report))


if __name__ == "__main__":
    main(*sys.argv[1:])
