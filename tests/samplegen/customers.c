#include "samplegen.h"

#include <stdio.h>
#include <string.h>

/* None of these places exists. */
static const char *const cities[] = {"云汐市", "青岚市", "望川市",
                                     "锦澜市", "朔陵市", "霁川市"};
static const char *const firsts[] = {"澄", "岳", "乾", "泽", "昊", "翊", "朗",
                                     "骁", "曜", "煦", "霁", "沛", "衡", "琮",
                                     "铎", "砺", "屹", "峻", "璟", "栩"};
static const char *const seconds[] = {"源", "拓", "越", "锋", "驰", "腾",
                                      "岩", "图", "合", "川", "迈", "准"};
static const char *const trades[] = {
    "传动设备", "数控机床", "汽车零部件", "液压机械", "轴承",     "模具制造",
    "工程机械", "自动化",   "机电设备",   "风电装备", "农业机械", "包装机械"};
/* The industry each trade is of. */
static const char *const industries[] = {
    "通用设备", "机床",     "汽车零部件", "通用设备", "通用设备", "模具",
    "工程机械", "电气自动", "电气自动",   "新能源",   "农业机械", "通用设备"};
static const char *const salespeople[] = {"尤子", "许丑", "何寅", "吕卯",
                                          "施辰"};
static const char *const ratings[] = {"A", "B", "B", "C", "A", "B", "D"};
static const char *const english_names[] = {
    "Brindlewick", "Ostermere",  "Thistlemark", "Wrenhollow",
    "Quillbrook",  "Fennimarsh", "Larkmoor",    "Tarnhollow"};
static const char *const english_trades[] = {
    "Gear Works", "Machine Tools", "Drives", "Hydraulics", "Bearings"};
static const char *const english_forms[] = {"Ltd.", "Inc.", "GmbH"};
static const char *const surnames[] = {"赵", "钱", "孙", "李", "周", "吴",
                                       "郑", "王", "冯", "陈", "褚", "卫"};
static const char *const given[] = {"甲", "乙", "丙", "丁", "戊",
                                    "己", "庚", "辛", "壬", "癸"};
static const char *const regions[] = {"华东", "华北", "华南", "西南"};
static const char *const collectors[] = {"清收一组", "清收二组"};

#define PICK(list, i) ((list)[(size_t)(i) % COUNT(list)])

void customer_id(char id[24], size_t index)
{
    snprintf(id, 24, "C%04zu", index + 1);
}

void customer_former_id(char id[24], size_t index)
{
    snprintf(id, 24, "K%04zu", index + 1);
}

void customer_make(struct customer *c, uint64_t seed, size_t index)
{
    static const int32_t terms[] = {30, 30, 30, 60, 60, 90};
    struct rng r = rng_of(seed, STREAM_CUSTOMER, index);
    int64_t draw = rng_between(&r, 0, 99);

    c->terms_days = PICK(terms, rng_between(&r, 0, 5));
    c->habit = draw < 28   ? HABIT_PROMPT
               : draw < 70 ? HABIT_SLOW
               : draw < 86 ? HABIT_MONTHLY
                           : HABIT_BAD;
    c->is_export = index % 7 == 5;
    c->currency = !c->is_export ? CNY : index % 14 == 12 ? EUR : USD;
    c->is_trader = index % 60 == 21;
    c->pays_bills = !c->is_export && index % 5 < 2;
    c->was_renamed = index % 30 == 17;
    /* A few large customers, many small ones. */
    c->cumulative_weight = (uint64_t)(1 + 40 / (1 + rng_between(&r, 0, 30)) +
                                      rng_between(&r, 0, 3));
}

/* GB 32100-2015: 31 characters, without I O S V Z; weights 3^i mod 31. */
static char uscc_check(const char *code)
{
    static const char set[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int weight = 1;
    int sum = 0;

    for (int i = 0; i < 17; i++) {
        sum += weight * (int)(strchr(set, code[i]) - set);
        weight = weight * 3 % 31;
    }
    return set[(31 - sum % 31) % 31];
}

/* GB 11714: the organisation code within, mod 11, 10 is X. */
static char organisation_check(const char *body)
{
    static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;

    for (int i = 0; i < 8; i++) {
        int value = body[i] <= '9' ? body[i] - '0' : body[i] - 'A' + 10;
        sum += weights[i] * value;
    }
    return "0123456789X0"[(11 - sum % 11) % 11];
}

/* Region 99xxxx is given to nobody. */
void customer_uscc(struct row *r, size_t index)
{
    char code[32];

    snprintf(code, sizeof(code), "91990100M%07zu", (index + 1) % 10000000);
    code[16] = organisation_check(code + 8);
    code[17] = uscc_check(code);
    code[18] = '\0';
    row_text(r, code);
}

/* The one firm whose name needs a character beyond the basic plane. */
#define RARE_NAME_INDEX   14
#define RARE_PERSON_INDEX 3

/* His industry. */
static const char *add_chinese(struct row *r, const struct customer *c,
                               struct rng *g, size_t index)
{
    const char *city = PICK(cities, rng_between(g, 0, 5));
    size_t trade = (size_t)rng_between(g, 0, COUNT(trades) - 1);

    if (index == RARE_NAME_INDEX)
        row_format(r, "%s𠮷%s%s有限公司", city, PICK(seconds, index),
                   trades[trade]);
    else
        row_format(r, "%s%s%s%s有限公司", city, PICK(firsts, index),
                   PICK(seconds, index / COUNT(firsts) + index),
                   c->is_trader ? "进出口" : trades[trade]);
    row_text(r, "");
    customer_uscc(r, index);
    row_format(r, "%s示例区%s%s路%d号", city, PICK(firsts, index + 7),
               PICK(seconds, index + 3), (int)rng_between(g, 1, 199));
    row_format(r, "%s%s", PICK(surnames, rng_between(g, 0, 11)),
               index == RARE_PERSON_INDEX ? "𠀀"
                                          : PICK(given, rng_between(g, 0, 9)));
    row_format(r, "%s%s", PICK(surnames, rng_between(g, 0, 11)),
               PICK(given, rng_between(g, 0, 9)));
    row_format(r, "010-5550 %04zu", index % 10000);
    row_format(r, "finance%zu@example.com", index + 1);
    row_text(r, "zh-CN");
    row_text(r, PICK(regions, rng_between(g, 0, 3)));
    return c->is_trader ? "贸易" : industries[trade];
}

static const char *add_english(struct row *r, struct rng *g, size_t index)
{
    char name[96];
    size_t n = index / 7;

    snprintf(name, sizeof(name), "%s %s %s", PICK(english_names, n),
             PICK(english_trades, n / COUNT(english_names) + n),
             PICK(english_forms, n));
    row_text(r, name);
    row_text(r, name);
    row_text(r, "");
    row_format(r, "\"%d Example Lane, %s\"", (int)rng_between(g, 1, 99),
               PICK(english_names, n + 3));
    row_text(r, "");
    row_text(r, "Accounts Payable");
    row_format(r, "+44 20 7946 0%03zu", index % 1000);
    row_format(r, "payables%zu@example.org", index + 1);
    row_text(r, "en");
    row_text(r, "海外");
    return "通用设备";
}

/* In twenty customers one group: 11 above 12 and 13, 13 above 14. */
static void add_group(struct row *r, size_t index)
{
    size_t within = index % 20;
    char id[24] = "";

    if (within == 11 || within == 12)
        customer_id(id, index - within + 10);
    else if (within == 13)
        customer_id(id, index - 1);
    row_text(r, id);
}

/* The number and the name he had before. */
static void add_former(struct row *r, const struct customer *c, size_t index)
{
    char id[24] = "";

    if (!c->was_renamed) {
        row_text(r, "");
        return;
    }
    customer_former_id(id, index);
    if (c->is_export)
        row_text(r, id);
    else
        row_format(r, "%s；%s第%zu%s厂", id, PICK(cities, index),
                   index / 30 + 1, PICK(trades, index));
}

void customer_row(struct row *r, const struct customer *c, uint64_t seed,
                  size_t index)
{
    struct rng g = rng_of(~seed, STREAM_CUSTOMER, index);
    const char *industry;
    char id[24];

    row_clear(r);
    customer_id(id, index);
    row_text(r, id);
    industry =
        c->is_export ? add_english(r, &g, index) : add_chinese(r, c, &g, index);
    row_text(r, PICK(collectors, index));
    row_amount(r, rng_between(&g, 2, 40) * 5000000, false);
    row_format(r, "%d", c->terms_days);
    row_text(r, currency_codes[c->currency]);
    add_group(r, index);
    add_former(r, c, index);
    row_text(r, industry);
    row_text(r, c->is_export ? "张巳" : PICK(salespeople, index / 2));
    row_text(r, PICK(ratings, index));
}
