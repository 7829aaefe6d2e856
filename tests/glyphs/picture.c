#include "page.h"

#include <stdio.h>
#include <stdlib.h>

void picture_read(struct picture *out, const char *path)
{
    FILE *f = fopen(path, "rb");
    int most = 0;
    size_t n;

    if (!f || fscanf(f, "P5 %d %d %d", &out->width, &out->height, &most) != 3 ||
        most != 255 || out->width < 1 || out->height < 1 ||
        out->width > 20000 || out->height > 20000 || fgetc(f) == EOF) {
        fprintf(stderr, "%s: no grey picture\n", path);
        exit(3);
    }
    n = (size_t)out->width * (size_t)out->height;
    out->ink = malloc(n);
    if (!out->ink || fread(out->ink, 1, n, f) != n) {
        fprintf(stderr, "%s: cut short\n", path);
        exit(3);
    }
    for (size_t i = 0; i < n; i++)
        out->ink[i] = (uint8_t)(255 - out->ink[i]);
    fclose(f);
}
