"""Headless Chromium, by the DevTools protocol over a pipe: no port, no driver.

Scripts run in an isolated world beside the page's own: the page stays as it
is, and its Content-Security-Policy with it.
"""

import json
import os
import select
import shutil
import subprocess

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-extensions", "--remote-debugging-pipe",
]


class Browser:
    """One Chromium with a profile of its own."""

    program = shutil.which("chromium")

    def __init__(self, profile):
        ours, theirs = os.pipe(), os.pipe()
        # The protocol wants to be read from descriptor 3 and written to 4.
        moved = f'exec "$@" 3<&{ours[0]} 4>&{theirs[1]}'
        self.process = subprocess.Popen(
            ["bash", "-c", moved, "bash", self.program, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(ours[0], theirs[1]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(ours[0])
        os.close(theirs[1])
        self.writing, self.reading = ours[1], theirs[0]
        self.rest, self.number, self.events = b"", 0, []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self.send(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.send("Browser.close")
        self.process.wait(timeout=30)
        os.close(self.writing)
        os.close(self.reading)

    session = None

    def send(self, method, **parameters):
        """What a command answers; events that come meanwhile are kept."""
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters}
        if self.session and not method.startswith(("Target.", "Browser.")):
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.writing, data) :]
        while True:
            answer = self.receive()
            if answer.get("id") != number:
                continue
            if "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']}")
            return answer["result"]

    def receive(self):
        while b"\0" not in self.rest:
            if not select.select([self.reading], [], [], 120)[0]:
                raise RuntimeError("Chromium has not answered for two minutes.")
            got = os.read(self.reading, 1 << 20)
            if not got:
                raise RuntimeError("Chromium has ended.")
            self.rest += got
        line, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(line)
        if "method" in message:
            self.events.append((message["method"], message["params"]))
        return message

    def open(self, url):
        """Loads a page; what was told of pages before is forgotten."""
        self.events = []
        frame = self.send("Page.navigate", url=url)["frameId"]
        while not any(method == "Page.loadEventFired" for method, _ in self.events):
            self.receive()
        self.world = self.send("Page.createIsolatedWorld", frameId=frame)["executionContextId"]

    def show(self, width, scheme="light", media="screen", height=800):
        """How wide the page is, how bright, and for which medium."""
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
            mobile=width < 600,
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.send("Emulation.setEmulatedMedia", media=media, features=features)

    def run(self, script):
        """A script's value, awaited where it is a promise."""
        done = self.send(
            "Runtime.evaluate", expression=script, contextId=self.world, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in done:
            raise RuntimeError(json.dumps(done["exceptionDetails"])[:2000])
        return done["result"].get("value")

    def complaints(self):
        """What went wrong on the page or left it, since it was opened."""
        # Events are in order with answers: what came before this is here.
        self.send("Runtime.getIsolateId")
        told = []
        for method, event in self.events:
            if method == "Network.requestWillBeSent" and not event["request"]["url"].startswith(("file:", "data:")):
                told.append(f"request: {event['request']['url']}")
            elif method == "Log.entryAdded":
                told.append(f"{event['entry']['level']}: {event['entry']['text']}")
            elif method == "Runtime.consoleAPICalled":
                told.append(f"console.{event['type']}: {[a.get('value') for a in event['args']]}")
            elif method == "Runtime.exceptionThrown":
                told.append(f"exception: {event['exceptionDetails'].get('text')}")
            elif method == "Audits.issueAdded" and "contentSecurityPolicy" in json.dumps(event):
                told.append(f"policy: {json.dumps(event['issue']['details'])}")
        return told
