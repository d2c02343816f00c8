#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes FOLDER/pseudo/LC_MESSAGES/cordon.mo, in which every message is itself in brackets, ⟦like this⟧. What a person
reads in the language "pseudo" without brackets has not been marked for translation. Used as
    CORDON_LOCALEDIR=FOLDER tests/run-headless --lang pseudo …"""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "static"))
import tap  # pylint: disable=wrong-import-position
import translations  # pylint: disable=wrong-import-position

HEADER = ('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n')


def bracketed(words):
    # A trailing line end must stay at the end, as msgfmt demands.
    return re.sub(r"^((?:\\n)*)(.*?)((?:\\n)*)$", r'"\1⟦\2⟧\3"', words, flags=re.S)


def main():
    folder = pathlib.Path(sys.argv[1]) / "pseudo" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    pot, (code, said) = translations.template(folder)
    if code:
        sys.exit(said)
    catalogue = [HEADER]
    for entry in translations.entries(pot):
        lines = [f'msgctxt "{entry["msgctxt"]}"'] if "msgctxt" in entry else []
        lines.append(f'msgid "{entry["msgid"]}"')
        if "msgid_plural" in entry:
            lines += [f'msgid_plural "{entry["msgid_plural"]}"', f'msgstr[0] {bracketed(entry["msgid"])}',
                      f'msgstr[1] {bracketed(entry["msgid_plural"])}']
        else:
            lines.append(f'msgstr {bracketed(entry["msgid"])}')
        catalogue.append("\n".join(lines) + "\n")
    po = folder / "cordon.po"
    po.write_text("\n".join(catalogue), encoding="utf-8")
    code, said = tap.tool("msgfmt", f"--output-file={folder / 'cordon.mo'}", po)
    if code:
        sys.exit(said)


if __name__ == "__main__":
    main()
