/*
 * samplegen - a made-up ledger of any size, the same bytes for the same seed.
 *
 * Everything about document i follows from (seed, i), so a ledger of ten
 * million documents streams to disk.  A snapshot holds the rows that were
 * recorded on or before its day, as they stood then: a bounced receipt gets its
 * second date, a bill its status, when it happens.  All firms, people, codes,
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

enum stream {
    STREAM_CUSTOMER = 1,
    STREAM_DOCUMENT,
    STREAM_COST,
    STREAM_OPENING,
    STREAM_RATE
};

struct rng rng_of(uint64_t seed, enum stream stream, uint64_t index);
int64_t rng_between(struct rng *r, int64_t low, int64_t high); /* inclusive */
bool rng_chance(struct rng *r, int per_mille);

/* --- days since 1970-01-01; 0 stands for none -------------------------------
 */

struct civil {
    int year, month, day;
};

int32_t day_of(struct civil c);
struct civil civil_of(int32_t day);
bool is_weekend(int32_t day);
int32_t next_working_day(int32_t day);
int32_t later(int32_t a, int32_t b);

/* --- customers -------------------------------------------------------------
 */

enum habit { HABIT_PROMPT, HABIT_SLOW, HABIT_MONTHLY, HABIT_BAD };

/* What one month's payer still has to pay in one transfer. */
struct batch {
    struct {
        char doc_no[24];
        int64_t amount;
        int32_t recorded;
    } items[8];
    int count;
    int32_t pay_day;
};

enum currency { CNY, USD, EUR, GBP, CURRENCY_COUNT };
extern const char *const currency_codes[CURRENCY_COUNT];

struct customer {
    uint64_t cumulative_weight; /* for choosing by size */
    int32_t terms_days;
    enum habit habit;
    enum currency currency;
    bool is_export;   /* English letters, no VAT */
    bool is_trader;   /* Chinese, buys in both currencies */
    bool pays_bills;  /* now and then */
    bool was_renamed; /* had another number and name until RENAMED_DAY */
    struct batch batch;
};

#define RENAMED_DAY ((struct civil){2025, 10, 1})

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
    TABLE_BILLS,
    TABLE_WRITEOFFS,
    TABLE_CONTRACTS,
    TABLE_FX,
    TABLE_COUNT
};

struct sink {
    int fd;
    char *bytes;
    size_t used;
    bool open;
};

#define SNAPSHOT_MAX 16

/* Accounts of the general ledger that together are the receivables. */
enum account { ACCOUNT_TRADE, ACCOUNT_RETENTION, ACCOUNT_COUNT };

struct snapshot {
    int32_t day;
    /* What the general ledger says on this day of each snapshot's day. */
    int64_t control[SNAPSHOT_MAX][ACCOUNT_COUNT][CURRENCY_COUNT];
    struct sink sinks[TABLE_COUNT];
};

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
void row_date(struct row *r, int32_t day, enum date_style style); /* 0: none */
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
void row_encode(struct row *r);                  /* UTF-8 to GB18030 */
void customer_uscc(struct row *r, size_t index); /* 统一社会信用代码 */

/* "C0012": as wide as needed; "K0012" before he was renamed. */
void customer_id(char id[24], size_t index);
void customer_former_id(char id[24], size_t index);

_Noreturn void fail(const char *what, const char *which);

/* --- entries of the ledger ---------------------------------------------------
 */

/* Kinds of numbers. */
enum series {
    SERIES_INVOICE,
    SERIES_CREDIT_NOTE,
    SERIES_DEBIT_NOTE,
    SERIES_RETENTION,
    SERIES_OPENING,
    SERIES_RECEIPT,
    SERIES_BILL,
    SERIES_COUNT
};

#define LONGEST_SPAN 1200

struct options {
    const char *folder;
    size_t customers, documents;
    uint64_t seed;
    bool documents_only, claims;
};

struct generator {
    struct options options;
    struct snapshot snapshots[SNAPSHOT_MAX];
    size_t snapshot_count;
    struct customer *customers;
    int32_t first_day, last_day;
    uint32_t numbers[SERIES_COUNT][LONGEST_SPAN]; /* used on each day */
};

/* A document on its way through its life. */
struct document {
    uint64_t order;
    size_t customer;
    enum currency currency;
    const char *kind, *class_of, *what;
    char doc_no[24];
    char contract_no[32];
    int installment; /* from 1; 0: it is paid at once */
    int64_t amount;
    int64_t open; /* what no entry has settled so far */
    int32_t issued, due, posted, delivered, handed_over, recorded;
};

struct receipt {
    size_t customer;
    enum currency currency;
    char receipt_no[24];
    char bank_ref[32];
    const char *method, *doc_nos;
    int64_t amount;
    int32_t day, reversed, recorded;
    bool is_bill; /* emit_bill posts it */
};

enum bill_fate { FATE_PAID, FATE_ENDORSED, FATE_DISCOUNTED, FATE_DISHONOURED };

struct bill {
    size_t customer;
    char bill_no[24];
    const char *doc_nos;
    int64_t amount;
    int32_t issued, received, maturity, recorded;
    enum bill_fate fate;
    int32_t fate_day; /* when it was paid, passed on or dishonoured */
};

/* "XS260717-0012": the day and a number within it. */
void number_make(struct generator *g, char out[24], enum series series,
                 int32_t day);

/*
 * When an entry of this day is typed in: mostly at once, some days later within
 * the week, and now and then after the report of its week was written.
 */
int32_t recorded_of(const struct generator *g, struct rng *rng, int32_t day);

void emit(struct generator *g, enum table table, const struct row *r,
          int32_t recorded);
void emit_document(struct generator *g, const struct document *doc);
void emit_receipt(struct generator *g, const struct receipt *r);
void emit_bill(struct generator *g, const struct bill *b);
void emit_allocation(struct generator *g, const char *from,
                     const struct document *to, int32_t day, int64_t amount,
                     int32_t recorded);
void emit_writeoff(struct generator *g, const struct document *doc, int32_t day,
                   int64_t amount, const char *reason, int32_t recorded);

/* A dispute's end is told once it is known; amount 0: of all. */
struct dispute {
    const char *doc_no, *customer_id; /* one of them is empty */
    int installment;
    int32_t from, until, recorded; /* until 0: still going on */
    int64_t amount;
    const char *reason;
};

void emit_dispute(struct generator *g, const struct dispute *x);

/* What the general ledger says grows by amount on this day. */
void post(struct generator *g, enum account account, enum currency currency,
          int64_t amount, int32_t day, int32_t recorded);

/* --- the life of a document --------------------------------------------------
 */

/* Money for part of a document, with the accidents of real life. */
void receive(struct generator *g, struct document *doc, struct rng *rng,
             int64_t amount, int32_t day);

/* The same without any. */
void receive_plainly(struct generator *g, const struct document *doc,
                     struct rng *rng, int64_t amount, int32_t day);

/* What is open, by the customer's habit. */
void pay(struct generator *g, struct document *doc, struct rng *rng,
         enum habit habit);

/* One transfer for all that fell due in a month. */
void batch_add(struct generator *g, const struct document *doc);
void batch_pay(struct generator *g, size_t customer);

/*
 * Four customers more whose debts were handed to a lawyer, one for each rule by
 * which interest is claimed.  Nothing of theirs is random.
 */
#define CLAIM_CUSTOMERS 4
void claims_write(struct generator *g);
void claims_contracts(struct generator *g);

/* A sale and all that follows from it; its row and those of its kin. */
void live(struct generator *g, struct document *sale, struct rng *rng);

#endif
