#include "measure/deliveries.h"

#include "base/utf8.h"

#include <stdlib.h>

/* So many numbers are compared in search of what was meant, in all. */
#define MOST_COMPARED 200000
/* Bytes that differ at most; a Chinese character has three. */
#define NEAR 3

/* A number and where it belongs. */
struct known {
    struct str text;
    const struct issued_letter *letter;
};

struct wanted {
    struct str doc_no, installment_no;
    const struct issued_letter *letter;
    uint32_t found; /* document; or LEDGER_NONE */
};

struct joining {
    struct ledger *ledger;
    const struct issued *issued;
    struct arena *arena;
    struct diag *diag;
    struct known *numbers; /* as they are, by number */
    struct known *keys;    /* whatever brackets and zeros, by key */
    size_t count;
    size_t compared;
    const struct issued_letter **letters; /* of each row; or NULL */
    bool *is_refused;                     /* of each row */
};

/* --- numbers as people write them ----------------------------------------- */

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* Brackets, blanks and the words around the two numbers. */
static bool is_filling(uint32_t c)
{
    static const uint32_t filling[] = {
        ' ',    '(',    ')',    '[',    ']',    '{',    '}',    '-',    '_',
        '/',    '.',    0x3000, 0xFF08, 0xFF09, 0x3014, 0x3015, 0x3010, 0x3011,
        0xFF3B, 0xFF3D, 0x3008, 0x3009, 0x300A, 0x300B, 0x5B57, /* 字 */
        0x7B2C,                                                 /* 第 */
        0x53F7,                                                 /* 号 */
        0x5E74 /* 年 */};

    for (size_t i = 0; i < COUNT(filling); i++)
        if (filling[i] == c)
            return true;
    return false;
}

/*
 * "催|2026|12" of 催字[2026]第12号, 催字〔2026〕第0012号 and the like; empty:
 * it is no such number.
 */
static struct str key_of(struct str number, struct arena *a)
{
    struct buf key = buf_new(a, 512);
    bool in_digits = false, has_value = false;
    int groups = 0;

    while (number.len) {
        uint32_t c = utf8_next(&number);

        if (is_digit(c)) {
            char digit = (char)('0' + (c >= 0xFF10 ? c - 0xFF10 : c - '0'));

            if (!in_digits) {
                buf_add_byte(&key, '|');
                groups++;
                has_value = false;
            }
            in_digits = true;
            has_value |= digit != '0';
            if (has_value)
                buf_add_byte(&key, digit);
            continue;
        }
        in_digits = false;
        if (is_filling(c))
            continue;
        if (groups || c >= 0x110000)
            return STR("");
        if (c >= 'a' && c <= 'z')
            c -= 'a' - 'A';
        buf_add_format(&key, "%x.", (unsigned)c);
    }
    return groups == 2 ? buf_str(&key) : STR("");
}

static int by_text(const void *a, const void *b)
{
    return str_compare(((const struct known *)a)->text,
                       ((const struct known *)b)->text);
}

static void list_numbers(struct joining *j)
{
    j->numbers = arena_array(j->arena, struct known, j->issued->count);
    j->keys = arena_array(j->arena, struct known, j->issued->count);
    for (size_t i = 0; i < j->issued->count; i++) {
        const struct issued_letter *letter = &j->issued->letters[i];

        if (!letter->number.len)
            continue;
        j->numbers[j->count] = (struct known){letter->number, letter};
        j->keys[j->count++] =
            (struct known){key_of(letter->number, j->arena), letter};
    }
    if (!j->count)
        return;
    qsort(j->numbers, j->count, sizeof(*j->numbers), by_text);
    qsort(j->keys, j->count, sizeof(*j->keys), by_text);
}

static const struct issued_letter *find_letter(const struct known *list,
                                               size_t count, struct str text)
{
    const struct known key = {text, NULL};
    const struct known *found = NULL;

    if (text.len && count)
        found = bsearch(&key, list, count, sizeof(*list), by_text);
    return found ? found->letter : NULL;
}

static struct str near_number(struct joining *j, const struct delivery *d)
{
    unsigned least = NEAR + 1;
    struct str near = {0};

    for (size_t i = 0; i < j->count && j->compared < MOST_COMPARED;
         i++, j->compared++) {
        unsigned distance = str_distance(j->numbers[i].text, d->letter_no);

        if (distance < least) {
            least = distance;
            near = j->numbers[i].text;
        } else if (distance == least) {
            near = (struct str){0};
        }
    }
    return near;
}

/* --- row by row ----------------------------------------------------------- */

static struct place place_of_row(const struct joining *j, size_t row)
{
    return ledger_place(j->ledger, j->ledger->deliveries[row].at);
}

/*
 * Is the number one of a series and year that the register gave out when it
 * was posted?  Before its first letter people gave such numbers by hand.
 */
static bool is_of_series(const struct joining *j, struct str key,
                         struct date posted)
{
    size_t n = key.len;

    while (n && key.ptr[n - 1] != '|')
        n--;
    for (size_t i = 0; n && i < j->count; i++)
        if (str_starts(j->keys[i].text, str_head(key, n)) &&
            (!date_is(posted) ||
             j->keys[i].letter->letter_date.day <= posted.day))
            return true;
    return false;
}

/* Letters sent by hand have numbers of their own, and are no mistake. */
static void tell_unknown(struct joining *j, size_t row, struct str key)
{
    const struct delivery *d = &j->ledger->deliveries[row];
    bool is_ours = is_of_series(j, key, d->posted_date);
    struct str near = {0};

    if (is_ours || !key.len)
        near = near_number(j, d);
    if (!near.len && !is_ours)
        return;
    j->is_refused[row] = true;
    if (near.len)
        diag_error(j->diag, place_of_row(j, row),
                   "letter %.*s is not in the register; did you mean %.*s?",
                   STR_ARG(d->letter_no), STR_ARG(near));
    else
        diag_error(j->diag, place_of_row(j, row),
                   "letter %.*s is not in the register, which gives out the "
                   "numbers of this series",
                   STR_ARG(d->letter_no));
}

static void find_row(struct joining *j, size_t row)
{
    struct delivery *d = &j->ledger->deliveries[row];
    const struct issued_letter *letter =
        find_letter(j->numbers, j->count, d->letter_no);
    struct str key;

    j->letters[row] = letter;
    if (letter || !j->count)
        return;
    key = key_of(d->letter_no, j->arena);
    letter = find_letter(j->keys, j->count, key);
    if (!letter) {
        tell_unknown(j, row, key);
        return;
    }
    diag_note(j->diag, place_of_row(j, row),
              "letter %.*s is read as %.*s of the register",
              STR_ARG(d->letter_no), STR_ARG(letter->number));
    d->letter_no = letter->number;
    j->letters[row] = letter;
}

static uint32_t customer_of(const struct ledger *l, struct str customer_id)
{
    size_t low = 0, high = l->customer_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t at = l->customer_order[middle];
        int order = str_compare(l->customers[at].customer_id, customer_id);

        if (order == 0)
            return at;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return LEDGER_NONE;
}

static struct date first_day(const struct delivery *d)
{
    return date_is(d->posted_date) ? d->posted_date : d->signed_date;
}

/* False: the row is another customer's. */
static bool is_owner(struct joining *j, size_t row)
{
    struct delivery *d = &j->ledger->deliveries[row];
    const struct issued_letter *letter = j->letters[row];
    uint32_t owner = customer_of(j->ledger, letter->customer_id);

    if (d->customer == LEDGER_NONE)
        d->customer = owner;
    return d->customer == owner ||
           diag_error(j->diag, place_of_row(j, row),
                      "letter %.*s went to customer %.*s, not to customer %.*s",
                      STR_ARG(letter->number), STR_ARG(letter->customer_id),
                      STR_ARG(j->ledger->customers[d->customer].customer_id));
}

/* It was posted before it was withdrawn: the customer was told. */
static bool is_corrected(const struct joining *j,
                         const struct issued_letter *letter)
{
    for (size_t i = 0; i < j->issued->count; i++)
        if (str_equal(j->issued->letters[i].corrects, letter->number))
            return true;
    return false;
}

static bool is_in_time(const struct joining *j, size_t row)
{
    const struct delivery *d = &j->ledger->deliveries[row];
    const struct issued_letter *letter = j->letters[row];
    struct date day = first_day(d);

    if (!date_is(day))
        return true;
    if (date_is(letter->letter_date) && day.day < letter->letter_date.day)
        return diag_error(j->diag, place_of_row(j, row),
                          "letter %.*s is dated %.*s: it cannot have been "
                          "posted on %.*s",
                          STR_ARG(letter->number),
                          STR_ARG(date_iso(letter->letter_date, j->arena)),
                          STR_ARG(date_iso(day, j->arena)));
    if (letter->state == ISSUED_WITHDRAWN && date_is(letter->withdrawn_date) &&
        day.day > letter->withdrawn_date.day && !is_corrected(j, letter))
        return diag_error(
            j->diag, place_of_row(j, row),
            "letter %.*s was withdrawn on %.*s: it cannot have been posted "
            "on %.*s",
            STR_ARG(letter->number),
            STR_ARG(date_iso(letter->withdrawn_date, j->arena)),
            STR_ARG(date_iso(day, j->arena)));
    return true;
}

static void check_row(struct joining *j, size_t row)
{
    const struct delivery *d = &j->ledger->deliveries[row];

    if (!j->letters[row] || j->is_refused[row])
        return;
    if (!is_owner(j, row) || !is_in_time(j, row)) {
        j->is_refused[row] = true;
        return;
    }
    if (d->result != NOT_TOLD && !date_is(d->posted_date))
        diag_warning(j->diag, place_of_row(j, row),
                     "letter %.*s has a result, but no day of posting: fill "
                     "in posted_at",
                     STR_ARG(d->letter_no));
}

/* --- rows among each other ------------------------------------------------ */

struct sorted_row {
    struct str key;
    uint32_t row;
};

static int by_key(const void *a, const void *b)
{
    const struct sorted_row *x = a, *y = b;
    int order = str_compare(x->key, y->key);

    return order ? order : (x->row > y->row) - (x->row < y->row);
}

static struct sorted_row *sort_rows(const struct joining *j, bool by_tracking,
                                    size_t *count)
{
    const struct ledger *l = j->ledger;
    struct sorted_row *rows =
        arena_array(j->arena, struct sorted_row, l->delivery_count);
    size_t n = 0;

    for (size_t i = 0; i < l->delivery_count; i++) {
        struct str key = by_tracking ? l->deliveries[i].tracking_no
                                     : l->deliveries[i].letter_no;

        if (key.len && !j->is_refused[i])
            rows[n++] = (struct sorted_row){key, (uint32_t)i};
    }
    if (n)
        qsort(rows, n, sizeof(*rows), by_key);
    *count = n;
    return rows;
}

static void refuse_tracking(struct joining *j, uint32_t row, uint32_t other)
{
    const struct ledger *l = j->ledger;
    const struct delivery *d = &l->deliveries[row];
    struct place at = place_of_row(j, other);

    j->is_refused[row] = j->is_refused[other] = true;
    diag_error(j->diag, place_of_row(j, row),
               "tracking number %.*s stands at customer %.*s and at customer "
               "%.*s (%s:%u): neither is taken to have got it",
               STR_ARG(d->tracking_no),
               STR_ARG(l->customers[d->customer].customer_id),
               STR_ARG(l->customers[l->deliveries[other].customer].customer_id),
               at.file, at.line);
}

/* One envelope goes to one customer. */
static void check_tracking(struct joining *j)
{
    const struct delivery *deliveries = j->ledger->deliveries;
    size_t n, first = 0;
    struct sorted_row *rows = sort_rows(j, true, &n);

    for (size_t i = 1; i < n; i++) {
        uint32_t a = deliveries[rows[i].row].customer, b;

        if (!str_equal(rows[i].key, rows[first].key)) {
            first = i;
            continue;
        }
        b = deliveries[rows[first].row].customer;
        if (a != LEDGER_NONE && b != LEDGER_NONE && a != b)
            refuse_tracking(j, rows[i].row, rows[first].row);
    }
}

static bool contradicts(const struct delivery *a, const struct delivery *b)
{
    if (a->tracking_no.len && b->tracking_no.len &&
        !str_equal(a->tracking_no, b->tracking_no))
        return false; /* posted twice */
    if (a->customer != LEDGER_NONE && b->customer != LEDGER_NONE &&
        a->customer != b->customer)
        return false; /* told already, or numbers by hand */
    return (a->result && b->result && a->result != b->result) ||
           (date_is(a->posted_date) && date_is(b->posted_date) &&
            a->posted_date.day != b->posted_date.day) ||
           (date_is(a->signed_date) && date_is(b->signed_date) &&
            a->signed_date.day != b->signed_date.day);
}

/* The first row of a letter stays, a later one that denies it does not. */
static void check_twice(struct joining *j)
{
    const struct delivery *deliveries = j->ledger->deliveries;
    size_t n, first = 0;
    struct sorted_row *rows = sort_rows(j, false, &n);

    for (size_t i = 1; i < n; i++) {
        if (!str_equal(rows[i].key, rows[first].key))
            first = i;
        for (size_t k = first; k < i; k++) {
            uint32_t row = rows[i].row, other = rows[k].row;
            struct place at = place_of_row(j, other);

            if (!j->letters[row] || j->is_refused[other] ||
                !contradicts(&deliveries[row], &deliveries[other]))
                continue;
            j->is_refused[row] = true;
            diag_error(j->diag, place_of_row(j, row),
                       "letter %.*s: this row contradicts %s:%u and is left "
                       "out",
                       STR_ARG(rows[i].key), at.file, at.line);
            break;
        }
    }
}

/* --- what the letters demand ---------------------------------------------- */

static int by_document(const void *a, const void *b)
{
    const struct wanted *x = a, *y = b;
    int order = str_compare(x->doc_no, y->doc_no);

    return order ? order : str_compare(x->installment_no, y->installment_no);
}

static size_t list_wanted(struct joining *j, struct wanted **out)
{
    struct wanted *list = NULL;
    size_t n = 0, capacity = 0;

    for (size_t i = 0; i < j->ledger->delivery_count; i++)
        for (size_t k = 0; j->letters[i] && !j->is_refused[i] &&
                           k < j->letters[i]->document_count;
             k++) {
            const struct issued_document *d = &j->letters[i]->documents[k];

            ARENA_PUSH(j->arena, list, n, capacity) = (struct wanted){
                d->doc_no, d->installment_no, j->letters[i], LEDGER_NONE};
        }
    if (n)
        qsort(list, n, sizeof(*list), by_document);
    *out = list;
    return n;
}

static size_t first_wanted(const struct wanted *list, size_t n,
                           const struct wanted *key)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (by_document(&list[middle], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The documents of the ledger that letters list. */
static void find_wanted(const struct joining *j, struct wanted *list, size_t n)
{
    const struct ledger *l = j->ledger;

    for (size_t i = 0; n && i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];
        struct wanted key = {.doc_no = doc->doc_no};

        if (doc->details)
            key.installment_no = doc->details->installment_no;
        for (size_t k = first_wanted(list, n, &key);
             k < n && by_document(&list[k], &key) == 0; k++)
            if (str_equal(l->customers[doc->customer].customer_id,
                          list[k].letter->customer_id))
                list[k].found = (uint32_t)i;
    }
}

static void fill_row(struct joining *j, size_t row, const struct wanted *list,
                     size_t n)
{
    struct delivery *d = &j->ledger->deliveries[row];
    const struct issued_letter *letter = j->letters[row];

    d->is_registered = true;
    d->demands = letter->stage.len > 0 && letter->total > 0;
    d->documents =
        arena_array(j->ledger->arena, uint32_t, letter->document_count);
    d->document_count = 0;
    for (size_t i = 0; i < letter->document_count; i++) {
        struct wanted key = {.doc_no = letter->documents[i].doc_no,
                             .installment_no =
                                 letter->documents[i].installment_no};

        for (size_t k = first_wanted(list, n, &key);
             k < n && by_document(&list[k], &key) == 0; k++)
            if (list[k].letter == letter && list[k].found != LEDGER_NONE) {
                d->documents[d->document_count++] = list[k].found;
                break;
            }
    }
}

/* Refused rows are gone; what is left knows its letter. */
static void settle(struct joining *j)
{
    struct ledger *l = j->ledger;
    struct wanted *list;
    size_t n = list_wanted(j, &list), kept = 0;

    find_wanted(j, list, n);
    for (size_t i = 0; i < l->delivery_count; i++) {
        if (j->is_refused[i])
            continue;
        if (j->letters[i])
            fill_row(j, i, list, n);
        l->deliveries[kept++] = l->deliveries[i];
    }
    l->delivery_count = kept;
}

void deliveries_join(struct ledger *l, const struct issued *issued,
                     struct diag *d)
{
    struct joining j = {
        .ledger = l,
        .issued = issued,
        .arena = l->arena,
        .diag = d,
        .letters = arena_array(l->arena, const struct issued_letter *,
                               l->delivery_count),
        .is_refused = arena_array(l->arena, bool, l->delivery_count)};

    deliveries_carry(l, d);
    if (l->delivery_count == 0)
        return;
    list_numbers(&j);
    for (size_t i = 0; i < l->delivery_count; i++)
        find_row(&j, i);
    for (size_t i = 0; i < l->delivery_count; i++)
        check_row(&j, i);
    check_tracking(&j);
    check_twice(&j);
    settle(&j);
}
