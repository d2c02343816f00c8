#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The floors of the house: what each room may include and do, against the table in docs/architecture.md."""

import re

import tap

# The one table: a room, and the rooms below it that it may include.
MAY_INCLUDE = {
    "base": set(),
    "store": {"base"},
    "draw": {"base"},
    "model": {"store", "base"},
    "kit": {"draw", "base"},
    "formats": {"model", "draw", "base"},
    "views": {"kit", "model", "base"},
    "app": {"base", "store", "draw", "model", "kit", "formats", "views"},
}
WIDGETS = {"kit", "views", "app"}
TRANSLATES = {"model", "formats", "kit", "views", "app"}
# What newer releases deprecate, each in one place, so that moving on is a change of a few files.
PASSING = ("AdwLeaflet", "AdwFlap", "AdwMessageDialog", "AdwAboutWindow", "GtkFileChooserNative")

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(["<])([^">]+)[">]', re.M)
SQL = re.compile(r'"\s*(?:SELECT\s.+\sFROM\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s'
                 r"|(?:CREATE|DROP|ALTER)\s+(?:TABLE|INDEX|TRIGGER|VIEW)\s|PRAGMA\s)")


def room(path):
    parts = path.relative_to(tap.ROOT / "src").parts
    return parts[0] if len(parts) > 1 else None


def view(path):
    parts = path.relative_to(tap.ROOT / "src").parts
    return parts[1] if parts[0] == "views" and len(parts) > 2 else None


def snake(class_name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", class_name).lower()


sources = tap.files("*.c", "*.h", under=("src",))
includes, systems, words, sql, translates = [], [], [], [], []
passing = {}

for path in sources:
    here, source = room(path), tap.text(path)
    bare, lines = tap.code(source), tap.code(source, strings=False)
    label = tap.name(path)
    if here not in MAY_INCLUDE:
        includes.append(f"{label}: “{here}” is no room")
        continue
    for match in INCLUDE.finditer(bare):
        where, target = f"{label}:{tap.line_of(bare, match.start())}", match.group(2)
        first = target.split("/")[0]
        if match.group(1) == "<":
            if here not in WIDGETS and re.match(r"(gtk|gdk|gsk|adwaita)", target):
                systems.append(f"{where}: <{target}> below kit")
            if here != "store" and target.startswith("sqlite3"):
                systems.append(f"{where}: <{target}> outside store")
            if here in ("base", "store", "model") and re.match(r"(cairo|pango)", target):
                systems.append(f"{where}: <{target}> outside draw and what stands on it")
        elif "/" not in target:
            # What the build generates lies beside the object, in no room's folder.
            if not target.startswith("cordon-") or re.search(r"-resources?\.h$", target):
                continue
            includes.append(f"{where}: write “{here}/{target}”, with its room")
        elif first == here:
            if view(path) and target.split("/")[1] not in (view(path), "shared"):
                includes.append(f"{where}: a view includes another view, {target}")
        elif first not in MAY_INCLUDE[here]:
            includes.append(f"{where}: {here} may not include {target}")
    if here != "store":
        for match in re.finditer(r"\bsqlite3_\w+", lines):
            words.append(f"{label}:{tap.line_of(lines, match.start())}: {match.group(0)} outside store")
        for match in SQL.finditer(bare):
            sql.append(f"{label}:{tap.line_of(bare, match.start())}: SQL outside store")
    if here not in TRANSLATES:
        for match in re.finditer(r"(?<!\w)(?:_|C_|Q_|gettext|ngettext) \(", lines):
            translates.append(f"{label}:{tap.line_of(lines, match.start())}: {match.group(0)}… below model; mark with N_()")
    for class_name in PASSING:
        if re.search(rf"\b(?:{class_name}\b|{snake(class_name)}_|{snake(class_name).upper()}\b)", lines):
            passing.setdefault(class_name, set()).add(path)

for path in tap.files("*.ui", under=("ui",)):
    for class_name in PASSING:
        if re.search(rf'class="{class_name}"|parent="{class_name}"', tap.text(path)):
            passing.setdefault(class_name, set()).add(path)

tap.check("includes go down only", includes)
tap.check("widgets, SQLite and drawing are included in their rooms alone", systems)
tap.check("no sqlite3_ outside store", words)
tap.check("no SQL outside store", sql)
tap.check("nothing below model translates", translates)
tap.check("what newer releases deprecate is used in app/ and kit/ alone, one file each", [
    f"{class_name}: {', '.join(sorted(tap.name(p) for p in paths))}"
    for class_name, paths in passing.items()
    if len({p.stem for p in paths}) > 1
    or any(p.relative_to(tap.ROOT).parts[1] not in ("app", "kit") for p in paths)
])

# The build must say the same as the table: a room links what it may include, and no more.
links = []
for here, below in MAY_INCLUDE.items():
    build = tap.ROOT / "src" / here / "meson.build"
    if not build.exists():
        continue
    for other in MAY_INCLUDE:
        if other != here and other not in below and re.search(rf"\b{other}_(?:dep|lib)\b", tap.text(build)):
            links.append(f"src/{here}/meson.build: links {other}")
tap.check("a room links only what it may include", links)
tap.done()
