/*
 * words - headings and labels of reports in Chinese and English.
 *
 * One table for every report, so that a thing has one name in the workbook,
 * the KPI report and the letters.  Sentences of templates stand in templates.
 */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "measure/tieout.h"
#include "model/policy.h"

enum word {
    /* Names of sheets: at most 31 characters, none of []:*?/\ and quotes. */
    WORD_SUMMARY,
    WORD_BY_CUSTOMER,
    WORD_DETAIL,
    WORD_OVERDUE_SHEET,
    WORD_TIE_OUT,
    WORD_REJECTS,
    /* Titles. */
    WORD_AGING_TITLE,
    WORD_AS_OF,
    WORD_PAGE_FOOTER, /* in the notation of workbooks: &P of &N */
    /* Columns. */
    WORD_CUSTOMER_ID,
    WORD_CUSTOMER_NAME,
    WORD_DOC_NO,
    WORD_KIND,
    WORD_ISSUE_DATE,
    WORD_DUE_DATE,
    WORD_DAYS_OVERDUE,
    WORD_BUCKET,
    WORD_CURRENCY,
    WORD_AMOUNT,
    WORD_OPEN,
    WORD_DISPUTED,
    WORD_UNDISPUTED,
    WORD_REFERENCE,
    WORD_COUNT,
    WORD_SHARE,
    WORD_UNAPPLIED,
    WORD_TOTAL,
    WORD_OVERDUE,
    WORD_OVERDUE_AMOUNT,
    WORD_OVERDUE_SUBTOTAL,
    WORD_NOT_DUE_SUBTOTAL,
    WORD_BUCKETS_SUBTOTAL,
    WORD_OLDEST_DAYS,
    WORD_SALESPERSON,
    WORD_COLLECTOR,
    WORD_REGION,
    WORD_INDUSTRY,
    WORD_CREDIT_LIMIT,
    WORD_STAGE,
    WORD_HOLD,
    WORD_NEXT_STEP,
    WORD_NET,
    WORD_ACTION,
    WORD_FILE,
    WORD_LINE,
    WORD_COLUMN,
    WORD_TABLE,
    WORD_REASON,
    WORD_ROW_TEXT,
    WORD_ITEM,
    WORD_DOCUMENTS,
    WORD_INSTALLMENT,
    WORD_CLASS,
    WORD_POSTING_DATE,
    WORD_DAYS_SINCE_POSTING,
    WORD_DAYS_SINCE_ISSUE,
    WORD_DISCLOSURE_AGE,
    WORD_HANDED_OVER_DATE,
    WORD_GROUP,
    WORD_PARENT_ID,
    /* Several books. */
    WORD_ENTITY,
    WORD_SHARE_OF_ALL,
    WORD_BY_ENTITY,   /* %s, a currency */
    WORD_OF_ENTITIES, /* %s, how many */
    WORD_ENTITIES_NOTE,
    WORD_SAME_CUSTOMERS,
    WORD_NOT_CONVERTED,
    WORD_EACH_OPENING,
    /* Parts of the buckets, and bills beside them. */
    WORD_OF_WHICH_RETENTION,
    WORD_OF_WHICH_BILLS,
    WORD_OF_WHICH_RETURNED,
    WORD_OF_WHICH_HANDED_OVER,
    WORD_BILLS_HELD,
    WORD_BILLS_PASSED_ON,
    WORD_BESIDE_TOTAL, /* follows the last two where they are lines */
    /* Classes of documents. */
    WORD_CLASS_TRADE,
    WORD_CLASS_RETENTION,
    WORD_CLASS_BILL,
    WORD_CLASS_OTHER,
    /* Behind a document's number in a sentence. */
    WORD_NTH_INSTALLMENT, /* %s: its number */
    WORD_IS_RETENTION,
    WORD_COMMA,
    /* Kinds of a detail row. */
    WORD_INVOICE,
    WORD_CREDIT_NOTE,
    WORD_DEBIT_NOTE,
    WORD_OPENING,
    WORD_RECEIPT,
    WORD_BILL,
    /* What a customer gets this week, or why nothing. */
    WORD_ACTION_LETTER,
    WORD_ACTION_NOT_OVERDUE,
    WORD_ACTION_BEFORE_FIRST,
    WORD_ACTION_BELOW_MINIMUM,
    WORD_ACTION_DISPUTED,
    WORD_ACTION_COVERED,
    WORD_ACTION_HANDED_OVER,
    WORD_ACTION_BLOCKED,
    WORD_ACTION_PROMISED,
    WORD_ACTION_BANK,
    WORD_ACTION_WOUND_UP,
    WORD_ACTION_WAITING,
    WORD_ACTION_CALL,
    WORD_ACTION_LAST_SENT,
    WORD_ACTION_IN_COURT,
    WORD_ACTION_UNAPPLIED,
    WORD_ACTION_PAYABLE,
    WORD_ACTION_BELOW_PERCENT,
    WORD_ACTION_OVER_MAXIMUM,
    WORD_ACTION_HELD,
    /* Tie-out. */
    WORD_EVENTS,
    WORD_PLUS_INVOICES,
    WORD_PLUS_DEBIT_NOTES,
    WORD_PLUS_REVERSALS,
    WORD_MINUS_RECEIPTS,
    WORD_MINUS_CREDITS,
    WORD_EXPORTED_DIFFERENCE,
    WORD_CLOSING,
    WORD_PER_DETAIL,
    WORD_DETAIL_BUCKETS,
    WORD_DETAIL_UNAPPLIED,
    WORD_DETAIL_TOTAL,
    WORD_PER_CUSTOMERS,
    WORD_CUSTOMERS_TOTAL,
    WORD_PER_CONTROL,
    WORD_CONTROL,
    WORD_NO_CONTROL,
    WORD_CLOSING_LESS_DETAIL,
    WORD_DETAIL_LESS_CUSTOMERS,
    WORD_CONTROL_LESS_CLOSING,
    WORD_CHECK,
    WORD_TIES,
    WORD_DOES_NOT_TIE,
    WORD_TIE_OUT_NOTE,
    WORD_OPENING_AS_OF, /* %s, a day */
    WORD_RESTATED,
    WORD_MINUS_BILLS,
    WORD_MINUS_WRITEOFFS,
    WORD_PER_BALANCE_SHEET,
    WORD_MINUS_CONDITIONAL,
    WORD_PLUS_CREDIT_BALANCES,
    WORD_BALANCE_SHEET,
    WORD_RESTATEMENTS, /* %s, a day */
    WORD_RESTATED_NUMBER,
    WORD_EFFECTIVE,
    WORD_RECORDED,
    WORD_WAS,
    WORD_IS,
    WORD_CHANGE,
    WORD_PLACE,
    WORD_RESTATED_DOCUMENT,
    WORD_RESTATED_RECEIPT,
    WORD_RESTATED_BILL,
    WORD_RESTATED_REVERSAL,
    WORD_RESTATED_RETURN,
    WORD_RESTATED_WRITEOFF,
    WORD_VANISHED, /* in place of the place of a row */
    WORD_CUSTOMERS_TIE_OUT,
    /* Between two exports of open items. */
    WORD_CORRECTED_OPENING,
    WORD_MINUS_SETTLED,
    WORD_MINUS_PART_SETTLED,
    WORD_MINUS_SETTLED_NEW,
    WORD_PLUS_REAPPEARED,
    WORD_UNPLACED,      /* receipts of the period that name nothing of it */
    WORD_ITEMS_CHANGED, /* of %s and this one */
    WORD_CHANGE_OF_ITEM,
    WORD_ITEM_WAS,
    WORD_ITEM_IS,
    WORD_ITEM_UNKNOWN,
    WORD_LAST_SEEN,
    WORD_ITEM_SETTLED,
    WORD_ITEM_PART_SETTLED,
    WORD_ITEM_NEW_SETTLED,
    WORD_ITEM_NEW_PART_SETTLED,
    WORD_ITEM_RISEN,
    WORD_ITEM_APPEARED,
    WORD_ITEM_REAPPEARED, /* open before the earlier export as well */
    WORD_ROLL_BY_CUSTOMER,
    WORD_OPENING_REPORTED,
    WORD_OUTDATED, /* letters to be corrected */
    WORD_LETTER,
    WORD_LETTER_DATE,
    WORD_IN_LETTER,
    WORD_OPEN_OF_DAY,
    WORD_ADVICE,
    WORD_ADVISE_CORRECTION,
    WORD_OUTDATED_GONE,
    WORD_OUTDATED_CUSTOMER,
    WORD_OUTDATED_AMOUNT,
    WORD_OUTDATED_DUE,
    WORD_ROLL_BACK,
    WORD_ROLL_NEW,
    WORD_ROLL_PAID,
    WORD_ROLL_NEW_SETTLED,
    WORD_ROLL_OTHER,
    WORD_DIFFERENCE,
    WORD_AND_MORE, /* %s rows */
    /* Other bases, and the reporting currency. */
    WORD_OTHER_BASES,
    WORD_BY_ISSUE_DATE,
    WORD_BY_POSTING_DATE,
    WORD_BY_DISCLOSURE,
    WORD_CONVERTED,       /* %s, a currency */
    WORD_CONVERTED_TOTAL, /* %s, a currency */
    WORD_RATE_OF,         /* %s, a day */
    WORD_RATES_HISTORIC,  /* %s, a span of days */
    WORD_NO_RATE,         /* %s, a currency */
    WORD_INCOMPLETE,
    /* Notes. */
    WORD_SOURCE,
    WORD_SOURCE_EXPORTED,
    WORD_SOURCE_OPEN,
    WORD_SOURCE_NAMED,
    WORD_SOURCE_NONE,
    WORD_ORDER,
    WORD_ORDER_OLDEST,
    WORD_ORDER_NAMED,
    WORD_ORDER_CIVIL_CODE,
    WORD_ORDER_PRO_RATA,
    WORD_CREDIT_NOTES,
    WORD_CREDIT_NOTES_APART,
    WORD_CREDIT_NOTES_AGED,
    WORD_CREDIT_NOTES_APPLIED,
    WORD_POLICY,
    WORD_POLICY_TEXT,
    WORD_BOOK_TIES,
    WORD_BOOK_DOES_NOT_TIE,
    WORD_ACCEPTED_GAP,  /* %s: the reason */
    WORD_REJECTED_ROWS, /* %s rows */
    WORD_REJECTED_AMOUNT,
    WORD_REJECTED_UNKNOWN, /* %s rows without an amount */
    WORD_REJECTS_NOTE,
    WORD_NO_REJECTS,
    WORD_NO_OVERDUE,
    WORD_NOTHING_OPEN,
    WORD_CHART_TITLE,
    WORD_LEGEND,
    WORD_LEGEND_1,
    WORD_LEGEND_2,
    WORD_LEGEND_3,
    WORD_DETAIL_NOTE,
    WORD_CUSTOMER_NOTE,
    WORD_ACTION_NOTE, /* follows it, where it is said who gets a letter */
    WORD_TOTAL_OF,    /* "%s" currency */
    WORD_VISIBLE_TOTAL,
    WORD_EQUALS,    /* between a difference's name and its amount */
    WORD_SEPARATOR, /* between parts of a sentence */
    WORD_COUNT_OF_WORDS
};

/* The word in the language; a constant. */
struct str word(enum word w, enum language language);

/* The first %s of the word replaced by text. */
struct str word_with(enum word w, enum language language, struct str text,
                     struct arena *a);

/* "逾期31-60天", "31-60 days overdue"; short enough for a column heading. */
struct str bucket_label(const struct bucket *b, enum language language,
                        struct arena *a);

/* Of an age since a day: "31-60天", "31-60 days". */
struct str age_label(const struct bucket *b, enum language language,
                     struct arena *a);

/* "1年以内（含1年）", "Within 1 year"; i below DISCLOSURE_COUNT. */
struct str disclosure_label(size_t i, enum language language);

/* What became of an open item. */
enum word tieout_item_word(const struct tieout_item *x);

/* The document's class; one of its own as it is written. */
struct str class_label(const struct document *doc, enum language language);

/*
 * How open amounts came about: by what money was applied, in which order what
 * named no document, and where credit notes stand; without a full stop.
 */
struct str allocation_words(const struct ledger *l, enum language language,
                            struct arena *a);

/* A canonical table's name for people: "documents" is 单据; else as it is. */
struct str table_label(struct str table, enum language language);

/* 2026年7月17日 or 17 July 2026. */
struct str date_in_words(struct date d, enum language language,
                         struct arena *a);

#endif
