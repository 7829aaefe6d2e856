#include "base/outfile.h"
#include "command/book.h"
#include "command/calendar_events.h"
#include "command/law.h"
#include "command/lock.h"
#include "command/output.h"
#include "command/output_names.h"
#include "output/xlsx.h"

static bool write_text(struct run *r, const struct calendar_figures *f)
{
    return output_text(r, calendar_text(f, r->arena));
}

static bool write_json(struct run *r, const struct calendar_figures *f)
{
    return output_json(r, calendar_value(f, r->arena));
}

static bool write_xlsx(struct run *r, const struct calendar_figures *f)
{
    const char *path = output_path(r, output_name(OUTPUT_CALENDAR, f->policy));
    struct workbook workbook;

    if (!lock_check(r, path))
        return false;
    calendar_book_make(f, &workbook, r->arena);
    return xlsx_write(&workbook, path, r->jobs, r->arena, r->diag) &&
           output_written(r, path);
}

static bool write_ics(struct run *r, const struct calendar_figures *f)
{
    struct ics_event *events;
    size_t n = calendar_events_make(f, &events, r->arena);

    struct str bytes = ics_make(calendar_name(f, r->arena), f->clocks->as_of,
                                events, n, r->arena);
    const char *path;

    if (!r->options.output)
        return output_text(r, bytes);
    path = output_path(r, output_name(OUTPUT_CALENDAR_ICS, f->policy));
    return lock_check(r, path) &&
           outfile_save(path, bytes, r->arena, r->diag) &&
           output_written(r, path);
}

bool command_calendar(struct run *r)
{
    static const char *const formats[] = {"text", "json", "xlsx", "ics"};
    static bool (*const writers[])(struct run *,
                                   const struct calendar_figures *) = {
        write_text, write_json, write_xlsx, write_ics};
    struct book b;
    struct law_tables law = {0};
    struct clocks clocks;
    struct calendar_figures f;
    size_t format = 0;

    if (!output_format(r, formats, COUNT(formats), &format))
        return false;
    if (format == 1 || format == 3)
        r->is_silent = true;
    if (!book_open(r, 0, &b) || !law_open_tables(r, b.folder, &law))
        return false;
    clocks_make(&b.view, &law.calendar, &clocks, r->arena);
    f = (struct calendar_figures){.clocks = &clocks, .policy = &b.policy};
    return writers[format](r, &f);
}
