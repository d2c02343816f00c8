#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree names no machine, home or computer: what is in it must make sense to whoever reads it anywhere."""

import re

import tap

# Spelt in halves, so that this file does not find itself.
ALIEN = re.compile("|".join([
    r"/ho" r"me/\w+", r"/ro" r"ot/", r"/wo" r"rk/", r"/tm" r"p/w\b", r"/Us" r"ers/\w+", r"[A-Z]:\\Us" r"ers",
    r"(?<!\w)\.libr" r"ary/", r"\bhel" r"per session", r"\bsha" r"red/(?:design|starter|hooks)\b",
]))
texts = tap.files("*.c", "*.h", "*.ui", "*.py", "*.css", "*.sql", "*.in", "*.xml", "*.yml", "*.md", "*.po", "*.svg",
                  "*.json", "*.csv", "meson.build", "run", "run-headless", "*.1")
texts += tap.files("*.md", "dev", "packages", "meson.build", ".gitignore", ".clang-format", under=(".",))
tap.check("no file names a machine or a computer", [
    f"{tap.name(p)}:{tap.line_of(content, m.start())}: {m.group(0)}"
    for p in texts for content in [tap.text(p)] for m in ALIEN.finditer(content)
])
tap.check("no file of an editor or a build is in the tree", [
    tap.name(p) for p in tap.files("*~", "*.orig", "*.rej", "*.o", "*.pyc", "*.mo", "*.gresource", ".DS_Store")
])
tap.done()
