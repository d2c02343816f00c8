#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The documentation tells of what there is: each table and column of the plan file, files that exist, commands that
./dev knows."""

import re

import tap

pages = tap.files("*.md", under=("docs",)) + tap.files("*.md", under=(".",))

# Tables and columns, from the migrations themselves.
columns = {}
for migration in sorted((tap.ROOT / "src" / "store" / "schema").glob("*.sql")):
    sql = re.sub(r"--[^\n]*", "", tap.text(migration))
    for table, body in re.findall(r"CREATE TABLE (\w+) \((.*?)\)(?: STRICT| WITHOUT ROWID)?;", sql, re.S):
        columns[table] = [part.split()[0] for part in body.split(",") if part.split()
                          and part.split()[0].upper() not in ("PRIMARY", "UNIQUE", "CHECK", "FOREIGN")]
    for table, column in re.findall(r"ALTER TABLE (\w+) ADD COLUMN (\w+)", sql):
        columns[table].append(column)
sections = dict(re.findall(r"^\*\*(\w+)\*\* –(.*?)(?=^\*\*\w+\*\* –|^## |\Z)",
                           tap.text(tap.ROOT / "docs" / "file-format.md"), re.M | re.S))
told = {}
for table, section in sections.items():
    told[table] = [name.strip() for row in re.findall(r"^\|([^|\n]+)\|", section, re.M) for name in row.split(",")
                   if re.fullmatch(r"\w+", name.strip()) and name.strip() != "column"]
tap.check("docs/file-format.md has every table and column", [
    f"{table}" for table in columns if table not in told
] + [
    f"{table}.{column}" for table, names in columns.items() for column in names
    if table in told and column not in told[table] + ["id", "deleted"]
])
tap.check("docs/file-format.md has no table or column that is not there", [
    f"{table}" for table in told if table not in columns
] + [
    f"{table}.{column}" for table, names in told.items() for column in names
    if table in columns and column not in columns[table]
])

missing = []
for page in pages:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", tap.text(page)):
        if not (page.parent / target).exists():
            missing.append(f"{tap.name(page)}: {target}")
    # A path named in code type, where it is plainly one of ours.
    for target in re.findall(r"`((?:src|tests|data|ui|po|docs|flatpak)/[\w./-]*\w)/?`", tap.text(page)):
        # In capitals stands a name to fill in.
        if not re.search(r"/[A-Z]+(/|$)", target) and not (tap.ROOT / target).exists():
            missing.append(f"{tap.name(page)}: {target}")
tap.check("what the pages point to exists", missing)

dev = tap.text(tap.ROOT / "dev")
known = set(re.findall(r"^  ([\w-]+)\) shift", dev, re.M)) | set(re.findall(r"^  ([\w-]+)\) [a-z]", dev, re.M))
tap.check("the pages name commands that ./dev knows", [
    f"{tap.name(page)}: ./dev {command}" for page in pages
    for command in re.findall(r"\./dev ([a-z][\w-]*)", tap.text(page)) if command not in known
])
tap.check("every command of ./dev is told in its help", [
    command for command in sorted(known) if not re.search(rf"\./dev {command}\b", dev)
])
tap.done()
