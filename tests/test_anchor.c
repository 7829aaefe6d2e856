#include "doc/anchor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
    const char *title, *name;
} titles[] = {
    {"", ""},
    {"附表", "附表"},
    {"附表 A", "附表-a"},
    {"二、附表", "附表"},
    {"（十二）附表", "附表"},
    {"3. Schedule of Items", "schedule-of-items"},
    {"一", "一"},
    {"一、", "一、"},
    {"一审判决", "一审判决"},
    {"2026", "2026"},
    {"What's (this)?", "whats-this"},
    {"a_b-c", "a_b-c"},
};

static const struct {
    const char *link, *name;
} links[] = {
    {"#", ""},
    {"#附表", "附表"},
    {"#%E9%99%84%E8%A1%A8", "附表"},
    {"#附表-A", "附表-a"},
    {"#二、附表", "附表"},
    {"#%", ""},
    {"#%4", "4"},
    {"#%4g", "4g"},
    {"#schedule-of-items", "schedule-of-items"},
};

static void check(struct str got, const char *input, const char *name)
{
    if (!str_equal_z(got, name))
        fail_msg("\"%s\" is called \"%.*s\"", input, STR_ARG(got));
}

static void test_anchors(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(titles); i++)
        check(anchor_of_title(str_from_z(titles[i].title), &a), titles[i].title,
              titles[i].name);
    for (size_t i = 0; i < COUNT(links); i++)
        check(anchor_of_link(str_from_z(links[i].link), &a), links[i].link,
              links[i].name);
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(test_anchors)};

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
