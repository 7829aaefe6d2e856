/*
 * calc - the arithmetic of the documents, from the shell, one kind a name.
 *
 * Each kind says how it reckons, by which law and which row of which table,
 * and ends with the bare result; or gives the same as one JSON object.
 */
#ifndef COMMAND_CALC_H
#define COMMAND_CALC_H

#include "command/command.h"
#include "doc/value.h"
#include "model/law_tables.h"

struct calc {
    struct run *r;
    const char *const *operands; /* behind the kind's name */
    size_t count;
    struct value json;         /* what --format json gives */
    struct law_tables *tables; /* for kinds that need them, else NULL */
};

struct calc_kind {
    const char *name;
    const char *usage; /* operands and flags, as printed */
    struct help_text help;
    size_t least, most; /* operands */
    bool needs_tables;
    const char *flags[8]; /* of its own, beside those that all kinds have */
    bool (*run)(struct calc *c);
};

extern const struct calc_kind calc_kinds[];
extern const size_t calc_kind_count;

/* What duebook calc --help lists. */
void calc_help(enum language language);

/* For --format json. */
void calc_set(struct calc *c, const char *key, struct value v);

/* An operand as a field without a place. */
struct field calc_operand(const struct calc *c, size_t i);

/* The currency of --currency, else the one with this code. */
MUST_CHECK bool calc_currency(struct calc *c, const char *otherwise,
                              const struct currency **out);
MUST_CHECK bool calc_amount(struct calc *c, struct field text,
                            const struct currency *currency, struct money *out);
MUST_CHECK bool calc_date(struct calc *c, struct field text, struct date *out);

/* "lpr.csv"; where a row of it stands is said with its line. */
struct str calc_table_name(const struct table_head *head);

/* Say that days behind the announced calendar may still move. */
void calc_say_unannounced(struct calc *c, struct date day);

/* 星期五, Friday. */
const char *calc_weekday(const struct calc *c, struct date day);

/* Print the bare result, or the JSON with it. */
MUST_CHECK bool calc_done(struct calc *c, struct str result);

bool calc_upper(struct calc *c);
bool calc_amount_read(struct calc *c);
bool calc_words(struct calc *c);
bool calc_billdate(struct calc *c);
bool calc_uscc(struct calc *c);
bool calc_orgcode(struct calc *c);
bool calc_fee(struct calc *c);
bool calc_workday(struct calc *c);
bool calc_interest(struct calc *c);
bool calc_limitation(struct calc *c);

#endif
