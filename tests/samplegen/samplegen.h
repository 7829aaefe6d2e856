/*
 * samplegen - a made-up ledger of any size, the same bytes for the same seed.
 *
 * Everything about document i follows from (seed, i), so a ledger of ten
 * million documents streams to disk.  Events are cumulative: a snapshot holds
 * the rows that took effect on or before its day.  All firms, people, codes,
 * telephone and account numbers are invented.
 */
#ifndef SAMPLEGEN_H
#define SAMPLEGEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* --- random numbers: SplitMix64, a stream of its own for each thing --------
 */

struct rng {
    uint64_t state;
};

enum stream { STREAM_CUSTOMER = 1, STREAM_DOCUMENT, STREAM_COST };

struct rng rng_of(uint64_t seed, enum stream stream, uint64_t index);
int64_t rng_between(struct rng *r, int64_t low, int64_t high); /* inclusive */
bool rng_chance(struct rng *r, int per_mille);

/* --- days since 1970-01-01 -------------------------------------------------
 */

struct civil {
    int year, month, day;
};

int32_t day_of(struct civil c);
struct civil civil_of(int32_t day);
bool is_weekend(int32_t day);
int32_t next_working_day(int32_t day);

/* --- customers -------------------------------------------------------------
 */

enum habit { HABIT_PROMPT, HABIT_SLOW, HABIT_MONTHLY, HABIT_BAD };

/* What one month's payer still has to pay in one transfer. */
struct batch {
    uint64_t documents[8];
    int64_t amounts[8];
    int32_t issued[8];
    int count;
    int32_t pay_day;
};

struct customer {
    uint64_t cumulative_weight; /* for choosing by size */
    int32_t terms_days;
    enum habit habit;
    bool is_export; /* English letters, USD, no VAT */
    bool is_trader; /* Chinese, buys in both currencies */
    struct batch batch;
};

void customer_make(struct customer *c, uint64_t seed, size_t index);

/* --- output ----------------------------------------------------------------
 */

enum table {
    TABLE_CUSTOMERS,
    TABLE_DOCUMENTS,
    TABLE_RECEIPTS,
    TABLE_ALLOCATIONS,
    TABLE_DISPUTES,
    TABLE_COSTS,
    TABLE_CONTROL,
    TABLE_COUNT
};

enum { CNY, USD, CURRENCY_COUNT };
extern const char *const currency_codes[CURRENCY_COUNT];

struct sink {
    int fd;
    char *bytes;
    size_t used;
    bool open;
};

struct snapshot {
    int32_t day;
    int64_t control[CURRENCY_COUNT];
    struct sink sinks[TABLE_COUNT];
};

#define SNAPSHOT_MAX 16

/* A row being built: fields are added with their comma. */
struct row {
    char text[1024];
    size_t len;
    bool begun;
};

/* How a file writes its dates and amounts. */
enum date_style { DATE_ISO, DATE_SLASH, DATE_HAN };

void row_clear(struct row *r);
void row_text(struct row *r, const char *text); /* no quoting needed */
void row_format(struct row *r, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void row_date(struct row *r, int32_t day, enum date_style style);
void row_no_date(struct row *r);
void row_amount(struct row *r, int64_t minor, bool grouped);

/* DIR/snapshots/DATE/TABLE.csv of all snapshots; exits with a message. */
void snapshots_open(struct snapshot *snapshots, size_t n, const char *folder,
                    bool documents_only);
void snapshots_close(struct snapshot *snapshots, size_t n);

/* The row with its line end into one snapshot. */
void snapshot_add(struct snapshot *s, enum table table, const struct row *r);

/* A customer's row, in GB18030. */
void customer_row(struct row *r, const struct customer *c, uint64_t seed,
                  size_t index);
void row_encode(struct row *r); /* UTF-8 to GB18030 */

/* "C0012": as wide as needed. */
void customer_id(char id[24], size_t index);

_Noreturn void fail(const char *what, const char *which);

#endif
