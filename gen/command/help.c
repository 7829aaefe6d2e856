#include "command/help.h"

#include <stdio.h>
#include <string.h>

static const char *in(struct help_text text, enum language language)
{
    return language == LANGUAGE_ZH ? text.zh : text.en;
}

void help_version(void)
{
    puts("duebook " DUEBOOK_VERSION);
}

/* As wide as the longest use of a command. */
static int usage_width(void)
{
    size_t widest = 0;

    for (size_t i = 0; i < command_count; i++)
        if (strlen(commands[i].usage) > widest)
            widest = strlen(commands[i].usage);
    return (int)widest;
}

void help_all(enum language language)
{
    bool zh = language == LANGUAGE_ZH;

    puts(zh ? "duebook：应收账款周报、账龄表、管理指标与催款函"
            : "duebook: aging workbooks, KPI reports and dunning letters from "
              "an export of receivables");
    puts(zh ? "\n用法：duebook 命令 [参数]\n"
            : "\nuse: duebook COMMAND [FLAGS]\n");
    for (size_t i = 0; i < command_count; i++)
        printf("  %-7s %-*s  %s\n", commands[i].name, usage_width(),
               commands[i].usage, in(commands[i].help, language));
    puts(zh ? "\nBOOK 为账簿文件夹、其中的一个快照文件夹，或单个文件（须带 "
              "--as-of）。\n各命令的参数见：duebook 命令 --help"
            : "\nBOOK is a book folder, a snapshot folder, or one file with "
              "--as-of.\nFlags of a command: duebook COMMAND --help");
    puts(zh ? "退出码：0 正常，1 数据被拒或不平，2 用法错误，3 系统错误"
            : "exit: 0 fine, 1 data refused or not tying, 2 wrong usage, 3 "
              "system");
}

/* As wide as the longest name with its argument. */
static int flag_width(const struct command *c)
{
    size_t widest = 0;

    for (size_t i = 0; i < flag_count; i++) {
        const struct flag *flag = &flags[i];
        const char *argument = flag->argument ? flag->argument : "";
        size_t width = strlen(flag->name) + 1 + strlen(argument);

        if (command_takes(c, flag->name) && width > widest)
            widest = width;
    }
    return (int)widest;
}

void help_command(const struct command *c, enum language language)
{
    int width = flag_width(c);

    printf("duebook %s %s\n  %s\n\n", c->name, c->usage, in(c->help, language));
    for (size_t i = 0; i < flag_count; i++) {
        const struct flag *flag = &flags[i];
        const char *argument = flag->argument ? flag->argument : "";
        int rest = width - (int)strlen(flag->name) - 1;

        if (command_takes(c, flag->name))
            printf("  %s %-*s  %s\n", flag->name, rest, argument,
                   in(*flag_help(c, flag), language));
    }
}
