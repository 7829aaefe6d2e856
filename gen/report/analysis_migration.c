#include "report/analysis_parts.h"

static bool make(struct analysis *x, const struct analysis_part *part)
{
    analysis_say_missing(x, part, bilingual_text(part->missing, x->language));
    return true;
}

const struct analysis_part analysis_migration = {
    .name = {"迁徙", "Migration"},
    .title = {"账龄迁徙", "Migration between buckets"},
    .internal = false,
    .figure = offsetof(struct analysis_figures, migration),
    .missing =
        {"数据不足：尚无上一期数据，无法比较变动。",
         "Not enough data: there is no earlier snapshot to compare with."},
    .make = make};
