#include "model/policy.h"

/* Segments of 30 days are seen at month ends, those of years at year ends. */
int provision_step_months(const struct provision_policy *p)
{
    return p->basis == PROVISION_DISCLOSURE || p->ends[0] >= 360 ? 12 : 1;
}

size_t provision_segment_count(const struct provision_policy *p)
{
    if (p->basis == PROVISION_DISCLOSURE)
        return DISCLOSURE_COUNT;
    return p->not_due_count + 1 + p->end_count + 1;
}
