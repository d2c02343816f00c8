# SPDX-License-Identifier: GPL-3.0-or-later
"""What the static tests share: the tree's files, C without its comments, and results as TAP."""

import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("src", "tests", "ui", "data", "po", "docs", "flatpak", ".ci")
IGNORED = {"__pycache__", ".flatpak-builder"}

_results = []


def files(*patterns, under=FOLDERS):
    """The tree's files that match, sorted; the top level's own files only when "." is asked for."""
    found = set()
    for folder in under:
        base = ROOT / folder
        for pattern in patterns:
            found.update(base.glob(pattern) if folder == "." else base.rglob(pattern))
    return sorted(p for p in found if p.is_file() and not IGNORED & set(p.relative_to(ROOT).parts))


def name(path):
    return path.relative_to(ROOT).as_posix()


def text(path):
    return path.read_text(encoding="utf-8")


_TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def code(source, strings=True):
    """C source without its comments, and without what stands in its strings if so asked; lines keep their number."""

    def blank(match):
        token = match.group(0)
        if token[0] == "/":
            return re.sub(r"[^\n]", " ", token)
        return token if strings or token[0] == "'" else '"' + " " * (len(token) - 2) + '"'

    return _TOKEN.sub(blank, source)


def line_of(source, position):
    return source.count("\n", 0, position) + 1


def check(title, problems):
    """One result: passed when there is no problem."""
    problems = list(problems)
    _results.append(not problems)
    print(f"{'not ok' if problems else 'ok'} {len(_results)} - {title}")
    for problem in problems[:60]:
        for part in str(problem).splitlines():
            print(f"#   {part}")
    if len(problems) > 60:
        print(f"#   … and {len(problems) - 60} more")


def tool(*command, missing_ok=False, **options):
    """Runs a program of the system; its exit code and all that it said."""
    if shutil.which(command[0]) is None:
        return 127, f"{command[0]} is not installed (./dev install-packages)"
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False, **options)
    return done.returncode, done.stdout


def passes(title, *command, **options):
    """One result: the program must exit 0."""
    exit_code, said = tool(*command, **options)
    check(title, [] if exit_code == 0 else [said.strip() or f"{command[0]} failed with exit code {exit_code}"])


def done():
    print(f"1..{len(_results)}")
    sys.exit(0 if all(_results) and _results else 1)
