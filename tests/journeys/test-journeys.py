#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cordon used as a person uses it, from the welcome page to the file on the disk: `test-journeys.py CORDON [NAME…]`."""

import os
import subprocess
import tempfile


from journey import Atspi, BUTTONS, Plan, run_journeys, text_of, wait_for

TAB = Atspi.Role.PAGE_TAB
MEXICO = "1.C Expand the HSI Mexico Transnational Criminal Investigative Unit…"


def find_initiative(cordon, words, title):
    """Opens an initiative through search, with keys alone."""
    cordon.key("ctrl+f")
    cordon.find(Atspi.Role.ENTRY, "Search the whole plan")
    cordon.type(words)
    cordon.find(Atspi.Role.LIST_ITEM, title)
    cordon.key("Return")
    cordon.find(Atspi.Role.HEADING, title)
    cordon.until_focused(name="More About This")


def write_an_update_by_keyboard(program, start):
    """A quarter's update, from the welcome page on, by keyboard alone; it is there after a restart, and undone."""
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "briefing.cordon")
    cordon = start()
    cordon.until_focused(name="Start from the…")
    cordon.key("Return")
    cordon.until(lambda: cordon.application.get_child_count() > 1, "the file chooser")
    cordon.type(path.removesuffix(".cordon"))
    cordon.key("Return")
    cordon.says("Status of the Initiatives")

    find_initiative(cordon, "Mexico Trans", MEXICO)
    cordon.tab_to(name="Overview", role=TAB)
    cordon.key("Right", "Right", "Right", "space")
    cordon.tab_to(name="Start Update")
    cordon.key("Return")
    cordon.until_focused(name="What happened")
    cordon.type("Two vetted officers joined.")
    cordon.tab_to(name="Green", back=True)
    cordon.key("space")
    cordon.tab_to(name="Publish")
    cordon.key("Return")
    cordon.says("Two vetted officers joined.")
    cordon.find(name="Correct…")
    cordon.close()

    plan = Plan(program, path)
    updates = plan.rows("status_update")
    assert [u["rag"] for u in updates] == ["green"], updates
    assert updates[0]["narrative"] == "Two vetted officers joined."
    assert updates[0]["published_on"], updates
    plan.check()

    again = start(path)
    again.says("1 Green")
    again.key("ctrl+z")
    again.says("0 Green")
    again.close()
    assert not [u for u in plan.rows("status_update") if u.get("published_on")]
    plan.check()


def amber_without_next_steps_is_refused(program, start):
    """Publishing amber without saying what comes next is refused in words, and nothing is lost."""
    plan = Plan(program).make()
    cordon = start(plan.path)
    cordon.says("Status of the Initiatives")
    find_initiative(cordon, "Mexico Trans", MEXICO)
    cordon.press("Updates", TAB)
    cordon.press("Start Update")
    cordon.until_focused(name="What happened")
    cordon.type("Vetting takes longer.")
    cordon.press("Amber")
    cordon.press("Publish")
    cordon.says("next steps")
    cordon.close()
    updates = plan.rows("status_update")
    assert [u["narrative"] for u in updates] == ["Vetting takes longer."]
    assert not updates[0].get("published_on")
    plan.check()


def a_quarters_round(program, start):
    """A quarter is opened, one of its updates published, and the quarter closed; what is missing is told."""
    plan = Plan(program).make()
    cordon = start(plan.path)
    cordon.says("Status of the Initiatives")
    cordon.key("alt+2")
    cordon.press("Round", TAB)
    cordon.press("Open Quarter")
    cordon.says("0 of 16 updates are published.")
    cordon.tab_to(name="1.A…", role=Atspi.Role.LIST_ITEM)
    cordon.key("Return")
    cordon.until_focused(name="What happened")
    cordon.type("Two vetted officers joined.")
    cordon.press("Green")
    cordon.press("Publish")
    wait_for("the update in the file", lambda: [u for u in plan.rows("status_update") if u.get("published_on")])
    cordon.press("Round", TAB)
    cordon.says("1 of 16 updates are published.")
    cordon.press("Close Quarter")
    cordon.find(name="Reopen Quarter")
    cordon.close()
    rounds = plan.rows("round")
    assert len(rounds) == 1 and rounds[0]["closed"], rounds
    updates = plan.rows("status_update")
    assert len(updates) == 16 and {u["period"] for u in updates} == {rounds[0]["period"]}, updates
    plan.check()


def undo_an_edit_of_three_edits_ago(program, start):
    """History takes back one edit and leaves the later ones alone."""
    plan = Plan(program).make()
    target = next(i for i in plan.rows("plan_item") if i.get("code") == "1.C")
    for field, value in (("owner", ""), ("title", "Renamed"), ("tlp", "GREEN"), ("state", "active")):
        plan.run("set", plan.path, "plan_item", target["id"], f"{field}={value}")
    cordon = start(plan.path)
    cordon.says("Status of the Initiatives")
    cordon.press("History")
    entry = cordon.row_that_says("Owner of 1.C", cordon.find(Atspi.Role.LIST, "History, newest first"))
    cordon.press("Undo this: …", within=entry)
    wait_for("the owner to be back in the file", lambda: plan.row("plan_item", target["id"]).get("owner"))
    cordon.close()
    row = plan.row("plan_item", target["id"])
    assert (row["owner"], row["title"], row["tlp"], row["state"]) == (target["owner"], "Renamed", "GREEN", "active"), row
    plan.check()


def look_at_a_past_date_and_return(program, start):
    """The window shows the plan as it was, where nothing can be changed, and one press returns to now."""
    plan = Plan(program).make()
    target = next(i for i in plan.rows("plan_item") if i.get("code") == "1.C")
    plan.run("set", plan.path, "plan_item", target["id"], "title=Renamed since")
    cordon = start(plan.path)
    cordon.says("Status of the Initiatives")
    cordon.press("History")
    entry = cordon.row_that_says("Start from the strategy", cordon.find(Atspi.Role.LIST, "History, newest first"))
    cordon.press("See the plan as it was on…", within=entry)
    cordon.find(name="Return to Now")
    cordon.key("alt+2")
    cordon.says("1.C Expand the HSI Mexico")
    cordon.press("Return to Now")
    cordon.says("1.C Renamed since")
    cordon.close()
    plan.check()


def delete_and_restore_an_initiative(program, start):
    """A deleted initiative goes from sight, and Undo on the toast brings it back with all that is below it."""
    plan = Plan(program).make()
    before = len(plan.rows("plan_item"))
    cordon = start(plan.path)
    cordon.says("Status of the Initiatives")
    find_initiative(cordon, "Mexico Trans", MEXICO)
    cordon.press("More About This")
    cordon.press_menu("Delete")
    wait_for("one item less in the file", lambda: len(plan.rows("plan_item")) == before - 1)
    cordon.press("Undo")
    wait_for("all items in the file", lambda: len(plan.rows("plan_item")) == before)
    cordon.close()
    plan.check()


def move_a_milestone_by_keyboard(program, start):
    """A milestone is moved on the timeline by keys alone, in one edit, and one undo takes it back."""
    plan = Plan(program).make()
    made = next(i for i in plan.rows("plan_item") if i.get("code") == "1.C.1")
    plan.run("set", plan.path, "plan_item", made["id"], "kind=milestone", "code=", "title=Sign the memorandum",
             "due=2026-12-31")
    before = len(plan.run("history", plan.path).splitlines())
    cordon = start(plan.path)
    cordon.says("Status of the Initiatives")
    cordon.key("alt+2")
    cordon.says("1.C Expand the HSI Mexico")
    cordon.press("Timeline", (TAB, *BUTTONS))
    cordon.find(Atspi.Role.PANEL, "Timeline…")
    cordon.tab_to(name="Timeline…", role=Atspi.Role.PANEL)
    # From nowhere, back in time is to the last of all.
    cordon.key("Left")
    cordon.find(Atspi.Role.PANEL, "Timeline. Milestone “Sign the memorandum”, due 31 Dec 2026…")
    cordon.key("shift+Right")
    wait_for("the day in the file", lambda: plan.row("plan_item", made["id"])["due"] == "2027-01-01")
    cordon.find(Atspi.Role.PANEL, "Timeline. Milestone “Sign the memorandum”, due 1 Jan 2027…")
    assert len(plan.run("history", plan.path).splitlines()) > before
    cordon.key("ctrl+z")
    wait_for("the old day in the file", lambda: plan.row("plan_item", made["id"])["due"] == "2026-12-31")
    cordon.find(Atspi.Role.PANEL, "Timeline. Milestone “Sign the memorandum”, due 31 Dec 2026…")
    cordon.key("Return")
    cordon.says("Sign the memorandum")
    cordon.close()
    plan.check()


def import_a_table_and_take_it_back(program, start):
    """A table made elsewhere is shown before it comes in, read as the person says, and taken back as one edit."""
    plan = Plan(program).make()
    before = plan.rows("plan_item")
    table = os.path.join(tempfile.mkdtemp(), "dates.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("Code;Title;Kind;Due\n1.C;;;2/3/2026\n1.C.9;Open a second office;milestone;31/3/2026\n"
                   "1.C.10;Train the officers;milestone;soon\n")
    cordon = start(plan.path)
    cordon.says("Status of the Initiatives")
    subprocess.run([program, table], check=True, timeout=20)
    cordon.says("2 new rows · 1 changed row")
    cordon.says("Open a second office")
    cordon.press("Notes (2)", role=(Atspi.Role.RADIO_BUTTON, Atspi.Role.TOGGLE_BUTTON, TAB))
    cordon.says("“soon” is no date that could be read.")
    assert plan.rows("plan_item") == before, "the plan was changed before Import"
    cordon.press("Import")
    cordon.says("3 rows came in from “dates.csv”.")
    made = {i["code"]: i["due"] for i in plan.rows("plan_item") if i.get("code") in ("1.C", "1.C.9", "1.C.10")}
    assert made == {"1.C": "2026-03-02", "1.C.9": "2026-03-31", "1.C.10": None}, made
    cordon.press("Undo")
    wait_for("the plan as it was", lambda: plan.rows("plan_item") == before)
    cordon.close()
    plan.check()


def find_precursor_and_open_it(program, start):
    """Ctrl+F, a word, and Enter lead to the first of what was found, where it stands in the plan."""
    plan = Plan(program).make()
    cordon = start(plan.path)
    cordon.says("Status of the Initiatives")
    cordon.key("ctrl+f")
    cordon.find(Atspi.Role.ENTRY, "Search the whole plan")
    cordon.type("precursor")
    found = "1.2 Keep developing new approaches, including novel charges against precursor…"
    cordon.find(Atspi.Role.LIST_ITEM, found)
    cordon.key("Return")
    cordon.find(Atspi.Role.HEADING, "1 Reduce the International Supply of Illicit Opioids")
    title = cordon.until_focused(name="Title")
    assert "precursor suppliers" in text_of(title), text_of(title)
    # What was typed to find it is not in the plan.
    cordon.close()
    row = next(r for r in plan.rows("plan_item") if r.get("code") == "1.2")
    assert row["title"].startswith("Keep developing new approaches"), row
    plan.check()


def name_the_matter(cordon, plan, title):
    """Types the title of the matter that was just added, and waits for it in the file."""
    cordon.until_focused(name="Title")
    cordon.type(title)
    cordon.key("Return")
    return wait_for(f"“{title}” in the file", lambda: [m for m in plan.rows("matter") if m.get("title") == title])[0]


def add_first_matter(cordon, item):
    """Adds the first matter of a plan, of the kind that an item of the menu names."""
    cordon.says("Status of the Initiatives")
    cordon.key("alt+5")
    cordon.says("No Casework Yet")
    cordon.tab_to(name="Add Matter")
    cordon.key("Return")
    cordon.until_focused(name="Add Investigation")
    cordon.press_menu(item)


def renew_an_agreement(program, start):
    """A narcotics enforcement agreement is signed, comes into force, and is renewed for the same term."""
    plan = Plan(program).make()
    cordon = start(plan.path)
    add_first_matter(cordon, "Add Agreement")
    agreement = name_the_matter(cordon, plan, "NEA with a partner")
    cordon.close()
    for field in ("agreement=nea", "state=renewal_due", "signed_on=2023-03-01", "expires_on=2026-03-01"):
        plan.run("set", plan.path, "matter", agreement["id"], field)

    again = start(plan.path)
    again.says("Status of the Initiatives")
    again.key("ctrl+f")
    again.find(Atspi.Role.ENTRY, "Search the whole plan")
    again.type("NEA with")
    again.find(Atspi.Role.LIST_ITEM, "NEA with a partner…")
    again.key("Return")
    again.press("Renew for the Same Term")
    wait_for("it to be in force", lambda: plan.row("matter", agreement["id"])["state"] == "in_force")
    again.close()
    renewed = plan.row("matter", agreement["id"])
    assert renewed["signed_on"] > "2023-03-01" and renewed["expires_on"] > renewed["signed_on"], renewed
    assert int(renewed["expires_on"][:4]) - int(renewed["signed_on"][:4]) == 3, renewed
    plan.check()


def two_windows_on_two_plans(program, start):
    """Two plans at once: an edit in one is not in the other."""
    one = Plan(program, "one.cordon").make()
    other = Plan(program, "other.cordon").make()
    n = len(one.rows("plan_item"))
    cordon = start(one.path, other.path)
    cordon.until(lambda: cordon.application.get_child_count() == 2, "two windows")
    frames = {}

    def both():
        for i in range(2):
            frame = cordon.application.get_child_at_index(i)
            frames[frame.get_name()] = frame
        return {"one", "other"} <= set(frames)

    cordon.until(both, "a window that is named after each plan")
    for frame in (frames["one"], frames["other"]):
        cordon.says("16 Not rated", within=frame)
    cordon.press("Undo: Start from the strategy", within=frames["other"])
    wait_for("nothing in the other file", lambda: not other.rows("plan_item"))
    cordon.says("16 Not rated", within=frames["one"])
    cordon.close()
    assert len(one.rows("plan_item")) == n, one.rows("plan_item")
    assert not other.rows("plan_item")
    one.check()
    other.check()


if __name__ == "__main__":
    run_journeys([
        write_an_update_by_keyboard,
        amber_without_next_steps_is_refused,
        a_quarters_round,
        undo_an_edit_of_three_edits_ago,
        look_at_a_past_date_and_return,
        delete_and_restore_an_initiative,
        move_a_milestone_by_keyboard,
        import_a_table_and_take_it_back,
        find_precursor_and_open_it,
        renew_an_agreement,
        two_windows_on_two_plans,
    ])
