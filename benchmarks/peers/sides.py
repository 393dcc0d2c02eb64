"""Processes of both sides: starts one, waits, tells what it printed and what it took."""

import json
import os
import pathlib
import platform
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
HOME = HERE.parent.parent
JAR = HOME / "benchmarks/target/eddy-benchmarks.jar"
JAVA_OPTIONS = [
    "--add-modules",
    "jdk.incubator.vector",
    "-XX:+UseZGC",
    "-XX:+UseCompactObjectHeaders",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
]
ONE_THREAD = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def run(command):
    """The JSON object on the last line of standard output, and wall and processor seconds."""
    before = os.times()
    began = time.perf_counter()
    done = subprocess.run(
        [str(word) for word in command],
        cwd=HERE,
        env={**os.environ, **ONE_THREAD},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    wall = time.perf_counter() - began
    after = os.times()
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr}")
    processor = sum(after[2:4]) - sum(before[2:4])
    return json.loads(done.stdout.splitlines()[-1]), {"wall": wall, "processor": processor}


def eddy(*arguments):
    """The command line."""
    return run([HOME / "eddy", *arguments, "--json"])


def eddy_main(*arguments):
    """A measurement of the class EddySide, with the JVM's options of ./eddy."""
    name = "io.eddy.benchmarks.peers.EddySide"
    return run([java(), *JAVA_OPTIONS, "-cp", JAR, name, *arguments])


def peer(*arguments):
    """A measurement of peer.py."""
    return run([sys.executable, HERE / "peer.py", *arguments])


def java():
    """A java of version 25 or newer: JAVA_HOME's, or one that is installed."""
    homes = [pathlib.Path(os.environ.get("JAVA_HOME", "/nowhere"))]
    homes += sorted(pathlib.Path("/usr/lib/jvm").glob("*"), reverse=True)
    for home in homes:
        release = home / "release"
        if release.is_file():
            for line in release.read_text(encoding="utf-8").splitlines():
                if line.startswith('JAVA_VERSION="') and int(line[14:].split(".")[0].strip('"')) >= 25:
                    return home / "bin" / "java"
    sys.exit("No JDK 25 was found. Set JAVA_HOME to one.")


def machine():
    """What was measured where."""
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = next((line.split(":")[1].strip() for line in info if "model name" in line), "?")
    release = (java().parent.parent / "release").read_text(encoding="utf-8")
    jdk = next(line for line in release.splitlines() if line.startswith("JAVA_RUNTIME_VERSION"))
    versions, _ = peer("start")
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    return (
        f"{model}, one of {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f};"
        f" {jdk.split('=')[1].strip(chr(34))}; Python {platform.python_version()}, {told}"
    )
