#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES lists exactly the files that have words to translate, sorted. With --write it is written anew."""

import re
import sys

import tap

MARK = re.compile(r'(?<!\w)(?:_|N_|C_|NC_|Q_|ngettext|dngettext|g_dngettext|g_dpgettext2|gettext) \(\s*(?:\w+,\s*)?"')


def has_words(path):
    content = tap.text(path)
    if path.suffix in (".c", ".h"):
        return bool(MARK.search(tap.code(content)))
    if path.suffix == ".ui":
        return 'translatable="yes"' in content
    return True


wanted = [tap.name(p) for p in tap.files("*.c", "*.h", "*.ui", under=("src", "ui")) if has_words(p)]
wanted += [tap.name(p) for p in tap.files("*.desktop.in", "*.metainfo.xml.in", "*.gschema.xml", "*.mime.xml.in",
                                          under=("data",))]
wanted.sort()
potfiles = tap.ROOT / "po" / "POTFILES"

if "--write" in sys.argv:
    potfiles.write_text("\n".join(wanted) + "\n", encoding="utf-8")
    sys.exit(0)

listed = [line for line in tap.text(potfiles).splitlines() if line and not line.startswith("#")]
tap.check("every file with words to translate is listed", [f"{p} is missing" for p in wanted if p not in listed])
tap.check("nothing else is listed", [f"{p} has none, or is gone" for p in listed if p not in wanted])
tap.check("the list is sorted, each file once (tests/static/potfiles.py --write)",
          [] if listed == sorted(set(listed)) else ["it is not"])
tap.done()
