#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One version, told the same everywhere: meson.build, the metainfo's newest release, and the top of NEWS.md."""

import re
import xml.etree.ElementTree as ET

import tap

version = re.search(r"^\s*version: '([^']+)'", tap.text(tap.ROOT / "meson.build"), re.M).group(1)
releases = ET.parse(tap.ROOT / "data" / "org.cordonplan.Cordon.metainfo.xml.in").getroot().findall("releases/release")
news = re.findall(r"^## (\S+) \((\d{4}-\d{2}-\d{2})\)$", tap.text(tap.ROOT / "NEWS.md"), re.M)

tap.check("the newest release is the version that is built", [
    f"meson.build has {version}, {where} has {found}"
    for where, found in (("the metainfo", releases[0].get("version")), ("NEWS.md", news[0][0] if news else None))
    if found != version
])
tap.check("metainfo and NEWS.md tell the same releases, the newest first", [
    f"{ours} in NEWS.md, {theirs} in the metainfo"
    for ours, theirs in zip(news, [(r.get("version"), r.get("date")) for r in releases]) if ours != theirs
] + (["not as many in each"] if len(news) != len(releases) else [])
  + (["not the newest first"] if [d for _, d in news] != sorted((d for _, d in news), reverse=True) else []))
tap.done()
