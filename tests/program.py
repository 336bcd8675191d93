"""Calls the command line within the test's own process: to start another one takes seconds on a small machine."""

from __future__ import annotations

import io
import os
import pty
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess
from typing import TextIO

import pytest

from bot.__main__ import main


def called(*words: str, cwd: Path, **environment: str) -> CompletedProcess[str]:
    """Call the command in a folder of its own, where nobody types."""
    with open(os.devnull, encoding="utf-8") as nobody:  # noqa: PTH123 - no path
        return _called(words, cwd, environment, nobody)


def answered(answers: str, *words: str, cwd: Path) -> CompletedProcess[str]:
    """Call the command in a folder of its own, at a terminal where somebody types lines of a letter each."""
    typed, terminal = pty.openpty()
    try:
        os.write(typed, "".join(f"{answer}\n" for answer in answers).encode())
        with open(terminal, encoding="utf-8", closefd=False) as somebody:
            return _called(words, cwd, {}, somebody)
    finally:
        os.close(typed)
        os.close(terminal)


def _called(words: tuple[str, ...], cwd: Path, environment: dict[str, str], typed: TextIO) -> CompletedProcess[str]:
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as around, chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        around.setattr(sys, "argv", ["second-lead", *words])
        around.setattr(sys, "stdin", typed)
        for name, value in environment.items():
            around.setenv(name, value)
        try:
            main()
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
    return CompletedProcess(list(words), code, out.getvalue(), err.getvalue())
