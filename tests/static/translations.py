#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every language in po/LINGUAS says everything, against a template made from the sources as they are now. What is
made on the way is thrown away; with --update the .po files take in what is new and drop what is gone."""

import pathlib
import re
import sys
import tempfile

import tap

# As meson's preset "glib" does.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3", "ngettext:1,2",
            "dngettext:2,3"]
FLAGS = ["N_:1:pass-c-format", "C_:2:pass-c-format", "NC_:2:pass-c-format", "g_dngettext:2:pass-c-format",
         "g_strdup_printf:1:c-format", "g_string_printf:2:c-format", "g_string_append_printf:2:c-format",
         "g_error_new:3:c-format", "g_set_error:4:c-format", "cordon_set_error:3:c-format"]
SPECIFIER = re.compile(r"%%|%(\d+\$)?[-+ #0']*\d*(?:\.\d+)?((?:hh|h|ll|l|z|j|t|L)?[diouxXeEfgGcsp])")


def template(folder):
    pot = pathlib.Path(folder) / "cordon.pot"
    command = ["xgettext", "--from-code=UTF-8", "--add-comments", "--package-name=cordon", f"--output={pot}",
               f"--directory={tap.ROOT}", f"--files-from={tap.ROOT / 'po' / 'POTFILES'}"]
    command += [f"--keyword={k}" for k in KEYWORDS] + [f"--flag={f}" for f in FLAGS]
    return pot, tap.tool(*command)


def filled_in(words):
    """Which argument of a format stands in it as what: {1: "s", 2: "u"}."""
    found, position = {}, 0
    for which, conversion in SPECIFIER.findall(words):
        if conversion:
            position += 1
            found[int(which[:-1]) if which else position] = conversion
    return found


def entries(po):
    """(context, msgid, plural id, [translations], is it fuzzy) of each entry of a .po file."""
    found, current, field = [], None, None

    def text_of(line):
        return line[line.index('"') + 1:line.rindex('"')]

    for line in po.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("#~"):
            continue
        if line.startswith("#,"):
            current = current or {"fuzzy": False, "format": False}
            current["fuzzy"], current["format"] = "fuzzy" in line, bool(re.search(r"(?<!no-)c-format", line))
        elif line.startswith("#") or not line:
            if current and "msgid" in current and (not line or field):
                found.append(current)
                current, field = None, None
        elif line.startswith('"'):
            current[field] += text_of(line)
        else:
            field = line.split(" ", 1)[0]
            if field in ("msgctxt", "msgid") and current and "msgid" in current:
                found.append(current)
                current = None
            current = current or {"fuzzy": False, "format": False}
            current[field] = text_of(line)
    return [e for e in found if e.get("msgid")]


def main():
    languages = [x for x in tap.text(tap.ROOT / "po" / "LINGUAS").split("\n") if x and not x.startswith("#")]
    tap.check("there is a language, and each has its file",
              ([] if languages else ["po/LINGUAS is empty"]) +
              [f"po/{x}.po is missing" for x in languages if not (tap.ROOT / "po" / f"{x}.po").exists()] +
              [f"{tap.name(p)} is not in po/LINGUAS" for p in tap.files("*.po", under=("po",))
               if p.stem not in languages])
    with tempfile.TemporaryDirectory() as folder:
        pot, (code, said) = template(folder)
        tap.check("a template can be made", [] if code == 0 and pot.exists() else [said])
        if "--update" in sys.argv:
            for language in languages:
                po = tap.ROOT / "po" / f"{language}.po"
                tap.tool("msgmerge", "--quiet", "--no-fuzzy-matching", "--add-location=file", "--update",
                         "--backup=none", po, pot)
                code, said = tap.tool("msgattrib", "--no-obsolete", f"--output-file={po}", po)
                print(said, end="")
            return
        for language in languages:
            po, merged = tap.ROOT / "po" / f"{language}.po", pathlib.Path(folder) / f"{language}.po"
            code, said = tap.tool("msgmerge", "--quiet", "--no-fuzzy-matching", f"--output-file={merged}", po, pot)
            if code != 0:
                tap.check(f"{language}: can be merged", [said])
                continue
            tap.passes(f"{language}: is a sound catalogue", "msgfmt", "-c", f"--output-file={folder}/{language}.mo",
                       merged)
            missing, fuzzy, formats = [], [], []
            for entry in entries(merged):
                words = [v for k, v in entry.items() if k.startswith("msgstr")]
                if entry["fuzzy"]:
                    fuzzy.append(entry["msgid"])
                elif not all(words):
                    missing.append(entry["msgid"])
                elif entry["format"]:
                    wanted = filled_in(entry.get("msgid_plural", entry["msgid"]))
                    for word in words:
                        found = filled_in(word)
                        # A singular may leave its number out.
                        if found != wanted and not (len(words) > 1 and found.items() <= wanted.items()):
                            formats.append(f"{entry['msgid']!r} → {word!r}")
            tap.check(f"{language}: nothing is untranslated", missing)
            tap.check(f"{language}: nothing is fuzzy", fuzzy)
            tap.check(f"{language}: what is filled in stands in both", formats)
    tap.done()


if __name__ == "__main__":
    main()
