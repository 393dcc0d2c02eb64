"""Eddy beside its peers: the same networks and schedules, one core, in the same run, in turns.

    python3 -m venv /somewhere/peers && /somewhere/peers/bin/pip install -r benchmarks/peers/requirements.txt
    mvn -q package -DskipTests -pl cli,benchmarks -am
    /somewhere/peers/bin/python benchmarks/peers/compare.py --rounds 5 --solve 3

Peers are Gymnasium, Stable-Baselines3, PyTorch (libtorch) and CleanRL's schedule in PyTorch, which is
not CleanRL's code. Every measurement is a process of its own, bound to one core, and does nothing but
that; a round is all of them, Eddy and its peers in turns. Python 3.11 or newer, Linux.

What is compared is processor time of the thread that works, since it is the same on a machine that
others use, too; what the wall's clock said stands beside it. Eddy's training is measured after its
first seed, when it has been compiled; starting and compiling are in the rows of whole processes. A
ratio is that of one round; of the rounds the table has the median and the extremes.
"""

import argparse
import json
import os
import statistics
import sys

import sides

SHORT = 50_000
ENVIRONMENT_STEPS = 200_000
SEEDS = 5


class Table:
    """Numbers by row and side, a number a round."""

    def __init__(self):
        self.rows = {}

    def add(self, row, side, number):
        self.rows.setdefault(row, {}).setdefault(side, []).append(number)

    def write(self, file):
        with open(file, "w", encoding="utf-8") as out:
            json.dump(self.rows, out, ensure_ascii=False, indent=1)

    def print(self):
        print("| | Eddy | peer | Eddy is |\n|---|---|---|---|")
        for row, by_side in self.rows.items():
            eddy = by_side["Eddy"]
            for side, numbers in by_side.items():
                if side == "Eddy":
                    continue
                faster = "a second" in row
                pairs = zip(eddy, numbers, strict=False)
                ratios = [e / p if faster else p / e for e, p in pairs]
                times = f"{spread(ratios)} times as quick" if ratios else "not compared"
                print(f"| {row} | {spread(eddy)} | {side} {spread(numbers)} | {times} |")


def spread(numbers):
    def short(number):
        return f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.3g}"

    return f"{short(statistics.median(numbers))} [{short(min(numbers))}, {short(max(numbers))}]"


def environment(table):
    eddy, _ = sides.eddy_main("environment")
    table.add("environment, steps a second", "Eddy", 1e9 / eddy["processorUs"])
    peer, _ = sides.peer("environment", ENVIRONMENT_STEPS, 0)
    table.add("environment, steps a second", "Gymnasium", peer["steps"] / peer["processorSeconds"])


def training(table, seed):
    for name, config in (("dqn", ["dqn-short.yaml"]), ("ppo", [])):
        runs, _ = sides.eddy_main("train", f"{name}-cleanrl", SHORT, seed, SEEDS, *config)
        warm = runs["runs"][1:]
        for clock, label in (("processorSeconds", ""), ("seconds", ", wall")):
            row = f"{name} trains, steps a second{label}"
            table.add(row, "Eddy", sum(r["steps"] for r in warm) / sum(r[clock] for r in warm))
        for side, agent in (("Stable-Baselines3", "sb3"), ("schedule in PyTorch", "torch")):
            run, _ = sides.peer(f"{agent}-{name}", SHORT, seed)
            for clock, label in (("processorSeconds", ""), ("seconds", ", wall")):
                row = f"{name} trains, steps a second{label}"
                table.add(row, side, run["steps"] / run[clock])


def networks(table):
    eddy, _ = sides.eddy_main("networks")
    peer, _ = sides.peer("networks")
    for name, forms in peer.items():
        row = f"network {name}, µs"
        table.add(row, "Eddy", eddy[name]["processorUs"])
        for form, time in forms.items():
            table.add(row, f"PyTorch, {form}", time["processorUs"])


def processes(table, seed):
    """Whole processes: starting, compiling and, on Eddy's side, its 20 evaluations included."""
    for label, arguments, peers in (
        ("start and one step", ["--algorithm", "dqn-cleanrl", "--steps", 1], ["start"]),
        (
            f"ppo, {SHORT:,} steps",
            ["--algorithm", "ppo-cleanrl", "--steps", SHORT, "--seed", seed],
            ["sb3-ppo", SHORT, seed],
        ),
    ):
        report, used = sides.eddy("train", "cartpole", *arguments)
        _, used_by_peer = sides.peer(*peers)
        for clock in ("wall", "processor"):
            row = f"process: {label}, {clock} seconds"
            table.add(row, "Eddy", used[clock])
            table.add(row, "Stable-Baselines3", used_by_peer[clock])
        if label.startswith("ppo"):
            row = "ppo by ./eddy train, its stepsPerSecond (a second, wall, from cold)"
            table.add(row, "Eddy", report["stepsPerSecond"])


def solving(table, seed):
    for name, agents in (("ppo", ["sb3", "torch"]), ("dqn", ["sb3"])):
        eddy, _ = sides.eddy_main("solve", f"{name}-cleanrl", 500_000, seed)
        row = f"{name}-cleanrl until solved"
        told = [("Eddy", eddy)]
        told += [(agent, sides.peer(f"{agent}-{name}", 500_000, seed, "solve")[0]) for agent in agents]
        for side, run in told:
            solved = run["solvedAtStep"]
            print(
                f"{row}, seed {seed}: {side} after {solved} steps, {run['seconds']:.1f} s by the"
                f" wall, {run['processorSeconds']:.1f} s of processor"
                + ("" if solved else f" (not within {run['steps']} steps)"),
                flush=True,
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--solve", type=int, default=0, help="seeds that train until solved")
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", help="file for the numbers of all rounds, as JSON")
    options = parser.parse_args()
    os.sched_setaffinity(0, {options.core})
    print(sides.machine(), flush=True)
    table = Table()
    for round_ in range(options.rounds):
        print(f"round {round_ + 1} of {options.rounds}", file=sys.stderr, flush=True)
        environment(table)
        training(table, options.seed + round_ * SEEDS)
        networks(table)
        processes(table, options.seed + round_)
        if options.out:
            table.write(options.out)
    table.print()
    for seed in range(options.seed, options.seed + options.solve):
        solving(table, seed)


if __name__ == "__main__":
    main()
