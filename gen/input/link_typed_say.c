#include "input/link_typed_say.h"

struct refusal typed_refusal(const struct typed_row *row, uint32_t customer)
{
    return (struct refusal){.at = row->at,
                            .table = row->table,
                            .customer = customer,
                            .names = {.customer_id = row->customer,
                                      .doc_no = row->table == TABLE_DOCUMENTS
                                                    ? row->number
                                                    : (struct str){0}}};
}

struct str typed_key(struct link *l, const struct typed_row *row)
{
    return row->part.len
               ? installment_number(row->number, row->part, l->ledger->arena)
               : row->number;
}

/* The first column that a row of its own would need. */
static size_t first_lacking(uint32_t lacking)
{
    size_t column = 0;

    while (!(lacking >> column & 1))
        column++;
    return column;
}

struct str typed_title(const struct link *l, enum table table, size_t column)
{
    return canonical_title(table, column, l->diag->phrases != NULL);
}

static struct str find_near(const struct ledger *l, struct nearing *nearing,
                            const struct typed_row *row)
{
    struct near n = near_start(nearing, row->number);

    if (row->table == TABLE_DOCUMENTS)
        return near_document(nearing, l, row->number);
    for (size_t i = 0; row->table == TABLE_RECEIPTS && i < l->receipt_count;
         i++)
        if (!near_compare(&n, l->receipts[i].receipt_no))
            break;
    for (size_t i = 0; row->table == TABLE_BILLS && i < l->bill_count; i++)
        if (!near_compare(&n, l->bills[i].bill_no))
            break;
    for (size_t i = 0; row->table == TABLE_CONTRACTS && i < l->contract_count;
         i++)
        if (!near_compare(&n, l->contracts[i].contract_no))
            break;
    return n.several ? (struct str){0} : n.nearest;
}

/* It is void as it is: no harm is done but by a wrong number. */
static void warn_of_void(struct link *l, const struct typed_row *row,
                         struct str near)
{
    struct place at = ledger_place(l->ledger, row->at);

    link_refuse(l, (struct refusal){.at = row->at, .used = true}, "%s", "");
    link_ignore(l, row->at.file, "void", 1);
    if (near.len)
        diag_warning(l->diag, at,
                     "%.*s is void here, but is not in the export; did you "
                     "mean %.*s?",
                     STR_ARG(typed_key(l, row)), STR_ARG(near));
    else
        diag_warning(l->diag, at, "%.*s is void here, but is not in the export",
                     STR_ARG(typed_key(l, row)));
}

void typed_refuse_unmatched(struct link *l, struct nearing *nearing,
                            const struct typed_row *row)
{
    struct refusal refusal = typed_refusal(row, LEDGER_NONE);
    struct str near = find_near(l->ledger, nearing, row), title;

    if (row->is_void) {
        warn_of_void(l, row, near);
        return;
    }
    refusal.column = first_lacking(row->lacking);
    title = typed_title(l, row->table, refusal.column);
    if (near.len)
        link_refuse(l, refusal,
                    "%.*s is not in the export; did you mean %.*s?  A row of "
                    "its own needs %.*s as well",
                    STR_ARG(typed_key(l, row)), STR_ARG(near), STR_ARG(title));
    else
        link_refuse(l, refusal,
                    "%.*s is not in the export, and a row of its own needs "
                    "%.*s as well",
                    STR_ARG(typed_key(l, row)), STR_ARG(title));
}

void typed_refuse_several(struct link *l, const struct typed_row *row)
{
    link_refuse(l, typed_refusal(row, LEDGER_NONE),
                "several rows of the export bear the number %.*s",
                STR_ARG(typed_key(l, row)));
}
