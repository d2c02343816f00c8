/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line: which commands there are, how each is used, and how it ends. Nothing here touches a display. What
 * is asked for goes to stdout, what goes wrong to stderr in whole sentences; the exit code is 0, 1 for what failed, 2
 * for what can't be meant: all that can be told from the command line alone, before a plan is opened. */

#include "app/cordon-command.h"

#include <signal.h>

#include "app/cordon-command-private.h"
#include "base/cordon-error.h"

typedef struct
{
  const char *name;
  const char *parameters;
  const char *summary;
  const char *description;
  CordonOptions options;
  guint least; /* words */
  guint most;  /* 0 for any number */
  int (*run) (CordonCall *call, GError **error);
} Command;

static const Command commands[] = {
    {"new", N_ ("PLAN"), N_ ("Make a plan, empty or from the strategy."),
     N_ ("PLAN is the new file. One that is there already is not touched."), CORDON_OPTION_STARTER, 1, 1,
     cordon_command_new},
    {"check", N_ ("PLAN"), N_ ("Check a plan through and through."),
     N_ ("Checks the file and its schema, replays history and compares it with what stands in the plan, and looks for "
         "what refers to nothing and for trees that lead back to themselves. Changes nothing. The exit code is 1 where "
         "something is wrong."),
     CORDON_OPTION_JSON, 1, 1, cordon_command_check},
    {"list", N_ ("PLAN KIND"), N_ ("List what is in a plan."),
     N_ ("KIND is the name of a table, such as plan_item; a wrong one tells which there are. The table for reading "
         "leaves long texts out and shows what a row refers to by its title; JSON and CSV hold every field as it is "
         "stored. In CSV, a text that a spreadsheet would run has an apostrophe in front."),
     CORDON_OPTION_JSON | CORDON_OPTION_CSV | CORDON_OPTION_AS_OF, 2, 2, cordon_command_list},
    {"set", N_ ("PLAN KIND ID FIELD=VALUE…"), N_ ("Change fields of one row."),
     N_ ("ID is what “list” shows. All fields are changed in one edit, which can be undone. Dates are written as "
         "2025-03-31, numbers with a decimal point, choices and rows that are referred to as JSON shows them; nothing "
         "after the sign of equality empties the field."),
     0, 4, 0, cordon_command_set},
    {"history", N_ ("PLAN"), N_ ("Show every edit, the newest first."), NULL, CORDON_OPTION_JSON, 1, 1,
     cordon_command_history},
    {"undo", N_ ("PLAN EDIT"), N_ ("Take an edit back, whichever it is."),
     N_ ("EDIT is what “history” shows: the number of the edit in this plan, or its name, which is the same on every "
         "computer. Undoing an undo brings back what it took."),
     0, 2, 2, cordon_command_undo},
    {"import", N_ ("PLAN FILE"), N_ ("Bring another program’s file into a plan."),
     N_ ("All of it comes in as one edit, which can be undone. Rows that are in the plan already are updated. What "
         "doesn’t come in is told with its line, and the exit code is 3. With --dry-run nothing is changed, and all of "
         "it told. How the file is understood is found out; --with says it otherwise, as in --with decimal=comma "
         "--with column-3=due, by the names that --json shows."),
     CORDON_OPTION_JSON | CORDON_OPTION_AS | CORDON_OPTION_FORMAT | CORDON_OPTION_WITH | CORDON_OPTION_DRY_RUN, 2, 2,
     cordon_command_import},
    {"export", N_ ("PLAN FILE"), N_ ("Write a plan, or a part of it, for another program."),
     N_ ("The format follows from the file’s name, or from --format. A CSV file holds the rows of one kind: that of "
         "--kind, or the one it is named for, as in measure.csv. Fields and values are as they are stored, which is "
         "the same everywhere; with --words they are as on the screen. A .pdf, .html or .md file is a briefing. A file "
         "that is there is replaced."),
     CORDON_OPTION_KIND | CORDON_OPTION_SCOPE | CORDON_OPTION_PAPER | CORDON_OPTION_FORMAT | CORDON_OPTION_WORDS, 2, 2,
     cordon_command_export},
    {"backup", N_ ("PLAN"), N_ ("Back a plan up, also while it is open."), NULL, 0, 1, 1, cordon_command_backup},
};

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_strcmp0 (commands[i].name, name) == 0)
        return &commands[i];
    }
  return NULL;
}

static void
complain (const char *sentence)
{
  g_printerr ("%s\n", sentence);
}

static int
refuse_usage (const char *sentence, const char *command)
{
  g_autofree char *how = command != NULL ? g_strdup_printf ("cordon %s --help", command) : g_strdup ("cordon --help");
  /* Translators: %s is a command: cordon list --help */
  g_autofree char *advice = g_strdup_printf (_ ("See “%s”."), how);

  complain (sentence);
  complain (advice);
  return CORDON_EXIT_USAGE;
}

/* Help */

static void
append_padded (GString *text, const char *word, glong width)
{
  g_string_append_printf (text, "  %s", word);
  for (glong i = g_utf8_strlen (word, -1); i < width; i++)
    g_string_append_c (text, ' ');
  g_string_append (text, "  ");
}

static void
show_help (void)
{
  static const char *const options[][2] = {
      {"-h, --help", N_ ("Show this help, or with a command the help for it")},
      {"--version", N_ ("Show the version")},
  };
  g_autoptr (GString) text = g_string_new (NULL);
  glong width = 0;

  g_string_append_printf (text, "%s\n  cordon [%s]\n  cordon %s\n\n", _ ("Usage:"), _ ("PLAN"), _ ("COMMAND …"));
  g_string_append_printf (
      text, "%s\n\n",
      _ ("Cordon plans and tracks the strategy for combating illicit opioids. Without a command it opens its window, "
         "with PLAN in it if given."));
  g_string_append_printf (text, "%s\n", _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("%s %s", commands[i].name, _ (commands[i].parameters));

      width = MAX (width, g_utf8_strlen (usage, -1));
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("%s %s", commands[i].name, _ (commands[i].parameters));

      append_padded (text, usage, width);
      g_string_append_printf (text, "%s\n", _ (commands[i].summary));
    }
  g_string_append_printf (text, "\n%s\n", _ ("Options:"));
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      append_padded (text, options[i][0], width);
      g_string_append_printf (text, "%s\n", _ (options[i][1]));
    }
  g_string_truncate (text, text->len - 1);
  cordon_output_line (text->str);
}

/* One command */

typedef struct
{
  CordonCall call;
  gboolean help;
  char **rest;
} Parse;

static GOptionContext *
make_context (const Command *command, Parse *parse)
{
  const struct
  {
    CordonOptions option;
    GOptionEntry entry;
  } known[] = {
      {CORDON_OPTION_STARTER,
       {"starter", 0, 0, G_OPTION_ARG_NONE, &parse->call.starter, N_ ("Begin with the published strategy"), NULL}},
      {CORDON_OPTION_JSON, {"json", 0, 0, G_OPTION_ARG_NONE, &parse->call.json, N_ ("Write JSON"), NULL}},
      {CORDON_OPTION_CSV, {"csv", 0, 0, G_OPTION_ARG_NONE, &parse->call.csv, N_ ("Write CSV"), NULL}},
      {CORDON_OPTION_AS_OF,
       {"as-of", 0, 0, G_OPTION_ARG_STRING, &parse->call.as_of,
        N_ ("Show the plan as it was: at the end of a day (2025-03-31), or at a moment (2025-03-31T14:30)"),
        N_ ("DATE")}},
      {CORDON_OPTION_AS,
       {"as", 0, 0, G_OPTION_ARG_STRING, &parse->call.kind, N_ ("What its rows are, such as measure"), N_ ("KIND")}},
      {CORDON_OPTION_KIND,
       {"kind", 0, 0, G_OPTION_ARG_STRING, &parse->call.kind, N_ ("Only rows of this kind, such as measure"),
        N_ ("KIND")}},
      {CORDON_OPTION_SCOPE,
       {"scope", 0, 0, G_OPTION_ARG_STRING, &parse->call.scope,
        N_ ("Only this goal, initiative or other part of the plan, and what belongs to it"), N_ ("ID")}},
      {CORDON_OPTION_FORMAT,
       {"format", 0, 0, G_OPTION_ARG_STRING, &parse->call.format, N_ ("The file’s format, such as csv"),
        N_ ("FORMAT")}},
      {CORDON_OPTION_PAPER,
       {"paper", 0, 0, G_OPTION_ARG_STRING, &parse->call.paper, N_ ("Lay a briefing out for this paper, a4 or letter"),
        N_ ("PAPER")}},
      {CORDON_OPTION_WITH,
       {"with", 0, 0, G_OPTION_ARG_STRING_ARRAY, &parse->call.with,
        N_ ("Understand the file in this way, such as dates=dmy; may be repeated"), N_ ("SETTING=VALUE")}},
      {CORDON_OPTION_DRY_RUN,
       {"dry-run", 0, 0, G_OPTION_ARG_NONE, &parse->call.dry_run, N_ ("Tell what would come in, and change nothing"),
        NULL}},
      {CORDON_OPTION_WORDS,
       {"words", 0, 0, G_OPTION_ARG_NONE, &parse->call.in_words,
        N_ ("Write names of fields and values as on the screen, for reading"), NULL}},
  };
  const GOptionEntry usual[] = {
      {"help", 'h', 0, G_OPTION_ARG_NONE, &parse->help, N_ ("Show this help"), NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &parse->rest, NULL, NULL},
      {NULL},
  };
  GOptionContext *context = g_option_context_new (command->parameters);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  g_option_context_set_description (context, command->description);
  g_option_context_set_help_enabled (context, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const GOptionEntry one[] = {known[i].entry, {NULL}};

      if ((command->options & known[i].option) != 0)
        g_option_context_add_main_entries (context, one, GETTEXT_PACKAGE);
    }
  g_option_context_add_main_entries (context, usual, GETTEXT_PACKAGE);
  return context;
}

/* Takes the words over; the plan's path stays as the system has it. */
static gboolean
take_words (Parse *parse)
{
  parse->call.words = g_steal_pointer (&parse->rest);
  if (parse->call.words == NULL)
    parse->call.words = g_new0 (char *, 1);
  for (guint i = 1; parse->call.words[0] != NULL && parse->call.words[i] != NULL; i++)
    {
      char *word = g_locale_to_utf8 (parse->call.words[i], -1, NULL, NULL, NULL);

      if (word == NULL)
        return FALSE;
      g_free (parse->call.words[i]);
      parse->call.words[i] = word;
    }
  return TRUE;
}

static int
run_parsed (const Command *command, Parse *parse)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) closing = NULL;
  guint n = g_strv_length (parse->call.words);
  int code;

  if (n < command->least)
    return refuse_usage (_ ("Something is missing on the command line."), command->name);
  if (command->most != 0 && n > command->most)
    return refuse_usage (_ ("There is too much on the command line."), command->name);
  if (parse->call.json && parse->call.csv)
    return refuse_usage (_ ("Ask for JSON or for CSV, not for both."), command->name);

  code = command->run (&parse->call, &error);
  if (!cordon_call_close (&parse->call, &closing))
    code = CORDON_EXIT_FAILED;
  if (error != NULL)
    complain (error->message);
  if (closing != NULL)
    complain (closing->message);
  return code;
}

static int
run_command (const Command *command, int argc, char **argv)
{
  Parse parse = {0};
  g_autoptr (GOptionContext) context = make_context (command, &parse);
  g_autofree char *program = g_strdup_printf ("cordon %s", command->name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  int code;

  g_set_prgname (program);
  g_strv_builder_add (builder, program);
  for (int i = 2; i < argc; i++)
    g_strv_builder_add (builder, argv[i]);
  rest = g_strv_builder_end (builder);
  if (!g_option_context_parse_strv (context, &rest, &error))
    code = refuse_usage (error->message, command->name);
  else if (parse.help)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      cordon_output_line (g_strchomp (help));
      code = CORDON_EXIT_DONE;
    }
  else if (!take_words (&parse))
    code = refuse_usage (_ ("Something on the command line is no text in this computer’s encoding."), command->name);
  else
    code = run_parsed (command, &parse);

  g_strfreev (parse.call.words);
  g_strfreev (parse.rest);
  g_free (parse.call.as_of);
  g_free (parse.call.kind);
  g_free (parse.call.scope);
  g_free (parse.call.paper);
  g_free (parse.call.format);
  g_strfreev (parse.call.with);
  g_clear_pointer (&parse.call.titles, g_hash_table_unref);
  return code;
}

/* What is neither a command nor looks like a plan was meant to be a command. */
static gboolean
may_be_plan (const char *word)
{
  return strchr (word, '/') != NULL || strchr (word, '.') != NULL || g_file_test (word, G_FILE_TEST_EXISTS);
}

static int
refuse_word (const char *word)
{
  g_autofree char *shown = g_filename_display_name (word);
  g_autofree char *sentence = *word == '-'
                                  ? g_strdup_printf (_ ("There is no option “%s”."), shown)
                                  : g_strdup_printf (_ ("“%s” is neither a command nor a plan that is here."), shown);

  return refuse_usage (sentence, NULL);
}

int
cordon_command_run (int argc, char **argv, gboolean *handled)
{
  const char *word = argc > 1 ? argv[1] : NULL;
  const Command *command = find_command (word);
  int code = CORDON_EXIT_DONE;

  g_return_val_if_fail (handled != NULL, CORDON_EXIT_FAILED);

  /* The program that a desktop starts is asked for its service by GApplication's own options. */
  *handled = word != NULL && !g_str_has_prefix (word, "--gapplication-")
             && (command != NULL || *word == '-' || !may_be_plan (word));
  if (!*handled)
    return CORDON_EXIT_DONE;

  signal (SIGPIPE, SIG_IGN);
  if (command != NULL)
    code = run_command (command, argc, argv);
  else if (g_str_equal (word, "--version"))
    cordon_output_printf ("cordon %s\n", CORDON_VERSION);
  else if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    {
      command = argc > 2 ? find_command (argv[2]) : NULL;
      if (command != NULL)
        code = run_command (command, 3, (char *[]){argv[0], argv[2], argv[1], NULL});
      else
        show_help ();
    }
  else
    code = refuse_word (word);
  return cordon_output_end (code);
}
