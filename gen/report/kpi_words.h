/*
 * kpi_words - what the key figures are called, in both languages.
 *
 * One row a figure of measure/kpi: its name as accountants write it, its
 * formula in words, what stands above and below, and which way is good.
 */
#ifndef REPORT_KPI_WORDS_H
#define REPORT_KPI_WORDS_H

#include "measure/kpi.h"
#include "report/kpi_say.h"

struct kpi_words {
    struct bilingual label;   /* in tables; may hold one %d: days of a cohort */
    struct bilingual title;   /* on a card; may hold one %d: days it looks back;
                                 NULL: the label */
    struct bilingual formula; /* in words */
    struct bilingual numerator, denominator; /* NULL: none */
    const char *working; /* with numbers: {n} {d} numerator, denominator, {f}
                            {v} factor, divisor, {0} .. {3} terms, {m} months */
    enum kpi_aim aim;
    bool headline; /* on the first page */
};

extern const struct kpi_words kpi_words[KPI_FIGURE_COUNT];

/* "应收账款周转天数（DSO）", "30天内收回率". */
struct str kpi_label(const struct kpi_say *say, const struct kpi *k,
                     enum kpi_figure_id id);

/* "逾期款收回率（近7天）". */
struct str kpi_title(const struct kpi_say *say, const struct kpi *k,
                     enum kpi_figure_id id);

/* "天", "%", "次/年", "元", "元/户". */
struct str kpi_unit_words(const struct kpi_say *say, const struct kpi *k,
                          enum kpi_figure_id id);

/* Why there is none; empty where it is known. */
struct str kpi_missing_words(const struct kpi_say *say, const struct kpi *k,
                             enum kpi_figure_id id);

/* "有争议金额"; *within: it is in the figure, not left out. */
struct str kpi_exclusion_words(const struct kpi_say *say,
                               enum kpi_exclusion what, bool *within);

/* "单据（期末未结清）86 行". */
struct str kpi_source_words(const struct kpi_say *say,
                            const struct kpi_source *source);

#endif
