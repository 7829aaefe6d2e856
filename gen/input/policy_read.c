#include "input/intake.h"

#include "base/file.h"
#include "input/encoding.h"
#include "input/policy_section.h"

/* Days of buckets (policy.h). */
#define DAYS_MAX 9999

/* not_due_N+, today, N+ and no_due_date stand beside the ends given. */
#define OTHER_BUCKETS 4

const struct yaml *policy_find(const struct yaml *map, const char *key)
{
    const struct yaml *y = yaml_find(map, key);

    return yaml_is_empty(y) ? NULL : y;
}

bool policy_line(const struct yaml *y, struct str *out, struct diag *d)
{
    struct str s = {0};

    if (!y)
        return true;
    if (!yaml_text(y, &s, d))
        return false;
    s = str_trim(s);
    if (str_find_byte(s, '\n') >= 0 || str_find_byte(s, '\t') >= 0)
        return diag_error(d, y->scalar.at,
                          "text of one line is expected here, without tabs");
    *out = s;
    return true;
}

bool policy_days(const struct yaml *y, int64_t low, int64_t high, int32_t *out,
                 struct diag *d)
{
    int64_t n = *out;

    if (!yaml_integer(y, low, high, &n, d))
        return false;
    *out = (int32_t)n;
    return true;
}

/* Ends of buckets: at most BUCKET_MAX numbers that ascend. */
static bool read_ends(const struct yaml *y, int32_t *ends, size_t *count,
                      struct diag *d)
{
    if (!y)
        return true;
    if (!yaml_is_list(y, d))
        return false;
    if (y->count > BUCKET_MAX - OTHER_BUCKETS)
        return diag_error(d, y->scalar.at,
                          "at most %d numbers of days are accepted in all",
                          BUCKET_MAX - OTHER_BUCKETS);
    for (size_t i = 0; i < y->count; i++) {
        if (!policy_days(&y->items[i], 1, DAYS_MAX, &ends[i], d))
            return false;
        if (i > 0 && ends[i] <= ends[i - 1])
            return diag_error(d, y->items[i].scalar.at,
                              "the numbers of days must rise: %d does not "
                              "come after %d",
                              (int)ends[i], (int)ends[i - 1]);
    }
    *count = y->count;
    return true;
}

static bool read_aging(const struct yaml *y, struct policy *p, struct arena *a,
                       struct diag *d)
{
    static const char *const names[] = {"buckets", "not_due"};
    static const int32_t usual[] = {30, 60, 90, 180, 365};
    int32_t ends[BUCKET_MAX] = {0}, not_due[BUCKET_MAX] = {30};
    size_t end_count = COUNT(usual), not_due_count = 1;

    if (!y)
        return true;
    for (size_t i = 0; i < COUNT(usual); i++)
        ends[i] = usual[i];
    if (!yaml_check_keys(y, names, COUNT(names), d) ||
        !read_ends(policy_find(y, "buckets"), ends, &end_count, d) ||
        !read_ends(policy_find(y, "not_due"), not_due, &not_due_count, d))
        return false;
    if (end_count == 0)
        return diag_error(d, y->scalar.at,
                          "buckets needs at least one number of days, such as "
                          "[30, 60, 90]");
    if (!bucket_scheme_make(&p->buckets, ends, end_count, not_due,
                            not_due_count, a))
        return diag_error(d, y->scalar.at,
                          "at most %d numbers of days are accepted in all",
                          BUCKET_MAX - OTHER_BUCKETS);
    return true;
}

static bool read_version(const struct yaml *root, struct diag *d)
{
    const struct yaml *y = policy_find(root, "version");
    struct str version;

    if (!y)
        return diag_error(d, root->scalar.at,
                          "the line \"version: 1\" is missing: it says by "
                          "which rules this file is read");
    if (!yaml_text(y, &version, d))
        return false;
    if (!str_equal_z(version, "1"))
        return diag_error(d, y->scalar.at,
                          "version \"%.*s\": this program reads version 1 "
                          "alone",
                          STR_ARG(yaml_shown(version)));
    return true;
}

static bool read_language(const struct yaml *y, struct policy *p,
                          struct diag *d)
{
    static const char *const words[] = {
        [LANGUAGE_ZH] = "zh-CN", [LANGUAGE_EN] = "en"};
    size_t i = (size_t)p->language;

    if (!yaml_choice(y, words, COUNT(words), &i, d))
        return false;
    p->language = (enum language)i;
    return true;
}

static bool read_currency(const struct yaml *y, struct policy *p,
                          struct diag *d)
{
    const struct currency *currency;
    struct str text;

    if (!y)
        return true;
    if (!yaml_text(y, &text, d))
        return false;
    currency = currency_find(str_trim(text));
    if (!currency)
        return diag_error(d, y->scalar.at,
                          "\"%.*s\" is no currency: an ISO 4217 code such as "
                          "CNY, USD or EUR is expected",
                          STR_ARG(yaml_shown(text)));
    p->reporting_currency = currency;
    return true;
}

/* "+08:00" in minutes; the hours that clocks on earth show. */
static bool parse_zone(struct str s, int32_t *minutes)
{
    int32_t hour, minute;

    if (s.len != 6 || (s.ptr[0] != '+' && s.ptr[0] != '-') || s.ptr[3] != ':' ||
        !str_is_digit(s.ptr[1]) || !str_is_digit(s.ptr[2]) ||
        !str_is_digit(s.ptr[4]) || !str_is_digit(s.ptr[5]))
        return false;
    hour = (s.ptr[1] - '0') * 10 + s.ptr[2] - '0';
    minute = (s.ptr[4] - '0') * 10 + s.ptr[5] - '0';
    if (minute > 59 || hour * 60 + minute > 14 * 60)
        return false;
    *minutes = (s.ptr[0] == '-' ? -1 : 1) * (hour * 60 + minute);
    return true;
}

static bool read_zone(const struct yaml *y, struct policy *p, struct diag *d)
{
    struct str text;

    if (!y)
        return true;
    if (!yaml_text(y, &text, d))
        return false;
    if (!parse_zone(text, &p->zone_minutes))
        return diag_error(d, y->scalar.at,
                          "\"%.*s\" is no time zone: a fixed difference from "
                          "UTC such as \"+08:00\" is expected",
                          STR_ARG(yaml_shown(text)));
    return true;
}

/* At the empty key, else at the section, else at the file's beginning. */
static void warn_of_name(const struct yaml *root, struct diag *d)
{
    const struct yaml *creditor = yaml_find(root, "creditor");
    const struct yaml *name = yaml_find(creditor, "name");
    const struct yaml *y = name ? name : creditor ? creditor : root;

    diag_warning(d, y->scalar.at,
                 "the name of your firm is missing (creditor: name:): every "
                 "letter carries it");
}

/* All sections are read, so that all mistakes are told at once. */
static bool read_root(const struct yaml *root, struct policy *p,
                      struct arena *a, struct diag *d)
{
    static const char *const names[] = {
        "version",   "language", "creditor",  "currency", "aging",
        "dunning",   "kpi",      "time_zone", "ledger",   "claim",
        "provision", "warnings", "forecast"};
    bool ok = yaml_check_keys(root, names, COUNT(names), d);

    if (root->kind != YAML_MAP || !read_version(root, d))
        return false;
    ok &= read_language(policy_find(root, "language"), p, d);
    ok &= read_currency(policy_find(root, "currency"), p, d);
    ok &= read_zone(policy_find(root, "time_zone"), p, d);
    ok &= policy_creditor(policy_find(root, "creditor"), &p->creditor, d);
    if (p->creditor.name.len == 0)
        warn_of_name(root, d);
    ok &= read_aging(policy_find(root, "aging"), p, a, d);
    ok &= policy_ledger(policy_find(root, "ledger"), p, d);
    ok &= policy_claim(policy_find(root, "claim"), &p->claim, d);
    ok &= policy_dunning(policy_find(root, "dunning"), p, d);
    ok &= policy_forecast(policy_find(root, "forecast"), p, d);
    ok &= policy_provision(policy_find(root, "provision"), p, a, d);
    ok &= policy_warning(policy_find(root, "warnings"), &p->warnings, d);
    return policy_kpi(policy_find(root, "kpi"), &p->kpi, d) && ok;
}

static const char *policy_path(const char *book, struct arena *a)
{
    return file_join(a, book, STR("duebook.yaml"));
}

static bool read_text(const char *book, struct str *out, struct arena *a,
                      struct diag *d)
{
    const char *path = policy_path(book, a);
    struct encoding_result decoded;
    struct str bytes;

    if (!file_read(&bytes, path, YAML_MAX_BYTES, a, d) ||
        !encoding_decode(bytes, path, &decoded, a, d))
        return false;
    *out = decoded.text;
    return true;
}

static bool read_file(const char *book, struct yaml *root, struct arena *a,
                      struct diag *d)
{
    struct str text;

    return read_text(book, &text, a, d) &&
           yaml_parse(root, policy_path(book, a), 1, text, a, d);
}

bool policy_read(const char *book, struct policy *out, struct arena *a,
                 struct diag *d)
{
    struct policy p = policy_default(a);
    struct yaml root;

    if (!read_file(book, &root, a, d) || !read_root(&root, &p, a, d))
        return false;
    *out = p;
    return true;
}

/* The value of a line "language: ..." without quotes and comment. */
static struct str language_word(struct str line)
{
    static const struct str key = STR_INIT("language:");
    struct str word = {0}, rest;

    if (!str_starts(line, key))
        return word;
    (void)str_cut(str_skip(line, key.len), '#', &word, &rest);
    word = str_trim(word);
    if (word.len >= 2 && (word.ptr[0] == '"' || word.ptr[0] == '\''))
        word = (struct str){word.ptr + 1, word.len - 2};
    return word;
}

/* For a file that is no YAML: its reader still says how he is spoken to. */
static bool guess_language(const char *book, enum language *out,
                           struct arena *a, struct diag *d)
{
    struct str text, line, word;

    if (!read_text(book, &text, a, d))
        return false;
    while (text.len) {
        (void)str_cut(text, '\n', &line, &text);
        word = language_word(line);
        if (str_equal_z(word, "zh-CN") || str_equal_z(word, "en")) {
            *out = word.len == 2 ? LANGUAGE_EN : LANGUAGE_ZH;
            return true;
        }
    }
    return false;
}

bool policy_language(const char *book, enum language *out,
                     struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct policy p = {.language = LANGUAGE_ZH};
    struct diag silent = {0};
    struct yaml root;
    bool parsed = read_file(book, &root, scratch, &silent);
    bool ok =
        parsed ? policy_find(&root, "language") &&
                     read_language(policy_find(&root, "language"), &p, &silent)
               : guess_language(book, &p.language, scratch, &silent);

    arena_rewind(scratch, mark);
    if (ok)
        *out = p.language;
    return ok;
}
