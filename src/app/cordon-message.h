/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What follows when the person has answered. */
typedef void (*CordonAnswerFunc) (gboolean yes, gpointer user_data);

/**
 * cordon_message_tell:
 * @parent: (nullable): the window concerned
 * @heading: what happened, in a few words
 * @body: the sentences that say so in full
 *
 * Shows a message that waits to be closed.
 */
void cordon_message_tell (GtkWindow *parent, const char *heading, const char *body);

/**
 * cordon_message_ask:
 * @parent: (nullable): the window concerned
 * @heading: the question
 * @body: what each answer means
 * @yes: the label of the button that does it; @no is the one that doesn't, and what closing the question means
 * @destructive: whether doing it loses something
 * @answer: called once with the answer
 * @user_data: (closure): passed on
 */
void cordon_message_ask (GtkWindow *parent, const char *heading, const char *body, const char *yes, const char *no,
                         gboolean destructive, CordonAnswerFunc answer, gpointer user_data);

G_END_DECLS
