#include "command/issue_consent.h"

#include "command/law.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool issue_day_fits(struct run *r, const struct book *b,
                    struct date letter_date)
{
    struct str day = date_iso(letter_date, r->arena);
    struct law_tables law;
    struct date worked;

    if (!law_open_tables(r, b->folder, &law))
        return false;
    if (letter_date.day < b->as_of.day)
        return diag_error(r->diag, nowhere,
                          "the letters would be dated %.*s, before the as-of "
                          "day %.*s: --date names a day not before it",
                          STR_ARG(day), STR_ARG(date_iso(b->as_of, r->arena)));
    worked = calendar_next_worked(&law.calendar, letter_date).day;
    return worked.day == letter_date.day ||
           diag_error(r->diag, nowhere,
                      "the letters would be dated %.*s, which is no working "
                      "day: the next one is %.*s",
                      STR_ARG(day), STR_ARG(date_iso(worked, r->arena)));
}

bool issue_most_fits(struct run *r, const struct book *b, size_t count)
{
    int32_t most = b->policy.dunning.max_letters;

    return !most || count <= (size_t)most ||
           diag_error(r->diag, nowhere,
                      "%zu letters would be issued, and max_letters_per_run "
                      "of duebook.yaml allows %d: nothing is issued",
                      count, (int)most);
}

/* A typed yes on a terminal. */
static bool asks_yes(const struct run *r, size_t count)
{
    char line[64] = "";

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return false;
    run_say(r, "Issue these %zu letters?  Type yes: ", count);
    fflush(stdout);
    if (!fgets(line, sizeof(line), stdin))
        return false;
    line[strcspn(line, "\r\n")] = '\0';
    return strcmp(line, "yes") == 0 || strcmp(line, "是") == 0;
}

bool issue_is_meant(struct run *r, size_t count)
{
    const char *expect = r->options.expect;
    char number[32];

    snprintf(number, sizeof(number), "%zu", count);
    if (!expect && asks_yes(r, count))
        return true;
    if (!expect)
        return diag_error(r->diag, nowhere,
                          "nothing was issued: --expect %zu says that just "
                          "these letters are meant",
                          count);
    return strcmp(expect, number) == 0 ||
           diag_error(r->diag, nowhere,
                      "--expect %s, but %zu letters would be issued: nothing "
                      "was",
                      expect, count);
}
