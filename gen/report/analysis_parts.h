/*
 * analysis_parts - what the files that make the analysis share.
 *
 * A part is one constant (name, title, what it says without figures) and one
 * function.  To add one: define it in report/analysis_NAME.c, declare it below
 * and name it in the table of analysis.c, where its sheet belongs.
 */
#ifndef REPORT_ANALYSIS_PARTS_H
#define REPORT_ANALYSIS_PARTS_H

#include "report/analysis.h"
#include "report/sheet_write.h"

struct collectors;

/* The workbook being made. */
struct analysis {
    const struct analysis_figures *figures;
    enum language language;
    struct arena *arena;
    struct diag *diag;
    struct sheet **sheets; /* in their order; each stays where it is */
    size_t sheet_count, sheet_capacity;
    struct collectors *collectors; /* see report/analysis_collector */
};

struct analysis_part {
    struct bilingual name;  /* of its sheet */
    struct bilingual title; /* above it */
    bool internal; /* 内部使用，不得外传 stands in its title */
    size_t figure; /* offset in struct analysis_figures of the one it needs; 0
                      (the ledger, always there): it finds out itself */
    struct bilingual missing; /* why the figure is not there */
    /* The figure is there.  False, reported. */
    bool (*make)(struct analysis *x, const struct analysis_part *part);
};

/*
 * A new sheet with its title; the writer stands on the first free row.  name
 * is made a legal one that no other sheet has.  widths: of its columns, in
 * digits.  note: beside the as-of date, without a full stop at its front.
 */
struct sheet_writer analysis_sheet(struct analysis *x,
                                   const struct analysis_part *part,
                                   struct str name, const int *widths,
                                   size_t column_count, struct str note);

/* The same, named as the part is. */
struct sheet_writer analysis_part_sheet(struct analysis *x,
                                        const struct analysis_part *part,
                                        const int *widths, size_t column_count,
                                        struct bilingual note);

/*
 * The name as a workbook may have it: n > 1 has the number behind it, so that
 * it can be unlike others.
 */
struct str analysis_legal_name(const struct analysis *x, struct str wanted,
                               size_t n);

/* Is it the name of a part's sheet, or one that workbooks keep? */
bool analysis_is_part(const struct analysis *x, struct str name);

/* "CNY 1,234.50". */
struct str analysis_amount(int64_t minor, const struct currency *currency,
                           struct arena *a);

/* A sheet of the part that says one sentence: why there is nothing on it. */
void analysis_say_missing(struct analysis *x, const struct analysis_part *part,
                          struct str why);

/* "C001 甲公司" or, where both are the same, one of them. */
struct str analysis_customer(const struct analysis *x, uint32_t customer);

/* "CNY 人民币", the heading of a currency's block. */
struct str analysis_currency(const struct analysis *x,
                             const struct currency *currency);

/* The reporting currency comes first, the others by code. */
bool analysis_is_main(const struct analysis *x,
                      const struct currency *currency);

extern const struct analysis_part analysis_movement;
extern const struct analysis_part analysis_migration;
extern const struct analysis_part analysis_warning;
extern const struct analysis_part analysis_forecast;
extern const struct analysis_part analysis_stress;
extern const struct analysis_part analysis_credit;
extern const struct analysis_part analysis_promise;
extern const struct analysis_part analysis_limitation;
extern const struct analysis_part analysis_proof;
extern const struct analysis_part analysis_provision;
extern const struct analysis_part analysis_effect;
extern const struct analysis_part analysis_collector;

#endif
