#include "command/lint_words.h"

const struct lint_word lint_words[] = {
    {"帐", NULL, "in accounts and payments the character is 账 (账户, 账款)"},
    {"法人代表", NULL,
     "the law's term is 法定代表人; a 法人代表 may be anybody sent by the "
     "firm"},
    {"订金", NULL,
     "only 定金 has the effect of article 586 of the Civil Code; 订金 is an "
     "advance payment"},
    {"滞纳金", NULL,
     "late charges between civil parties are 违约金 or 逾期利息; 滞纳金 is for "
     "taxes and public dues"},
    {"截止20", NULL, "before a day the word is 截至; 截止 ends a period"},
    {"签定", NULL, "the word is 签订"},
    {"合同法》", "劳动合同法》",
     "repealed on 1 January 2021: the Civil Code applies"},
    {"担保法》", NULL, "repealed on 1 January 2021: the Civil Code applies"},
    {"物权法》", NULL, "repealed on 1 January 2021: the Civil Code applies"},
    {"民法通则》", NULL, "repealed on 1 January 2021: the Civil Code applies"},
    {"民法总则》", NULL, "repealed on 1 January 2021: the Civil Code applies"},
    {"侵权责任法》", NULL,
     "repealed on 1 January 2021: the Civil Code applies"},
};
const size_t lint_word_count = COUNT(lint_words);
