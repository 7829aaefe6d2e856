#include "command/dunning_book.h"
bool dunning_commit(struct run *r)
{
    (void)r;
    return false;
}
bool dunning_undo(struct run *r)
{
    (void)r;
    return false;
}
bool dunning_list(struct run *r)
{
    (void)r;
    return false;
}
