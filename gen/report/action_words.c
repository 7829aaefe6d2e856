#include "report/action_words.h"

enum word action_word(enum dunning_reason reason)
{
    switch (reason) {
    case DUNNING_DUE:
        return WORD_ACTION_LETTER;
    case DUNNING_NOT_OVERDUE:
        break;
    case DUNNING_BEFORE_FIRST:
        return WORD_ACTION_BEFORE_FIRST;
    case DUNNING_BELOW_MINIMUM:
        return WORD_ACTION_BELOW_MINIMUM;
    case DUNNING_DISPUTED:
        return WORD_ACTION_DISPUTED;
    case DUNNING_COVERED:
        return WORD_ACTION_COVERED;
    case DUNNING_HANDED_OVER:
        return WORD_ACTION_HANDED_OVER;
    case DUNNING_BLOCKED:
        return WORD_ACTION_BLOCKED;
    case DUNNING_PROMISED:
        return WORD_ACTION_PROMISED;
    case DUNNING_BANK:
        return WORD_ACTION_BANK;
    case DUNNING_WOUND_UP:
        return WORD_ACTION_WOUND_UP;
    case DUNNING_WAITING:
        return WORD_ACTION_WAITING;
    case DUNNING_CALL:
        return WORD_ACTION_CALL;
    case DUNNING_LAST_SENT:
        return WORD_ACTION_LAST_SENT;
    case DUNNING_IN_COURT:
        return WORD_ACTION_IN_COURT;
    case DUNNING_UNAPPLIED:
        return WORD_ACTION_UNAPPLIED;
    case DUNNING_PAYABLE:
        return WORD_ACTION_PAYABLE;
    case DUNNING_BELOW_PERCENT:
        return WORD_ACTION_BELOW_PERCENT;
    case DUNNING_OVER_MAXIMUM:
        return WORD_ACTION_OVER_MAXIMUM;
    case DUNNING_HELD:
        return WORD_ACTION_HELD;
    }
    return WORD_ACTION_NOT_OVERDUE;
}
