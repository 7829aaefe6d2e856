#include "base/file.h"
#include "command/font_manifest.h"

/* Names of files as Windows, Office and 方正 have them. */
static const struct {
    const char *stem, *family;
    bool bold;
} known_files[] = {
    {"simsun", "serif", false},   {"simsunb", "serif", false},
    {"simhei", "sans", false},    {"simfang", "fang", false},
    {"simkai", "kai", false},     {"stsong", "serif", false},
    {"stfangso", "fang", false},  {"stkaiti", "kai", false},
    {"fzssjw", "serif", false},   {"fzhtjw", "sans", false},
    {"fzfsjw", "fang", false},    {"fzktjw", "kai", false},
    {"fzxbsjw", "小标宋", false}, {"msyh", "微软雅黑", false},
    {"msyhbd", "微软雅黑", true},
};

static const char *const bold_endings[] = {"bold", "粗体", "粗"};
static const char *const regular_endings[] = {"regular", "常规"};
static const char *const extensions[] = {".ttf", ".otf", ".ttc", ".otc"};

static bool ends_ignoring_case(struct str s, const char *ending)
{
    struct str end = str_from_z(ending);

    return s.len > end.len &&
           str_equal_ignoring_case(str_skip(s, s.len - end.len), end);
}

/* Cut one of the endings off, and what joins it to the rest. */
static bool cut_ending(struct str *s, const char *const *endings, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!ends_ignoring_case(*s, endings[i]))
            continue;
        s->len -= str_from_z(endings[i]).len;
        while (s->len > 1 &&
               (s->ptr[s->len - 1] == '-' || s->ptr[s->len - 1] == '_' ||
                s->ptr[s->len - 1] == ' '))
            s->len--;
        return true;
    }
    return false;
}

/* "黑体-粗体" is bold and of the family 黑体. */
static struct str family_of(struct str stem, bool *bold)
{
    *bold = false;
    for (size_t i = 0; i < COUNT(known_files); i++) {
        if (str_equal_ignoring_case(stem, str_from_z(known_files[i].stem))) {
            *bold = known_files[i].bold;
            return str_from_z(known_files[i].family);
        }
    }
    *bold = cut_ending(&stem, bold_endings, COUNT(bold_endings));
    if (!*bold)
        cut_ending(&stem, regular_endings, COUNT(regular_endings));
    return stem;
}

/* Does the book's fonts.yaml speak of the file? */
static bool is_listed(const struct font_manifest *m, struct str file)
{
    for (size_t i = 0; i < m->count; i++) {
        for (int bold = 0; bold < 2; bold++) {
            const struct font_wishes *list =
                &m->families[i].wishes[FONT_OWN][bold];

            for (size_t k = 0; k < list->count; k++)
                if (str_equal(list->items[k].file, file))
                    return true;
        }
    }
    return false;
}

static bool drop_file(struct run *r, struct font_manifest *m, struct str file)
{
    const char *path = file_join(r->arena, m->own, file);
    struct font_family *family;
    struct font_wishes *list;
    struct str stem = file;
    bool bold;

    if (!cut_ending(&stem, extensions, COUNT(extensions)) ||
        file_is_folder(path) || is_listed(m, file))
        return true;
    family = font_manifest_add(r, m, family_of(stem, &bold));
    if (!family)
        return diag_error(r->diag, place_of(path, 0, 0),
                          "there are more than %d families of fonts",
                          FONT_FAMILIES_MAX);
    list = &family->wishes[FONT_OWN][bold];
    ARENA_PUSH(r->arena, list->items, list->count, list->capacity) =
        (struct font_wish){.file = file, .at = place_of(path, 0, 0)};
    return true;
}

bool font_manifest_drop(struct run *r, struct font_manifest *m)
{
    struct file_names names = {0};

    if (!file_is_folder(m->own))
        return true;
    if (!file_list(&names, m->own, r->arena, r->diag))
        return false;
    for (size_t i = 0; i < names.count; i++)
        if (!drop_file(r, m, names.items[i]))
            return false;
    return true;
}
