/*
 * issued - what a run's manifest says of its inputs and letters.
 */
#ifndef INPUT_ISSUED_H
#define INPUT_ISSUED_H

#include "input/json.h"
#include "model/issued.h"

/* A manifest.json that an earlier run wrote. */
struct run_manifest {
    struct date as_of, snapshot;
    struct json_node top;
};

/* False, reported: it cannot be read, or says no day. */
MUST_CHECK bool manifest_read(const char *path, struct run_manifest *out,
                              struct arena *a, struct diag *d);

/* A file that the run read, by the name it has in the manifest. */
struct run_input {
    struct str path, sha256;
};

/* The inputs whose name begins with prefix; *out is theirs, in order. */
size_t manifest_inputs(const struct run_manifest *m, struct str prefix,
                       struct run_input **out, struct arena *a);

/*
 * Add its letters.  A letter that does not say what is needed is left out, and
 * reported; false: some were.
 */
MUST_CHECK bool manifest_letters(const struct run_manifest *m, const char *path,
                                 struct str run, struct issued *out,
                                 struct arena *a, struct diag *d);

#endif
