#include "input/title.h"

#include "base/buf.h"

/* A title is short; a row of a megabyte is none. */
#define TITLE_BYTES 4096

#define FIRST_YEAR 1990
#define LAST_YEAR  2099

struct text {
    struct str s; /* lower case, ASCII digits */
    enum date_order order;
};

static bool is_digit(struct str s, size_t i)
{
    return i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9';
}

static bool is_letter(struct str s, size_t i)
{
    return i < s.len && s.ptr[i] >= 'a' && s.ptr[i] <= 'z';
}

static bool has(struct str s, size_t i, const char *z)
{
    return i <= s.len && str_starts(str_skip(s, i), str_from_z(z));
}

/* Lower case, and digits of full width as plain ones. */
static struct str plain_text(struct str s, struct arena *a)
{
    struct buf out = buf_new(a, TITLE_BYTES);

    s = str_head(s, TITLE_BYTES);
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        if (c == 0xEF && i + 2 < s.len && (unsigned char)s.ptr[i + 1] == 0xBC &&
            (unsigned char)s.ptr[i + 2] >= 0x90 &&
            (unsigned char)s.ptr[i + 2] <= 0x99) {
            buf_add_byte(&out,
                         (char)('0' + ((unsigned char)s.ptr[i + 2] - 0x90)));
            i += 2;
        } else {
            buf_add_byte(&out, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
        }
    }
    return buf_str(&out);
}

/* Digits from *i on, at most `most`; -1: there are none. */
static int number(struct str s, size_t *i, size_t most)
{
    size_t from = *i;
    int n = 0;

    while (is_digit(s, *i) && *i - from < most)
        n = 10 * n + (s.ptr[(*i)++] - '0');
    return *i == from ? -1 : n;
}

static void skip_blanks(struct str s, size_t *i)
{
    while (*i < s.len && s.ptr[*i] == ' ')
        (*i)++;
}

static bool make(int year, int month, int day, struct date *out)
{
    struct civil c = {year, month, day};

    if (year < FIRST_YEAR || year > LAST_YEAR || !civil_is_real(c))
        return false;
    *out = date_from_civil(c);
    return true;
}

/* 2026-7-17, 2026/07/17, 2026.7.17, 2026年7月17日. */
static bool year_first(struct str s, size_t *i, struct date *out)
{
    static const char *const separators[] = {"-", "/", ".", "_"};
    size_t at = *i;
    int year = number(s, &at, 4), month, day;
    const char *second = NULL;

    skip_blanks(s, &at);
    if (has(s, at, "年"))
        second = "月";
    for (size_t k = 0; !second && k < COUNT(separators); k++)
        if (has(s, at, separators[k]))
            second = separators[k];
    if (!second)
        return false;
    at += has(s, at, "年") ? sizeof("年") - 1 : 1;
    skip_blanks(s, &at);
    month = number(s, &at, 2);
    skip_blanks(s, &at);
    if (month < 0 || !has(s, at, second))
        return false;
    at += str_from_z(second).len;
    skip_blanks(s, &at);
    day = number(s, &at, 2);
    if (day < 0 || is_digit(s, at) || !make(year, month, day, out))
        return false;
    *i = at;
    return true;
}

/* 20260717, and a time of day behind it: 20260717093015. */
static bool run_of_digits(struct str s, size_t *i, struct date *out)
{
    size_t at = *i, end = *i;
    int year, month, day;

    while (is_digit(s, end))
        end++;
    if (end - at != 8 && end - at != 12 && end - at != 14)
        return false;
    year = number(s, &at, 4);
    month = number(s, &at, 2);
    day = number(s, &at, 2);
    if (!make(year, month, day, out))
        return false;
    *i = end;
    return true;
}

/* 17/07/2026: only where it can be but one day, or its order is known. */
static bool year_last(const struct text *t, size_t *i, struct date *out)
{
    struct str s = t->s;
    size_t at = *i;
    int first = number(s, &at, 2), second, year;
    char separator = at < s.len ? s.ptr[at] : 0;
    bool day_first;

    if (separator != '/' && separator != '-' && separator != '.')
        return false;
    at++;
    second = number(s, &at, 2);
    if (second < 0 || at >= s.len || s.ptr[at] != separator)
        return false;
    at++;
    year = number(s, &at, 4);
    if (is_digit(s, at))
        return false;
    if (first <= 12 && second <= 12 && first != second && t->order == DATE_YMD)
        return false;
    day_first = first > 12 || (second <= 12 && t->order != DATE_MDY);
    if (!make(year, day_first ? second : first, day_first ? first : second,
              out))
        return false;
    *i = at;
    return true;
}

/* "july", "jul": the month, from 1, or 0. */
static int month_word(struct str s, size_t *i)
{
    static const char *const names[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    size_t end = *i;
    struct str word;

    while (is_letter(s, end))
        end++;
    word = (struct str){s.ptr + *i, end - *i};
    for (size_t k = 0; word.len >= 3 && k < COUNT(names); k++)
        if (str_starts(str_from_z(names[k]), word)) {
            *i = end;
            return (int)k + 1;
        }
    return 0;
}

static void skip_between(struct str s, size_t *i)
{
    while (*i < s.len && (s.ptr[*i] == ' ' || s.ptr[*i] == ',' ||
                          s.ptr[*i] == '-' || s.ptr[*i] == '.'))
        (*i)++;
}

/* 17 July 2026, 17-Jul-2026, July 17th, 2026. */
static bool month_in_words(struct str s, size_t *i, struct date *out)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th"};
    size_t at = *i;
    int month = month_word(s, &at), day, year;

    skip_between(s, &at);
    day = number(s, &at, 2);
    for (size_t k = 0; day > 0 && k < COUNT(ordinals); k++)
        if (has(s, at, ordinals[k]))
            at += 2;
    skip_between(s, &at);
    if (!month)
        month = month_word(s, &at);
    skip_between(s, &at);
    year = number(s, &at, 4);
    if (!month || day < 0 || is_digit(s, at) || !make(year, month, day, out))
        return false;
    *i = at;
    return true;
}

static bool date_at(const struct text *t, size_t *i, struct date *out)
{
    if (*i && (is_digit(t->s, *i - 1) || is_letter(t->s, *i - 1)) &&
        !(is_digit(t->s, *i) && is_letter(t->s, *i - 1)))
        return false;
    if (is_letter(t->s, *i))
        return month_in_words(t->s, i, out);
    return is_digit(t->s, *i) &&
           (run_of_digits(t->s, i, out) || year_first(t->s, i, out) ||
            year_last(t, i, out) || month_in_words(t->s, i, out));
}

struct label {
    const char *text;
    enum title_role role;
};

/* What stands before a day and says what it is. */
static const struct label labels[] = {
    {"截止", TITLE_AS_OF},     {"截至", TITLE_AS_OF},
    {"基准日", TITLE_AS_OF},   {"账龄日", TITLE_AS_OF},
    {"as of", TITLE_AS_OF},    {"as at", TITLE_AS_OF},
    {"as on", TITLE_AS_OF},    {"key date", TITLE_AS_OF},
    {"结束", TITLE_PERIOD},    {"终止", TITLE_PERIOD},
    {"up to", TITLE_PERIOD},   {"until", TITLE_PERIOD},
    {"through", TITLE_PERIOD}, {"to date", TITLE_PERIOD},
    {"打印", TITLE_OTHER},     {"制表", TITLE_OTHER},
    {"导出", TITLE_OTHER},     {"生成", TITLE_OTHER},
    {"下载", TITLE_OTHER},     {"编制", TITLE_OTHER},
    {"查询时间", TITLE_OTHER}, {"创建", TITLE_OTHER},
    {"制单", TITLE_OTHER},     {"print", TITLE_OTHER},
    {"run ", TITLE_OTHER},     {"generated", TITLE_OTHER},
    {"created", TITLE_OTHER},  {"export", TITLE_OTHER},
    {"prepared", TITLE_OTHER}, {"开始", TITLE_OTHER},
    {"起始", TITLE_OTHER},     {"从", TITLE_OTHER},
    {"自", TITLE_OTHER},       {"from", TITLE_OTHER},
    {"since", TITLE_OTHER}};

/* Between two days: a period, from the one to the other. */
static const char *const spans[] = {"至", "到", "~",  "～", "—",
                                    "–",  "-",  "to", "and"};

static struct str trimmed(struct str s)
{
    static const char *const marks[] = {"：", ":", ",", "\"", "\t", ";", "（"};
    bool more = true;

    while (more) {
        more = false;
        s = str_trim(s);
        for (size_t i = 0; i < COUNT(marks); i++)
            if (str_ends(s, str_from_z(marks[i]))) {
                s.len -= str_from_z(marks[i]).len;
                more = true;
            }
    }
    return s;
}

/* The last label in the text; among those at one place the longest. */
static enum title_role role_of(struct str before)
{
    enum title_role role = TITLE_PLAIN;
    size_t best = 0;

    for (size_t i = 0; i < COUNT(labels); i++) {
        struct str label = str_from_z(labels[i].text);
        size_t at = 0;

        for (ptrdiff_t k; (k = str_find(str_skip(before, at), label)) >= 0;) {
            at += (size_t)k + label.len;
            if (at > best) {
                best = at;
                role = labels[i].role;
            }
        }
    }
    return role;
}

static bool ends_with_span(struct str between)
{
    between = trimmed(between);
    for (size_t i = 0; i < COUNT(spans); i++)
        if (str_ends(between, str_from_z(spans[i])))
            return true;
    return false;
}

static void add(struct title *t, struct date date, enum title_role role,
                size_t line)
{
    ARENA_PUSH(t->arena, t->items, t->count, t->capacity) =
        (struct title_date){date, role, line};
}

/* What the day is, by the text between it and the one before. */
static enum title_role role_behind(struct title *t, struct str between,
                                   bool has_before)
{
    enum title_role role = role_of(between);

    if (!has_before || role == TITLE_AS_OF || !ends_with_span(between))
        return role;
    t->items[t->count - 1].role = TITLE_OTHER;
    return TITLE_PERIOD;
}

/* is_name: every day in it is the name's, but those of a period. */
static void read_text(struct title *t, const struct text *text, bool is_name,
                      size_t line)
{
    struct str s = text->s;
    size_t behind = 0; /* the last day */
    size_t first = t->count;
    size_t i = 0;

    while (i < s.len) {
        struct str before = {s.ptr + behind, i - behind};
        enum title_role role;
        size_t end = i;
        struct date date;

        if (!date_at(text, &end, &date)) {
            i++;
            continue;
        }
        role = role_behind(t, before, t->count > first);
        if (is_name && role != TITLE_PERIOD)
            role = TITLE_NAME;
        add(t, date, role, line);
        i = behind = end;
    }
}

void title_read_row(struct title *t, struct str row, size_t line)
{
    struct text text = {plain_text(row, t->arena), t->order};

    read_text(t, &text, false, line);
}

void title_read_name(struct title *t, struct str name)
{
    struct text text = {plain_text(name, t->arena), DATE_YMD};

    read_text(t, &text, true, 0);
}

static bool is_listed(const struct title_date *items, size_t n,
                      struct date date)
{
    for (size_t i = 0; i < n; i++)
        if (items[i].date.day == date.day)
            return true;
    return false;
}

size_t title_days(const struct title *t, const struct title_date **out)
{
    struct title_date *days =
        arena_array(t->arena, struct title_date, t->count + 1);
    bool is_said = false;
    size_t n = 0;

    for (size_t i = 0; i < t->count; i++)
        is_said |= t->items[i].role == TITLE_AS_OF;
    for (size_t i = 0; i < t->count; i++) {
        const struct title_date *x = &t->items[i];

        if (x->role == TITLE_OTHER || x->role == TITLE_PERIOD ||
            (is_said && x->role == TITLE_PLAIN) || is_listed(days, n, x->date))
            continue;
        days[n++] = *x;
    }
    *out = days;
    return n;
}

const struct title_date *title_period(const struct title *t)
{
    for (size_t i = t->count; i-- > 0;)
        if (t->items[i].role == TITLE_PERIOD)
            return &t->items[i];
    return NULL;
}
