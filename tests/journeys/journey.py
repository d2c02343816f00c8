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

# A warning must not end this process: those of the accessibility bus are not ours. Nor may it end the program at once:
# GTK 4.8's own bridge complains when a widget goes that the bus has just asked for. What else is said is read at the end.
os.environ.pop("G_DEBUG", None)

import warnings  # noqa: E402

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# Debian 12 has no other names for the interfaces than those that later versions deprecate.
warnings.simplefilter("ignore", DeprecationWarning)

PATIENCE = float(os.environ.get("CORDON_JOURNEY_SECONDS", "20"))

# What GTK 4.8's accessibility bridge says of itself.
BRIDGE = ("g_variant_is_object_path", "AT-SPI", "dbind")

BUTTONS = (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.RADIO_BUTTON)


class Lost(AssertionError):
    """Something that a person would have seen did not come."""


def wait_for(what, probe, seconds=PATIENCE, needed=True):
    """Runs the main loop until probe() gives something, and returns that; None when it isn't needed and doesn't come."""
    context = GLib.MainContext.default()
    end = time.monotonic() + seconds
    while True:
        try:
            found = probe()
        except GLib.Error:  # what was looked at went away meanwhile
            found = None
        if found:
            return found
        if time.monotonic() > end:
            if not needed:
                return None
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
    node.clear_cache()
    yield node
    for i in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(i), depth + 1)


def is_showing(node):
    """GTK 4.8 tells of no widget but the window whether it shows; what has never been shown has no size."""
    component = node.get_component_iface()
    if component is None or not node.get_state_set().contains(Atspi.StateType.VISIBLE):
        return False
    extents = component.get_extents(Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def matches(node, role, name):
    """Whether a node has one of these roles and this name; a name may be a beginning that ends in "…"."""
    roles = role if isinstance(role, tuple) or role is None else (role,)
    if roles is not None and node.get_role() not in roles:
        return False
    if name is None:
        return True
    # GTK 4.8 calls a button with a mnemonic "_Undo Undo".
    label = (node.get_name() or "").replace("_", "")
    return label in (name, f"{name} {name}") or (name.endswith("…") and label.startswith(name[:-1]))


def text_of(node):
    """The text in an entry or label; GTK 4.8 wants the number of characters, not -1."""
    text = node.get_text_iface()
    return text.get_text(0, text.get_character_count()) if text is not None else node.get_name()


class Cordon:
    """One running Cordon, and what a person does to it."""

    moved_to = None  # where the focus went last
    listener = None

    def __init__(self, program, *arguments, env=None):
        self.program = program
        Cordon.moved_to = None
        if Cordon.listener is None:
            Cordon.listener = Atspi.EventListener.new(Cordon._on_focus_moved)
            Cordon.listener.register("object:state-changed:focused")
        self.process = subprocess.Popen(
            [program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **(env or {})}
        )
        self.application = wait_for("the program on the accessibility bus", self._find_application)

    @staticmethod
    def _on_focus_moved(event):
        if event.detail1:
            Cordon.moved_to = event.source

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
        return [node for node in walk(within or self.application) if matches(node, role, name) and is_showing(node)]

    def find(self, role=None, name=None, within=None):
        return wait_for(f"{role} “{name}”", lambda: next(iter(self.all(role, name, within)), None))

    def gone(self, role=None, name=None):
        wait_for(f"{role} “{name}” to be gone", lambda: not self.all(role, name))

    def says(self, words, within=None):
        """Waits until a text that holds these words shows."""

        def holds(node):
            return words in (node.get_name() or "") or (node.get_text_iface() and words in text_of(node))

        return wait_for(f"the words “{words}”", lambda: next(filter(holds, self.all(within=within)), None))

    def focused(self):
        """What has the focus, as the bus told when it moved; a tree is walked once at most."""
        while GLib.MainContext.default().iteration(False):
            pass
        if Cordon.moved_to is None:
            for node in walk(self.application):
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    Cordon.moved_to = node
                    break
        return Cordon.moved_to

    def until(self, probe, what):
        return wait_for(what, probe)

    def until_focused(self, role=None, name=None):
        """Waits until what has the focus is of this role and name."""

        def probe():
            node = self.focused()
            return node if node is not None and matches(node, role, name) else None

        return wait_for(f"the focus on {role or ''} “{name or ''}”", probe)

    def row_that_says(self, words, within):
        """The row of a list in which these words stand."""
        node = self.says(words, within)
        while node is not None and node.get_role() != Atspi.Role.LIST_ITEM:
            node = node.get_parent()
        if node is None:
            raise Lost(f"no row holds “{words}”")
        return node

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

        def probe():
            # A menu button is two nodes of one name, of which the inner one can be pressed.
            for node in self.all(role, name, within):
                action = node.get_action_iface()
                if action is not None and action.get_n_actions() > 0:
                    return node
            return None

        node = wait_for(f"“{name}” to press", probe)
        if not node.get_action_iface().do_action(0):
            raise Lost(f"“{name}” can't be pressed")
        return node

    def key(self, *keys):
        """Presses keys as xdotool names them: "ctrl+z", "Return"."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def tab_to(self, name, role=None, back=False):
        """Presses Tab until the focus is on what is called so."""
        passed = []
        for _ in range(60):
            node = self.focused()
            passed.append(node.get_name() if node is not None else None)
            if node is not None and matches(node, role, name):
                return node
            Cordon.moved_to = None
            self.key("shift+Tab" if back else "Tab")
            # Not everything that takes the focus tells the bus so: an entry's inner text doesn't.
            wait_for("the focus to move", lambda: Cordon.moved_to, seconds=0.5, needed=False)
        raise Lost(f"Tab never came to “{name}”, but to {passed}")

    def press_menu(self, name):
        """Presses an item of an open menu."""
        return self.press(name, (Atspi.Role.MENU_ITEM, *BUTTONS))

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
        said = self.process.stderr.read().decode(errors="replace").splitlines()
        errors = [line for line in said if ("CRITICAL" in line or "WARNING" in line)
                  and not any(words in line for words in BRIDGE)]
        if code != 0 or errors:
            raise Lost(f"the program ended with {code}: {said[-20:]}")

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


class Plan:
    """A plan file, read through the command line."""

    def __init__(self, program, name="plan.cordon"):
        self.program = program
        self.path = name if os.path.isabs(name) else os.path.join(tempfile.mkdtemp(), name)

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], check=True, capture_output=True, text=True).stdout

    def make(self):
        self.run("new", "--starter", self.path)
        return self

    def rows(self, kind):
        return json.loads(self.run("list", self.path, kind, "--json"))

    def row(self, kind, row_id):
        return next(row for row in self.rows(kind) if row["id"] == row_id)

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
