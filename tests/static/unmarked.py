#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that a person reads is marked for translation: text in .ui files, and literals that C code gives to
functions which show them."""

import re
import xml.etree.ElementTree as ET

import tap

# Properties whose value is read by people.
READ = {"label", "title", "subtitle", "tooltip-text", "tooltip-markup", "placeholder-text", "description", "text",
        "heading", "body", "comments", "message", "menu-label", "primary-text", "secondary-text", "button-label",
        "summary", "help-text", "value-text", "role-description", "accept-label", "cancel-label", "header", "footer"}
ATTRIBUTES = {"label"}
# A word, but for the program's own name.
WORD = re.compile(r"(?!\bCordon\b)\b[^\W\d_]{2,}")

problems, contexts = [], []
for path in tap.files("*.ui", under=("ui",)):
    for element in ET.parse(path).iter():
        kind, what = element.tag, element.get("name", "").replace("_", "-")
        if kind in ("property", "attribute") and what in (READ if kind == "property" else ATTRIBUTES):
            words = (element.text or "").strip()
            if not len(element) and WORD.search(words) and element.get("translatable") is None \
                    and not element.get("bind-source"):
                problems.append(f"{tap.name(path)}: {what}: “{words}”")
        elif kind in ("item", "col") and element.get("translatable") is None and WORD.search(element.text or "") \
                and not len(element) and kind == "item" and element.get("id") is None and element.text.strip()[0].isupper():
            problems.append(f"{tap.name(path)}: item: “{element.text.strip()}”")
        if element.get("translatable") == "yes" and not element.get("context"):
            contexts.append(f"{tap.name(path)}: “{(element.text or '').strip()}”")
tap.check("text in .ui files is marked translatable", problems)
tap.check("text in .ui files has a context", contexts)

# Functions that show what they are given.
SHOW = [
    "gtk_label_new", "gtk_label_set_text", "gtk_label_set_label", "gtk_label_set_markup", "gtk_button_new_with_label",
    "gtk_button_new_with_mnemonic", "gtk_button_set_label", "gtk_check_button_new_with_label",
    "gtk_toggle_button_new_with_label", "gtk_check_button_set_label", "gtk_menu_button_set_label",
    "gtk_window_set_title", "gtk_widget_set_tooltip_text", "gtk_widget_set_tooltip_markup",
    "gtk_entry_set_placeholder_text", "gtk_search_entry_set_placeholder_text", "gtk_column_view_column_new",
    "gtk_column_view_column_set_title", "gtk_file_chooser_native_new", "gtk_file_filter_set_name",
    "adw_toast_new", "adw_toast_set_title", "adw_toast_set_button_label", "adw_preferences_row_set_title",
    "adw_action_row_set_subtitle", "adw_expander_row_set_subtitle", "adw_preferences_group_set_title",
    "adw_preferences_group_set_description", "adw_preferences_page_set_title", "adw_status_page_set_title",
    "adw_status_page_set_description", "adw_window_title_new", "adw_window_title_set_title",
    "adw_window_title_set_subtitle", "adw_message_dialog_new", "adw_message_dialog_set_heading",
    "adw_message_dialog_set_body", "adw_message_dialog_add_response", "g_menu_append", "g_menu_item_new",
    "g_menu_append_section", "g_menu_append_submenu", "cordon_set_error", "cordon_draft_new",
    "g_option_context_new", "g_option_context_set_summary", "gtk_accessible_update_property", "g_printerr",
    "g_set_error", "g_set_error_literal", "g_application_command_line_printerr", "gtk_shortcut_label_new",
]
CALL = re.compile(r"\b(" + "|".join(SHOW) + r") \(")
MARKED = re.compile(r"(?<!\w)(?:_|N_|C_|NC_|Q_|ngettext|gettext|g_dngettext|g_dpgettext2|dngettext) \($")
# What stands in a literal but is no sentence: formats, names of classes, icons and actions.
NO_SENTENCE = re.compile(r"^(?:[a-z0-9_.:/+-]*|[A-Z0-9_ ]*)$")


def arguments(source, start):
    """The text of a call's arguments, from just after its bracket to the one that closes it."""
    depth, position, quoted = 1, start, False
    while depth and position < len(source):
        char = source[position]
        if quoted:
            if char == "\\":
                position += 1
            elif char == '"':
                quoted = False
        elif char == '"':
            quoted = True
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        position += 1
    return source[start:position - 1]


def unmarked(call):
    """The literals of a call that no marking macro encloses."""
    stack = []
    for match in re.finditer(r'"((?:\\.|[^"\\])*)"|\w* ?\(|\)', call):
        token = match.group(0)
        if token.endswith("("):
            stack.append(bool(MARKED.search(token if token[0] != " " else token)) or bool(re.match(r"_ \(", token)))
        elif token == ")":
            if stack:
                stack.pop()
        elif not any(stack):
            yield match.group(1)


problems = []
for path in tap.files("*.c", under=("src",)):
    source = tap.code(tap.text(path))
    for match in CALL.finditer(source):
        for literal in unmarked(arguments(source, match.end())):
            words = re.sub(r"%[-+ #0'\d.$]*(?:l|ll|z|h)?[a-zA-Z]|%%|\\n|<[^>]*>", " ", literal)
            if WORD.search(words) and not NO_SENTENCE.match(words.strip()):
                problems.append(f"{tap.name(path)}:{tap.line_of(source, match.start())}: {match.group(1)}: “{literal}”")
tap.check("literals that C code shows are marked", problems)
tap.done()
