# SPDX-License-Identifier: GPL-3.0-or-later
"""What a journey is made of: Cordon started as a person starts it, found and pressed through the accessibility bus as
a screen reader does, typed at through the X server, and read back from the plan file as it lies on the disk.

A journey waits for what it expects and fails when that doesn't come; it never sleeps for a guessed time.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

# The program's warnings are errors; those of the accessibility bus, in this process, are not ours.
DEBUG = os.environ.pop("G_DEBUG", "")

import warnings  # noqa: E402

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# Debian 12 has no other names for the interfaces than those that later versions deprecate.
warnings.simplefilter("ignore", DeprecationWarning)

PATIENCE = float(os.environ.get("CORDON_JOURNEY_SECONDS", "20"))

BUTTONS = (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.RADIO_BUTTON)


class Lost(AssertionError):
    """Something that a person would have seen did not come."""


def wait_for(what, probe):
    """Runs the main loop until probe() gives something, and returns that."""
    context = GLib.MainContext.default()
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = probe()
        except GLib.Error:  # what was looked at went away meanwhile
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Lost(f"never came: {what}")
        while context.iteration(False):
            pass
        select_briefly()


def select_briefly():
    """Gives the processor away until the bus has something to say, or for a hundredth of a second."""
    GLib.timeout_add(10, lambda: False)
    GLib.MainContext.default().iteration(True)


def walk(node, depth=0):
    if node is None or depth > 60:
        return
    yield node
    node.clear_cache()
    for i in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(i), depth + 1)


def is_showing(node):
    """GTK 4.8 tells of no widget but the window whether it shows; what has never been shown has no size."""
    component = node.get_component_iface()
    if component is None or not node.get_state_set().contains(Atspi.StateType.VISIBLE):
        return False
    extents = component.get_extents(Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def text_of(node):
    """The text in an entry or label; GTK 4.8 wants the number of characters, not -1."""
    text = node.get_text_iface()
    return text.get_text(0, text.get_character_count()) if text is not None else node.get_name()


class Cordon:
    """One running Cordon, and what a person does to it."""

    def __init__(self, program, *arguments, env=None):
        self.program = program
        self.process = subprocess.Popen(
            [program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, "G_DEBUG": DEBUG, **(env or {})}
        )
        self.application = wait_for("the program on the accessibility bus", self._find_application)

    def _find_application(self):
        if self.process.poll() is not None:
            raise Lost("the program ended: " + self.process.stderr.read().decode(errors="replace")[-2000:])
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid and child.get_child_count() > 0:
                return child
        return None

    # Looking

    def all(self, role=None, name=None, within=None):
        """What shows, by role and accessible name; a name may be a beginning that ends in "…"."""
        self.application.clear_cache()
        roles = role if isinstance(role, tuple) else (role,)
        found = []
        for node in walk(within or self.application):
            if role is not None and node.get_role() not in roles:
                continue
            label = node.get_name() or ""
            if name is not None and label != name and not (name.endswith("…") and label.startswith(name[:-1])):
                continue
            if is_showing(node):
                found.append(node)
        return found

    def find(self, role=None, name=None, within=None):
        return wait_for(f"{role} “{name}”", lambda: next(iter(self.all(role, name, within)), None))

    def gone(self, role=None, name=None):
        wait_for(f"{role} “{name}” to be gone", lambda: not self.all(role, name))

    def says(self, words):
        """Waits until a text that holds these words shows."""
        return wait_for(f"the words “{words}”", lambda: next((n for n in self.all() if words in (n.get_name() or "")
                                                              or (n.get_text_iface() and words in text_of(n))), None))

    def focused(self):
        for node in walk(self.application):
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node
        return None

    def describe(self, depth=40):
        """The tree as text, for a journey that got lost."""
        lines = []

        def down(node, level):
            if node is None or level > depth:
                return
            if is_showing(node) or level < 2:
                lines.append(f"{'  ' * level}{node.get_role_name()} “{node.get_name()}”")
            for i in range(node.get_child_count()):
                down(node.get_child_at_index(i), level + 1)

        down(self.application, 0)
        return "\n".join(lines)

    # Doing

    def press(self, name, role=BUTTONS, within=None):
        """Presses a button, a row or a menu's item."""
        node = self.find(role, name, within)
        action = node.get_action_iface()
        if action is None or not action.do_action(0):
            raise Lost(f"“{name}” can't be pressed")
        return node

    def key(self, *keys):
        """Presses keys as xdotool names them: "ctrl+z", "Return"."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "1", text], check=True)

    def put(self, node, text):
        """Puts a text in place of what an entry holds."""
        if not node.get_editable_text_iface().set_text_contents(text):
            raise Lost("the text can't be set")

    def close(self):
        """Closes the window as a person does, and waits for the program to end by itself."""
        self.key("ctrl+q")
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Lost("the program doesn't end")
        errors = self.process.stderr.read().decode(errors="replace")
        if code != 0 or "CRITICAL" in errors or "WARNING" in errors:
            raise Lost(f"the program ended with {code}: {errors[-2000:]}")

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


class Plan:
    """A plan file, read through the command line."""

    def __init__(self, program, name="plan.cordon"):
        self.program = program
        self.folder = tempfile.mkdtemp()
        self.path = os.path.join(self.folder, name)

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], check=True, capture_output=True, text=True).stdout

    def make(self):
        self.run("new", "--starter", self.path)
        return self

    def rows(self, kind):
        return json.loads(self.run("list", self.path, kind, "--json"))

    def check(self):
        self.run("check", self.path)


def run_journeys(journeys):
    """Runs each function as one test, in TAP; a lost one tells what stood on the screen."""
    program = os.path.abspath(sys.argv[1])
    wanted = sys.argv[2:]
    chosen = [j for j in journeys if not wanted or j.__name__ in wanted]
    print(f"1..{len(chosen)}")
    failed = False
    for number, journey in enumerate(chosen, 1):
        started = []

        def start(*arguments, **options):
            started.append(Cordon(program, *arguments, **options))
            return started[-1]

        try:
            journey(program, start)
            print(f"ok {number} - {journey.__name__}", flush=True)
        except Exception as error:  # noqa: BLE001: whatever it was, the next journey still runs
            failed = True
            print(f"not ok {number} - {journey.__name__}: {type(error).__name__}: {error}", flush=True)
            for cordon in started:
                if cordon.process.poll() is None:
                    for line in cordon.describe().splitlines():
                        print(f"# {line}")
        finally:
            for cordon in started:
                cordon.kill()
    sys.exit(1 if failed else 0)
