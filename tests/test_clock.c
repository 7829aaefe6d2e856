/*
 * Limitation: the table of facts/limitation_rules.csv, case by case.  The
 * expected days are counted by hand on the calendar.
 */
#include "clock_kit.h"

static const struct {
    const char *name, *due, *as_of, *events, *want;
} cases[] = {
    /* 民法典 188, 201-203: three years, the due day not counted. */
    {"the issue's", "2023-10-01", "2026-07-17", "",
     "2026-10-08 2026-10-08 runs"},
    {"a working day", "2023-07-17", "2026-07-01", "",
     "2026-07-17 2026-07-17 runs"},
    {"the last day is in", "2023-07-17", "2026-07-17", "",
     "2026-07-17 2026-07-17 runs"},
    {"the day after", "2023-07-17", "2026-07-18", "",
     "2026-07-17 2026-07-17 ended"},
    {"Saturday", "2023-07-18", "2026-07-01", "", "2026-07-20 2026-07-20 runs"},
    {"Sunday", "2023-07-19", "2026-07-01", "", "2026-07-20 2026-07-20 runs"},
    {"a worked Saturday", "2023-10-10", "2026-07-01", "",
     "2026-10-10 2026-10-10 runs"},
    {"last day of the holiday", "2023-10-07", "2026-07-01", "",
     "2026-10-08 2026-10-08 runs"},
    {"eve of the holiday", "2023-09-30", "2026-07-01", "",
     "2026-09-30 2026-09-30 runs"},
    {"a leap day has no match", "2024-02-29", "2026-07-01", "",
     "2027-03-01 2027-03-01 runs"}, /* 2027-02-28 is a Sunday */
    {"to a leap year's end of February", "2021-02-28", "2023-07-01", "",
     "2024-02-28 2024-02-28 runs"},
    {"a month's end", "2023-08-31", "2026-07-01", "",
     "2026-08-31 2026-08-31 runs"},
    {"not announced: the statutory day", "2024-05-01", "2026-07-17", "",
     "2027-05-03 2027-05-03 runs"},
    {"due today: nothing runs", "2026-07-17", "2026-07-17", "", "none"},
    {"due yesterday", "2026-07-16", "2026-07-17", "",
     "2029-07-16 2029-07-16 runs"},
    {"not due", "2026-07-18", "2026-07-17", "", "none"},
    {"no due day: nothing to reckon from", NULL, "2026-07-17", "",
     "- - unknown"},

    /* 民法典 195(1), 时效规定 8: a demand that arrived. */
    {"signed by the representative", "2023-01-10", "2026-07-17",
     "Ls 2025-03-04", "2028-03-06 2028-03-06 runs"}, /* 03-04: Saturday */
    {"signed in the mail room", "2023-01-10", "2026-07-17", "Lm 2025-03-04",
     "2028-03-06 2028-03-06 runs"},
    {"signed by somebody", "2024-01-10", "2026-07-17", "Lo 2025-03-04",
     "2027-01-11 2028-03-06 runs"},
    {"the signed paper is not on file", "2024-01-10", "2026-07-17",
     "Lx 2025-03-04", "2027-01-11 2028-03-06 runs"},
    {"confirmed by the carrier", "2023-01-10", "2026-07-17", "Lc 2025-03-04",
     "2028-03-06 2028-03-06 runs"},
    {"carrier, content from the copy", "2023-01-10", "2026-07-17",
     "Lca 2025-03-04", "2028-03-06 2028-03-06 runs"},
    {"carrier without the content", "2024-01-10", "2026-07-17",
     "Lcx 2025-03-04", "2027-01-11 2028-03-06 runs"},
    {"posted with stub to the agreed address: the day of posting", "2023-01-10",
     "2026-07-17", "Lp 2025-03-06", "2028-03-06 2028-03-06 runs"},
    {"posted to the last address", "2024-01-10", "2026-07-17", "Lpl 2025-03-06",
     "2027-01-11 2028-03-06 runs"},
    {"posted without stub", "2024-01-10", "2026-07-17", "Lpx 2025-03-06",
     "2027-01-11 2028-03-06 runs"},
    {"refused at the registered address", "2023-01-10", "2026-07-17",
     "Lr 2025-03-04", "2028-03-06 2028-03-06 runs"},
    {"his answer proves it", "2023-01-10", "2026-07-17", "Ld 2025-03-04",
     "2028-03-06 2028-03-06 runs"},
    {"his answer is not on file", "2024-01-10", "2026-07-17", "Lax 2025-03-04",
     "2027-01-11 2028-03-06 runs"},
    {"a letter alone", "2024-01-10", "2026-07-17", "L 2025-03-04",
     "2027-01-11 2028-03-06 runs"},
    {"a letter that names nothing", "2024-01-10", "2026-07-17", "Ln 2025-03-04",
     "2027-01-11 2027-01-11 runs"},
    {"a letter that asks for nothing", "2024-01-10", "2026-07-17",
     "Lno 2025-03-04", "2027-01-11 2027-01-11 runs"},
    {"nobody noted whether it asks", "2024-01-10", "2026-07-17",
     "L? 2025-03-04", "2027-01-11 2027-01-11 runs"},

    /* A call, a visit, a chat. */
    {"a call", "2024-01-10", "2026-07-17", "C 2025-03-04",
     "2027-01-11 2027-01-11 runs"},
    {"a recorded call", "2024-01-10", "2026-07-17", "Cr 2025-03-04",
     "2027-01-11 2028-03-06 runs"},
    {"a visit", "2024-01-10", "2026-07-17", "V 2025-03-04",
     "2027-01-11 2027-01-11 runs"},
    {"a visit with their seal", "2023-01-10", "2026-07-17", "Vs 2025-03-04",
     "2028-03-06 2028-03-06 runs"},
    {"a mail not kept", "2024-01-10", "2026-07-17", "M 2025-03-04",
     "2027-01-11 2027-01-11 runs"},
    {"a mail kept, no address agreed", "2024-01-10", "2026-07-17",
     "Mr 2025-03-04", "2027-01-11 2028-03-06 runs"},
    {"a chat not kept", "2024-01-10", "2026-07-17", "W 2025-03-04",
     "2027-01-11 2027-01-11 runs"},
    {"a chat kept", "2024-01-10", "2026-07-17", "Wr 2025-03-04",
     "2027-01-11 2028-03-06 runs"},

    /* When: due already, and while the period runs. */
    {"before it was due", "2024-01-10", "2026-07-17", "Ls 2023-12-01",
     "2027-01-11 2027-01-11 runs"},
    {"on the due day", "2024-01-10", "2026-07-17", "Ls 2024-01-10",
     "2027-01-11 2027-01-11 runs"},
    {"on the day after", "2024-01-10", "2026-07-17", "Ls 2024-01-11",
     "2027-01-11 2027-01-11 runs"},
    {"on the last day", "2020-07-17", "2026-07-01", "Ls 2023-07-17",
     "2026-07-17 2026-07-17 runs"},
    {"on the day after the end", "2020-07-17", "2026-07-01", "Ls 2023-07-18",
     "2023-07-17 2023-07-17 ended"},
    {"on the day the end moved to", "2020-07-18", "2026-07-01", "Ls 2023-07-18",
     "2026-07-20 2026-07-20 runs"},
    {"tomorrow's event is not known today", "2023-07-18", "2026-07-17",
     "Ls 2026-07-18", "2026-07-20 2026-07-20 runs"},
    {"each begins anew", "2018-05-08", "2026-07-17",
     "Lc 2021-05-08; Lc 2024-05-08", "2027-05-10 2027-05-10 runs"},
    {"one link of the chain is not proved", "2018-05-08", "2026-07-17",
     "L 2021-05-07; Lc 2024-05-07", "2021-05-08 2027-05-07 ended"},
    {"the later proved one within the first period", "2022-05-09", "2026-07-17",
     "L 2023-05-09; Lc 2025-05-09", "2028-05-09 2028-05-09 runs"},

    /* 时效规定 14: part payment, promises. */
    {"part payment", "2023-01-10", "2026-07-17", "P 2025-03-04",
     "2028-03-06 2028-03-06 runs"},
    {"part payment of nothing in particular", "2024-01-10", "2026-07-17",
     "P? 2025-03-04", "2027-01-11 2028-03-06 runs"},
    {"part payment before it was due", "2024-01-10", "2026-07-17",
     "P 2023-12-31", "2027-01-11 2027-01-11 runs"},
    {"part payment on the last day", "2020-07-17", "2026-07-01", "P 2023-07-17",
     "2026-07-17 2026-07-17 runs"},
    {"part payment after the end gives nothing back", "2020-07-17",
     "2026-07-01", "P 2023-07-18", "2023-07-17 2023-07-17 ended"},
    {"his signed promise", "2023-01-10", "2026-07-17", "I 2025-03-04",
     "2028-03-06 2028-03-06 runs"},
    {"his signed acknowledgment", "2023-01-10", "2026-07-17", "Ia 2025-03-04",
     "2028-03-06 2028-03-06 runs"},
    {"a promise somebody signed", "2024-01-10", "2026-07-17", "Io 2025-03-04",
     "2027-01-11 2028-03-06 runs"},
    {"a promise by telephone", "2024-01-10", "2026-07-17", "Ic 2025-03-04",
     "2027-01-11 2027-01-11 runs"},
    {"a promise by chat", "2024-01-10", "2026-07-17", "Iw 2025-03-04",
     "2027-01-11 2028-03-06 runs"},
    {"a letter of his that says nothing", "2024-01-10", "2026-07-17",
     "Ix 2025-03-04", "2027-01-11 2027-01-11 runs"},
    {"an agreement runs from its last instalment", "2023-01-10", "2026-07-17",
     "A 2025-03-04 2025-12-29", "2028-12-29 2028-12-29 runs"},
    {"an agreement not on file", "2024-01-10", "2026-07-17",
     "A- 2025-03-04 2025-12-29", "2027-01-11 2028-12-29 runs"},

    /* After the end: 民法典 192, 时效规定 19. */
    {"consent to perform", "2020-07-17", "2026-07-01", "I 2024-03-04",
     "2023-07-17 2023-07-17 waived"},
    {"a slip that agrees to pay", "2020-07-17", "2026-07-01", "La 2024-03-04",
     "2023-07-17 2023-07-17 waived"},
    {"a bare acknowledgment is no consent", "2020-07-17", "2026-07-01",
     "Ia 2024-03-04", "2023-07-17 2023-07-17 ended"},
    {"a bare receipt is none", "2020-07-17", "2026-07-01", "Ls 2024-03-04",
     "2023-07-17 2023-07-17 ended"},
    {"a new agreement", "2020-07-17", "2026-07-01", "A 2024-03-04",
     "2023-07-17 2023-07-17 waived"},
    {"an unproved consent", "2020-07-17", "2026-07-01", "Io 2024-03-04",
     "2023-07-17 2023-07-17 ended"},

    /* 195(3), 时效规定 10, 11: courts. */
    {"a suit stays it", "2021-07-17", "2026-07-17", "F 2024-07-17",
     "- open stayed"},
    {"filed on the day after", "2021-07-17", "2026-07-17", "F 2024-07-18",
     "2024-07-17 2024-07-17 ended"},
    {"filed, no paper of it", "2024-01-10", "2026-07-17", "F- 2025-03-04",
     "2027-01-11 open runs"},
    {"a suit that names nothing", "2024-01-10", "2026-07-17", "Fn 2025-03-04",
     "2027-01-11 2027-01-11 runs"},
    {"withdrawn after service", "2021-07-17", "2026-07-17",
     "F 2023-03-04; S 2023-03-20; X 2024-05-06", "2027-05-06 2027-05-06 runs"},
    {"withdrawn before service", "2024-01-10", "2026-07-17",
     "F 2024-03-04; X 2024-05-06", "2027-01-11 2027-05-06 runs"},
    {"a judgment: enforcement's clock instead", "2021-07-17", "2026-07-17",
     "F 2023-03-04; J 2024-05-06", "none"},
    {"payment order", "2021-07-17", "2026-07-17", "G 2024-07-17",
     "- open stayed"},
    {"proof of debt", "2021-07-17", "2026-07-17", "K 2024-07-17",
     "- open stayed"},
    {"pre-suit preservation", "2021-07-17", "2026-07-17", "B 2024-05-06",
     "2027-05-06 2027-05-06 runs"},
    {"notice of assignment", "2021-07-17", "2026-07-17", "Z 2024-05-06",
     "2027-05-06 2027-05-06 runs"},
    {"announcement", "2021-07-17", "2026-07-17", "N 2024-05-06",
     "2027-05-06 2027-05-06 runs"},

    /* 194: an obstacle in the last six months. */
    {"an obstacle that is over", "2020-07-17", "2023-09-01",
     "O 2023-06-01 2023-06-30", "2024-01-02 2024-01-02 runs"},
    {"an obstacle before the last six months", "2020-07-17", "2023-06-01",
     "O 2022-06-01 2022-12-31", "2023-07-17 2023-07-17 runs"},
    {"an obstacle that lasts", "2020-07-17", "2023-09-01", "O 2023-06-01",
     "- open stayed"},

    /* Two years once, three for what had not run out on 2017-10-01. */
    {"two years had run out", "2015-09-30", "2019-01-02", "",
     "2017-10-04 2017-10-04 ended"}, /* 09-30 was a Saturday; 10-01 to 10-03
                                        rest in every year */
    {"on the very day", "2015-10-01", "2018-01-02", "",
     "2018-10-04 2018-10-04 runs"},
    {"a gap of more than two years then", "2012-05-04", "2019-01-02",
     "Ls 2014-12-01; Ls 2017-11-01", "2014-05-05 2014-05-05 ended"},

    /* 188(2): twenty years at most. */
    {"twenty years", "2006-07-17", "2026-07-10",
     "Ls 2008-07-01; Ls 2010-06-01; Ls 2012-05-04; Ls 2014-04-01; "
     "Ls 2016-03-01; Ls 2018-04-02; Ls 2021-03-01; Ls 2024-02-01",
     "2026-07-17 2026-07-17 runs"},
};

static void test_limitation(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct clock_scene s;
        const char *found;

        scene_start(&s, cases[i].due);
        scene_events(&s, cases[i].events);
        scene_run(&s, cases[i].as_of);
        found = scene_find(&s, CLOCK_LIMITATION);
        if (strcmp(found, cases[i].want) != 0)
            fail_msg("%s: %s, not %s", cases[i].name, found, cases[i].want);
        scene_end(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limitation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
