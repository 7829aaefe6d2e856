#include "layout/charstring.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* 139 is 0, 140 is 1, 141 is 2; a move is "1 2 rmoveto". */
#define MOVE "\x8c\x8d\x15"
#define END  "\x0e"
#define BYTES(s)         \
    {                    \
        s, sizeof(s) - 1 \
    }

static const struct {
    const char *name;
    struct str in, out; /* out empty: refused */
} cases[] = {
    {"no hints", BYTES(MOVE END), BYTES(MOVE END)},
    {"a width stays", BYTES("\x90" MOVE END), BYTES("\x90" MOVE END)},
    {"horizontal stems stay", BYTES("\x8c\x8d\x01" MOVE END),
     BYTES("\x8c\x8d\x01" MOVE END)},
    {"vertical ones go", BYTES("\x8c\x8d\x01\x8c\x8d\x03" MOVE END),
     BYTES("\x8c\x8d\x01" MOVE END)},
    {"whose width goes to the move", BYTES("\x90\x8c\x8d\x03" MOVE END),
     BYTES("\x90" MOVE END)},
    {"or to the end", BYTES("\x90\x8c\x8d\x03" END), BYTES("\x90" END)},
    /* one horizontal stem, one vertical one before the mask */
    {"a mask of both is the one that holds",
     BYTES("\x8c\x8d\x12\x8c\x8d\x13\xc0" MOVE END),
     BYTES("\x8c\x8d\x12" MOVE END)},
    {"a mask of the vertical one alone",
     BYTES("\x8c\x8d\x12\x8c\x8d\x13\x40" MOVE END),
     BYTES("\x8c\x8d\x12\x13\x00" MOVE END)},
    {"the same mask again",
     BYTES("\x8c\x8d\x12\x8c\x8d\x13\x40" MOVE "\x13\x00" MOVE
           "\x13\x80" MOVE END),
     BYTES("\x8c\x8d\x12\x13\x00" MOVE MOVE "\x13\x80" MOVE END)},
    {"masks of nothing but vertical stems",
     BYTES("\x90\x8c\x8d\x17\x13\x80" MOVE "\x13\x00" MOVE END),
     BYTES("\x90" MOVE MOVE END)},
    {"a width before an implied stem and a mask",
     BYTES("\x90\x8c\x8d\x13\x80" MOVE END), BYTES("\x90" MOVE END)},
    {"counters of horizontal stems stay",
     BYTES("\x8c\x8d\x12\x8c\x8d\x14\xc0" MOVE END),
     BYTES("\x8c\x8d\x12\x14\x80" MOVE END)},
    {"counters of vertical ones go",
     BYTES("\x8c\x8d\x12\x8c\x8d\x14\x40" MOVE END),
     BYTES("\x8c\x8d\x12" MOVE END)},
    {"nine stems are masks of two bytes, eight of one",
     BYTES("\x8c\x8d\x8c\x8d\x8c\x8d\x8c\x8d\x8c\x8d\x8c\x8d\x8c\x8d\x8c\x8d"
           "\x12\x8c\x8d\x13\xfe\x80" MOVE END),
     BYTES("\x8c\x8d\x8c\x8d\x8c\x8d\x8c\x8d\x8c\x8d\x8c\x8d\x8c\x8d\x8c\x8d"
           "\x12\x13\xfe" MOVE END)},
    {"bytes of numbers are no operators",
     BYTES("\x1c\x13\x03\xff\x01\x03\x12\x0e\x15\xf7\x0e\xfb\x03\x05"
           "\x0c\x23" END),
     BYTES("\x1c\x13\x03\xff\x01\x03\x12\x0e\x15\xf7\x0e\xfb\x03\x05"
           "\x0c\x23" END)},
    {"what is behind the end goes", BYTES(MOVE END "\x0e"), BYTES(MOVE END)},
    {"no end", BYTES(MOVE), {0}},
    {"empty", {0}, {0}},
    {"a number that is cut short", BYTES("\x1c\x01"), {0}},
    {"a mask that is cut short", BYTES("\x8c\x8d\x13"), {0}},
    {"half a stem", BYTES("\x8c\x8c\x8d\x01\x8c\x03" MOVE END), {0}},
    {"stems out of order", BYTES("\x8c\x8d\x03\x8c\x8d\x01" MOVE END), {0}},
    {"a subroutine", BYTES("\x8c\x0a" END), {0}},
    {"one of all fonts", BYTES("\x8c\x1d" END), {0}},
    {"arithmetic", BYTES("\x8c\x8d\x0c\x0a" MOVE END), {0}},
    {"composed of two others", BYTES("\x8c\x8d\x8e\x8f" END), {0}},
};

static void test_slim(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct buf b = buf_new(&a, 1000);
        bool ok = charstring_slim(cases[i].in, &b);

        if (ok != (cases[i].out.len > 0) ||
            (ok && !str_equal(buf_str(&b), cases[i].out)))
            fail_msg("%s: ok %d, %zu bytes", cases[i].name, ok, b.len);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_slim)};

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
