/*
 * made_book - a ledger made of arithmetic, of any size, with all that a
 * workbook needs of it; for tests and measurements.
 */
#ifndef TESTS_MADE_BOOK_H
#define TESTS_MADE_BOOK_H

#include "report/aging_figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct made_book {
    struct arena arena;
    struct diag diag;
    struct ledger ledger;
    struct policy policy;
    struct view view;
    struct aging aging;
    struct tieout tieout;
    struct aging_figures figures; /* of the above; without dunning */
};

static void made_must(bool ok, const struct diag *d, const char *what)
{
    if (ok)
        return;
    diag_print(d, stderr, DIAG_OK);
    fprintf(stderr, "%s failed\n", what);
    abort();
}

/* Numbers that look like chance and are the same everywhere. */
static uint32_t made_number(uint64_t seed)
{
    seed = (seed + 0x9E3779B97F4A7C15u) * 0xBF58476D1CE4E5B9u;
    seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)(seed >> 32);
}

static void made_customers(struct made_book *m, size_t n)
{
    static const char *const places[] = {"云汐市", "望川市", "锦澜市",
                                         "青岚市"};
    static const char *const trades[] = {"传动", "液压", "包装机械", "自动化"};

    m->ledger.customers = arena_array(&m->arena, struct customer, n);
    m->ledger.customer_count = n;
    for (size_t i = 0; i < n; i++) {
        struct customer *c = &m->ledger.customers[i];

        c->customer_id = arena_format(&m->arena, "C%06zu", i + 1);
        c->name = arena_format(&m->arena, "%s示例%s%zu有限公司",
                               places[made_number(i) % 4],
                               trades[made_number(i + 77) % 4], i + 1);
        c->terms_days = -1;
        c->parent = LEDGER_NONE;
    }
}

static void made_documents(struct made_book *m, size_t n, struct date as_of)
{
    const struct currency *cny = currency_find(STR("CNY"));
    const struct currency *usd = currency_find(STR("USD"));

    m->ledger.documents = arena_array(&m->arena, struct document, n);
    m->ledger.document_count = n;
    for (size_t i = 0; i < n; i++) {
        struct document *doc = &m->ledger.documents[i];
        uint32_t chance = made_number(3 * i);
        struct document_details *details =
            arena_new(&m->arena, struct document_details);

        details->delivery_date = details->posting_date = no_date;
        details->contract_no =
            arena_format(&m->arena, "HT2026-%05u", chance % 90000);
        doc->doc_no = arena_format(&m->arena, "XS26-%08zu", i + 1);
        doc->customer =
            (uint32_t)(made_number(3 * i + 1) % m->ledger.customer_count);
        doc->currency = chance % 16 == 0 ? usd : cny;
        doc->owed = 1 + made_number(3 * i + 2) % 50000000;
        doc->open = chance % 5 ? doc->owed : doc->owed / 3 + 1;
        doc->has_open = true;
        doc->issue_date.day = as_of.day - (int32_t)(chance % 700);
        doc->due_date.day = doc->issue_date.day + 60;
        doc->recorded_date = doc->handed_over_date = no_date;
        doc->details = details;
        doc->at = (struct origin){0, (uint32_t)i + 2};
        if (chance % 97 == 0) {
            doc->kind = DOCUMENT_CREDIT_NOTE;
            doc->owed = -doc->owed;
            doc->open = -doc->open;
        }
    }
}

/* Ledger, view, aging and tie-out; the diag may be asked afterwards. */
static void made_book_make(struct made_book *m, size_t customers,
                           size_t documents, enum language language,
                           unsigned threads)
{
    struct date as_of = date_from_civil((struct civil){2026, 7, 17});

    memset(m, 0, sizeof(*m));
    m->diag.arena = &m->arena;
    m->policy = policy_default(&m->arena);
    m->policy.language = language;
    m->policy.creditor.name = STR("华恒示例精密机械有限公司");
    m->policy.creditor.name_en = STR("Huaheng Example Co., Ltd.");
    m->ledger.arena = &m->arena;
    m->ledger.threads = threads;
    m->ledger.photograph = as_of;
    m->ledger.files = arena_new(&m->arena, struct ledger_file);
    m->ledger.file_count = 1;
    m->ledger.files[0].path = "made.csv";
    made_customers(m, customers);
    made_documents(m, documents, as_of);
    made_must(ledger_finish(&m->ledger, &m->diag), &m->diag, "ledger_finish");
    made_must(ledger_view(&m->ledger, as_of, &m->view, &m->arena, &m->diag),
              &m->diag, "ledger_view");
    made_must(aging_compute(&m->view, &m->policy, AGING_ITEMS, threads,
                            &m->aging, &m->arena, &m->diag),
              &m->diag, "aging_compute");
    made_must(tieout_compute(&m->view, &m->aging, NULL, &m->tieout, &m->arena,
                             &m->diag),
              &m->diag, "tieout_compute");
    m->figures = (struct aging_figures){.ledger = &m->ledger,
                                        .view = &m->view,
                                        .aging = &m->aging,
                                        .tieout = &m->tieout,
                                        .policy = &m->policy};
}

static void made_book_release(struct made_book *m)
{
    arena_release(&m->arena);
}

#endif
