/*
 * Given to clang-tidy before every file: without it the analyser does not know
 * that those who report return false, and follows paths that do not exist.
 */
#include "base/diag.h"

#define diag_error(...)  (diag_error(__VA_ARGS__), false)
#define diag_usage(...)  (diag_usage(__VA_ARGS__), false)
#define diag_system(...) (diag_system(__VA_ARGS__), false)
