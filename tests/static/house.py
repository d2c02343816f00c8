#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts that everything else leans on: the home of a test's own, the count at the end, the list of packages."""

import json
import pathlib
import re
import subprocess
import tempfile

import tap

HEADLESS = tap.ROOT / "tests" / "run-headless"


def headless(*arguments):
    return subprocess.run([str(HEADLESS), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          check=False)


done = headless("--no-display", "bash", "-c", "exit 7")
tap.check("run-headless passes the exit code through", [] if done.returncode == 7 else [f"{done.returncode}"])

done = headless("--no-display", "bash", "-c", "echo a >$HOME/a; echo $XDG_DATA_HOME; echo ${DISPLAY-none}; pwd")
folder, display, here = done.stdout.splitlines()
tap.check("a test has a home of its own, which is removed", [
    problem for problem, wrong in {
        f"{folder} is the person’s": str(pathlib.Path.home()) in folder,
        f"{folder} is still there": pathlib.Path(folder).exists(),
        f"display {display}": display != "none",
        f"runs in {here}": pathlib.Path(here) != pathlib.Path.cwd(),
    }.items() if wrong
])

done = headless("bash", "-c", "import -window root png:- | identify -format '%wx%h' - && test -n \"$DBUS_SESSION_BUS_ADDRESS\"")
tap.check("it has a display and a bus when asked", [] if done.stdout == "1280x800" and done.returncode == 0
          else [done.stdout, done.stderr])

done = headless("--no-display", "--lang", "es", "date", "-d", "2026-03-04", "+%A")
tap.check("it speaks Spanish when asked", [] if done.stdout == "miércoles\n" else [done.stdout, done.stderr])


def summary(*tests):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as log:
        for number, test in enumerate(tests):
            log.write(json.dumps({"name": f"t{number}", "returncode": 0, "stdout": "", **test}) + "\n")
        log.flush()
        ran = subprocess.run(["/usr/bin/python3", "-B", str(tap.ROOT / "tests" / "summary.py"), log.name],
                             stdout=subprocess.PIPE, text=True, check=False)
    return ran.stdout.splitlines()[-1], ran.returncode


GOOD = {"result": "OK", "stdout": "ok 1 /a\nok 2 /b # SKIP no disk\n1..2\n"}
problems = []
for tests, expected in (
    ([GOOD], ("1 passed, 0 failed, 1 skipped", 0)),
    ([GOOD, {"result": "FAIL", "stdout": "ok 1 /a\nnot ok 2 /b\n1..2\n"}], ("2 passed, 1 failed, 1 skipped", 1)),
    ([{"result": "ERROR", "returncode": -11, "stdout": "1..3\nok 1 /a\n"}], ("1 passed, 1 failed, 0 skipped", 1)),
    ([{"result": "TIMEOUT", "stdout": ""}], ("0 passed, 1 failed, 0 skipped", 1)),
    ([{"result": "OK"}], ("1 passed, 0 failed, 0 skipped", 0)),
    ([{"result": "SKIP", "stdout": "1..0 # SKIP nothing here\n"}], ("0 passed, 0 failed, 1 skipped", 0)),
):
    found = summary(*tests)
    if found != expected:
        problems.append(f"{found} instead of {expected}")
tap.check("the count at the end counts right, also what died half-way", problems)

problems, section, seen = [], None, set()
for number, line in enumerate(tap.text(tap.ROOT / "packages").splitlines(), 1):
    if not line or line.startswith("#"):
        continue
    if match := re.fullmatch(r"\[(\w+)\]", line):
        section = match.group(1)
        continue
    parts = line.split(None, 2)
    if section not in ("build", "test") or len(parts) != 3:
        problems.append(f"packages:{number}: is not a name for apt, one for dnf, and what for, in build or test")
    elif parts[0] != "-" and parts[0] in seen:
        problems.append(f"packages:{number}: {parts[0]} a second time")
    else:
        seen.add(parts[0])
tap.check("the list of packages is sound", problems)
code, said = tap.tool("bash", "-n", tap.ROOT / "dev")
tap.check("./dev is sound", [said] if code else [])
done = subprocess.run([str(tap.ROOT / "dev"), "--help"], cwd="/", stdout=subprocess.PIPE, text=True, check=False)
tap.check("./dev tells what it does", [] if done.returncode == 0 and "./dev test" in done.stdout else [done.stdout])
done = subprocess.run([str(tap.ROOT / "dev"), "nonsense"], cwd="/", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                      text=True, check=False)
tap.check("./dev does not take nonsense, and says so on stderr only",
          [] if done.returncode == 2 and not done.stdout and done.stderr else [done.stdout])
tap.done()
