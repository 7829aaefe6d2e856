#include "report/movement_words.h"

static const struct bilingual words[MOVEMENT_CAUSES] = {
    [MOVEMENT_RESTATED] = {"追溯调整", "Restated"},
    [MOVEMENT_INVOICED] = {"新增单据", "New documents"},
    [MOVEMENT_BOUNCED] = {"退票及收款冲销", "Returned and reversed"},
    [MOVEMENT_PAID] = {"收款核销", "Paid"},
    [MOVEMENT_CREDITED] = {"贷项冲减", "Credited"},
    [MOVEMENT_WRITTEN_OFF] = {"坏账核销", "Written off"},
    [MOVEMENT_UNAPPLIED] = {"未核销款变动", "Unapplied money"},
    [MOVEMENT_SETTLED] = {"结清或部分减少·原因未知",
                          "Settled or reduced, cause unknown"},
    [MOVEMENT_TRANSFERRED] = {"客户间核销", "Paid for one another"},
    [MOVEMENT_CURRENCY] = {"汇率变动", "Exchange rates"},
    [MOVEMENT_OTHER] = {"其他", "Other"},
};

struct bilingual movement_word(enum movement_cause cause, bool photographs)
{
    static const struct bilingual back = {"重新计入及导出差异",
                                          "Open again, and differences"};

    return photographs && cause == MOVEMENT_OTHER ? back : words[cause];
}
