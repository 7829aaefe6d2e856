#include "base/buf.h"
#include "report/analysis_collector.h"
#include "report/dunning_words.h"
#include "report/proposal_parts.h"
#include "report/sheet_write.h"

static void add(struct buf *b, bool is_so, struct bilingual text,
                enum language language)
{
    if (!is_so)
        return;
    if (b->len)
        buf_add_z(b, language == LANGUAGE_ZH ? "；" : "; ");
    buf_add(b, bilingual_text(text, language));
}

static bool has_doubled(const struct proposal_figures *f,
                        const struct dunning_case *c)
{
    const struct issued_letter *last = f->last[c - f->dunning->cases];

    return last && last->total > 0 &&
           (c->claimed + c->unapplied) / 2 >= last->total;
}

struct str proposal_hints(const struct proposal_figures *f,
                          const struct dunning_case *c, struct arena *a)
{
    static const struct bilingual golden = {"黄金催收期",
                                            "Best time to collect"},
                                  hard = {"催收困难", "Hard to collect"},
                                  doubled = {"较上次函件金额翻倍",
                                             "Doubled since the last letter"};
    enum language language = f->policy->language;
    struct buf b = buf_new(a, 2048);
    int32_t days = c->oldest_days;

    buf_add(&b, dunning_hints(c, language, a));
    add(&b, days >= GOLDEN_FROM && days <= GOLDEN_TO, golden, language);
    add(&b, days > HARD_AFTER, hard, language);
    add(&b, has_doubled(f, c), doubled, language);
    return buf_str(&b);
}
