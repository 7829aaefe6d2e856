#include "command/lint.h"

#include "base/buf.h"

/*
 * What every demand carries, word for word, and what no paper that leaves the
 * house says: see the two reservations of a demand (a new date can be read as
 * an extension, 买卖合同解释 18(1)), the slip by whose signature it is proved,
 * and the Personal Information Protection Law on threats by exposure.
 */
static const struct {
    const char *zh, *en;
    const char *what;
} reservations[] = {
    {"我司就附表所列全部债权（含争议部分、逾期付款违约金/"
     "利息及实现债权的费用）要求贵司付款；未列明部分不构成放弃。",
     "The omission of any claim from the schedule is not a waiver of it.",
     "a demand must say that all claims listed are asserted and that none is "
     "waived, in the words of templates/letters/demand"},
    {"本函所定付款期限不构成对合同付款期限的变更、宽限或对违约责任的放弃，"
     "逾期付款违约金/利息仍自原到期日次日起计。",
     "neither varies nor extends the due dates under the contract",
     "a demand must say that its date extends nothing, in the words of "
     "templates/letters/demand"},
    {"::: reply-slip", "::: reply-slip",
     "a demand needs a reply slip (::: reply-slip) for whoever signs for it"},
};

static const char *const banned[] = {
    "报案",
    "刑事责任",
    "诈骗",
    "老赖",
    "曝光",
    "失信名单",
    "征信",
    "税务举报",
    "上门",
    "家人",
    "后果自负",
    "诉讼时效",
    "limitation period",
};

static void collect(void *user, enum mustache_part part, struct field text)
{
    if (part == MUSTACHE_TEXT)
        buf_add(user, text.text);
}

/* Of templates/inside: it stays in the house. */
static bool stays_inside(const struct lint *l)
{
    return str_find(str_from_z(l->path), STR("/inside/")) >= 0;
}

/* Letters and papers; reports say what they must. */
static bool goes_out(const struct lint *l)
{
    struct str kind = template_kind(l->template).text;

    return !stays_inside(l) &&
           (str_equal(kind, STR("letter")) || str_equal(kind, STR("paper")) ||
            str_equal(kind, STR("correction")));
}

static void check_demand(const struct lint *l, struct str text)
{
    bool english = template_is_english(l->template);

    for (size_t i = 0; i < COUNT(reservations); i++)
        if (str_find(text, str_from_z(english ? reservations[i].en
                                              : reservations[i].zh)) < 0)
            diag_error(l->diag, place_of(l->path, 1, 1), "%s",
                       diag_translate(l->diag, reservations[i].what));
}

static void check_banned(const struct lint *l, struct str text)
{
    for (size_t i = 0; i < COUNT(banned); i++)
        if (str_find(text, str_from_z(banned[i])) >= 0)
            diag_error(l->diag, place_of(l->path, 1, 1),
                       "\"%s\" may not stand in a paper that leaves the "
                       "house: name lawful remedies alone",
                       banned[i]);
}

/* Only a law firm issues one; a paper that we number is ours. */
static void check_title(const struct lint *l)
{
    if (str_find(template_title(l->template), STR("律师函")) >= 0 &&
        template_series(l->template).len)
        diag_error(
            l->diag, place_of(l->path, 1, 1),
            "a company may not issue a 律师函: call it 催款函 or 告知函, "
            "or leave it to the law firm, without a series");
}

void lint_law(const struct lint *l)
{
    struct buf text = buf_new(l->arena, 4u << 20);

    if (!goes_out(l))
        return;
    template_visit(l->template, collect, &text);
    check_banned(l, buf_str(&text));
    check_title(l);
    if (template_asserts_claim(l->template))
        check_demand(l, buf_str(&text));
}
