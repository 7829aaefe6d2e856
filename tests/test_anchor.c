#include "doc/anchor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
    const char *title, *full, *bare;
} titles[] = {
    {"", "", ""},
    {"附表", "附表", "附表"},
    {"附表 A", "附表-a", "附表-a"},
    {"二、附表", "二、附表", "附表"},
    {"（十二）附表", "（十二）附表", "附表"},
    {"3. Schedule of Items", "3-schedule-of-items", "schedule-of-items"},
    {"一", "一", "一"},
    {"一、", "一、", "一、"},
    {"一审判决", "一审判决", "一审判决"},
    {"2026", "2026", "2026"},
    {"What's (this)?", "whats-this", "whats-this"},
    {"a_b-c", "a_b-c", "a_b-c"},
};

static const struct {
    const char *link, *full, *bare;
} links[] = {
    {"#", "", ""},
    {"#附表", "附表", "附表"},
    {"#%E9%99%84%E8%A1%A8", "附表", "附表"},
    {"#附表-A", "附表-a", "附表-a"},
    {"#二、附表", "二、附表", "附表"},
    {"#%", "", ""},
    {"#%4", "4", "4"},
    {"#%4g", "4g", "4g"},
    {"#schedule-of-items", "schedule-of-items", "schedule-of-items"},
};

static void check(struct anchor got, const char *input, const char *full,
                  const char *bare)
{
    if (!str_equal_z(got.full, full) || !str_equal_z(got.bare, bare))
        fail_msg("\"%s\" is called \"%.*s\", \"%.*s\"", input,
                 STR_ARG(got.full), STR_ARG(got.bare));
}

static void test_anchors(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(titles); i++)
        check(anchor_of_title(str_from_z(titles[i].title), &a), titles[i].title,
              titles[i].full, titles[i].bare);
    for (size_t i = 0; i < COUNT(links); i++)
        check(anchor_of_link(str_from_z(links[i].link), &a), links[i].link,
              links[i].full, links[i].bare);
    arena_release(&a);
}

/* Which of the headings a link means; NONE: none of them. */
#define NONE COUNT(headings)

static const char *const headings[] = {
    "一、附表", "二、附表",         "三、2026-07 账龄",
    "四、总则", "3. Terms of Sale", "总则",
};

static const struct {
    const char *link;
    size_t heading;
} meant[] = {
    {"#附表", 0},
    {"#一、附表", 0},
    {"#二、附表", 1},
    {"#九、附表", 0},
    {"#2026-07-账龄", 2},
    {"#三、2026-07-账龄", 2},
    {"#总则", 5},
    {"#四、总则", 3},
    {"#terms-of-sale", 4},
    {"#3-Terms-of-Sale", 4},
    {"#7-terms-of-sale", 4},
    {"#", NONE},
    {"#附", NONE},
    {"#07-账龄", NONE},
};

static void test_links(void **state)
{
    struct arena a = {0};
    struct anchor names[COUNT(headings)];

    (void)state;
    for (size_t i = 0; i < COUNT(headings); i++)
        names[i] = anchor_of_title(str_from_z(headings[i]), &a);
    for (size_t i = 0; i < COUNT(meant); i++) {
        struct anchor link = anchor_of_link(str_from_z(meant[i].link), &a);
        size_t found = anchor_find(names, COUNT(headings), link);

        if (found != meant[i].heading)
            fail_msg("\"%s\" leads to %zu", meant[i].link, found);
    }
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(test_anchors),
                                              cmocka_unit_test(test_links)};

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
