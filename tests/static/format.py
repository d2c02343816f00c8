#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The C files are formatted as .clang-format says (./dev format does it)."""

import tap

c_files = tap.files("*.c", "*.h", under=("src", "tests"))
problems = []
for start in range(0, len(c_files), 40):
    code, said = tap.tool("clang-format", "--dry-run", "-Werror", *c_files[start:start + 40], cwd=tap.ROOT)
    if code == 127:
        problems.append(said)
        break
    places = [line.replace(f"{tap.ROOT}/", "") for line in said.splitlines() if ": error: " in line]
    problems += places if code else []
tap.check("every C file is formatted (./dev format)", problems)
tap.done()
