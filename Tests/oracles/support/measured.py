"""Runs a program and measures it. For a worker process of its own: what a
child is said to have used includes what its parent had when it forked."""

import os
import subprocess


def run(command, seconds):
    """Status, peak memory in kB, and all that was printed."""
    child = subprocess.Popen(
        ["/usr/bin/timeout", str(seconds), *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    said = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_maxrss, said
