#include "doc/mustache_node.h"

/* Partials in partials may multiply: what is looked at has an end. */
#define MAX_STEPS 1000000

struct tour {
    mustache_visit_fn *visit;
    void *user;
    const struct mustache *open[MUSTACHE_MAX_DEPTH]; /* partials we are in */
    size_t depth;
    size_t steps;
};

static void visit_nodes(struct tour *t, const struct node *node, int depth);

static bool is_open(const struct tour *t, const struct mustache *partial)
{
    for (size_t i = 0; i < t->depth; i++)
        if (t->open[i] == partial)
            return true;
    return t->depth == MUSTACHE_MAX_DEPTH;
}

static void visit_partial(struct tour *t, const struct node *node, int depth)
{
    t->visit(t->user, MUSTACHE_PARTIAL, (struct field){node->text, node->at});
    if (is_open(t, node->partial))
        return;
    t->open[t->depth++] = node->partial;
    visit_nodes(t, node->partial->first, depth + 1);
    t->depth--;
}

static void visit_node(struct tour *t, const struct node *node, int depth)
{
    struct field text = {node->text, node->at};

    switch (node->kind) {
    case NODE_TEXT:
        t->visit(t->user, MUSTACHE_TEXT, text);
        break;
    case NODE_VARIABLE:
        t->visit(t->user, node->is_blank ? MUSTACHE_FILLED : MUSTACHE_VARIABLE,
                 text);
        break;
    case NODE_PARTIAL:
        visit_partial(t, node, depth);
        break;
    case NODE_SECTION:
    case NODE_INVERTED:
        t->visit(t->user,
                 node->kind == NODE_SECTION ? MUSTACHE_SECTION
                                            : MUSTACHE_INVERTED,
                 text);
        visit_nodes(t, node->children, depth + 1);
        t->visit(t->user, MUSTACHE_END, text);
        break;
    }
}

static void visit_nodes(struct tour *t, const struct node *node, int depth)
{
    if (depth == 2 * MUSTACHE_MAX_DEPTH)
        return;
    for (; node && t->steps++ < MAX_STEPS; node = node->next)
        visit_node(t, node, depth);
}

void mustache_visit(const struct mustache *m, mustache_visit_fn *visit,
                    void *user)
{
    struct tour t = {.visit = visit, .user = user};

    if (m)
        visit_nodes(&t, m->first, 0);
}
