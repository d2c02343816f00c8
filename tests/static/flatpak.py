#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest is one that flatpak-builder takes, and asks for no more than the program needs."""

import json
import re

import tap

MANIFEST = tap.ROOT / "flatpak" / "org.cordonplan.Cordon.yml"
ALLOWED = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}

code, said = tap.tool("flatpak-builder", "--show-manifest", MANIFEST)
tap.check("flatpak-builder takes the manifest", [] if code == 0 else [said])
if code == 0:
    shown = json.loads(said[said.index("{"):])
    tap.check("it is the program’s own", [
        f"{key} is {shown.get(key)}" for key, value in
        (("id", "org.cordonplan.Cordon"), ("runtime", "org.gnome.Platform"), ("sdk", "org.gnome.Sdk"),
         ("command", "cordon")) if shown.get(key) != value
    ])
    tap.check("no network, no files but through the portal, nothing unneeded", [
        f"asks for {permission}" for permission in shown.get("finish-args", []) if permission not in ALLOWED
    ])
    modules = {module.get("name"): module.get("sources", []) for module in shown.get("modules", [])}
    tap.check("it is built from this folder", [
        f"cordon: {source}" for source in modules.get("cordon", [{}]) if source.get("type") != "dir"
    ])
    tap.check("what the runtime lacks comes over https, each in one known version", [
        f"{module}: {source}" for module, sources in modules.items() if module != "cordon" for source in sources
        if not re.match(r"https://", source.get("url", ""))
        or not (re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")) or source.get("tag") or source.get("commit"))
    ])
tap.done()
