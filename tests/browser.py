"""Drives the demo as a person would: the real command in a process of its own, its page in a real browser."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from playwright.sync_api import Locator, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START = 60.0
"""Seconds in which the demo has to print its address, and to end."""


class Demo:
    """The demo as a process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--port", "8700", "--database", str(folder / "demo.db")],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.printed = ""
        self.address = self._address()

    def _address(self) -> str:
        assert self.process.stdout is not None
        for printed in self.process.stdout:
            self.printed += printed
            found = re.search(r"http://127\.0\.0\.1:\d+/#\S+", printed)
            if found:
                return found.group()
        raise AssertionError(f"the demo printed no address:\n{self.printed}")

    def kill(self) -> None:
        """End it with SIGKILL, in the middle of whatever it does."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def stop(self) -> int:
        """End it as Ctrl-C does, and return its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=START)


class Client:
    """The page, used as a member uses Discord."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.viewer: str | None = None
        self._address = address
        page.set_default_timeout(15_000)
        page.goto(address)

    @classmethod
    @contextmanager
    def at(cls, address: str, *, width: int = 900, height: int = 900) -> Iterator[Self]:
        """Open the page of a demo."""
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
            page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=2)
            yield cls(page, address)
            browser.close()

    def view_as(self, name: str) -> None:
        """Become another member."""
        self.viewer = name
        self.page.get_by_label("Viewing as").select_option(label=name)
        self.page.wait_for_timeout(400)
        self._find_again()

    def _find_again(self) -> None:
        """Open the page anew where it lost touch with the demo, as it does when the machine stalls."""
        if not self.page.get_by_text("Action outcome uncertain").count():
            return
        self.page.goto("about:blank")
        self.page.goto(self._address)
        if self.viewer is not None:
            self.page.get_by_label("Viewing as").select_option(label=self.viewer)
            self.page.wait_for_timeout(400)

    def slash(self, command: str, **options: str) -> None:
        """Type a command, fill its options in one by one, and send it."""
        composer = self.page.locator("#channel-composer-input")
        composer.click()
        composer.press_sequentially(f"/{command}", delay=10)
        expect(self.page.locator(".command-popup")).to_contain_text(f"/{command}")
        self.page.keyboard.press("Enter")
        for name, value in options.items():
            self._fill(name, value)
        for _try in range(5):
            self.page.get_by_role("button", name="Send").click()
            try:
                expect(composer).to_be_visible(timeout=4_000)
            except AssertionError:
                continue
            return
        raise AssertionError(f"/{command} was not sent")

    def _fill(self, name: str, value: str) -> None:
        """Choose an option, type its value, and take the first of what is suggested for it, if anything is."""
        field = self.page.locator(f'.command-option-input[data-option="{name}"]')
        option = self.page.locator(f'.command-suggestion[data-value="{name}"]')
        if not field.count():
            if not option.count():
                self.page.locator(".command-ghost").click()
            option.click()
        field.click()
        self.page.keyboard.type(value, delay=10)
        self.page.wait_for_timeout(1_200)
        if self.page.locator(".command-popup .command-suggestion").count():
            self.page.keyboard.press("Enter")
            self.page.wait_for_timeout(300)

    def message(self, text: str, *, wait: float = 15) -> Locator:
        """Wait up to so many seconds for a message that holds a text, and return the newest."""
        found = self.page.locator("#channel-message-list > *").filter(has_text=text).last
        try:
            expect(found).to_be_visible(timeout=1000 * wait)
        except AssertionError:
            self._find_again()
            expect(found).to_be_visible(timeout=1000)
        return found

    def answer(self, letter: str) -> None:
        """Press a choice of the open question until it is locked in."""
        choice = self.page.get_by_role("button", name=re.compile(f"^{letter} ·")).last
        self.press(choice, f"Locked in: {choice.inner_text().partition(' · ')[2]}")

    def press(self, button: Locator, told: str) -> None:
        """Press a button, again if the page was still busy, until something is told."""
        for _try in range(5):
            button.click()
            try:
                self.message(told, wait=4)
            except AssertionError:
                continue
            return
        raise AssertionError(f"“{told}” was not told")
