/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages that must be answered. The only file that knows AdwMessageDialog, which libadwaita has replaced since the
 * version that we build against. */

#include "app/cordon-message.h"

#include <adwaita.h>

#include "base/cordon-error.h"

typedef struct
{
  CordonAnswerFunc answer;
  gpointer user_data;
  gboolean answered;
} Question;

static void
on_dialog_response (AdwMessageDialog *dialog, const char *response, Question *question)
{
  /* A dialog that is closed after it was answered says so once more. */
  if (question->answered)
    return;
  question->answered = TRUE;
  question->answer (g_str_equal (response, "yes"), question->user_data);
}

/* A question that goes with its window, unanswered, was answered with no. */
static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (!question->answered)
    question->answer (FALSE, question->user_data);
  g_free (question);
}

void
cordon_message_tell (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", C_ ("button", "_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
cordon_message_ask (GtkWindow *parent, const char *heading, const char *body, const char *yes, const char *no,
                    gboolean destructive, CordonAnswerFunc answer, gpointer user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  Question *question = g_new0 (Question, 1);

  g_return_if_fail (answer != NULL);

  question->answer = answer;
  question->user_data = user_data;
  adw_message_dialog_add_responses (dialog, "no", no, "yes", yes, NULL);
  adw_message_dialog_set_close_response (dialog, "no");
  adw_message_dialog_set_default_response (dialog, destructive ? "no" : "yes");
  adw_message_dialog_set_response_appearance (dialog, "yes",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_dialog_response), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
