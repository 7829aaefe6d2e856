/*
 * docx - a document tree as a Word document (ISO/IEC 29500, transitional).
 *
 * For those who go on writing: lawyers edit a draft in Word or WPS.  The words
 * are those of the PDF; styles carry the look (Normal, Heading 1 to 6), fonts
 * stand by name (宋体, 黑体, 仿宋, 楷体), blanks to fill by hand are
 * highlighted, header and footer count pages by fields, footnotes are
 * footnotes, forms are tables with merged cells.  A seal is left out: what can
 * be edited is not sealed.  Equal documents give equal bytes.
 */
#ifndef OUTPUT_DOCX_H
#define OUTPUT_DOCX_H

#include "doc/tree.h"

/*
 * Write the whole file, or nothing.  unsettled: one of many of a folder, see
 * outfile_settle.  False, reported: nested too deep, or the disk.
 */
MUST_CHECK bool docx_write(const struct document_tree *tree, const char *path,
                           bool unsettled, struct arena *a, struct diag *d);

#endif
