/*
 * xlsx_splice - our rows into the worksheet that the library wrote.
 *
 * The library writes a table as its heading and a few sample rows of empty
 * cells, one for each style (DESIGN 8).  Here their style numbers are read and
 * the rows' place is found, so that the rows proper can stand there.
 */
#ifndef OUTPUT_XLSX_SPLICE_H
#define OUTPUT_XLSX_SPLICE_H

#include "output/xlsx_rows.h"

/* Sample rows: one a style and number of decimals, in this order. */
#define XLSX_SAMPLES (CELL_TABLE_STYLES * XLSX_DECIMALS)

struct xlsx_splice {
    struct str head;   /* before the rows, its dimension corrected */
    struct str middle; /* after the rows, up to the links */
    struct str tail;   /* after the links */
    bool has_links;    /* the library wrote some: no element of ours */
    struct xlsx_styles styles;
};

/* Cut a worksheet at its sample rows.  False: it is not as expected. */
MUST_CHECK bool xlsx_splice_find(struct str xml, const struct sheet *s,
                                 struct xlsx_splice *out, struct arena *a);

/* The rows' links as the element that middle and tail leave room for. */
struct str xlsx_splice_links(const struct xlsx_splice *splice, struct str links,
                             struct arena *a);

/*
 * Is this a complete piece of XML?  The library does not notice when its
 * temporary files lose bytes on a full disk: elements must close.
 */
bool xml_is_whole(struct str xml);

#endif
