/*
 * output_names - what the files of a run are called, in the book's language.
 */
#ifndef COMMAND_OUTPUT_NAMES_H
#define COMMAND_OUTPUT_NAMES_H

#include "model/policy.h"

enum output_name {
    OUTPUT_AGING,        /* 账龄表.xlsx, aging.xlsx */
    OUTPUT_KPI,          /* 管理指标.pdf, kpi.pdf */
    OUTPUT_KPI_HTML,     /* 管理指标.html, kpi.html */
    OUTPUT_KPI_BOOK,     /* 指标.xlsx, kpi.xlsx */
    OUTPUT_CALENDAR,     /* 期限日历.xlsx, calendar.xlsx */
    OUTPUT_CALENDAR_ICS, /* 期限日历.ics, calendar.ics */
    OUTPUT_CHECK,        /* 核对报告.xlsx, check.xlsx */
    OUTPUT_ENTRIES,      /* 录入留存.csv, entries.csv */
    OUTPUT_TO_FILL_IN, /* 待补内容（内部）.txt, to-fill-in-internal.txt */
    OUTPUT_LETTERS,    /* 催款函, letters */
    OUTPUT_LOG,        /* 运行记录.txt, run.log */
    OUTPUT_CLAIM,      /* 利息违约金计算表, claim: a stem */
    OUTPUT_TO_VERIFY,   /* 待核实清单, to-verify: a stem */
    OUTPUT_POST,        /* 寄送, post: within a run's folder */
    OUTPUT_POST_PRINT,  /* 打印合订, print: a stem */
    OUTPUT_POST_SEAL,   /* 用印申请.xlsx, seal-request.xlsx */
    OUTPUT_POST_MAIL,   /* EMS寄件表.xlsx, mail-list.xlsx */
    OUTPUT_ANALYSIS,    /* 分析.xlsx, analysis.xlsx */
    OUTPUT_VOUCHER,     /* 坏账准备凭证.csv, voucher.csv */
    OUTPUT_VOUCHER_PDF, /* 坏账准备凭证.pdf, voucher.pdf */
    OUTPUT_ISSUED,      /* 已发函件, issued: the runs of numbered letters */
    OUTPUT_COLLECTORS,  /* 催收员, collectors: their call sheets */
    OUTPUT_SALESPEOPLE, /* 业务员, salespeople: the same */
    OUTPUT_NOBODY,      /* 未分配, unassigned: a stem */
    OUTPUT_DUNNING,     /* 催款, dunning: the proposals */
    OUTPUT_PROPOSAL,    /* 催款提案, proposal: a stem */
    OUTPUT_REGISTER     /* 登记簿.csv, register.csv */
};

struct str output_name(enum output_name name, const struct policy *policy);

#endif
