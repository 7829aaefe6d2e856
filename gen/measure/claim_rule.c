#include "measure/claim_parts.h"

static const struct decimal once = {1, 0};
static const struct decimal sme_daily = {5, 2}; /* 日万分之五 */

static struct str subject_of(const struct rule_facts *f)
{
    return f->contract ? f->contract->contract_no : f->doc_no;
}

static void ask(const struct rule_facts *f, enum claim_note_kind kind,
                const char *column, const char *key, struct note_list *notes)
{
    struct claim_note note = note_about(kind, subject_of(f));

    note.column = column;
    note.key = key;
    note.day = f->breach;
    if (f->contract)
        note.at = f->contract->at;
    note_add(notes, note);
}

static struct interest_terms terms_of(const struct rule_facts *f)
{
    static const enum year_basis years[] = {[CLAIM_YEAR_365] = YEAR_365,
                                            [CLAIM_YEAR_360] = YEAR_360,
                                            [CLAIM_YEAR_ACTUAL] = YEAR_ACTUAL};
    const struct claim_policy *p = f->policy;

    return (struct interest_terms){.year = years[p->year],
                                   .end_exclusive = p->ends_exclusive,
                                   .round_rows = p->round_rows,
                                   .grace_days = p->grace_days,
                                   .has_rate_day = true,
                                   .rate_day = f->breach};
}

static void add_period(struct rule *r, enum claim_basis basis, struct date from,
                       struct interest_terms terms)
{
    r->periods[r->count++] = (struct rule_period){(uint8_t)basis, from, terms};
}

/* A rate the tables do not hold is asked for: none is extrapolated. */
static bool reaches(const struct rule_facts *f, const struct rate_table *table,
                    struct date when, struct note_list *notes)
{
    const struct rate_row *row;
    struct claim_note note;

    if (rates_find(table, when, &row) == RATE_FOUND)
        return true;
    note = note_about(NOTE_ASK_RATE_TABLE, str_from_z(table->head.title));
    note.text = f->doc_no;
    note.day = when;
    note_add(notes, note);
    return false;
}

static bool lpr_reaches(const struct rule_facts *f,
                        const struct interest_terms *terms,
                        struct note_list *notes)
{
    bool floats = terms->accrual.course == COURSE_FLOATING;

    return f->last.day < f->breach.day ||
           reaches(f, &f->law->lpr, floats ? f->last : f->breach, notes);
}

/* --- a clause ----------------------------------------------------------- */

/* LPR without its term or course: what the contract must say. */
static bool is_told(const struct rule_facts *f, struct accrual *x,
                    struct note_list *notes)
{
    bool ok = true;

    if (x->kind != ACCRUAL_LPR && x->kind != ACCRUAL_BENCHMARK)
        return true;
    if (x->term == TERM_UNTOLD) {
        ask(f, NOTE_ASK_LPR_TERM, "contracts.penalty_rule", NULL, notes);
        ok = false;
    }
    if (x->course == COURSE_UNTOLD && f->policy->lpr == CLAIM_LPR_UNSET) {
        ask(f, NOTE_ASK_LPR_FLOATS, "contracts.penalty_rule", "claim.lpr",
            notes);
        ok = false;
    } else if (x->course == COURSE_UNTOLD) {
        x->course =
            f->policy->lpr == CLAIM_LPR_FIXED ? COURSE_FIXED : COURSE_FLOATING;
    }
    return ok;
}

/* The agreed rate gives way to the LPR of the contract's day. */
static enum claim_basis floor_basis(const struct rule_facts *f,
                                    struct interest_terms *terms,
                                    enum claim_basis agreed,
                                    struct note_list *notes)
{
    switch (rule_floor(f, terms, notes)) {
    case FLOOR_HOLDS:
        break;
    case FLOOR_ASKED:
    case FLOOR_NONE:
        return agreed;
    }
    terms->accrual = (struct accrual){.kind = ACCRUAL_LPR,
                                      .term = TERM_ONE_YEAR,
                                      .course = COURSE_FIXED,
                                      .multiple = once};
    terms->rate_day = f->contract->signed_date;
    return CLAIM_SME_FLOOR;
}

static enum claim_basis basis_of(const struct rule_facts *f,
                                 struct interest_terms *terms,
                                 struct note_list *notes)
{
    switch ((enum accrual_kind)terms->accrual.kind) {
    case ACCRUAL_NONE:
        return floor_basis(f, terms, CLAIM_NONE, notes);
    case ACCRUAL_RATE:
    case ACCRUAL_LPR:
    case ACCRUAL_BENCHMARK:
        return floor_basis(f, terms, CLAIM_AGREED, notes);
    case ACCRUAL_DELAYED:
        return CLAIM_JUDGMENT;
    case ACCRUAL_UK:
        return CLAIM_UK;
    case ACCRUAL_EU:
        return CLAIM_EU;
    }
    return CLAIM_NONE;
}

/* 30 June or 31 December before the day: SI 2002/1675 art. 4. */
static struct date reference_day(struct date from)
{
    struct civil c = date_civil(from);

    return date_from_civil(c.month <= 6 ? (struct civil){c.year - 1, 12, 31}
                                        : (struct civil){c.year, 6, 30});
}

static bool table_reaches(const struct rule_facts *f,
                          const struct interest_terms *terms,
                          struct note_list *notes)
{
    switch ((enum accrual_kind)terms->accrual.kind) {
    case ACCRUAL_LPR:
        return lpr_reaches(f, terms, notes);
    case ACCRUAL_UK:
        return reaches(f, &f->law->boe, reference_day(f->breach), notes);
    case ACCRUAL_EU:
        return reaches(f, &f->law->eu, f->last, notes);
    case ACCRUAL_BENCHMARK:
        return reaches(f, &f->law->benchmark, f->breach, notes);
    case ACCRUAL_NONE:
    case ACCRUAL_RATE:
    case ACCRUAL_DELAYED:
        break;
    }
    return true;
}

/* Whether the law on SMEs may hold, without asking. */
static bool seems_sme(const struct rule_facts *f, struct arena *a)
{
    struct note_list unasked = {.arena = a};

    return rule_sme(f, &unasked) != SME_NO;
}

static void agree(const struct rule_facts *f, struct rule *r,
                  struct note_list *notes)
{
    struct interest_terms terms = terms_of(f);
    struct diag quiet = diag_like(f->speaker, notes->arena);
    struct field text = {.text = f->contract->penalty_rule};

    if (!penalty_parse(text, &terms.accrual, &quiet)) {
        struct claim_note note =
            note_about(NOTE_ASK_RULE, f->contract->contract_no);

        note.column = "contracts.penalty_rule";
        note.at = f->contract->at;
        note.text = f->contract->penalty_rule;
        note_add(notes, note);
        return;
    }
    if (contract_pays_when_paid(f->contract) && seems_sme(f, notes->arena))
        ask(f, NOTE_PAY_WHEN_PAID_VOID, NULL, NULL, notes);
    if (is_told(f, &terms.accrual, notes) && table_reaches(f, &terms, notes))
        add_period(r, basis_of(f, &terms, notes), f->breach, terms);
}

/* --- a silent contract -------------------------------------------------- */

/* 同期同类: the term of the loan is that of the delay. */
static uint8_t benchmark_term(const struct rule_facts *f, struct date last)
{
    if (last.day < date_add_months(f->breach, 12).day)
        return TERM_ONE_YEAR;
    return last.day < date_add_months(f->breach, 60).day ? TERM_MIDDLE
                                                         : TERM_FIVE_YEARS;
}

static bool old_terms(const struct rule_facts *f, struct interest_terms *terms,
                      struct note_list *notes)
{
    struct date switched = date_add_days(interest_lpr_start(), -1);
    bool runs_on = f->last.day > switched.day;
    bool throughout = f->policy->before_2019 == CLAIM_BEFORE_BENCHMARK;

    if (runs_on && f->policy->before_2019 == CLAIM_BEFORE_UNSET) {
        ask(f, NOTE_ASK_BEFORE_2019, NULL, "claim.before_2019", notes);
        return false;
    }
    terms->accrual.kind = ACCRUAL_BENCHMARK;
    terms->benchmark_throughout = throughout;
    terms->accrual.term =
        benchmark_term(f, runs_on && !throughout ? switched : f->last);
    return reaches(f, &f->law->benchmark, f->breach, notes);
}

/* 买卖合同解释 18(4), or with 646 before it. */
static bool lpr_terms(const struct rule_facts *f, struct interest_terms *terms,
                      struct note_list *notes)
{
    *terms = terms_of(f);
    if (!f->policy->lpr_multiple.units) {
        ask(f, NOTE_ASK_LPR_MULTIPLE, NULL, "claim.lpr_multiple", notes);
        return false;
    }
    terms->accrual = (struct accrual){
        .kind = ACCRUAL_LPR,
        .term = TERM_ONE_YEAR,
        .course = f->policy->lpr == CLAIM_LPR_FLOATING ? COURSE_FLOATING
                                                       : COURSE_FIXED,
        .multiple = f->policy->lpr_multiple};
    if (f->breach.day < interest_lpr_start().day)
        return old_terms(f, terms, notes);
    return lpr_reaches(f, terms, notes);
}

static bool statute(const struct rule_facts *f, enum claim_basis *basis,
                    struct interest_terms *terms, struct note_list *notes)
{
    uint8_t type = f->contract ? f->contract->type : NOT_TOLD;

    if (type == NOT_TOLD)
        type = f->policy->contract_type;
    *basis = type == CONTRACT_SALE ? CLAIM_SALE : CLAIM_VALUE;
    if (type == NOT_TOLD) {
        ask(f, NOTE_ASK_CONTRACT_TYPE, "contracts.type", "claim.contract_type",
            notes);
        return false;
    }
    if (type == CONTRACT_WORKS) {
        ask(f, NOTE_ASK_WORKS, "contracts.penalty_rule", NULL, notes);
        return false;
    }
    return lpr_terms(f, terms, notes);
}

static struct interest_terms sme_terms(const struct rule_facts *f)
{
    struct interest_terms terms = terms_of(f);

    terms.accrual = (struct accrual){.kind = ACCRUAL_RATE,
                                     .per = PER_DAY,
                                     .percent = sme_daily,
                                     .multiple = once};
    return terms;
}

/* The clause is void and no rate agreed: 11号 against 条例 17. */
static void when_paid(const struct rule_facts *f, struct rule *r,
                      struct note_list *notes)
{
    struct interest_terms terms = terms_of(f);

    switch ((enum claim_when_paid)f->policy->when_paid) {
    case CLAIM_WHEN_PAID_UNSET:
        ask(f, NOTE_ASK_PAY_WHEN_PAID, NULL, "claim.pay_when_paid", notes);
        return;
    case CLAIM_WHEN_PAID_SME:
        add_period(r, CLAIM_SME, f->breach, sme_terms(f));
        return;
    case CLAIM_WHEN_PAID_LPR:
        break;
    }
    terms.accrual = (struct accrual){.kind = ACCRUAL_LPR,
                                     .term = TERM_ONE_YEAR,
                                     .course = COURSE_FIXED,
                                     .multiple = once};
    if (lpr_reaches(f, &terms, notes))
        add_period(r, CLAIM_PAY_WHEN_PAID, f->breach, terms);
}

/* Contracts older than the regulations: from their first day on. */
static void sme_old(const struct rule_facts *f, struct rule *r,
                    struct note_list *notes)
{
    struct interest_terms terms;
    enum claim_basis basis;

    if (f->breach.day < claim_sme_start().day) {
        if (!statute(f, &basis, &terms, notes))
            return;
        add_period(r, basis, f->breach, terms);
    }
    if (f->last.day >= claim_sme_start().day) {
        add_period(r, CLAIM_SME, date_later(f->breach, claim_sme_start()),
                   sme_terms(f));
        ask(f, NOTE_SME_OLD_CONTRACT, NULL, NULL, notes);
    }
}

static void sme(const struct rule_facts *f, struct rule *r,
                struct note_list *notes)
{
    struct date made = f->contract ? f->contract->signed_date : no_date;

    if (!date_is(made))
        ask(f, NOTE_ASK_SIGNED_DATE, "contracts.signed_date", NULL, notes);
    else if (contract_pays_when_paid(f->contract))
        when_paid(f, r, notes);
    else if (made.day < claim_sme_start().day)
        sme_old(f, r, notes);
    else
        add_period(r, CLAIM_SME, f->breach, sme_terms(f));
}

static void silent_prc(const struct rule_facts *f, struct rule *r,
                       struct note_list *notes)
{
    struct interest_terms terms;
    enum claim_basis basis;

    if (!str_equal_z(str_from_z(f->currency->code), "CNY")) {
        ask(f, NOTE_ASK_FOREIGN_CURRENCY, "contracts.penalty_rule", NULL,
            notes);
        return;
    }
    switch (rule_sme(f, notes)) {
    case SME_YES:
        sme(f, r, notes);
        return;
    case SME_ASKED:
        return;
    case SME_NO:
        break;
    }
    if (statute(f, &basis, &terms, notes))
        add_period(r, basis, f->breach, terms);
}

/* LPCDA 1998: between businesses. */
static void silent_uk(const struct rule_facts *f, struct rule *r,
                      struct note_list *notes)
{
    struct interest_terms terms = terms_of(f);

    if (f->customer->party_type == PARTY_INDIVIDUAL) {
        ask(f, NOTE_ASK_FOREIGN_RATE, "contracts.penalty_rule", NULL, notes);
        return;
    }
    terms.accrual.kind = ACCRUAL_UK;
    if (table_reaches(f, &terms, notes))
        add_period(r, CLAIM_UK, f->breach, terms);
}

static void silent(const struct rule_facts *f, struct rule *r,
                   struct note_list *notes)
{
    bool is_cny = str_equal_z(str_from_z(f->currency->code), "CNY");

    switch (contract_law(f->contract)) {
    case LAW_NOT_TOLD:
        if (is_cny)
            silent_prc(f, r, notes);
        else
            ask(f, NOTE_ASK_GOVERNING_LAW, "contracts.governing_law", NULL,
                notes);
        return;
    case LAW_PRC:
        silent_prc(f, r, notes);
        return;
    case LAW_UK:
        silent_uk(f, r, notes);
        return;
    case LAW_EU_STATE:
    case LAW_OTHER:
        ask(f, NOTE_ASK_FOREIGN_RATE, "contracts.penalty_rule", NULL, notes);
        return;
    }
}

static void add_doubled(const struct rule_facts *f, struct rule *r)
{
    struct interest_terms terms = terms_of(f);

    if (!date_is(f->doubled) || r->has_doubled)
        return;
    terms.grace_days = 0;
    terms.accrual.kind = ACCRUAL_DELAYED;
    r->has_doubled = true;
    r->doubled = (struct rule_period){CLAIM_JUDGMENT, f->doubled, terms};
}

struct rule rule_derive(const struct rule_facts *f, struct note_list *notes)
{
    struct rule r = {0};
    bool has_clause =
        f->contract && str_trim(f->contract->penalty_clause).len > 0;

    if (f->contract && !contract_is_silent(f->contract)) {
        agree(f, &r, notes);
    } else if (has_clause && !str_trim(f->contract->penalty_rule).len) {
        struct claim_note note =
            note_about(NOTE_ASK_RULE, f->contract->contract_no);

        note.column = "contracts.penalty_rule";
        note.at = f->contract->at;
        note.text = f->contract->penalty_clause;
        note_add(notes, note);
    } else {
        silent(f, &r, notes);
    }
    add_doubled(f, &r);
    return r;
}
