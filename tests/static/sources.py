#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a source file looks: its licence, the paragraph on top, its length, what documents it, and that it is built."""

import re

import tap

SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
C_FIRST = f"/* {SPDX} */"

c_files = tap.files("*.c", "*.h", under=("src", "tests"))
scripts = tap.files("*.py", "meson.build") + tap.files("meson.build", "dev", under=(".",))
scripts += [p for p in tap.files("run", "run-headless")]

tap.check("every file carries its licence in its first lines", [
    f"{tap.name(p)}: does not begin with {C_FIRST}" for p in c_files if not tap.text(p).startswith(C_FIRST + "\n")
] + [
    f"{tap.name(p)}: no {SPDX} in the first two lines" for p in scripts
    if SPDX not in "\n".join(tap.text(p).splitlines()[:2])
])


def paragraph(source):
    """What the comment after the licence says, as one line."""
    match = re.match(r"\s*/\*(.*?)\*/", source[len(C_FIRST):], re.S)
    return re.sub(r"\s*\n\s*\*?\s*", " ", match.group(1)).strip() if match else ""


tap.check("every .c file says on top what it is for", [
    f"{tap.name(p)}: no paragraph after the licence" for p in c_files
    if p.suffix == ".c" and len(paragraph(tap.text(p))) < 20
])
tap.check("a file of over 800 lines says on top why it is one piece", [
    f"{tap.name(p)}: {tap.text(p).count(chr(10))} lines" for p in c_files
    if tap.text(p).count("\n") > 800 and "one piece" not in paragraph(tap.text(p))
])

texts = tap.files("*.c", "*.h", "*.ui", "*.py", "*.css", "*.sql", "*.in", "*.xml", "*.yml", "*.md", "meson.build",
                  "LINGUAS", "POTFILES", "run", "run-headless")
texts += tap.files("*.md", "dev", "packages", "meson.build", under=(".",))
space = []
for path in texts:
    content = tap.text(path)
    for number, line in enumerate(content.splitlines(), 1):
        if line != line.rstrip() and path.suffix != ".md":
            space.append(f"{tap.name(path)}:{number}: space at the end of the line")
        if "\t" in line:
            space.append(f"{tap.name(path)}:{number}: a tab")
    if content and not content.endswith("\n"):
        space.append(f"{tap.name(path)}: does not end its last line")
    if "\r" in content:
        space.append(f"{tap.name(path)}: has carriage returns")
tap.check("no space at a line's end, no tab, every last line ended", space)

# Spelt in halves, so that this file does not find itself.
LATER = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
tap.check("nothing is left for later", [
    f"{tap.name(p)}:{tap.line_of(tap.text(p), m.start())}: {m.group(0)}"
    for p in texts for m in LATER.finditer(tap.text(p)) if p.suffix != ".xml"
])


def registered(path):
    """Whether a meson.build in its folder, or above, names the file (a test may be named without test- and .c)."""
    folder = path.parent
    while True:
        build = folder / "meson.build"
        if build.exists():
            content = tap.text(build)
            inner = path.relative_to(folder).as_posix()
            if f"'{inner}'" in content:
                return True
            if path.stem.startswith("test-") and re.search(rf"'{re.escape(path.stem[5:])}'", content):
                return True
        if folder == tap.ROOT:
            return False
        folder = folder.parent


tap.check("every .c file is built", [
    f"{tap.name(p)}: in no meson.build" for p in c_files if p.suffix == ".c" and not registered(p)
])
tap.check("every static test is run", [
    f"{tap.name(p)}: not in tests/static/meson.build" for p in tap.files("*.py", under=("tests/static",))
    if p.name != "tap.py" and f"'{p.stem}'" not in tap.text(p.parent / "meson.build")
])

# A block is a run of lines without an empty one; a comment above it documents all that stands in it. What only gets
# or sets a property, or makes the object, is documented where the class is.
PLAIN = re.compile(r"_(?:get|set|is)(?:_\w+)?$|_new$|_get_type$|_free$|_ref$|_unref$|_quark$|_copy$")
FUNCTION = re.compile(r"^(?!typedef|static|#|\s)[\w \*]*?\b(cordon_\w+) \(", re.M)
undocumented = []
for path in (p for p in c_files if p.suffix == ".h" and "src" in p.parts):
    previous = ""
    for block in re.split(r"\n[ \t]*\n", re.sub(r"(/\*.*?\*/)", lambda m: re.sub(r"\n[ \t]*\n", "\n", m.group(1)),
                                               tap.text(path), flags=re.S)):
        documented = block.lstrip().startswith("/*") or previous.rstrip().endswith("*/")
        for match in FUNCTION.finditer(tap.code(block)):
            if not documented and not PLAIN.search(match.group(1)) and "/*" not in block[:match.start()]:
                undocumented.append(f"{tap.name(path)}: {match.group(1)}")
        previous = block
tap.check("public functions are documented in their header", undocumented)
tap.done()
