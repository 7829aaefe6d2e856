/*
 * letters - what a letter to a customer says.
 *
 * A letter is a template filled with the facts of one dunning case: the public
 * claim only, nothing internal.  Without a number it is a draft: numbers come
 * from `dunning commit`.
 *
 * Data of the template (money and dates are typed, so they have forms;
 * "or null" things are asked for by a section):
 *
 *   creditor   name address uscc legal_representative contact phone email fax
 *              postcode bank_name bank_account bank_account_name swift
 *              (each in the letter's language where the book has both; or null)
 *   customer   customer_id name uscc address legal_representative contact
 *              phone email (or null)
 *   letter     date, number (null: draft), draft, title
 *   previous   letters before that were posted: date, number (or null)
 *   has_previous single_previous
 *   broken     the promise that was not kept since: amount, date; or null
 *   suspension the clause that allows to stop supply; or null
 *   as_of pay_by
 *   documents  list of doc_no kind issue_date due_date amount open disputed
 *              undisputed days_overdue contract_no order_no particulars (the
 *              last three or null); disputed and undisputed make open;
 *              particulars are the instalment and whether it is retention
 *              money, in words: 第2期，质保金
 *   deductions the same of red letters, negative and without days_overdue
 *   document_count single has_contracts has_deductions has_disputed
 *   open_total what documents and deductions make of open
 *   total      of their undisputed
 *   disputed   of their disputed; or null
 *   unapplied  received or credited, not yet applied, as a positive amount;
 *              or null
 *   payable    total less unapplied: what the letter asks to pay
 *   reduced    payable is not open_total
 *   oldest_days of documents
 *   currency   code name symbol
 */
#ifndef REPORT_LETTERS_H
#define REPORT_LETTERS_H

#include "doc/template.h"
#include "measure/dunning.h"
#include "model/issued.h"

/* The customer's language, else the book's. */
enum language letter_language(const struct customer *customer,
                              const struct policy *policy);

/*
 * Warn of what a letter in English would print in Chinese, or leave out, for
 * the book does not have it in English: where somebody overdue gets such
 * letters.  A book in English is in English, and one without a creditor has no
 * letters.
 */
void letters_warn_of_english(const struct ledger *l, const struct aging *aging,
                             const struct policy *policy, struct arena *a,
                             struct diag *d);

/* What a letter is made of. */
struct letter_ask {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct dunning_case *dunning;
    const struct policy *policy;
    struct date date;      /* printed on it; no_date: the as-of day */
    struct str number;     /* empty: a draft */
    struct str suspension; /* the clause that allows to stop supply; or empty */
    struct str title;      /* by letter_make: the template's */
};

/* By when it asks to pay: so many days of its stage, else of the ladder. */
struct date letter_pay_by(const struct letter_ask *ask);

/*
 * What a letter is filled with: report/variables tells it as kind "letter".
 */
struct value letter_value(const struct letter_ask *ask, enum language language,
                          struct arena *a);

/*
 * The letter of a case that is due, by a template in letter_language.  The
 * sums of the rows are checked against the case's.
 */
MUST_CHECK bool letter_make(const struct template *t,
                            const struct letter_ask *ask,
                            struct document_tree *out, struct arena *a,
                            struct diag *d);

/* A letter that withdraws one which lies with the customer (更正函). */
struct correction_ask {
    const struct policy *policy;
    const struct customer *customer;
    const struct issued_letter *corrects;
    struct str reason;
    struct date date;
    struct str number; /* empty: a draft */
    struct str title;  /* by correction_make: the template's */
};

/* Its data: report/variables tells them as kind "correction". */
struct value correction_value(const struct correction_ask *ask,
                              enum language language, struct arena *a);

MUST_CHECK bool correction_make(const struct template *t,
                                const struct correction_ask *ask,
                                struct document_tree *out, struct arena *a,
                                struct diag *d);

/*
 * File names of the letters of a run, names[i] for cases[i] that are due
 * (others stay empty): customer id, name, kind of letter, ".pdf", such as
 * "C0012_华东精密_催款函.pdf"; the kind is in the letter's language.  Safe on
 * every file system, at most 80 characters and 240 bytes, unique after case
 * folding; a name depends on its own case alone, but for cases whose plain
 * names would collide.
 */
void letter_names(const struct dunning *dunning, const struct ledger *l,
                  const struct policy *policy, struct str *names,
                  struct arena *a);

#endif
