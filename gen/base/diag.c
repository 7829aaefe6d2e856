#include "base/diag.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

/* A run with a million bad rows keeps its first ones; all are counted. */
#define MESSAGES_KEPT 10000

/* Of all messages together. */
#define LONGEST_TEXT ((size_t)1 << 30)

const struct place nowhere = {0};

struct place place_of(const char *file, size_t line, size_t column)
{
    return (struct place){file, (uint32_t)line, (uint32_t)column};
}

const char *diag_translate(const struct diag *d, const char *format)
{
    for (size_t i = 0; d->phrases && i < d->phrases->count; i++) {
        if (strcmp(d->phrases->items[i].en, format) == 0)
            return d->phrases->items[i].translation;
    }
    return format;
}

static size_t total(const struct diag *d)
{
    size_t n = 0;

    for (size_t i = 0; i < COUNT(d->counts); i++)
        n += d->counts[i];
    return n;
}

static void count(struct diag *d, enum severity severity)
{
    d->counts[severity]++;
    if (severity > d->worst)
        d->worst = severity;
}

static void append(struct diag *d, struct message *m)
{
    if (d->last)
        d->last->next = m;
    else
        d->first = m;
    d->last = m;
}

static void report(struct diag *d, enum severity severity, struct place at,
                   struct str text)
{
    struct message *m;

    if (d->arena && (total(d) < MESSAGES_KEPT || severity > DIAG_ERROR)) {
        m = arena_new(d->arena, struct message);
        *m = (struct message){.severity = severity, .at = at, .text = text};
        append(d, m);
    }
    count(d, severity);
}

/* Where messages are not kept, their text is not made. */
static struct str say(struct diag *d, const char *format, va_list args)
{
    if (!d->arena)
        return (struct str){0};
    return arena_vformat(d->arena, diag_translate(d, format), args);
}

bool diag_error(struct diag *d, struct place at, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    report(d, DIAG_ERROR, at, say(d, format, args));
    va_end(args);
    return false;
}

bool diag_usage(struct diag *d, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    report(d, DIAG_USAGE, nowhere, say(d, format, args));
    va_end(args);
    return false;
}

bool diag_system(struct diag *d, const char *path, const char *format, ...)
{
    int cause = errno;
    struct str text;
    va_list args;

    va_start(args, format);
    text = say(d, format, args);
    va_end(args);
    if (cause && d->arena)
        text = arena_format(d->arena, "%.*s: %s", STR_ARG(text),
                            diag_translate(d, strerror(cause)));
    report(d, DIAG_SYSTEM, place_of(path, 0, 0), text);
    return false;
}

void diag_warning(struct diag *d, struct place at, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    report(d, DIAG_WARNING, at, say(d, format, args));
    va_end(args);
}

void diag_note(struct diag *d, struct place at, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    report(d, DIAG_NOTE, at, say(d, format, args));
    va_end(args);
}

struct diag diag_like(const struct diag *d, struct arena *a)
{
    return (struct diag){.arena = d->arena ? a : NULL, .phrases = d->phrases};
}

void diag_merge(struct diag *d, const struct diag *from)
{
    struct message *next;

    for (struct message *m = from->first; m; m = next) {
        next = m->next;
        if (total(d) < MESSAGES_KEPT || m->severity > DIAG_ERROR) {
            m->next = NULL;
            append(d, m);
        }
    }
    for (size_t i = 0; i < COUNT(d->counts); i++)
        d->counts[i] += from->counts[i];
    if (from->worst > d->worst)
        d->worst = from->worst;
}

static const char *const severities_en[] = {"ok",    "note",  "warning",
                                            "error", "usage", "error"};

/*
 * Messages quote data: what would steer a terminal or begin a second line
 * (C0, DEL, and C1, which is C2 80 .. C2 9F in UTF-8) is shown as a blank.
 */
static void add_text(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        unsigned char next = i + 1 < s.len ? (unsigned char)s.ptr[i + 1] : 0;

        if (c == 0xC2 && next >= 0x80 && next <= 0x9F) {
            i++;
            c = '\0';
        }
        buf_add_byte(out, (char)(c < 0x20 || c == 0x7F ? ' ' : c));
    }
}

static void add_place(struct buf *out, struct place at)
{
    if (!at.file)
        return;
    add_text(out, str_from_z(at.file));
    if (at.line)
        buf_add_format(out, ":%" PRIu32, at.line);
    if (at.line && at.column)
        buf_add_format(out, ":%" PRIu32, at.column);
    buf_add_z(out, ": ");
}

void diag_text(const struct diag *d, enum severity least, struct buf *out)
{
    const char *const *names =
        d->phrases ? d->phrases->severities : severities_en;
    size_t shown = 0;

    for (const struct message *m = d->first; m; m = m->next, shown++) {
        if (m->severity < least)
            continue;
        add_place(out, m->at);
        buf_add_format(out, "%s: ", names[m->severity]);
        add_text(out, m->text);
        buf_add_byte(out, '\n');
    }
    if (d->arena && total(d) > shown)
        buf_add_format(out, diag_translate(d, "... and %zu more messages\n"),
                       total(d) - shown);
}

void diag_print(const struct diag *d, FILE *out, enum severity least)
{
    struct arena scratch = {0};
    struct buf text = buf_new(&scratch, LONGEST_TEXT);

    diag_text(d, least, &text);
    fwrite(text.ptr ? text.ptr : "", 1, text.len, out);
    arena_release(&scratch);
}

int diag_exit_status(const struct diag *d, bool strict)
{
    switch (d->worst) {
    case DIAG_OK:
    case DIAG_NOTE:
        return 0;
    case DIAG_WARNING:
        return strict ? 1 : 0;
    case DIAG_ERROR:
        return 1;
    case DIAG_USAGE:
        return 2;
    case DIAG_SYSTEM:
        break;
    }
    return 3;
}
