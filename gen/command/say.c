#include "command/command.h"

#include <stdio.h>
#include <unistd.h>

void run_speak(struct run *r, enum language language)
{
    r->language = language;
    r->diag->phrases = language == LANGUAGE_ZH ? &phrases_zh : NULL;
}

void run_say(const struct run *r, const char *format, ...)
{
    va_list args;

    if (!r->is_silent) {
        va_start(args, format);
        vprintf(diag_translate(r->diag, format), args);
        va_end(args);
    }
    if (!r->said)
        return;
    va_start(args, format);
    buf_add(r->said,
            arena_vformat(r->arena, diag_translate(r->diag, format), args));
    va_end(args);
}

struct str run_amount(const struct run *r, int64_t minor,
                      const struct currency *currency)
{
    return money_grouped((struct money){minor, currency}, r->arena);
}

static bool shows_progress(const struct run *r)
{
    return !r->options.quiet && isatty(STDERR_FILENO);
}

void run_progress(const struct run *r, const char *format, ...)
{
    va_list args;

    if (!shows_progress(r))
        return;
    fputs("\r\033[K", stderr);
    va_start(args, format);
    vfprintf(stderr, diag_translate(r->diag, format), args);
    va_end(args);
    fflush(stderr);
}

void run_progress_end(const struct run *r)
{
    if (shows_progress(r))
        fputs("\r\033[K", stderr);
}
