/*
 * kpi_say - amounts and changes as the people read them who manage a firm.
 *
 * Short: 1,111.61 万元, CNY 11.12 m.  The exact amounts stand in the tables and
 * in the annex.
 */
#ifndef REPORT_KPI_SAY_H
#define REPORT_KPI_SAY_H

#include "base/buf.h"
#include "model/policy.h"

struct kpi_say {
    enum language language;
    struct arena *arena;
};

/* "1,111.61 万元", "2.49 万美元", "520.48 元"; "CNY 11.12 m". */
struct str kpi_say_amount(const struct kpi_say *say, int64_t minor,
                          const struct currency *currency);

/* The same without its sign. */
struct str kpi_say_size(const struct kpi_say *say, int64_t minor,
                        const struct currency *currency);

/* "+1,200.00", "-0.05", "0.00": exact, for a column of changes. */
struct str kpi_say_change(const struct kpi_say *say, int64_t minor,
                          const struct currency *currency);

/* "45.2%", one decimal; "n/a" where the whole is not positive. */
struct str kpi_say_share(const struct kpi_say *say, int64_t part,
                         int64_t whole);

/* Of the two words the one in the language. */
struct str kpi_say_word(const struct kpi_say *say, const char *zh,
                        const char *en);

/* Behind all but the first of a list: "、", ", ". */
void kpi_say_and(const struct kpi_say *say, struct buf *b, size_t before);

/* What a thing did since last time. */
enum kpi_verdict {
    VERDICT_NONE, /* there is nothing to compare with */
    VERDICT_EVEN, /* the same */
    VERDICT_UP,   /* neither is good or bad */
    VERDICT_DOWN,
    VERDICT_BETTER,
    VERDICT_WORSE
};

/* Which way is good? */
enum kpi_aim { AIM_NONE, AIM_UP, AIM_DOWN };

enum kpi_verdict kpi_verdict_of(int64_t change, enum kpi_aim aim);

/* "好转", "worse"; empty of NONE. */
struct str kpi_say_verdict(const struct kpi_say *say, enum kpi_verdict verdict);

/*
 * "▲ 19.19 万元　恶化": the arrow, the size of the change, the verdict.  size
 * is of a change that is not 0.
 */
struct str kpi_say_movement(const struct kpi_say *say, int64_t change,
                            struct str size, enum kpi_verdict verdict);

#endif
