/*
 * clock_parts - what the files of measure/clock share.
 */
#ifndef MEASURE_CLOCK_PARTS_H
#define MEASURE_CLOCK_PARTS_H

#include "measure/clock.h"
#include "measure/deliveries.h"

struct clock_work {
    const struct view *view;
    const struct ledger *ledger;
    const struct calendar *calendar;
    struct date as_of;
    struct clocks *out;
    struct arena *arena;
    struct deliveries deliveries;
    const struct contract **contracts; /* by customer and number */
    size_t contract_count;
    struct date *due; /* by document: the debt's last instalment */
    bool *is_wanted;  /* by document: it is owed, or part of such a debt */
    struct clock_event *events; /* by document, then day */
    size_t event_count, event_capacity;
    size_t *events_of; /* by document: its first event; one more at the end */
    uint32_t *wanted;  /* documents that are wanted, by customer */
    size_t *wanted_of; /* by customer: the first; one more at the end */
};

/* The contract a document names, or NULL. */
const struct contract *clock_contract(const struct clock_work *w,
                                      uint32_t document);

/* A foreign currency, or a customer who is written to in English. */
bool clock_seems_foreign(const struct clock_work *w, uint32_t document);

/* What w->due of a document is. */
enum clock_due clock_due_by(const struct clock_work *w, uint32_t document);

/* Is a document among those of a step? */
bool step_names(const struct case_step *s, uint32_t document);

/* Steps of one case: same number, same customer. */
bool step_is_same_case(const struct case_step *a, const struct case_step *b);

/* Has it happened by the day, and not before from (no_date: ever)? */
bool step_is_between(const struct case_step *s, struct date from,
                     struct date to);

/* Gather and grade what may interrupt; sorted. */
void clock_gather(struct clock_work *w);

/*
 * Grade a letter, a message, a visit or a call; false: it has nothing to do
 * with limitation.  Which documents it is of is left open.
 */
bool clock_grade_contact(const struct clock_work *w, const struct contact *x,
                         struct clock_event *out);

/*
 * The same of a letter that no contact tells of, and of one of the register;
 * false: no customer or day.
 */
bool clock_grade_delivery(const struct clock_work *w, const struct delivery *x,
                          struct clock_event *out);

/* How the letter of a contact was delivered, or NULL. */
const struct delivery *clock_delivery(const struct deliveries *deliveries,
                                      const struct contact *x);

/* Add a clock: days left, alarm and state follow from its end. */
void clock_add(struct clock_work *w, struct clock c);

void clock_limitation(struct clock_work *w);
void clock_guarantees(struct clock_work *w);
void clock_bills(struct clock_work *w);
void clock_cases(struct clock_work *w);

#endif
