#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that a person reads is unmarked: every view and dialog is brought up in the pseudo-locale, where each marked
message stands in brackets, and all words outside of brackets must be the plan's own, or GTK's.

    words.py CORDON SHOTS [FOLDER]     FOLDER: where the words seen are left to look at"""

import calendar
import gettext
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "static"))
import tap  # pylint: disable=wrong-import-position

WORD = re.compile(r"[^\W\d_]{2,}")
# The program's name, the person whom the pictures name, what they type; and what the locale says itself.
NAMES = {"Cordon", "Planner", "precursor", "xylophone", "UTF-8", *calendar.month_name[1:], *calendar.day_name}
# Where a file lies, the references of casework, keys as GTK writes them, and the markings, which are never translated.
NO_WORDS = re.compile(r"(?<!\w)/\S*|\.cordon\b|\b[A-Z]{3,4}-\d{4}-\d{3}\b"
                      r"|\b(?:Page_)?(?:Up|Down)\b|\b(?:Shift|Ctrl|Alt|Super)\b|\bTLP:[A-Z+]+|\bF\d+\b")


def plan_words(cordon, folder):
    """All texts of a starter plan, as they stand in its file."""
    plan = pathlib.Path(folder) / "starter.cordon"
    subprocess.run([cordon, "new", "--starter", str(plan)], check=True, stdout=subprocess.DEVNULL)
    words = set()
    connection = sqlite3.connect(f"file:{plan}?mode=ro", uri=True)
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        if table in ("edit", "cell", "birth", "plan_file", "device", "conflict"):
            continue
        for row in connection.execute(f"SELECT * FROM {table}"):
            words.update(re.sub(r"\s+", " ", value) for value in row if isinstance(value, str) and WORD.search(value))
    connection.close()
    return words


def story_words():
    """What the pictures' own story and casework say in the plan, and what stands in the tables that they bring in."""
    words = set()
    for source in (HERE / "story.c", HERE.parent / "support" / "casework.h", HERE / "shots.c"):
        code = re.sub(r'"\s*\n\s*"', "", tap.code(tap.text(source)))
        for literal in re.findall(r'"((?:\\.|[^"\\])*)"', code):
            if source.name != "shots.c":
                words.add(literal)
            elif "\\n" in literal or literal.endswith(".csv"):
                # A table's cells, and what a file is called
                words.update(re.split(r"\\n|[,;]", literal))
    return {word for word in words if WORD.search(word)}


def place_names(standard):
    """The names of countries ("3166-1") or of their subdivisions, which iso-codes translates in a catalogue of its own."""
    path = pathlib.Path(f"/usr/share/iso-codes/json/iso_{standard}.json")
    entries = json.loads(path.read_text(encoding="utf-8"))[standard] if path.exists() else []
    return {entry[key] for entry in entries for key in ("name", "common_name") if key in entry}


def library_words():
    """What GTK and libadwaita say: the messages of their own catalogues."""
    words = place_names("3166-2")
    for library in ("gtk40", "libadwaita"):
        catalogue = gettext.find(library, "/usr/share/locale", ["es", "de", "fr"])
        if catalogue:
            with open(catalogue, "rb") as file:
                for message in gettext.GNUTranslations(file)._catalog:  # pylint: disable=protected-access
                    text = message[0] if isinstance(message, tuple) else message
                    words.add(text.split("\x04")[-1].replace("_", ""))
    return words


def without_brackets(line):
    """What stands outside of all brackets, which may be nested."""
    depth, kept = 0, []
    for char in line:
        depth += char == "⟦"
        if depth == 0:
            kept.append(char)
        depth -= char == "⟧"
    return "".join(kept)


def main():
    cordon, shots = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        seen = sys.argv[3] if len(sys.argv) > 3 else os.path.join(folder, "words")
        os.makedirs(seen, exist_ok=True)
        known = plan_words(cordon, folder) | story_words()
        longest_first = sorted(known | NAMES | place_names("3166-1"), key=len, reverse=True)
        libraries = library_words()
        subprocess.run(["/usr/bin/python3", "-B", str(HERE.parent / "pseudo-locale.py"), folder], check=True)
        ran = subprocess.run([str(HERE.parent / "run-headless"), "--lang", "pseudo", shots, "pseudo", seen],
                             env={**os.environ, "CORDON_LOCALEDIR": folder}, check=False, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True)
        tap.check("every view and dialog comes up", [] if ran.returncode == 0 else [ran.stdout[-2000:]])
        pages = sorted(pathlib.Path(seen).glob("*.txt"))
        tap.check("there is something to read", [] if len(pages) > 10 and
                  sum("⟦" in p.read_text(encoding="utf-8") for p in pages) == len(pages)
                  else [f"{p.name} has no marked word" for p in pages if "⟦" not in p.read_text(encoding="utf-8")] or
                  [f"only {len(pages)} pages"])
        for page in pages:
            problems = []
            for line in page.read_text(encoding="utf-8").splitlines():
                rest = NO_WORDS.sub(" ", re.sub(r"\s+", " ", without_brackets(line)))
                if not WORD.search(rest) or line in libraries:
                    continue
                for words in longest_first:
                    if words in rest:
                        rest = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", " ", rest)
                        if not WORD.search(rest):
                            break
                if WORD.search(rest):
                    problems.append(f"“{line}”: {rest.strip()}")
            tap.check(f"{page.stem}: all that is read is marked", sorted(set(problems)))
    tap.done()


if __name__ == "__main__":
    main()
