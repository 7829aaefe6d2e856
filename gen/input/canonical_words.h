/*
 * canonical_words - the words of our enumerations, for canonical_tables.c.
 *
 * The canonical spelling of each meaning comes first, in English, then in
 * Chinese: a sheet for typing offers these.  What stands behind them is
 * accepted as well.
 */
#ifndef INPUT_CANONICAL_WORDS_H
#define INPUT_CANONICAL_WORDS_H

#include "input/canonical.h"

extern const struct words words_kinds, words_languages, words_classes,
    words_document_statuses, words_statuses, words_party_type,
    words_registration, words_size, words_channel, words_direction,
    words_answer, words_delivery, words_address, words_reply, words_form,
    words_basis, words_contract_type, words_guarantee, words_reason,
    words_case_event;

#endif
