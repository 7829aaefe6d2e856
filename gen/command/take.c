#include "command/take.h"

#include "base/file.h"
#include "command/guard.h"
#include "command/output.h"
#include "command/run_log.h"
#include "command/take_odbc.h"
#include "command/take_work.h"

#define LONGEST_SAID (16u << 20)

const char *take_reason(const struct take *t)
{
    return t->run->options.accept_gap;
}

static void note_objection(struct take *t, struct place at, struct str text)
{
    struct message *m = arena_new(t->run->arena, struct message);
    struct message **last = &t->objections;

    *m = (struct message){.at = at, .text = text};
    while (*last)
        last = &(*last)->next;
    *last = m;
}

void take_object(struct take *t, struct place at, const char *format, ...)
{
    struct run *r = t->run;
    struct str text;
    va_list args;

    va_start(args, format);
    text = arena_vformat(r->arena, diag_translate(r->diag, format), args);
    va_end(args);
    if (take_reason(t)) {
        t->accepted = true;
        diag_warning(r->diag, at, "%.*s; accepted: %s", STR_ARG(text),
                     take_reason(t));
        return;
    }
    t->objected = true;
    take_stop(t, at, "%.*s", STR_ARG(text));
}

void take_stop(struct take *t, struct place at, const char *format, ...)
{
    struct run *r = t->run;
    struct str text;
    va_list args;

    va_start(args, format);
    text = arena_vformat(r->arena, diag_translate(r->diag, format), args);
    va_end(args);
    t->stopped = true;
    note_objection(t, at, text);
    diag_error(r->diag, at, "%.*s", STR_ARG(text));
}

bool take_is_of(const char *path, const struct take_item *item)
{
    struct str rest = str_from_z(path), whole = str_from_z(item->path);

    return str_starts(rest, whole) &&
           (rest.len == whole.len || rest.ptr[whole.len] == '!');
}

/* The policy alone: there may be no snapshot yet. */
static bool open_book(struct take *t, const char *path)
{
    struct run *r = t->run;
    struct book *b = &t->book;
    const char *policy;

    b->folder = file_without_slash(r->arena, path);
    policy = file_join(r->arena, b->folder, STR("duebook.yaml"));
    if (!file_exists(policy))
        return diag_usage(r->diag,
                          "%s is no book: a folder with duebook.yaml comes "
                          "first, then the files to be taken; duebook init "
                          "makes one",
                          path);
    b->policy = policy_default(r->arena);
    if (!policy_read(b->folder, &b->policy, r->arena, r->diag))
        return false;
    if (!r->options.lang)
        run_speak(r, b->policy.language);
    b->as_of = b->known_at = no_date;
    t->shelf = file_join(r->arena, b->folder, STR("snapshots"));
    return file_make_folder(t->shelf, r->arena, r->diag) &&
           book_intake(r, b, &t->how);
}

/* A few lines among many messages: which of them stop the file. */
static void say_objections(struct take *t)
{
    struct run *r = t->run;

    for (const struct message *m = t->objections; m; m = m->next)
        if (m->at.line)
            run_say(r, "  stopped by: %s, line %u: %.*s\n",
                    file_name(m->at.file).ptr, m->at.line, STR_ARG(m->text));
        else
            run_say(r, "  stopped by: %.*s\n", STR_ARG(m->text));
}

/* The file is filed; rows of it, or of what people typed, need mending. */
static void say_rejected(struct take *t)
{
    const struct ledger *l = &t->ledger;
    size_t typed = 0;

    if (t->run->diag->worst != DIAG_ERROR)
        return;
    for (size_t i = 0; i < l->file_count; i++)
        typed += l->files[i].typed ? l->files[i].rejected : 0;
    run_say(t->run,
            "  it is filed; the exit status is 1 because of the errors told "
            "(rejected rows of exports: %zu, of records/: %zu)\n",
            l->reject_count < typed ? 0 : l->reject_count - typed, typed);
}

/* Where the file has no total of its own, nobody has checked its sum. */
static void say_filed(struct take *t, const struct take_item *item)
{
    bool unchecked = item->survey.has_amounts && item->survey.total_count == 0;

    if (unchecked)
        run_say(t->run,
                "filed: %s/%.*s; no row of totals was found, so its sum is "
                "not checked\n",
                t->folder, STR_ARG(item->name));
    else
        run_say(t->run, "filed: %s/%.*s\n", t->folder, STR_ARG(item->name));
}

static void say_end(struct take *t, bool filed)
{
    struct run *r = t->run;

    if (!filed) {
        run_say(r, "not filed: the snapshots are as they were\n");
        say_objections(t);
        if (t->objected)
            run_say(r, "  if the export is complete and right, take it again "
                       "with --accept-gap \"REASON\"\n");
        return;
    }
    for (size_t i = 0; i < t->item_count; i++)
        say_filed(t, &t->items[i]);
    say_rejected(t);
}

/* What was not needed is not recorded. */
static void tell_unused_reason(struct take *t)
{
    if (take_reason(t) && !t->accepted)
        diag_note(t->run->diag, nowhere,
                  "there was nothing to accept: --accept-gap is not recorded");
}

/* Everything but filing; false: said why nothing can be filed. */
static bool look(struct take *t, const struct take_source *sources, size_t n)
{
    t->as_of = no_date;
    if (!book_parse_day(t->run, "--as-of", t->run->options.as_of, &t->as_of) ||
        !take_lock(t) || !take_open_items(t, sources, n))
        return false;
    if (t->item_count == 0)
        return true;
    if (!take_choose_day(t) || !take_compare(t) || t->stopped)
        return false;
    if (t->item_count == 0)
        return true;
    if (!take_measure(t))
        return false;
    take_say(t);
    tell_unused_reason(t);
    return !t->stopped;
}

static bool run_take(struct take *t, const struct take_source *sources,
                     size_t n)
{
    bool ok = look(t, sources, n);

    if (ok && t->item_count == 0)
        return true; /* said of each that it is there already */
    ok = ok && take_file(t);
    say_end(t, ok);
    return ok;
}

bool take_sources(struct run *r, const char *book,
                  const struct take_source *sources, size_t n)
{
    struct buf said = buf_new(r->arena, LONGEST_SAID);
    struct take t = {.run = r, .lock = -1};
    bool ok;

    if (!open_book(&t, book) || !guard_check_reason(r))
        return false;
    r->said = &said;
    ok = run_take(&t, sources, n);
    run_log_take(r, &t.book);
    r->said = NULL;
    take_unlock(&t);
    if (r->is_silent)
        ok = output_json(r, take_value(&t, ok)) && ok;
    return ok;
}

bool command_take(struct run *r)
{
    static const char *const formats[] = {"text", "json"};
    size_t n = r->operand_count - 1, format;
    struct take_source *sources = arena_array(r->arena, struct take_source, n);

    if (!output_format(r, formats, COUNT(formats), &format))
        return false;
    r->is_silent = format == 1;
    if (r->options.odbc)
        return take_odbc(r);
    if (n == 0)
        return diag_usage(r->diag,
                          "take BOOK FILE...: the files of the export are "
                          "expected, or --odbc DSN");
    if (r->options.profile)
        return diag_usage(r->diag,
                          "take --profile goes with --odbc: a file is told by "
                          "its headings, now and by every later run");
    for (size_t i = 0; i < n; i++)
        sources[i] = (struct take_source){.path = r->operands[i + 1]};
    return take_sources(r, r->operands[0], sources, n);
}
