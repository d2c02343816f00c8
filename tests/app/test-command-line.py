#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a person or a script uses it: the built program, run without a display, on real files."""

import csv
import fcntl
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "static"))
import tap  # noqa: E402

PROGRAM = sys.argv[1]
HEADLESS = tap.ROOT / "tests" / "run-headless"
FOLDER = pathlib.Path(tempfile.mkdtemp())
os.environ.pop("DISPLAY", None)
os.environ.pop("WAYLAND_DISPLAY", None)


class Ran:
    def __init__(self, *words, program=(PROGRAM,), **options):
        began = time.monotonic()
        done = subprocess.run([*program, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False, timeout=50, **options)
        self.seconds = time.monotonic() - began
        self.words = " ".join(map(str, words))
        self.code = done.returncode
        self.bytes = done.stdout
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()

    def wrong(self, code, out="", err=""):
        """What is not as expected: the exit code, a pattern in stdout, one in stderr; nothing elsewhere."""
        if self.code != code:
            yield f"cordon {self.words}: exit code {self.code} instead of {code}: {self.err.strip()}"
        if out is not None and not re.search(out, self.out) or out == "" and self.out:
            yield f"cordon {self.words}: stdout is {self.out[:300]!r}, not “{out}”"
        if not re.search(err, self.err) or err == "" and self.err:
            yield f"cordon {self.words}: stderr is {self.err[:300]!r}, not “{err}”"


def check(title, *problems):
    tap.check(title, [problem for some in problems for problem in some])


def unless(fact, told):
    return [] if fact else [told]


def plan(name):
    """A starter plan of one's own."""
    path = FOLDER / f"{name}.cordon"
    shutil.copy(STARTER, path)
    return path


def rows(path, kind, *options):
    return json.loads(Ran("list", "--json", *options, path, kind).out)


def sql(path, *statements):
    """Changes a file behind the ledger's back."""
    with sqlite3.connect(path) as db:
        for statement, *values in statements:
            db.execute(statement, values)
    db.close()


def digest(path):
    return path.read_bytes()


# Help and usage

COMMANDS = ["new", "check", "list", "set", "history", "undo", "backup"]

ran = Ran("--version")
check("--version tells the version", ran.wrong(0, r"^cordon \d+\.\d+\.\d+\n$"))
ran = Ran("--help")
check("--help tells every command",
      ran.wrong(0, "Usage:"), [f"no {c}" for c in COMMANDS if not re.search(rf"^  {c} .*PLAN", ran.out, re.M)])
check("-h is the same", unless(Ran("-h").out == ran.out, "it differs"))
check("each command has a help",
      *[Ran(c, "--help").wrong(0, rf"cordon {c} \[OPTION…\] PLAN") for c in COMMANDS],
      *[unless(Ran("--help", c).out == Ran(c, "-h").out, f"--help {c} differs from {c} -h") for c in COMMANDS[:2]])
check("what can't be meant ends with 2, and says where help is",
      Ran("frobnicate").wrong(2, "", "neither a command nor a plan.*\n.*cordon --help"),
      Ran("--frobnicate").wrong(2, "", "no option"),
      Ran("list").wrong(2, "", "missing.*\n.*cordon list --help"),
      Ran("list", "a.cordon").wrong(2, "", "missing"),
      Ran("list", "a.cordon", "plan_item", "more").wrong(2, "", "too much"),
      Ran("list", "--frobnicate", "a.cordon", "plan_item").wrong(2, "", "frobnicate"),
      Ran("list", "--json", "--csv", "a.cordon", "plan_item").wrong(2, "", "not for both"),
      Ran("new", "--json", "a.cordon").wrong(2, "", "json"),
      Ran("set", "a.cordon", "plan_item", "x").wrong(2, "", "missing"))
check("unknown kinds, fields, values and moments tell what there is",
      Ran("list", "a.cordon", "planitem").wrong(2, "", "planitem.*plan_item, .*measure"),
      Ran("set", "a.cordon", "planitem", "x", "title=y").wrong(2, "", "planitem.*plan_item"),
      Ran("set", "a.cordon", "plan_item", "x", "titel=y").wrong(2, "", "titel.*code, title"),
      Ran("set", "a.cordon", "plan_item", "x", "state=finished").wrong(2, "", "finished.*done"),
      Ran("set", "a.cordon", "plan_item", "x", "due=tomorrow").wrong(2, "", "tomorrow"),
      Ran("set", "a.cordon", "plan_item", "x", "title").wrong(2, "", "FIELD=VALUE"),
      Ran("list", "--as-of", "yesterday", "a.cordon", "plan_item").wrong(2, "", "yesterday.*2025-03-31"),
      Ran("list", "--as-of", "2025-02-30", "a.cordon", "plan_item").wrong(2, "", "2025-02-30"),
      Ran("undo", "a.cordon", "last").wrong(2, "", "last"),
      Ran("undo", "a.cordon", "device:").wrong(2, "", "device:"))

# new

EMPTY = FOLDER / "empty.cordon"
ran = Ran("new", EMPTY)
check("new makes an empty plan, for its owner alone", ran.wrong(0, "empty.cordon"),
      unless(EMPTY.stat().st_mode & 0o777 == 0o600, "others may read it"),
      Ran("check", EMPTY).wrong(0, "sound"), unless(rows(EMPTY, "plan_item") == [], "there is something in it"))
before = digest(EMPTY)
check("new refuses a file that is there", Ran("new", EMPTY).wrong(1, "", r"\.$"),
      Ran("new", "--starter", EMPTY).wrong(1, "", r"\.$"), unless(digest(EMPTY) == before, "it was changed"))
check("new says that a folder isn't there", Ran("new", FOLDER / "no" / "such.cordon").wrong(1, "", r"\.$"))

STARTER = FOLDER / "starter.cordon"
ran = Ran("new", "--starter", STARTER)
seconds = ran.seconds
# On a computer that is busy with something else, it may take another try.
for _ in range(4):
    if seconds >= 1:
        again = FOLDER / "again.cordon"
        seconds = min(seconds, Ran("new", "--starter", again).seconds)
        again.unlink()
check("new --starter takes less than a second", ran.wrong(0, "starter.cordon"),
      unless(seconds < 1, f"it took {seconds:.2f} s"))
items = rows(STARTER, "plan_item")
count = {kind: sum(i["kind"] == kind for i in items) for kind in {i["kind"] for i in items}}
check("the starter plan has 1 strategy, 4 goals, 16 initiatives and 65 commitments and steps",
      unless(len(items) == 1 + 4 + 16 + 65 and count["strategy"] == 1 and count["goal"] == 4
             and count["initiative"] == 16, count))
check("the starter plan is sound", Ran("check", STARTER).wrong(0, "sound"))
check("one file is left", unless(sorted(p.name for p in FOLDER.iterdir()) == ["empty.cordon", "starter.cordon"],
                                 sorted(p.name for p in FOLDER.iterdir())))

# Files that are none

JUNK = FOLDER / "junk.cordon"
JUNK.write_bytes(b"Not a database at all\n" * 300)
FOREIGN = FOLDER / "foreign.cordon"
sql(FOREIGN, ("CREATE TABLE t (x)",))
NEWER = plan("newer")
sql(NEWER, ("PRAGMA user_version=999",))
MISSING = FOLDER / "missing.cordon"
for path, word in ((MISSING, "missing.cordon"), (JUNK, "junk.cordon"), (FOREIGN, "foreign.cordon"),
                   (NEWER, "newer"), (FOLDER, r"\.")):
    before = digest(path) if path.is_file() else None
    check(f"{path.name if path != FOLDER else 'a folder'} is refused in a sentence by every command, and left alone",
          Ran("list", path, "plan_item").wrong(1, "", word + r".*\.\n$"),
          Ran("list", "--json", path, "plan_item").wrong(1, "", word),
          Ran("history", path).wrong(1, "", word),
          Ran("set", path, "plan_item", "x", "title=y").wrong(1, "", word),
          Ran("undo", path, "1").wrong(1, "", word),
          Ran("backup", path).wrong(1, "", word),
          unless(Ran("check", path).code == 1, "check takes it for a plan"),
          unless((digest(path) if path.is_file() else None) == before, "it was changed"))
check("check --json tells what is no plan",
      unless(json.loads(Ran("check", "--json", JUNK).out)["findings"][0]["code"] == "file", "no finding"))

# list

ran = Ran("list", STARTER, "plan_item")
lines = ran.out.splitlines()
initiative = next(i for i in items if i["kind"] == "initiative")
goal = next(i for i in items if i["id"] == initiative["parent"])
line = next(text for text in lines if text.startswith(initiative["id"]))
heads = [m.start() for m in re.finditer(r"(?:^|  )(?=\S)", lines[0])]
check("list shows a table for reading, references by title, columns under each other", ran.wrong(0, "^ID .*Title"),
      unless(len(lines) == len(items) + 1, f"{len(lines)} lines"),
      unless(goal["title"][:20] in line, f"no parent in {line}"),
      unless(goal["id"] not in line, "ids of what is referred to"),
      unless(initiative["title"][:20] in line, line),
      unless(line.index(initiative["title"][:20]) == lines[0].index("Title"), "not under its heading"))
check("list --json gives what is stored", unless(set(items[0]) >= {"id", "kind", "parent", "title", "due", "horizon"},
                                                 list(items[0])),
      unless(isinstance(rows(STARTER, "place")[0]["lat"], float), "latitudes are no numbers"))
for kind in ("plan_item", "place", "reading", "register_entry", "party", "tie", "measure"):
    ran = Ran("list", "--csv", STARTER, kind)
    table = list(csv.DictReader(io.StringIO(ran.out, newline="")))
    objects = rows(STARTER, kind)
    wrong = []
    for record, expected in zip(table, objects):
        for field, value in expected.items():
            found = record[field]
            if isinstance(value, str):
                found = re.sub(r"^'(?='*[=+\-@\t\r\n＝＋－＠])", "", found)
            same = found == "" if value is None else float(found) == value if isinstance(value, (int, float)) \
                else found == value
            if not same:
                wrong.append(f"{kind}.{field}: {record[field]!r} instead of {value!r}")
    check(f"list --csv of {kind} holds the same as --json", ran.wrong(0, "^id,"), wrong[:5],
          unless(len(table) == len(objects), f"{len(table)} rows, {len(objects)} objects"))
check("other kinds than are in the plan are empty",
      Ran("list", STARTER, "translation").wrong(0, r"nothing.*\.\n$"),
      unless(Ran("list", "--json", STARTER, "translation").out == "[]\n", "no empty array"),
      unless(Ran("list", "--csv", STARTER, "translation").out.startswith("id,"), "no heading"))

# set, history, as of, undo

path = plan("edited")
ran = Ran("set", path, "plan_item", initiative["id"], "title=New words", "due=2026-09-30", "state=active")
check("set changes fields in one edit", ran.wrong(0, "^3 fields .*edit 2"))
changed = next(i for i in rows(path, "plan_item") if i["id"] == initiative["id"])
check("what was set stands there", unless((changed["title"], changed["due"], changed["state"])
                                          == ("New words", "2026-09-30", "active"), changed))
check("what stands there already is no edit",
      Ran("set", path, "plan_item", initiative["id"], "title=New words").wrong(0, "Nothing changed"),
      unless(len(json.loads(Ran("history", "--json", path).out)) == 2, "history has grown"))
check("nothing after = empties a field",
      Ran("set", path, "plan_item", initiative["id"], "due=").wrong(0, "^1 field .*edit 3"),
      unless(next(i for i in rows(path, "plan_item") if i["id"] == initiative["id"])["due"] is None, "it stands"))
check("a value may hold what looks like more",
      Ran("set", path, "plan_item", initiative["id"], "intent=a=b --json 'x'").wrong(0, "edit 4"),
      unless(next(i for i in rows(path, "plan_item") if i["id"] == initiative["id"])["intent"] == "a=b --json 'x'",
             "it doesn't"))
before = digest(path)
check("what the plan refuses changes nothing",
      Ran("set", path, "plan_item", "no-such-row", "title=x").wrong(1, "", r"Nothing was changed"),
      Ran("set", path, "plan_item", initiative["id"], "title=").wrong(1, "", r"\.$"),
      Ran("set", path, "plan_item", goal["id"], f"parent={initiative['id']}").wrong(1, "", "part of itself"),
      Ran("undo", path, "99").wrong(1, "", "no such edit"),
      Ran("undo", path, "0").wrong(1, "", "no such edit"),
      Ran("undo", path, "00000000-0000-7000-8000-000000000000:1").wrong(1, "", "no such edit"),
      unless(len(json.loads(Ran("history", "--json", path).out)) == 4, "history has grown"))

history = json.loads(Ran("history", "--json", path).out)
second = next(e for e in history if e["position"] == 2)
check("history tells each edit with its values",
      unless([e["position"] for e in history] == [4, 3, 2, 1], "not newest first"),
      unless(history[-1]["nature"] == "import" and history[-1]["rows_created"] > 400, "no import"),
      unless({(c["field"], c["old"], c["new"]) for c in second["changes"]}
             == {("title", initiative["title"], "New words"), ("due", initiative["due"], "2026-09-30"),
                 ("state", initiative["state"], "active")}, second["changes"]))
ran = Ran("history", path)
check("history tells how much an import made", ran.wrong(0, r"Start from the strategy · Added: .*16 initiatives"))
check("history is a table for reading, with what undo takes", ran.wrong(0, rf"\n +2  .*{second['edit']}"),
      unless(len(ran.out.splitlines()) == 5, ran.out))

then = history[-1]["at"]
check("as of a moment, the old value is shown",
      unless(next(i for i in rows(path, "plan_item", "--as-of", then) if i["id"] == initiative["id"]) == initiative,
             "it isn't"))
check("as of today all is as now, and long ago there was nothing",
      unless(rows(path, "plan_item", "--as-of", time.strftime("%Y-%m-%d")) == rows(path, "plan_item"), "it differs"),
      unless(rows(path, "plan_item", "--as-of", "2001-01-01") == [], "there was something"))

check("undo takes back any edit, named as history shows it", Ran("undo", path, second["edit"]).wrong(
    0, r"^2 fields .*edit 5\.\n1 of them had been changed"))
changed = next(i for i in rows(path, "plan_item") if i["id"] == initiative["id"])
check("the old words are there again",
      unless((changed["title"], changed["due"]) == (initiative["title"], initiative["due"]), changed))
check("undo takes the undo back by its number", Ran("undo", path, "5").wrong(0, "edit 6"),
      unless(next(i for i in rows(path, "plan_item") if i["id"] == initiative["id"])["title"] == "New words",
             "the words are not"))
check("history tells what was undone",
      unless(json.loads(Ran("history", "--json", path).out)[1]["undoes"] == 2, "it doesn't"))
check("after all that the plan is sound", Ran("check", path).wrong(0, "sound"))

# A spreadsheet must not run a plan's text, a terminal not obey it

Ran("set", path, "plan_item", initiative["id"], "title==HYPERLINK(\"http://x\",\"y\")", "note=-1", "section=\u202e'+1")
ran = Ran("list", "--csv", path, "plan_item")
check("CSV marks what a spreadsheet would run", ran.wrong(0, "\"'=HYPERLINK"), unless(",'-1," in ran.out, "no mark"))
Ran("set", path, "plan_item", initiative["id"], "title=New words")
sql(path, ("UPDATE plan_item SET title='a\x1b[2Jb' WHERE id=?", initiative["id"]))
check("nothing in a table drives the terminal", unless("\x1b" not in Ran("list", path, "plan_item").out, "it does"))

# Open elsewhere

path = plan("locked")
lock = os.open(FOLDER / ".locked.cordon.lock", os.O_RDWR | os.O_CREAT, 0o600)
fcntl.fcntl(lock, 37, struct.pack("hh4xqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0))  # F_OFD_SETLK
before = digest(path)
check("a plan that is open elsewhere can be read and not changed",
      Ran("set", path, "plan_item", initiative["id"], "title=x").wrong(1, "", "open.* elsewhere"),
      Ran("undo", path, "1").wrong(1, "", "open.* elsewhere"),
      Ran("list", path, "plan_item").wrong(0, "^ID"), Ran("history", path).wrong(0, "No"),
      Ran("check", path).wrong(0, "sound"), Ran("backup", path).wrong(0, "backup"),
      unless(digest(path) == before, "it was changed"))
os.close(lock)

# backup

ran = Ran("backup", STARTER)
found = re.search(r"“(.*)”", ran.out)
check("backup tells where the whole plan lies", ran.wrong(0, r"\.cordon”\.\n$"),
      unless(found and rows(found.group(1), "plan_item") == items, "it isn't the plan"))

# import and export

path = plan("exchange")
sheet = FOLDER / "plan_item.csv"
check("export writes a kind", Ran("export", path, sheet).wrong(0, f"{len(items)} rows"),
      unless(sheet.read_bytes() == Ran("list", "--csv", path, "plan_item").bytes, "it is not what “list --csv” shows"))
check("what was exported is nothing new", Ran("import", path, sheet).wrong(0, "nothing new"))
branch = FOLDER / "branch.csv"
check("export writes a branch",
      Ran("export", "--kind", "plan_item", "--scope", initiative["id"], path, branch).wrong(0, "written"),
      unless(1 < len(branch.read_text().splitlines()) < len(items), branch.read_text()[:200]),
      Ran("export", "--kind", "plan_item", "--scope", "nowhere", path, branch).wrong(1, "", "Nothing was written"))
new = FOLDER / "new.csv"
new.write_text("Code;Title;Due;Shoe size\nZ.1;First;31/3/2026;40\nZ.2;Second;soon;41\n", encoding="utf-8")
dry = Ran("import", "--dry-run", "--json", "--as", "plan_item", "--with", "all-kind=milestone", path, new)
told = json.loads(dry.out)
check("a dry run tells all and does nothing", dry.wrong(3, None),
      unless(told["kinds"] == [{"kind": "plan_item", "new": 2, "changed": 0, "same": 0, "left_out": 0}], told),
      unless([n["line"] for n in told["notes"] if n["severity"] == "error"] == [3], told["notes"]),
      unless(told["edit"] is None and told["settings"]["dates"] == "dmy", told),
      unless(rows(path, "plan_item") == items, "the plan was changed"))
ran = Ran("import", "--as", "plan_item", "--with", "all-kind=milestone", path, new)
made = [row for row in rows(path, "plan_item") if row["code"] in ("Z.1", "Z.2")]
check("import is one edit, and one undo takes it back", ran.wrong(3, "(?s)Line 3 · Due: .*soon.*edit 2"),
      unless([row["due"] for row in made] == ["2026-03-31", None], made),
      unless([row["note"] for row in made] == ["Shoe size: 40", "Shoe size: 41"], made),
      Ran("undo", path, "2").wrong(0, "changed"), unless(rows(path, "plan_item") == items, "it was not taken back"))
check("import and export refuse what can't be meant",
      Ran("import", "--as", "shoe", path, new).wrong(2, "", "shoe.*plan_item"),
      Ran("import", "--format", "shoe", path, new).wrong(2, "", "shoe.*csv"),
      Ran("import", "--with", "dates", path, new).wrong(2, "", "SETTING=VALUE"),
      Ran("import", "--with", "dates=never", path, new).wrong(1, "", "never.*dmy"),
      Ran("import", "--with", "shoes=big", path, new).wrong(1, "", "shoes.*delimiter"),
      Ran("import", path, FOLDER / "nowhere.csv").wrong(1, "", "nowhere.csv"),
      Ran("export", path, FOLDER / "x.shoe").wrong(2, "", "--format"),
      Ran("export", path, FOLDER / "x.csv").wrong(2, "", "--kind"),
      Ran("export", path, "/nowhere/at/all/measure.csv").wrong(1, "", "written"))

# check

FAULTS = {
    "a cell changed behind history's back": ("other-cell", "UPDATE plan_item SET title='Forged' WHERE id=?"),
    "a row that history doesn't know": ("no-birth", "INSERT INTO plan_item (id, title) SELECT 'x', title "
                                                    "FROM plan_item WHERE id=?"),
    "a row gone from the plan": ("no-row", "DELETE FROM plan_item WHERE id=?"),
    "a reference to nothing": ("orphan", "UPDATE plan_item SET parent='nobody' WHERE id=?"),
    "a row that is its own parent": ("loop", "UPDATE plan_item SET parent=id WHERE id=?"),
}
for name, (code, statement) in FAULTS.items():
    path = plan("fault")
    sql(path, (statement, initiative["id"]))
    ran = Ran("check", "--json", path)
    told = json.loads(ran.out)
    check(f"check finds {name}", ran.wrong(1, None),
          unless(told["sound"] is False and code in {f["code"] for f in told["findings"]}, told),
          Ran("check", path).wrong(1, r"\.\n"))
    path.unlink()

# The world outside

done = subprocess.run(["bash", "-c", 'set -o pipefail; "$1" list --json "$2" place | head -n 1; echo "${PIPESTATUS[0]}"',
                       "-", PROGRAM, str(STARTER)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                      check=False)
check("a reader that stops is no fault", unless(done.stdout.startswith("[\n") and done.stderr == "", done))
if os.path.exists("/dev/full"):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([PROGRAM, "list", "--json", str(STARTER), "place"], stdout=full, stderr=subprocess.PIPE,
                              text=True, check=False)
    check("output that can't be written is one", unless(done.returncode == 1 and "space" in done.stderr, done))
ran = Ran("list", STARTER, "plan_item", env={**os.environ, "LC_ALL": "C"})
check("a locale without letters is served", ran.wrong(0, "^ID"), unless(ran.bytes.isascii(), "not in its encoding"))
odd = FOLDER / "plané ünd\n so.cordon"
check("a plan may be called anything", Ran("new", odd).wrong(0, "made"), Ran("check", odd).wrong(0, "sound"))

spanish = (str(HEADLESS), "--no-display", "--lang", "es", PROGRAM)
ran = Ran("--help", program=spanish)
listed = Ran("list", STARTER, "plan_item", program=spanish)
check("in Spanish, all of it is in Spanish", ran.wrong(0, "Uso:"),
      Ran("list", "--help", program=spanish).wrong(0, "Enumera|Muestra|Lista"),
      Ran("list", STARTER, "planitem", program=spanish).wrong(2, "", "planitem.*plan_item"),
      listed.wrong(0, "Título"),
      unless(json.loads(Ran("list", "--json", STARTER, "plan_item", program=spanish).out) == items,
             "JSON is not the same in every language"))

shutil.rmtree(FOLDER)
tap.done()
