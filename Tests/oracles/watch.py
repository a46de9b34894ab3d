#!/usr/bin/env python3
"""`kyhop check --watch`: a new verdict soon after a change, and a clean end.

KYHOP is the program's path (default .build/debug/kyhop). Runs on a pipe, and
on a pseudo-terminal that is sent Ctrl-C.
"""

import os
import pathlib
import pty
import select
import shutil
import signal
import subprocess
import tempfile
import time

from support.kyhop import KYHOP, NOW, SESSION, Run, Tally, require_program

# So long is waited for a new verdict. How soon it comes depends on what else
# the machine does, and is no matter of right or wrong.
SOON = 120
VERDICTS = ("ACCEPTED", "REJECTED", "LATE", "REJECTED AND LATE")


class Watching:
    """A watch over a copy of the sample session."""

    def __init__(self, folder, on_terminal):
        command = [str(KYHOP), "check", str(folder), "--watch", "--now", NOW]
        environment = {**os.environ, "KYHOP_LANG": "en", "NO_COLOR": "1"}
        if on_terminal:
            self.process, self.output = pty.fork()
            if self.process == 0:
                os.execvpe(command[0], command, environment)
        else:
            self.output, writing = os.pipe()
            self.process = subprocess.Popen(
                command, stdout=writing, stderr=subprocess.DEVNULL, env=environment
            ).pid
            os.close(writing)
        self.on_terminal = on_terminal
        self.text = ""

    def report(self, seconds):
        """What it printed up to its next verdict; None where none came."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.output], [], [], 0.1)[0]:
                try:
                    self.text += os.read(self.output, 65_536).decode("utf-8", "replace")
                except OSError:
                    return None
            lines = self.text.replace("\r", "\n").split("\n")
            for number, line in enumerate(lines[:-1]):
                if line.split("    ")[0] in VERDICTS:
                    self.text = "\n".join(lines[number + 1 :])
                    return "\n".join(lines[: number + 1])
        return None

    def stop(self):
        """Ends it as a person does; its exit status and processor time."""
        if self.on_terminal:
            os.write(self.output, b"\x03")
        else:
            os.kill(self.process, signal.SIGTERM)
        end = time.monotonic() + SOON
        while time.monotonic() < end:
            done, status, usage = os.wait4(self.process, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime
            time.sleep(0.05)
        os.kill(self.process, signal.SIGKILL)
        os.wait4(self.process, 0)
        return None, 0


def watch(tally, on_terminal):
    name = "terminal" if on_terminal else "pipe"
    with tempfile.TemporaryDirectory() as root:
        folder = pathlib.Path(root, "session")
        shutil.copytree(SESSION, folder)
        plain = Run("check", folder, "--now", NOW)
        watching = Watching(folder, on_terminal)
        first = watching.report(60)
        tally.check(f"{name}: a verdict at once", first is not None, watching.text)
        quiet = watching.report(2)
        tally.check(f"{name}: silent while nothing changes", quiet is None, quiet)

        gone = folder / "submissions/3.2/to-trinh.xml"
        kept = gone.read_bytes()
        gone.unlink()
        second = watching.report(SOON) or ""
        told = "changed: submissions/3.2/to-trinh.xml (gone)" in second
        tally.check(f"{name}: a new verdict comes", told and "DOS-120" in second, second)

        gone.write_bytes(kept)
        third = watching.report(SOON) or ""
        tally.check(
            f"{name}: and again when it is mended",
            "changed: submissions/3.2/to-trinh.xml (new)" in third and "DOS-120" not in third,
            third,
        )
        gone.unlink()
        watching.report(SOON)
        status, _ = watching.stop()
        expected = Run("check", folder, "--now", NOW).status
        tally.check(
            f"{name}: ends with the last verdict's status",
            status == expected != plain.status,
            f"{status}, expected {expected}, at first {plain.status}",
        )


def idle(tally):
    """Waiting costs next to nothing."""
    with tempfile.TemporaryDirectory() as root:
        folder = pathlib.Path(root, "session")
        folder.mkdir()
        shutil.copy(SESSION / "session.xml", folder)
        watching = Watching(folder, on_terminal=False)
        watching.report(60)
        before = processor_time(watching.process)
        time.sleep(5)
        spent = processor_time(watching.process) - before
        watching.stop()
        tally.check("idle: under 2 % of a processor", spent < 0.1, f"{spent} s in 5 s")


def processor_time(process):
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    require_program()
    tally = Tally()
    watch(tally, on_terminal=False)
    watch(tally, on_terminal=True)
    idle(tally)
    for arguments in [("--report", "html=page.html"), (SESSION / "session.xml",)]:
        run = Run("check", "--watch", *([SESSION] if arguments[0] == "--report" else []), *arguments)
        tally.check(f"refused: {arguments[0]}", run.status == 2, run.stderr)
    tally.finish()


if __name__ == "__main__":
    main()
