/*
 * post_pack - what goes with a run of letters to the seal and to the post.
 *
 * Two workbooks: 用印申请 asks for the seals, with the rows that people sign,
 * and EMS寄件表 is handed to the carrier, its heading in the first row so that
 * the carrier's own programs take it.  The contents of each envelope name the
 * letter, its number and its demand: the carrier's slip then proves what was
 * sent.
 */
#ifndef REPORT_POST_PACK_H
#define REPORT_POST_PACK_H

#include "doc/sheet.h"
#include "measure/service.h"
#include "model/issued.h"
#include "model/policy.h"

/* One envelope. */
struct post_item {
    const struct issued_letter *letter;
    const struct customer *customer; /* NULL: no longer in the ledger */
    struct service service;          /* as the envelope has it */
    size_t page_count;
};

struct post_pack {
    const struct policy *policy;
    const struct post_item *items; /* in the order of the envelopes */
    size_t count;
    struct str run; /* "已发函件/2026-07-17" */
    struct date date;
};

/* "催款函 催字〔2026〕第0012号 要求支付货款123,456.00元" */
struct str post_contents(const struct issued_letter *letter,
                         enum language language, struct arena *a);

/* What keeps an envelope from being posted; empty: nothing. */
struct str post_flag(const struct post_item *item, enum language language,
                     struct arena *a);

/* The workbooks; texts live in a. */
struct workbook post_seal_request(const struct post_pack *p, struct arena *a);
struct workbook post_mail_list(const struct post_pack *p, struct arena *a);

#endif
