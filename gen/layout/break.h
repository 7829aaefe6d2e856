/*
 * break - what the characters of a line are, and where a line may end.
 *
 * Chinese rules (W3C clreq, basic level) over Unicode line breaking: marks
 * that may not begin or end a line, two-em dashes and ellipses in one piece,
 * amounts, codes and dates whole.  Plain Chinese and English text is decided
 * by tables here; ICU is asked about all other characters.
 */
#ifndef LAYOUT_BREAK_H
#define LAYOUT_BREAK_H

#include "base/arena.h"

enum char_class {
    CHAR_SPACE,      /* a blank that goes at the end of a line */
    CHAR_NEWLINE,    /* a line ends here whatever stands in it */
    CHAR_GLUE,       /* no-break space */
    CHAR_IGNORED,    /* invisible: joiners, marks of direction, soft hyphen */
    CHAR_MARK,       /* combines with the character before */
    CHAR_HAN,        /* ideographs and whatever is set like them */
    CHAR_OPEN,       /* full-width opening mark: its left half is blank */
    CHAR_CLOSE,      /* closing mark, comma, stop: its right half is blank */
    CHAR_QUOTE_OPEN, /* like OPEN beside Han, proportional in Latin text */
    CHAR_QUOTE_CLOSE,
    CHAR_DASH,   /* dashes and ellipses, two of which are one unit */
    CHAR_MIDDLE, /* interpunct, full-width solidus, swung dash */
    CHAR_LETTER, /* of words: Latin, Greek, Cyrillic */
    CHAR_DIGIT,
    CHAR_SIGN,  /* stays with a number: currency, per cent, plus */
    CHAR_POINT, /* half-width punctuation */
    CHAR_OTHER  /* ICU decides */
};

enum break_kind {
    BREAK_NONE,   /* never, unless nothing else is left */
    BREAK_INSIDE, /* inside a word or number wider than the line */
    BREAK_JOINT,  /* the same, after a joint of a code: HT-|2025, or 17|日 */
    BREAK_WORD,   /* the same, inside a Chinese word: see items_keep_words */
    BREAK_POOR,   /* allowed, better not: 7月|17日, late-|payment */
    BREAK_HYPHEN, /* allowed, behind a hyphen that the line does not have */
    BREAK_GOOD,
    BREAK_FORCED
};

struct letter {
    uint32_t code_point;
    uint32_t offset; /* in the text, bytes */
    uint8_t class;   /* enum char_class */
    uint8_t before;  /* enum break_kind: may a line begin here */
    bool no_start;   /* never begins a line */
    bool no_end;     /* never ends a line */
};

struct letters {
    struct letter *items;
    size_t count;
};

/* A thread's breaker; ICU is opened only when a text needs it. */
struct breaker {
    void *icu, *words;
};

void breaker_release(struct breaker *b);

/* The characters of text with their classes and breaks, in the arena. */
struct letters break_text(struct breaker *b, struct str text, struct arena *a);

/* Where words begin in the text, Chinese ones by a dictionary: by byte. */
bool *break_words(struct breaker *b, struct str text, struct arena *a);

/* One character's class and prohibitions; offset and before stay 0. */
struct letter break_classify(uint32_t code_point);

/* Of scripts written from right to left, which we do not set. */
bool char_is_right_to_left(uint32_t code_point);

/* Of scripts whose letters are reordered or joined, as those of India. */
bool char_is_reordered(uint32_t code_point);

/* Neither of these. */
bool char_is_settable(uint32_t code_point);

/*
 * Does a line end of a source leave a blank between these texts?  None beside
 * Han or a mark as wide.
 */
bool break_leaves_blank(struct str before, struct str after);

/* Han, or a mark as wide as Han. */
bool char_is_wide(enum char_class class);

#endif
