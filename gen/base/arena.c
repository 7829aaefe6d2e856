#include "base/arena.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define BLOCK_SIZE    65536
#define LARGEST_BLOCK (8u << 20)
#define ALIGNMENT     alignof(max_align_t)

/*
 * Bytes below `dirty` may have been used before a rewind; those above come
 * from calloc and are still zero.
 */
struct arena_block {
    struct arena_block *older;
    size_t size, used, dirty;
    alignas(max_align_t) char bytes[];
};

static void no_memory(struct arena *a)
{
    if (a->no_memory)
        a->no_memory(a->no_memory_user);
    fputs("duebook: out of memory / 内存不足\n", stderr);
    exit(3);
}

/* The next block is as large as all before it, within limits. */
static size_t block_size(const struct arena *a, size_t wanted)
{
    size_t size = a->total;

#ifdef ARENA_EXACT
    return wanted;
#endif
    if (size < BLOCK_SIZE)
        size = BLOCK_SIZE;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    return wanted > size ? wanted : size;
}

/*
 * Ten million documents are 800 MB, all of it written: large pages save the
 * system a tenth of the work.  Where it has none nothing is lost.
 */
static void prefer_large_pages(void *start, size_t size)
{
    const uintptr_t page = 2u << 20;
    uintptr_t from = ((uintptr_t)start + page - 1) & ~(page - 1);
    uintptr_t to = ((uintptr_t)start + size) & ~(page - 1);

    if (to > from)
        (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
}

static struct arena_block *add_block(struct arena *a, size_t wanted)
{
    size_t size = block_size(a, wanted);
    struct arena_block *block;

    block = size > SIZE_MAX / 2 ? NULL : calloc(1, sizeof(*block) + size);
    if (!block)
        no_memory(a);
    if (size > LARGEST_BLOCK)
        prefer_large_pages(block, size);
    block->older = a->block;
    block->size = size;
    a->block = block;
    a->total += size;
    return block;
}

static void drop_block(struct arena *a)
{
    struct arena_block *block = a->block;

    a->block = block->older;
    a->total -= block->size;
    free(block);
}

void arena_release(struct arena *a)
{
    while (a->block)
        drop_block(a);
}

static size_t aligned(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

#ifdef ARENA_EXACT
static bool fits(const struct arena_block *block, size_t size)
{
    (void)block;
    (void)size;
    return false;
}
#else
static bool fits(const struct arena_block *block, size_t size)
{
    return block && block->size - block->used >= size;
}
#endif

void *arena_alloc(struct arena *a, size_t size)
{
    struct arena_block *block = a->block;
    size_t room = size;
    char *p;

    if (size > SIZE_MAX / 2)
        no_memory(a);
#ifndef ARENA_EXACT
    room = aligned(size);
#endif
    if (!fits(block, room))
        block = add_block(a, room);
    p = block->bytes + block->used;
    if (block->used < block->dirty) {
        size_t old = block->dirty - block->used;

        memset(p, 0, old < room ? old : room);
    }
    block->used += room;
    if (block->dirty < block->used)
        block->dirty = block->used;
    return p;
}

void *arena_alloc_array(struct arena *a, size_t n, size_t size)
{
    size_t bytes;

    if (__builtin_mul_overflow(n, size, &bytes))
        no_memory(a);
    return arena_alloc(a, bytes);
}

/* Is old the newest object of its block, with room behind it? */
static bool grow_in_place(struct arena *a, const char *old, size_t old_size,
                          size_t more)
{
    struct arena_block *block = a->block;

    if (!old || !fits(block, more))
        return false;
    if (old + old_size != block->bytes + block->used)
        return false;
    (void)arena_alloc(a, more);
    return true;
}

void *arena_grow(struct arena *a, void *old, size_t old_n, size_t new_n,
                 size_t size)
{
    size_t old_size, new_size;
    void *grown;

    if (__builtin_mul_overflow(new_n, size, &new_size))
        no_memory(a);
    old_size = old_n * size;
    if (aligned(old_size) == old_size &&
        grow_in_place(a, old, old_size, new_size - old_size))
        return old;
    grown = arena_alloc(a, new_size);
    if (old_size)
        memcpy(grown, old, old_size);
    return grown;
}

struct arena_mark arena_mark(const struct arena *a)
{
    return (struct arena_mark){a->block, a->block ? a->block->used : 0};
}

void arena_rewind(struct arena *a, struct arena_mark mark)
{
    while (a->block != mark.block)
        drop_block(a);
    if (a->block)
        a->block->used = mark.used;
}

void arena_adopt(struct arena *a, struct arena *from)
{
    struct arena_block **oldest = &from->block;

    if (!from->block)
        return;
    while (*oldest)
        oldest = &(*oldest)->older;
    /* Behind a's newest block, so that marks of a stay good. */
    if (a->block) {
        *oldest = a->block->older;
        a->block->older = from->block;
    } else {
        a->block = from->block;
    }
    a->total += from->total;
    from->block = NULL;
    from->total = 0;
}

struct str arena_str(struct arena *a, struct str s)
{
    char *copy = arena_alloc(a, s.len);

    if (s.len)
        memcpy(copy, s.ptr, s.len);
    return (struct str){copy, s.len};
}

const char *arena_z(struct arena *a, struct str s)
{
    char *copy = arena_alloc(a, s.len + 1);

    if (s.len)
        memcpy(copy, s.ptr, s.len);
    return copy;
}

struct str arena_vformat(struct arena *a, const char *format, va_list args)
{
    va_list again;
    char *text;
    int n;

    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0)
        return (struct str){0};
    text = arena_alloc(a, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, args);
    return (struct str){text, (size_t)n};
}

struct str arena_format(struct arena *a, const char *format, ...)
{
    va_list args;
    struct str s;

    va_start(args, format);
    s = arena_vformat(a, format, args);
    va_end(args);
    return s;
}
