#include "command/render_attach.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>

#define LOOKS_PER_SECOND 5

/* What tells one state of a file from another; all zero: it is not there. */
struct state {
    dev_t device;
    ino_t inode;
    off_t size;
    struct timespec changed;
};

/*
 * Files are looked at, not listened to: folders on a server and those that a
 * cloud service keeps in step send no signal of their own.
 */
struct watch {
    const char **paths;
    struct state *states;
    size_t count;
};

static struct state state_of(const char *path)
{
    struct state state;
    struct stat st;

    memset(&state, 0, sizeof state);
    if (stat(path, &st) == 0) {
        state.device = st.st_dev;
        state.inode = st.st_ino;
        state.size = st.st_size;
        state.changed = st.st_mtim;
    }
    return state;
}

static bool is_same(const struct state *a, const struct state *b)
{
    return a->device == b->device && a->inode == b->inode &&
           a->size == b->size && a->changed.tv_sec == b->changed.tv_sec &&
           a->changed.tv_nsec == b->changed.tv_nsec;
}

static void add_path(struct watch *w, const char *path, struct arena *a)
{
    w->paths =
        arena_grow(a, w->paths, w->count, w->count + 1, sizeof *w->paths);
    w->states =
        arena_grow(a, w->states, w->count, w->count + 1, sizeof *w->states);
    w->paths[w->count] = path;
    w->states[w->count++] = state_of(path);
}

static bool has_changed(const struct watch *w)
{
    for (size_t i = 0; i < w->count; i++) {
        struct state now = state_of(w->paths[i]);

        if (!is_same(&now, &w->states[i]))
            return true;
    }
    return false;
}

/* Until a file changes; false: the user wants to end. */
static bool wait_for_change(const struct watch *w, const sigset_t *signals)
{
    const struct timespec pause = {.tv_nsec = 1000000000 / LOOKS_PER_SECOND};

    while (!has_changed(w))
        if (sigtimedwait(signals, NULL, &pause) > 0)
            return false;
    /* An editor may write in several steps: let it finish. */
    return sigtimedwait(signals, NULL, &pause) <= 0;
}

/*
 * A file's state is taken before it is read, so that no change is missed: the
 * template is read once to learn of its partials, and again.  Where the
 * template and the data stand was found at the start: either may be gone for a
 * moment, as an editor saves it.
 */
static bool render_seen(struct run *r, const struct render *found,
                        struct watch *w)
{
    struct render x = *found;
    struct diag silent = {0};
    struct run quiet = *r;

    quiet.diag = &silent;
    add_path(w, x.template_path, r->arena);
    add_path(w, x.data_path, r->arena);
    for (size_t i = 0; i < r->options.attach.count; i++)
        add_path(w, attach_path(r->options.attach.items[i]), r->arena);
    (void)!render_load(&quiet, &x);
    for (size_t i = 0; i < x.search.file_count; i++)
        add_path(w, x.search.files[i], r->arena);
    return render_load(r, &x) && render_documents(r, &x);
}

/* One rendering with memory and messages of its own. */
static void render_round(struct run *r, const struct render *found,
                         struct watch *w, struct arena *room)
{
    struct run round = *r;
    struct diag d = diag_like(r->diag, room);

    round.arena = room;
    round.diag = &d;
    *w = (struct watch){0};
    (void)!render_seen(&round, found, w);
    diag_print(&d, stderr, r->options.quiet ? DIAG_ERROR : DIAG_NOTE);
    fflush(stdout);
}

bool render_watch(struct run *r)
{
    struct render x = {0};
    struct watch w;
    sigset_t signals;
    bool go_on = true;

    if (!render_find(r, &x))
        return false;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    while (go_on) {
        struct arena room = {0};

        render_round(r, &x, &w, &room);
        go_on = wait_for_change(&w, &signals);
        arena_release(&room);
    }
    return true;
}
