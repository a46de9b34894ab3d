"""Runs kyhop and counts what held. Shared by the oracles."""

import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
KYHOP = pathlib.Path(os.environ.get("KYHOP", ROOT / ".build/debug/kyhop")).absolute()
SHARED = pathlib.Path(os.environ.get("KYHOP_SHARED", ROOT / "../shared")).resolve()
SAMPLES = ROOT / "samples"
SESSION = SAMPLES / "ky-hop-14"

# Between the last receipt of the sample session and its opening.
NOW = "2025-12-02T08:00:00+07:00"

# A packet that is not signed says so.
ALWAYS = {"SIG-110"}

# The pins of whoever runs the tests must not judge, nor what was kept before.
ALONE = {"XDG_CONFIG_HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent/cache"}


class Run:
    """One run of kyhop: what it answered."""

    def __init__(self, *arguments, cwd=None, umask=-1, password=None, **environment):
        command = [str(KYHOP), *map(str, arguments)]
        given = ()
        if password is not None:
            reading, writing = os.pipe()
            os.write(writing, f"{password}\n".encode())
            os.close(writing)
            given = (reading,)
            command += ["--password-fd", str(reading)]
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, **ALONE, "KYHOP_LANG": "en", **environment},
            umask=umask,
            pass_fds=given,
            capture_output=True,
            timeout=120,
        )
        for descriptor in given:
            os.close(descriptor)
        self.command = " ".join(command)
        self.status = done.returncode
        self.stdout = done.stdout
        self.stderr = done.stderr.decode("utf-8", "replace")

    @property
    def result(self):
        """The JSON result, or an empty one that no expectation fits."""
        try:
            return json.loads(self.stdout)
        except ValueError:
            return {"findings": [{"code": "no JSON", "severity": "error"}]}

    @property
    def findings(self):
        return [f for f in self.result["findings"] if f["code"] not in ALWAYS]

    @property
    def codes(self):
        return sorted({finding["code"] for finding in self.findings})

    def __str__(self):
        return f"exit {self.status}, findings {self.codes}\n{self.stderr.strip()}"


class Tally:
    """Passed, failed, skipped."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def check(self, name, holds, detail=""):
        if holds:
            self.passed += 1
            print(f"ok      {name}")
        else:
            self.failed += 1
            print(f"FAILED  {name}")
            for line in str(detail).splitlines():
                print(f"        {line}")
        return bool(holds)

    def skip(self, name, reason):
        self.skipped += 1
        print(f"skipped {name}: {reason}")

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped")
        # A run that has checked nothing has not passed.
        sys.exit(0 if self.failed == 0 and self.passed > 0 else 1)


def require_program():
    if not os.access(KYHOP, os.X_OK):
        sys.exit(f"No program at {KYHOP}: run `swift build`, or set KYHOP to its path.")


def pack(workspace, by=None, now=NOW, **options):
    """Packs a workspace, called `by` another name where one is given.

    Returns the run and the newest packet, or None where there is none.
    """
    run = Run("pack", by or workspace, "--now", now, **options)
    packets = sorted(pathlib.Path(workspace, "packets").glob("*.zip"))
    return run, packets[-1] if packets else None
