#include "input/link_near.h"

#include <limits.h>

#define NEAR_MAX     2 /* edits between two numbers that may be one */
#define COMPARED_MAX 10000000

struct near near_start(struct nearing *bound, struct str id)
{
    return (struct near){.bound = bound, .id = id, .distance = NEAR_MAX + 1};
}

struct str near_without_zeros(struct str id)
{
    while (id.len > 1 && id.ptr[0] == '0')
        id = str_skip(id, 1);
    return id;
}

bool near_differs_in_zeros(struct str a, struct str b)
{
    return str_equal(near_without_zeros(a), near_without_zeros(b));
}

/* Not such that are the very same. */
static bool is_same_number(struct str a, struct str b)
{
    return a.len != b.len && near_differs_in_zeros(a, b);
}

static bool may_be_near(struct str a, struct str b)
{
    return a.len <= b.len + NEAR_MAX && b.len <= a.len + NEAR_MAX;
}

/* What is easily taken for each other when typed. */
static unsigned char fold(char c)
{
    if (c == 'O' || c == 'o')
        return '0';
    return c == 'I' || c == 'l' ? '1' : (unsigned char)c;
}

/* How many characters two numbers share, wherever they stand. */
static unsigned count_shared(struct str a, struct str b)
{
    unsigned char left[256] = {0};
    unsigned shared = 0;

    a = str_head(a, UCHAR_MAX);
    for (size_t i = 0; i < a.len; i++)
        left[fold(a.ptr[i])]++;
    for (size_t i = 0; i < b.len; i++) {
        unsigned char *c = &left[fold(b.ptr[i])];

        if (*c == 0)
            continue;
        --*c;
        shared++;
    }
    return shared;
}

bool near_compare(struct near *n, struct str known)
{
    unsigned distance;

    if (!may_be_near(n->id, known) && !is_same_number(n->id, known))
        return true;
    if (n->bound->compared++ >= COMPARED_MAX)
        return false;
    distance = is_same_number(n->id, known) ? 0 : str_distance(n->id, known);
    if (distance > NEAR_MAX || distance >= n->id.len || distance > n->distance)
        return true;
    if (distance < n->distance ||
        count_shared(n->id, known) > count_shared(n->id, n->nearest)) {
        n->distance = distance;
        n->nearest = known;
        n->several = false;
    } else if (count_shared(n->id, known) == count_shared(n->id, n->nearest)) {
        n->several |= !str_equal(known, n->nearest);
    }
    return true;
}

static struct str only_one(const struct near *n)
{
    return n->several ? (struct str){0} : n->nearest;
}

struct str near_customer(struct nearing *bound, const struct ledger *l,
                         struct str id)
{
    struct near n = near_start(bound, id);

    for (size_t i = 0; i < l->customer_count; i++)
        if (!near_compare(&n, l->customers[i].customer_id))
            break;
    return only_one(&n);
}

struct str near_document(struct nearing *bound, const struct ledger *l,
                         struct str doc_no)
{
    struct near n = near_start(bound, doc_no);

    for (size_t i = 0; i < l->document_count; i++)
        if (!near_compare(&n, l->documents[i].doc_no))
            break;
    return only_one(&n);
}
