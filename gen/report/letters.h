/*
 * letters - what a letter to a customer says.
 *
 * A letter is a template filled with the facts of one dunning case: the public
 * claim only, nothing internal.  It is a draft: without number, because
 * numbers come from `dunning commit`.
 *
 * Data of the template (money and dates are typed, so they have forms;
 * "or null" things are asked for by a section):
 *
 *   creditor   name address uscc legal_representative contact phone email fax
 *              postcode bank_name bank_account bank_account_name swift
 *              (each in the letter's language where the book has both; or null)
 *   customer   customer_id name uscc address legal_representative contact
 *              phone email (or null)
 *   letter     date, number (null: draft), draft
 *   as_of pay_by
 *   documents  list of doc_no kind issue_date due_date amount open
 *              days_overdue contract_no order_no disputed (the last three or
 *              null); open is what is claimed: without the disputed part
 *   document_count single has_contracts
 *   total      of the rows' open
 *   disputed   overdue but reserved, not in total; or null
 *   unapplied  received, not yet applied, as a positive amount; or null
 *   currency   code name
 *   oldest_days
 */
#ifndef REPORT_LETTERS_H
#define REPORT_LETTERS_H

#include "doc/template.h"
#include "measure/dunning.h"

/* The customer's language, else the book's. */
enum language letter_language(const struct customer *customer,
                              const struct policy *policy);

/* The data of a case's letter. */
struct value letter_value(const struct ledger *l, const struct aging *aging,
                          const struct dunning_case *c,
                          const struct policy *policy, enum language language,
                          struct arena *a);

/*
 * The letter of a case that is due, by a template in letter_language.  The
 * total is checked against the sum of the rows and the case's claim.
 */
MUST_CHECK bool letter_make(const struct template *t, const struct ledger *l,
                            const struct aging *aging,
                            const struct dunning_case *c,
                            const struct policy *policy,
                            struct document_tree *out, struct arena *a,
                            struct diag *d);

/*
 * File names of the letters of a run, names[i] for cases[i] that are due
 * (others stay empty): customer id, name, kind of letter, ".pdf", such as
 * "C0012_华东精密_催款函.pdf".  Safe on every file system, at most 80
 * characters and 240 bytes, unique after case folding; a name depends on its
 * own case alone, but for cases whose plain names would collide.
 */
void letter_names(const struct dunning *dunning, const struct ledger *l,
                  const struct policy *policy, struct str *names,
                  struct arena *a);

#endif
