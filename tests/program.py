"""Calls the command line within the test's own process: to start another one takes seconds on a small machine."""

from __future__ import annotations

import io
import os
import pty
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

from bot.__main__ import main


def called(*words: str, cwd: Path, **environment: str) -> CompletedProcess[str]:
    """Call the command in a folder of its own, where nobody types."""
    with open(os.devnull, encoding="utf-8") as nobody, patch.object(sys, "stdin", nobody):  # noqa: PTH123 - no path
        return _called(words, cwd, environment)


def answered(answers: str, *words: str, cwd: Path) -> CompletedProcess[str]:
    """Call the command in a folder of its own, at a terminal where somebody types lines of a letter each."""
    typed, terminal = pty.openpty()
    try:
        os.write(typed, "".join(f"{answer}\n" for answer in answers).encode())
        with open(terminal, encoding="utf-8", closefd=False) as somebody, patch.object(sys, "stdin", somebody):
            return _called(words, cwd, {})
    finally:
        os.close(typed)
        os.close(terminal)


def _called(words: tuple[str, ...], cwd: Path, environment: dict[str, str]) -> CompletedProcess[str]:
    out, err = io.StringIO(), io.StringIO()
    with _surroundings(words, cwd, environment), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
    return CompletedProcess(list(words), code, out.getvalue(), err.getvalue())


@contextmanager
def _surroundings(words: tuple[str, ...], cwd: Path, environment: dict[str, str]) -> Iterator[None]:
    with chdir(cwd), patch.dict(os.environ, environment), patch.object(sys, "argv", ["second-lead", *words]):
        yield
