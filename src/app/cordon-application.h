/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/cordon-window.h"

G_BEGIN_DECLS

/**
 * CordonApplication:
 *
 * The program: its windows, each on one plan, and the actions that belong to none of them: "app.new",
 * "app.new-starter", "app.new-empty", "app.open", "app.open-recent" (s), "app.preferences", "app.about", "app.quit".
 */
#define CORDON_TYPE_APPLICATION (cordon_application_get_type ())
G_DECLARE_FINAL_TYPE (CordonApplication, cordon_application, CORDON, APPLICATION, AdwApplication)

CordonApplication *cordon_application_new (void);

/**
 * cordon_application_begin:
 * @self: the program
 * @window: (nullable): the window in which it was asked for
 * @file: the plan file
 * @begin: how it comes to be
 *
 * Opens or makes a plan: in @window where none is open there, in a window of its own otherwise. A plan that is open
 * already is not opened twice: its window comes to the front.
 */
void cordon_application_begin (CordonApplication *self, CordonWindow *window, GFile *file, CordonBegin begin);

G_END_DECLS
