"""One command, measured: wall and processor time, and the most memory.

    measure.py COMMAND ARGUMENT…     prints {"status", "wall", "cpu", "peak"}

A child's peak starts at what its parent held when it began, so the parent
that measures is this small process and not the bench. Its own peak is the
floor below which none is seen, about 9 MiB.
"""

import json
import os
import sys
import time


def main():
    silent = os.open(os.devnull, os.O_RDWR)
    error = os.memfd_create("stderr")
    actions = [(os.POSIX_SPAWN_DUP2, silent, 0), (os.POSIX_SPAWN_DUP2, silent, 1), (os.POSIX_SPAWN_DUP2, error, 2)]
    begin = time.perf_counter()
    child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    # Processor time and peak include whom the child has waited for.
    sample = {"status": os.waitstatus_to_exitcode(status), "wall": wall, "cpu": usage.ru_utime + usage.ru_stime}
    sample["peak"] = usage.ru_maxrss << 10
    said = os.lseek(error, 0, os.SEEK_END)
    sample["said"] = os.pread(error, 2_000, max(0, said - 2_000)).decode("utf-8", "replace")
    print(json.dumps(sample))


main()
