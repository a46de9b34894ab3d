"""Runs one command by measure.py; what the machine and its tools are."""

import datetime
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
KYHOP = pathlib.Path(os.environ.get("KYHOP", ROOT / ".build/release/kyhop")).absolute()
BENCH = pathlib.Path(os.environ.get("BENCH_DIR") or ROOT / ".build-bench").absolute()
SCHEMA = ROOT / "schemas/akn/kyhop-akn.xsd"
NOW = ["--now", "2025-12-02T08:00:00+07:00"]
MEASURE = [sys.executable, "-S", "-E", str(pathlib.Path(__file__).with_name("measure.py"))]
# What kyhop keeps from run to run.
CACHE = BENCH / "home/cache"
# Neither the keys of whoever runs it nor the language may change the work.
ENVIRONMENT = {
    **{k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "KYHOP"))},
    "LC_ALL": "C.UTF-8",
    "KYHOP_LANG": "en",
    "XDG_CONFIG_HOME": str(BENCH / "home/config"),
    "XDG_CACHE_HOME": str(CACHE),
}


class Failed(Exception):
    """A command did not end as it should."""


def measured(arguments, cwd=None):
    """One run: {"wall": seconds, "cpu": seconds, "peak": bytes}."""
    # What the command before has written would be written out while this runs.
    os.sync()
    done = subprocess.run([*MEASURE, *map(str, arguments)], cwd=cwd, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True)
    sample = json.loads(done.stdout)
    status, said = sample.pop("status"), sample.pop("said")
    if status:
        raise Failed(f"{pathlib.Path(str(arguments[0])).name}: exit {status}: {said.strip()[-300:]}")
    return sample


def is_there(tool):
    """A program, or the module bagit."""
    return bool(shutil.which(tool) or (tool == "bagit" and importlib.util.find_spec(tool)))


def bagit():
    """bagit.py as a command. Only where it lies: importing it costs memory."""
    spec = importlib.util.find_spec("bagit")
    return [sys.executable, spec.origin if spec else "bagit.py"]


VERSIONS = {
    "kyhop": [str(KYHOP), "--version"],
    "xmllint (libxml2)": ["xmllint", "--version"],
    "zip": ["zip", "-v"],
    "unzip": ["unzip", "-v"],
    "sha256sum (coreutils)": ["sha256sum", "--version"],
    "openssl": ["openssl", "version"],
    "bagit.py": [*bagit(), "--version"],
}


def machine():
    """What the numbers depend on."""
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return {
        "date": datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
        "cores": len(os.sched_getaffinity(0)),
        "processor": processor[1] if processor else os.uname().machine,
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "kernel": os.uname().release,
        "versions": {name: version(command) for name, command in VERSIONS.items()},
    }


def version(command):
    try:
        done = subprocess.run(command, capture_output=True, env=ENVIRONMENT, check=False)
    except OSError:
        return "missing"
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    found = re.search(r"\b(\d+\.\d+[\w.]*)", said) or re.search(r"version (\d+)", said)
    return found[1] if found else "missing"
