#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The starter plan's data as files: well-formed, every key one row's, every reference somebody, every figure cited."""

import csv
import json
import re
import unicodedata

import tap

FOLDER = tap.ROOT / "data" / "starter"
SHEETS = ("place", "party", "tie")
CHILDREN = {"plan_item", "measure", "reading", "register_entry"}
NUMBERS = {"horizon", "value", "value_to"}

rows = {name: [] for name in (*SHEETS, *sorted(CHILDREN))}
odd = []
for sheet in SHEETS:
    with open(FOLDER / f"{sheet}.csv", encoding="utf-8", newline="") as file:
        table = list(csv.reader(file, strict=True))
    for number, row in enumerate(table[1:], 2):
        if len(row) != len(table[0]):
            odd.append(f"{sheet}.csv:{number}: {len(row)} cells, not {len(table[0])}")
        else:
            rows[sheet].append(dict(zip(table[0], row)))
tap.check("every line of a sheet has the columns of its first", odd)

links = []
odd = []


def walk(kind, item):
    rows[kind].append(item)
    for name, value in item.items():
        if isinstance(value, list) and name in CHILDREN:
            for child in value:
                walk(name, child)
        elif isinstance(value, list):
            links.extend((name, item, other) for other in value)
        elif isinstance(value, (int, float)) != (name in NUMBERS) or isinstance(value, (bool, dict)) or value in ("", None):
            odd.append(f"{key_of(item)}: {name} is {value!r}")


def key_of(item):
    return item.get("key") or item.get("code")


for strategy in json.loads((FOLDER / "strategy.json").read_text(encoding="utf-8"))["plan_item"]:
    walk("plan_item", strategy)
tap.check("numbers are numbers, all else is text, nothing is empty", odd)

keys = {kind: [key_of(item) for item in items] for kind, items in rows.items()}
tap.check("a key is one row's", [
    f"{kind}: {key}" for kind, names in keys.items() for key in set(names) if not key or names.count(key) > 1
])

REFERENCES = [("party", "parent", "party"), ("party", "place", "place"), ("tie", "party", "party"),
              ("tie", "other", "party"), ("plan_item", "owner", "party"), ("measure", "part_of", "measure")]
tap.check("every reference is to somebody", [
    f"{kind} {key_of(item)}: {field} {item[field]}" for kind, field, other in REFERENCES for item in rows[kind]
    if item.get(field) and item[field] not in keys[other]
] + [
    f"{name} of {key_of(item)}: {other}" for name, item, other in links
    if "/" not in other or other.split("/", 1)[1] not in keys.get(other.split("/", 1)[0], [])
])

cited = ("source", "section", "page", "quote", "confidence")
tap.check("every figure has section, page and the words as printed", [
    f"{key_of(item)}: no {field}" for item in rows["reading"] for field in cited if not item.get(field)
])
tap.check("a figure's digits are among the words as printed", [
    f"{key_of(item)}: {item['value']:,} is not in “{item['quote']}”" for item in rows["reading"]
    if isinstance(item.get("value"), int) and item["value"] > 10
    and not any(form in item["quote"] for form in
                (f"{item['value']:,}", f"{item['value'] / 1e6:g} million"))
])
tap.check("a point is on the earth, and a place is of one point", [
    f"{place['key']}: {place['lat']}, {place['lon']}" for place in rows["place"]
    if not (-90 <= float(place["lat"]) <= 90 and -180 <= float(place["lon"]) <= 180)
])

texts = [(path, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.iterdir())]
tap.check("text is composed Unicode", [
    tap.name(path) for path, content in texts if content != unicodedata.normalize("NFC", content)
])
tap.check("GeoNames is credited as its licence asks", [] if
          "Place data (c) GeoNames, CC BY 4.0, geonames.org" in (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
          else ["SOURCES.md"])
tap.check("nobody is named and no line of a file is cited", [
    f"{tap.name(path)}:{tap.line_of(content, match.start())}: {match.group(0)}" for path, content in texts
    for match in re.finditer(r"\b(?:Mr|Mrs|Ms|Dr)\. |\bsignatory\b|\bline \d+|_line\b", content)
])
tap.done()
