"""The house stands as it was drawn: layers, sizes, names."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from importlinter.api import read_configuration

from bot.client import extensions

ROOT = Path(__file__).parents[1]
SOURCES = sorted(path for part in ("bot", "cogs") for path in (ROOT / part).rglob("*.py"))
FUNCTIONS = [
    (path, node)
    for path in SOURCES
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]


def test_imports_go_down_only() -> None:
    # In a process of its own: it silences every logger there is, which other tests listen to.
    done = subprocess.run([Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, check=False)

    assert done.returncode == 0


def test_cogs_are_all_named_as_independent_of_one_another() -> None:
    contracts = read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"]
    independent = next(contract["modules"] for contract in contracts if contract["type"] == "independence")

    assert sorted(independent) == sorted(extensions())


def test_no_file_is_longer_than_300_lines() -> None:
    long = {path.name: lines for path in SOURCES if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300}

    assert long == {}


def test_no_function_is_longer_than_50_lines_and_half_of_them_are_short() -> None:
    lengths = sorted((node.end_lineno or 0) - node.lineno + 1 for _path, node in FUNCTIONS)

    assert lengths[-1] <= 50
    assert lengths[len(lengths) // 2] <= 10


def test_no_function_takes_more_than_four_positional_parameters_or_tells_how_it_is_to_be_called() -> None:
    many = [
        f"{path.name}: {node.name}"
        for path, node in FUNCTIONS
        if len([argument for argument in node.args.args if argument.arg not in {"self", "cls", "interaction"}]) > 5
        and not any("command" in ast.dump(decorator) for decorator in node.decorator_list)
    ]

    assert many == []


def test_every_module_begins_with_a_sentence() -> None:
    silent = [str(path) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]

    assert silent == []
