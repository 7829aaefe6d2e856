/*
 * xml - the elements of an XML text as they come.
 *
 * Prefixes are gone: an element is its namespace, of those listed here, and
 * its local name.  A document type is refused, and with it all entities but
 * XML's own five; so are elements more than XML_DEPTH deep and a tag of more
 * than XML_TAG bytes.
 */
#ifndef INPUT_XML_H
#define INPUT_XML_H

#include "base/diag.h"

#define XML_DEPTH 200
#define XML_TAG   (1u << 20)

/* Transitional and strict OOXML are one; unknown namespaces are XML_OTHER. */
enum xml_space {
    XML_NONE, /* of attributes without a prefix */
    XML_OTHER,
    XML_MAIN,        /* SpreadsheetML: cells, strings, styles */
    XML_RELATION,    /* r:id */
    XML_PACKAGE,     /* the lists of relations */
    XML_OFFICE,      /* of OpenDocument */
    XML_TABLE,       /* of OpenDocument */
    XML_TEXT,        /* of OpenDocument */
    XML_STYLE,       /* of OpenDocument */
    XML_SPREADSHEET, /* XML Spreadsheet 2003 */
    XML_EXCEL,       /* and its settings */
};

struct xml_element {
    enum xml_space space;
    const char *name;
    const char **attributes; /* NULL where the element ends */
};

/* The value of an attribute; ptr is NULL where there is none. */
struct str xml_attribute(const struct xml_element *e, enum xml_space space,
                         const char *name);

/* Is it this element? */
bool xml_is(const struct xml_element *e, enum xml_space space,
            const char *name);

/* What is done with a text; false ends the reading: said why. */
struct xml_reader {
    bool (*open)(void *user, const struct xml_element *e);
    bool (*close)(void *user, const struct xml_element *e);
    bool (*text)(void *user, struct str text); /* in pieces; or NULL */
    void *user;
};

struct xml;

/* part: the part of the file, for messages; empty: the file itself. */
struct xml *xml_new(const struct xml_reader *reader, const char *path,
                    struct str part, struct arena *a, struct diag *d);
void xml_close(struct xml *x);

/* The next piece of the text.  False: said why, now or by the reader. */
MUST_CHECK bool xml_feed(void *xml, struct str piece, bool last);

#endif
