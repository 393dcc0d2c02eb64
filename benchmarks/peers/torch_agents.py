"""CleanRL's schedules in PyTorch, written for this comparison: plain loops without a framework.

Not CleanRL's code. Where CleanRL pays for something that is not learning (logging, recording,
vector environments), this doesn't.
"""

import copy
import random

import gymnasium
import numpy
import torch
from torch import nn

import schedule


def layers(widths, activation):
    modules = []
    for i in range(len(widths) - 1):
        modules += [nn.Linear(widths[i], widths[i + 1]), activation()]
    return nn.Sequential(*modules[:-1])


def seed(run):
    random.seed(run.seed)
    torch.manual_seed(run.seed)
    return numpy.random.default_rng(run.seed)


def dqn(run):
    numbers = schedule.DQN
    draw = seed(run)
    env = gymnasium.make("CartPole-v1")
    online = layers([4, *numbers["hidden"], 2], nn.ReLU)
    target = copy.deepcopy(online)
    optimiser = torch.optim.Adam(online.parameters(), lr=numbers["learning_rate"])
    size = numbers["buffer"]
    states, nexts = numpy.zeros((2, size, 4), numpy.float32)
    actions = numpy.zeros((size, 1), numpy.int64)
    rewards, goes_on = numpy.zeros((2, size), numpy.float32)
    first, last = numbers["epsilon"]
    state, _ = env.reset(seed=run.seed)
    total, step = 0.0, 0
    run.begin()
    while run.goes_on(step):
        epsilon = max(last, first + (last - first) * step / run.exploration_steps)
        if random.random() < epsilon:
            action = random.getrandbits(1)
        else:
            with torch.no_grad():
                action = int(online(torch.from_numpy(state)).argmax())
        following, reward, terminated, truncated, _ = env.step(action)
        place = step % size
        states[place], nexts[place], actions[place] = state, following, action
        rewards[place], goes_on[place] = reward, not terminated
        state, total, step = following, total + reward, step + 1
        if terminated or truncated:
            run.episode(total, step)
            state, _ = env.reset()
            total = 0.0
        if step > run.learning_starts and step % numbers["train_every"] == 0:
            batch = draw.integers(0, min(step, size), numbers["batch"])
            with torch.no_grad():
                best = target(torch.from_numpy(nexts[batch])).amax(1)
                y = torch.from_numpy(rewards[batch])
                y += numbers["discount"] * torch.from_numpy(goes_on[batch]) * best
            q = online(torch.from_numpy(states[batch])).gather(1, torch.from_numpy(actions[batch]))
            loss = nn.functional.mse_loss(q.squeeze(1), y)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        if step > run.learning_starts and step % numbers["target_every"] == 0:
            target.load_state_dict(online.state_dict())


def orthogonal(network, gain):
    linear = [module for module in network if isinstance(module, nn.Linear)]
    for module in linear:
        nn.init.orthogonal_(module.weight, gain if module is linear[-1] else 2**0.5)
        nn.init.zeros_(module.bias)
    return network


class Rollout:
    """What four environments did in 128 steps each."""

    def __init__(self, run):
        count, length = schedule.PPO["environments"], schedule.PPO["steps"]
        self.run, self.step = run, 0
        self.envs = [gymnasium.make("CartPole-v1") for _ in range(count)]
        first = [env.reset(seed=run.seed + i)[0] for i, env in enumerate(self.envs)]
        self.now, self.over = torch.from_numpy(numpy.stack(first)), torch.zeros(count)
        self.totals = [0.0] * count
        self.states = torch.zeros(length, count, 4)
        self.actions, self.logs, self.rewards, self.values, self.ends = torch.zeros(
            5, length, count
        )

    def collect(self, actor, critic):
        for t in range(schedule.PPO["steps"]):
            self.states[t], self.ends[t] = self.now, self.over
            chances = torch.distributions.Categorical(logits=actor(self.now))
            chosen = chances.sample()
            self.actions[t], self.logs[t] = chosen, chances.log_prob(chosen)
            self.values[t] = critic(self.now).squeeze(1)
            self.act(t, chosen.tolist())

    def act(self, t, chosen):
        following, over = [], []
        for i, env in enumerate(self.envs):
            state, reward, terminated, truncated, _ = env.step(chosen[i])
            self.rewards[t, i] = reward
            self.totals[i] += reward
            self.step += 1
            if terminated or truncated:
                self.run.episode(self.totals[i], self.step)
                self.totals[i] = 0.0
                state, _ = env.reset()
            following.append(state)
            over.append(float(terminated or truncated))
        self.now, self.over = torch.from_numpy(numpy.stack(following)), torch.tensor(over)

    def advantages(self, critic):
        numbers = schedule.PPO
        result = torch.zeros_like(self.rewards)
        following, over, last = critic(self.now).squeeze(1), self.over, 0
        for t in reversed(range(numbers["steps"])):
            delta = self.rewards[t] + numbers["discount"] * following * (1 - over) - self.values[t]
            last = delta + numbers["discount"] * numbers["lambda"] * (1 - over) * last
            result[t] = last
            following, over = self.values[t], self.ends[t]
        return result


def ppo(run):
    numbers = schedule.PPO
    seed(run)
    actor = orthogonal(layers([4, *numbers["hidden"], 2], nn.Tanh), 0.01)
    critic = orthogonal(layers([4, *numbers["hidden"], 1], nn.Tanh), 1.0)
    parameters = [*actor.parameters(), *critic.parameters()]
    optimiser = torch.optim.Adam(parameters, lr=numbers["learning_rate"], eps=1e-5)
    rollout = Rollout(run)
    run.begin()
    while run.goes_on(rollout.step):
        optimiser.param_groups[0]["lr"] = numbers["learning_rate"] * (1 - rollout.step / run.steps)
        with torch.no_grad():
            rollout.collect(actor, critic)
            advantages = rollout.advantages(critic).flatten()
        states, actions = rollout.states.flatten(0, 1), rollout.actions.flatten()
        logs, values = rollout.logs.flatten(), rollout.values.flatten()
        returns = advantages + values
        for _ in range(numbers["epochs"]):
            for batch in torch.randperm(len(states)).split(numbers["minibatch"]):
                chances = torch.distributions.Categorical(logits=actor(states[batch]))
                ratio = (chances.log_prob(actions[batch]) - logs[batch]).exp()
                a = advantages[batch]
                a = (a - a.mean()) / (a.std() + 1e-8)
                clip = numbers["clip"]
                policy = torch.max(-a * ratio, -a * ratio.clamp(1 - clip, 1 + clip)).mean()
                v = critic(states[batch]).squeeze(1)
                near = values[batch] + (v - values[batch]).clamp(-clip, clip)
                value = torch.max((v - returns[batch]) ** 2, (near - returns[batch]) ** 2).mean()
                loss = policy - numbers["entropy"] * chances.entropy().mean()
                loss = loss + numbers["value"] * 0.5 * value
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(parameters, numbers["gradient"])
                optimiser.step()
