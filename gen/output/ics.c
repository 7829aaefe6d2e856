#include "output/ics.h"

#include "base/buf.h"
#include "base/utf8.h"

#define ICS_MAX         (SIZE_MAX / 2)
#define LINE_MAX_OCTETS 75
#define DAY_2000        10957

struct writer {
    struct buf out, line; /* of one content line, unfolded */
};

/* The length of the character at the front. */
static size_t character(struct str s)
{
    struct str rest = s;

    (void)utf8_next(&rest);
    return s.len - rest.len;
}

/* Write out the line, folded; the blank that begins a rest counts. */
static void end_line(struct writer *w)
{
    struct str s = buf_str(&w->line);
    size_t used = 0;

    while (s.len) {
        size_t n = character(s);

        if (used + n > LINE_MAX_OCTETS) {
            buf_add_z(&w->out, "\r\n ");
            used = 1;
        }
        buf_add(&w->out, str_head(s, n));
        s = str_skip(s, n);
        used += n;
    }
    buf_add_z(&w->out, "\r\n");
    buf_clear(&w->line);
}

static void put(struct writer *w, const char *text)
{
    buf_add_z(&w->line, text);
    end_line(w);
}

/* TEXT: no control characters but line ends, which are written \n. */
static void put_text(struct writer *w, const char *name, struct str text)
{
    buf_add_z(&w->line, name);
    buf_add_byte(&w->line, ':');
    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (c == '\\' || c == ';' || c == ',')
            buf_add_byte(&w->line, '\\');
        if (c == '\n')
            buf_add_z(&w->line, "\\n");
        else if (c >= 0x20 && c != 0x7F)
            utf8_add(&w->line, c);
    }
    end_line(w);
}

static void put_day(struct writer *w, const char *name, struct date day,
                    const char *behind)
{
    struct civil c = date_civil(day);

    buf_add_format(&w->line, "%s:%04d%02d%02d%s", name, c.year, c.month, c.day,
                   behind);
    end_line(w);
}

static void put_alarm(struct writer *w, const struct ics_event *e, int32_t days)
{
    put(w, "BEGIN:VALARM");
    put(w, "ACTION:DISPLAY");
    put_text(w, "DESCRIPTION", e->summary);
    buf_add_format(&w->line, "TRIGGER:-P%dD", days);
    end_line(w);
    put(w, "END:VALARM");
}

static void put_event(struct writer *w, const struct ics_event *e,
                      struct date stamp)
{
    int sequence = stamp.day > DAY_2000 ? stamp.day - DAY_2000 : 0;

    put(w, "BEGIN:VEVENT");
    put_text(w, "UID", e->uid);
    put_day(w, "DTSTAMP", stamp, "T000000Z");
    buf_add_format(&w->line, "SEQUENCE:%d", sequence);
    end_line(w);
    put_day(w, "DTSTART;VALUE=DATE", e->day, "");
    put_text(w, "SUMMARY", e->summary);
    if (e->description.len)
        put_text(w, "DESCRIPTION", e->description);
    if (e->category.len)
        put_text(w, "CATEGORIES", e->category);
    put(w, "CLASS:CONFIDENTIAL");
    put(w, "TRANSP:TRANSPARENT");
    for (size_t i = 0; i < e->alarm_count; i++)
        put_alarm(w, e, e->alarms[i]);
    put(w, "END:VEVENT");
}

struct str ics_make(struct str name, struct date stamp,
                    const struct ics_event *events, size_t count,
                    struct arena *a)
{
    struct writer w = {buf_new(a, ICS_MAX), buf_new(a, ICS_MAX)};

    put(&w, "BEGIN:VCALENDAR");
    put(&w, "VERSION:2.0");
    put(&w, "PRODID:-//duebook//duebook//EN");
    put(&w, "CALSCALE:GREGORIAN");
    put_text(&w, "X-WR-CALNAME", name);
    for (size_t i = 0; i < count; i++)
        put_event(&w, &events[i], stamp);
    put(&w, "END:VCALENDAR");
    return buf_str(&w.out);
}
