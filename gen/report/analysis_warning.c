#include "report/analysis_parts.h"

static bool make(struct analysis *x, const struct analysis_part *part)
{
    analysis_say_missing(x, part, bilingual_text(part->missing, x->language));
    return true;
}

const struct analysis_part analysis_warning = {
    .name = {"预警", "Warnings"},
    .title = {"预警", "Warnings"},
    .internal = true,
    .figure = offsetof(struct analysis_figures, warnings),
    .missing = {"数据不足：未能计算预警。",
                "Not enough data: no warnings could be computed."},
    .make = make};
