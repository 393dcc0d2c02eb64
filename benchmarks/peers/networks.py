"""The networks of NetworkBenchmark in PyTorch, on one thread; microseconds an operation.

Inputs are tensors already, and batches change from step to step, as there. Adam is tried in its
default form and fused; which is quicker may differ, so both are told.
"""

import statistics
import time

import torch
from torch import nn

BATCHES = 32
SAMPLES = 15
SAMPLE_SECONDS = 0.2


def perceptron(*widths):
    modules = []
    for i in range(len(widths) - 1):
        modules += [nn.Linear(widths[i], widths[i + 1]), nn.ReLU()]
    return nn.Sequential(*modules[:-1])


def per_operation(operation):
    """Median of some samples, after one that does not count: wall and processor microseconds."""
    for i in range(50):
        operation(i % BATCHES)
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < SAMPLE_SECONDS:
        operation(count % BATCHES)
        count += 1
    wall, processor = [], []
    for _ in range(SAMPLES):
        began, used = time.perf_counter(), time.process_time()
        for i in range(count):
            operation(i % BATCHES)
        wall.append((time.perf_counter() - began) / count * 1e6)
        processor.append((time.process_time() - used) / count * 1e6)
    return {"us": statistics.median(wall), "processorUs": statistics.median(processor)}


def dqn_step(fused):
    online, target = perceptron(4, 128, 2), perceptron(4, 128, 2)
    optimiser = torch.optim.Adam(online.parameters(), fused=fused)
    states, nexts = torch.randn(2, BATCHES, 128, 4)
    actions = (torch.arange(128) % 2).unsqueeze(1)

    def step(batch):
        with torch.no_grad():
            y = states[batch][:, 0] + 0.5 * target(nexts[batch]).amax(1)
        q = online(states[batch]).gather(1, actions).squeeze(1)
        loss = nn.functional.smooth_l1_loss(q, y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()

    return per_operation(step)


def regression_step(fused):
    network = perceptron(128, 128, 64, 1)
    optimiser = torch.optim.Adam(network.parameters(), fused=fused)
    rows, targets = torch.randn(BATCHES, 256, 128), torch.randn(256)

    def step(batch):
        loss = nn.functional.mse_loss(network(rows[batch]).squeeze(1), targets)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()

    return per_operation(step)


def candidates(split):
    """1,000 rows of 64 + 64 numbers; split: the state's half of the first layer once, as Eddy."""
    network = perceptron(128, 128, 64, 1)
    state, features = torch.randn(64), torch.randn(1000, 64)
    joined = torch.cat([state.expand(1000, 64), features], 1).contiguous()
    first, rest = network[0], network[1:]
    of_state, of_item = (half.contiguous() for half in first.weight.detach().split(64, 1))

    @torch.inference_mode()
    def answer(_):
        if not split:
            return network(joined)
        common = nn.functional.linear(state, of_state, first.bias)
        return rest(nn.functional.linear(features, of_item, common))

    difference = (answer(0) - network(joined)).abs().max().item()
    assert difference < 1e-4, difference
    return per_operation(answer)


def measure():
    return {
        "dqnStep": {"Adam": dqn_step(False), "fused Adam": dqn_step(True)},
        "regressionStep": {"Adam": regression_step(False), "fused Adam": regression_step(True)},
        "candidates": {"joined": candidates(False), "split": candidates(True)},
    }
