/*
 * command - the commands of the program and their flags, one table.
 *
 * The same table parses the command line and prints --help, in Chinese and in
 * English, so that they cannot disagree.
 */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include "base/buf.h"
#include "base/diag.h"
#include "model/policy.h"

/* Of a flag that is given several values, or several times. */
struct word_list {
    const char **items;
    size_t count, capacity;
};

/* What the flags said; NULL or false: not given. */
struct options {
    const char *as_of, *known_at, *since, *profile, *format, *output, *lang,
        *jobs;
    const char *names, *accept_gap, *odbc, *data, *book, *currency,
        *customer_list;
    const char *principal, *from, *to, *rate, *year, *end, *period, *law,
        *reason, *date, *expect;
    struct word_list attach, customers;
    bool quiet, strict, help, replace, watch, full, dry_run, all, list, issue;
};

/* One run of one command. */
struct run {
    struct arena *arena;
    struct diag *diag;
    struct options options;
    const char *const *operands;
    size_t operand_count;
    unsigned jobs;
    enum language language; /* of messages */
    struct buf *said;       /* what run_say says; NULL: not kept */
    bool is_silent;         /* run_say shows nothing: JSON is shown */
    char *const *words;     /* what was typed, for the log */
    size_t word_count;
};

struct help_text {
    const char *en, *zh;
};

struct flag {
    const char *name;     /* "--as-of" */
    const char *argument; /* "DATE"; "FILE...": all words up to the next flag,
                             and more by the next time; NULL: a switch */
    struct help_text help;
    size_t offset; /* of its field in struct options */
};

struct command {
    const char *name;
    const char *usage; /* operands, as printed */
    struct help_text help;
    const char *flags[16];      /* names, beside those that all commands have */
    size_t least, most;         /* operands */
    bool (*run)(struct run *r); /* false: reported in r->diag */
};

extern const struct command commands[];
extern const size_t command_count;
extern const struct flag flags[];
extern const size_t flag_count;

/* What the flag is to this command. */
const struct help_text *flag_help(const struct command *c,
                                  const struct flag *flag);

/* The Chinese messages: command/phrases_zh.c. */
extern const struct phrases phrases_zh;

/* Messages from here on are in this language. */
void run_speak(struct run *r, enum language language);

/* Does this command know the flag? */
bool command_takes(const struct command *c, const char *flag);

/* Parse argv and run; the exit status of the program. */
int command_main(int argc, char **argv);

/* printf to standard output, in the language of messages. */
void run_say(const struct run *r, const char *format, ...) PRINTF(2, 3);

/* An amount as it is said: "1,234.50". */
struct str run_amount(const struct run *r, int64_t minor,
                      const struct currency *currency);

/* One line of progress on a terminal; nothing in a pipe or with --quiet. */
void run_progress(const struct run *r, const char *format, ...) PRINTF(2, 3);
void run_progress_end(const struct run *r);

bool command_init(struct run *r);
bool command_take(struct run *r);
bool command_check(struct run *r);
bool command_weekly(struct run *r);
bool command_aging(struct run *r);
bool command_kpi(struct run *r);
bool command_close(struct run *r);
bool command_calendar(struct run *r);
bool command_explain(struct run *r);
bool command_claim(struct run *r);
bool command_profile(struct run *r);
bool command_render(struct run *r);
bool command_lint(struct run *r);
bool command_vars(struct run *r);
bool command_fonts(struct run *r);
bool command_calc(struct run *r);
bool command_dunning(struct run *r);
bool command_document(struct run *r);
bool command_register(struct run *r);

#endif
