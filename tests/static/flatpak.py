#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest is one that flatpak-builder takes, and asks for no more than the program needs."""

import json

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
    tap.check("it is built from this folder", [
        f"{module.get('name')}: {source}" for module in shown.get("modules", [])
        for source in module.get("sources", []) if source.get("type") != "dir"
    ])
tap.done()
