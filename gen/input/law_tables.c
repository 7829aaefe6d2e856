#include "input/law_tables.h"

#include "base/file.h"
#include "input/encoding.h"
#include "input/law_kinds.h"

#define LARGEST_TABLE (4u << 20)

static const struct {
    const char *file, *title;
} tables[LAW_TABLES] = {
    [LAW_LPR] = {"lpr.csv", "loan prime rate (LPR)"},
    [LAW_BENCHMARK] = {"pboc-benchmark.csv", "PBoC benchmark lending rate"},
    [LAW_BOE] = {"boe-rate.csv", "Bank of England official bank rate"},
    [LAW_EU] = {"ecb-rate.csv", "ECB main refinancing rate"},
    [LAW_UK_COMPENSATION] = {"uk-compensation.csv",
                             "fixed sums for late payment (United Kingdom)"},
    [LAW_COURT_FEES] = {"court-fees.csv", "court fees of the PRC"},
    [LAW_CALENDAR] = {"prc-calendar.csv", "working days of the PRC"},
};

const char *law_table_file(enum law_table which)
{
    return tables[which].file;
}

const char *law_table_title(enum law_table which)
{
    return tables[which].title;
}

static bool read_kind(enum law_table which, struct law_reading *r,
                      struct str text, struct law_tables *out)
{
    switch (which) {
    case LAW_LPR:
        return law_read_lpr(r, text, &out->lpr);
    case LAW_BENCHMARK:
        return law_read_benchmark(r, text, &out->benchmark);
    case LAW_BOE:
        return law_read_single(r, text, &out->boe);
    case LAW_EU:
        return law_read_single(r, text, &out->eu);
    case LAW_UK_COMPENSATION:
        return law_read_compensation(r, text, &out->uk_compensation);
    case LAW_COURT_FEES:
        return law_read_fees(r, text, &out->court_fees);
    case LAW_CALENDAR:
        return law_read_calendar(r, text, &out->calendar);
    case LAW_TABLES:
        break;
    }
    return false;
}

bool law_table_parse(enum law_table which, const char *path, struct str text,
                     struct law_tables *out, struct arena *a, struct diag *d)
{
    struct law_reading r = {.path = path, .arena = a, .diag = d};
    bool ok;

    r.head.path = path;
    r.head.title = law_table_title(which);
    ok = read_kind(which, &r, text, out);
    if (r.reader)
        csv_reader_close(r.reader);
    return ok;
}

static bool is_table(struct str name)
{
    for (size_t i = 0; i < COUNT(tables); i++)
        if (str_equal_z(name, tables[i].file))
            return true;
    return false;
}

/* A name mistyped would leave the program's table in force, unnoticed. */
static bool warn_of_strangers(const char *own, struct arena *a, struct diag *d)
{
    struct buf names = buf_new(a, 1024);
    struct file_names in;

    if (!file_list(&in, own, a, d))
        return false;
    for (size_t i = 0; i < COUNT(tables); i++)
        buf_add_format(&names, "%s%s", i ? ", " : "", tables[i].file);
    for (size_t i = 0; i < in.count; i++) {
        if (!file_has_ending(in.items[i], ".csv") || is_table(in.items[i]))
            continue;
        diag_warning(d, place_of(file_join(a, own, in.items[i]), 0, 0),
                     "no table has this name, and the file is not read; the "
                     "names are %.*s",
                     STR_ARG(buf_str(&names)));
    }
    return true;
}

static bool read_table(enum law_table which, const char *path,
                       struct law_tables *out, struct arena *a, struct diag *d)
{
    struct encoding_result decoded;
    struct str bytes;

    return file_read(&bytes, path, LARGEST_TABLE, a, d) &&
           encoding_decode(bytes, path, &decoded, a, d) &&
           law_table_parse(which, path, decoded.text, out, a, d);
}

bool law_tables_read(const char *built_in, const char *own,
                     struct law_tables *out, struct arena *a, struct diag *d)
{
    struct law_tables read = {0};
    bool ok = true;

    if (own && !file_is_folder(own))
        own = NULL;
    if (own && !warn_of_strangers(own, a, d))
        return false;
    for (int i = 0; i < LAW_TABLES; i++) {
        struct str name = str_from_z(tables[i].file);
        const char *path = own ? file_join(a, own, name) : NULL;

        if (!path || !file_exists(path))
            path = file_join(a, built_in, name);
        ok &= read_table((enum law_table)i, path, &read, a, d);
    }
    if (ok)
        *out = read;
    return ok;
}
