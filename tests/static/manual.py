#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page and the completion are sound, and know the commands and options that the program has."""

import re

import tap

PAGE = tap.ROOT / "data" / "cordon.1"
COMPLETION = tap.ROOT / "data" / "completions" / "cordon"
source = tap.text(tap.ROOT / "src" / "app" / "cordon-command.c")
commands = re.findall(r'^    \{"(\w+)", N_ \("PLAN', source, re.M)
options = re.findall(r'\{"([\w-]+)", (?:0|\'\w\'), 0, G_OPTION_ARG', source)
page, completion = tap.text(PAGE), tap.text(COMPLETION)

tap.passes("the manual page has no fault", "mandoc", "-Tlint", "-W", "warning", PAGE)
tap.check("the manual page tells of every command and option", [
    f"nothing of {c}" for c in commands if f"\n.Cm {c}\n" not in page or f"\n.It Cm {c}\n" not in page
] + [f"nothing of --{o}" for o in options if f"Fl -{o}" not in page and f"-{o}" not in page]
    + ([] if len(commands) >= 7 and len(options) >= 5 else ["the program’s commands were not found"]))
tap.passes("the completion is sound", "bash", "-n", COMPLETION)


def complete(*words):
    """What bash offers for the last word."""
    script = f'source "{COMPLETION}"; compopt () {{ :; }}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cordon; ' \
        'printf "%s\\n" "${COMPREPLY[@]}"'
    return tap.tool("bash", "-c", script, "-", *words)[1].split()


problems = []
for words, expected in (
    (("cordon", ""), set(commands) | {"--version", "--help"}),
    (("cordon", "l"), {"list"}),
    (("cordon", "list", "--"), {"--json", "--csv", "--as-of", "--help"}),
    (("cordon", "new", "--s"), {"--starter"}),
    (("cordon", "list", "--as-of", "2025-03-31", "a.cordon", "plan"), {"plan_item"}),
    (("cordon", "set", "a.cordon", "re"), {"register_entry", "reading"}),
):
    found = set(complete(*words))
    if found != expected:
        problems.append(f"{' '.join(words)}: {sorted(found)} instead of {sorted(expected)}")
tap.check("the completion offers what fits", problems)
tap.done()
