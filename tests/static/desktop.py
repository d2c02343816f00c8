#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop reads of the program is valid: desktop entry, AppStream metainfo, settings, file type, icons, and
the .ui files. The first argument is the build folder: the merged files are what is installed, so they are checked."""

import pathlib
import re
import sqlite3
import struct
import sys
import tempfile
import xml.etree.ElementTree as ET

import tap

ID = "org.cordonplan.Cordon"
built = pathlib.Path(sys.argv[1]) / "data"
data = tap.ROOT / "data"

tap.passes("the desktop entry is valid", "desktop-file-validate", built / f"{ID}.desktop")
tap.passes("the metainfo is valid", "appstreamcli", "validate", "--no-net", "--pedantic", "--explain",
           built / f"{ID}.metainfo.xml")
tap.passes("the settings are valid", "glib-compile-schemas", "--strict", "--dry-run", data)



def wrong_picture(image):
    """What is published under a name lies in docs/screenshots under the same, made by `./dev shots`."""
    path = tap.ROOT / "docs" / "screenshots" / image.text.rsplit("/", 1)[-1]
    if not path.exists():
        return f"{image.text}: there is no {tap.name(path)}"
    size = struct.unpack(">II", path.read_bytes()[16:24])
    said = int(image.get("width")), int(image.get("height"))
    return None if size == said else f"{tap.name(path)} is {size}, and not {said}"


tap.check("the metainfo's pictures are there, in the size that it says", list(filter(None, map(
    wrong_picture, ET.parse(built / f"{ID}.metainfo.xml").getroot().iterfind("screenshots/screenshot/image")))))

xml = tap.files("*.ui", "*.xml", "*.xml.in", "*.svg", under=("ui", "data"))
tap.passes("every XML file is well formed", "xmllint", "--noout", "--nonet", *xml)

entry = tap.text(built / f"{ID}.desktop")
metainfo = ET.parse(built / f"{ID}.metainfo.xml").getroot()
tap.check("the desktop entry, the metainfo and the file type name the same things", [
    problem for problem, wrong in {
        "the metainfo's id": metainfo.findtext("id") != ID,
        "the metainfo launches another entry": metainfo.findtext("launchable") != f"{ID}.desktop",
        "the entry's icon": f"Icon={ID}\n" not in entry,
        "the entry does not open plans": "MimeType=application/x-cordon-plan;" not in entry,
        "the metainfo does not say that it opens plans":
            metainfo.findtext("provides/mediatype") != "application/x-cordon-plan",
        "the metainfo shows no screenshot": metainfo.find("screenshots/screenshot/image") is None,
        "the metainfo has no content rating": metainfo.find("content_rating") is None,
    }.items() if wrong
])
languages = [x for x in tap.text(tap.ROOT / "po" / "LINGUAS").split() if re.fullmatch(r"[a-z]{2}(_[A-Z]{2})?", x)]
tap.check("the desktop entry speaks every language", [
    f"no Comment[{x}]" for x in languages if f"Comment[{x}]=" not in entry
])

# The file type is recognised by content alone, and other SQLite files are not taken for plans.
with tempfile.TemporaryDirectory() as folder:
    base = pathlib.Path(folder)
    packages = base / "mime" / "packages"
    packages.mkdir(parents=True)
    (packages / f"{ID}.xml").write_bytes((built / f"{ID}.xml").read_bytes())
    system = pathlib.Path("/usr/share/mime/packages/freedesktop.org.xml")
    if system.exists():
        (packages / system.name).write_bytes(system.read_bytes())
    code, said = tap.tool("update-mime-database", base / "mime")
    problems = [] if code == 0 else [said]
    environment = {"XDG_DATA_HOME": folder, "XDG_DATA_DIRS": folder, "HOME": folder, "PATH": "/usr/bin:/bin",
                   "LC_ALL": "C.UTF-8"}
    for number, expected in ((0x43524431, True), (0x12345678, False)):
        for suffix in ("", ".cordon"):
            file = base / f"file-{number}{suffix}"
            connection = sqlite3.connect(file)
            connection.execute(f"PRAGMA application_id = {number}")
            connection.execute("CREATE TABLE something (id TEXT)")
            connection.commit()
            connection.close()
            code, said = tap.tool("gio", "info", "--attributes=standard::content-type", file, env=environment)
            found = "application/x-cordon-plan" in said
            if found != (expected or suffix == ".cordon"):
                problems.append(f"{file.name}: {said.strip()}")
    tap.check("a plan is known by its content and by its name, another SQLite file is not", problems)

icons = {"scalable": f"{ID}.svg", "symbolic": f"{ID}-symbolic.svg"}
problems = []
for folder, file in icons.items():
    path = data / "icons" / "hicolor" / folder / "apps" / file
    if not path.exists():
        problems.append(f"no {tap.name(path)}")
        continue
    root = ET.parse(path).getroot()
    size = root.get("width"), root.get("height")
    if size != (("128", "128") if folder == "scalable" else ("16", "16")):
        problems.append(f"{tap.name(path)}: is {size[0]} × {size[1]}")
    if re.search(r"<image|<script|xlink:href=\"http|@import|<text", tap.text(path)):
        problems.append(f"{tap.name(path)}: embeds or fetches something")
tap.check("the icons are drawings of the right size", problems)

# Whether GTK takes the style, in a process of its own: it stops at what it cannot read.
code, said = tap.tool("/usr/bin/python3", "-c", """
import sys
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gtk
provider = Gtk.CssProvider()
provider.connect("parsing-error", lambda provider, section, error: print(
    f"data/style.css:{section.get_start_location().lines + 1}: {error.message}"))
provider.load_from_data(open(sys.argv[1], "rb").read())
""", data / "style.css")
tap.check("GTK understands the style", [said] if code or said.strip() else [])

problems = []
names = {}
resource = tap.text(data / f"{ID}.gresource.xml")
for path in tap.files("*.ui", under=("ui",)):
    root = ET.parse(path).getroot()
    templates = root.findall("template")
    wanted = "".join(part.capitalize() for part in path.stem.split("-"))
    if templates and [t.get("class").lower() for t in templates] != [wanted.lower()]:
        problems.append(f"{tap.name(path)}: its template is {templates[0].get('class')}")
    if path.stem in names:
        problems.append(f"{tap.name(path)}: has the name of {names[path.stem]}")
    names[path.stem] = tap.name(path)
    inside = path.relative_to(tap.ROOT / "ui").as_posix()
    if f">{inside}</file>" not in resource:
        problems.append(f"{tap.name(path)}: not in data/{ID}.gresource.xml")
    if templates and not list((tap.ROOT / "src").rglob(f"{path.stem}.c")):
        problems.append(f"{tap.name(path)}: no {path.stem}.c has its class")
tap.check("every .ui file is named after its class, and is in the resource", problems)

# A button with only an icon has no name for who cannot see it. One with an id may be given its name by its class.
problems = []
for path in tap.files("*.ui", under=("ui",)):
    code = "".join(tap.text(p) for p in (tap.ROOT / "src").rglob(f"{path.stem}*.c"))
    for element in ET.parse(path).iter("object"):
        properties = {p.get("name"): p for p in element.findall("property")}
        if element.get("class") in ("GtkButton", "GtkToggleButton", "GtkMenuButton") and "icon-name" in properties \
                and "label" not in properties and element.find("accessibility/property[@name='label']") is None \
                and element.find("accessibility/relation[@name='labelled-by']") is None \
                and not (element.get("id") and f"->{element.get('id')}" in code and "ACCESSIBLE_PROPERTY_LABEL" in code):
            problems.append(f"{tap.name(path)}: {properties['icon-name'].text or 'bound icon'}")
tap.check("every icon button has an accessible label", problems)
tap.done()
