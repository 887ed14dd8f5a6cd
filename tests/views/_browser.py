"""A headless Chromium, driven over its DevTools protocol; nothing is downloaded for it."""

import base64
import json
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import websocket

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE = 60  # seconds
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--remote-debugging-port=0",
    "--remote-allow-origins=*",
)


def chromium() -> str | None:
    """Return the path of an installed Chromium, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


needs_chromium = pytest.mark.skipif(
    chromium() is None, reason=f"no Chromium is installed under any of the names {', '.join(NAMES)}"
)


@contextmanager
def browser():
    """Start a Chromium and yield its only tab."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [str(chromium()), *ARGUMENTS, f"--user-data-dir={profile}", "about:blank"]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            port = _port(Path(profile), process)
            with Tab(port) as tab:
                yield tab
                tab.send("Browser.close")
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _port(profile: Path, process: subprocess.Popen) -> int:
    file = profile / "DevToolsActivePort"
    for _ in range(PATIENCE * 10):
        if process.poll() is not None:
            raise RuntimeError("Chromium ended before it could be used")
        if file.exists() and (lines := file.read_text().splitlines()):
            return int(lines[0])
        time.sleep(0.1)
    raise TimeoutError("Chromium did not start")


class Tab:
    """One page, and what it did."""

    def __init__(self, port: int) -> None:
        from urllib.request import urlopen

        targets = json.load(urlopen(f"http://127.0.0.1:{port}/json/list", timeout=PATIENCE))
        address = next(t["webSocketDebuggerUrl"] for t in targets if t["type"] == "page")
        self._socket = websocket.create_connection(address, timeout=PATIENCE)
        self._number = 0
        self.events: list[dict[str, Any]] = []
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")
        self.send("Page.bringToFront")  # only a page that has the focus may copy

    def __enter__(self) -> "Tab":
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Call a method of the protocol and return its result."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") == self._number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def open(self, file: Path, fragment: str = "") -> None:
        """Open a file and wait until it is loaded; forget what happened before."""
        self.events.clear()
        self.send("Page.navigate", url="about:blank")
        self.send("Page.navigate", url=file.as_uri() + fragment)
        self.wait("document.readyState === 'complete' && location.protocol === 'file:'")

    def run(self, script: str) -> Any:
        """Return what an expression gives; a promise is waited for."""
        result = self.send(
            "Runtime.evaluate",
            expression=script,
            returnByValue=True,
            awaitPromise=True,
            userGesture=True,
        )
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"]["description"])
        return result["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"Boolean({condition})"):
            if time.monotonic() > end:
                raise TimeoutError(condition)
            time.sleep(0.02)

    def key(self, name: str, text: str = "") -> None:
        """Press and release a key."""
        codes = {"Enter": 13, "Tab": 9, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39}
        values = {"key": name, "code": name, "windowsVirtualKeyCode": codes.get(name, 40)}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **values)
        self.send("Input.dispatchKeyEvent", type="keyUp", **values)

    def pdf(self) -> bytes:
        """Return the page as it is printed."""
        printed = self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(printed["data"])

    def picture(self, width: int, height: int, scheme: str = "light") -> bytes:
        """Return a PNG of what is in sight."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            **{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.send("Emulation.setEmulatedMedia", features=features)
        return base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"])

    @property
    def complaints(self) -> list[str]:
        """Return errors of scripts, and what the security policy stopped."""
        thrown = [e["params"] for e in self.events if e["method"] == "Runtime.exceptionThrown"]
        logged = [e["params"] for e in self.events if e["method"] == "Log.entryAdded"]
        return [json.dumps(each) for each in thrown + logged]

    @property
    def requests(self) -> list[str]:
        """Return the addresses that were asked for."""
        sent = [e for e in self.events if e["method"] == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in sent]
