/* Amounts and dates in capitals and words; numbers of registers. */
#include "command/calc.h"

#include "model/orgcode.h"
#include "model/uscc.h"

static bool read_operand(struct calc *c, struct money *out)
{
    const struct currency *currency;

    return calc_currency(c, "CNY", &currency) &&
           calc_amount(c, calc_operand(c, 0), currency, out);
}

static void say_amount(struct calc *c, struct money m)
{
    calc_set(c, "amount", value_money(m));
    run_say(c->r, "amount: %s %.*s\n", m.currency->code,
            STR_ARG(money_grouped(m, c->r->arena)));
}

bool calc_upper(struct calc *c)
{
    struct money m;

    if (!read_operand(c, &m))
        return false;
    say_amount(c, m);
    run_say(c->r, "by: the rules for filling in bills and settlement vouchers "
                  "(正确填写票据和结算凭证的基本规定)\n");
    return calc_done(c, money_upper(m, c->r->arena));
}

bool calc_amount_read(struct calc *c)
{
    struct money m;

    if (!money_upper_parse(calc_operand(c, 0), &m, c->r->diag))
        return false;
    calc_set(c, "currency", value_z(m.currency->code));
    calc_set(c, "upper", value_text(money_upper(m, c->r->arena)));
    run_say(c->r, "by: the rules for filling in bills and settlement vouchers "
                  "(正确填写票据和结算凭证的基本规定)\n");
    run_say(c->r, "currency: %s; we write it %.*s\n", m.currency->code,
            STR_ARG(money_upper(m, c->r->arena)));
    return calc_done(c, money_plain(m, c->r->arena));
}

bool calc_words(struct calc *c)
{
    struct money m;

    if (!read_operand(c, &m))
        return false;
    say_amount(c, m);
    return calc_done(c, money_words(m, c->r->arena));
}

bool calc_billdate(struct calc *c)
{
    struct date day;

    if (!calc_date(c, calc_operand(c, 0), &day))
        return false;
    calc_set(c, "date", value_date(day));
    run_say(c->r, "date: %.*s\n", STR_ARG(date_iso(day, c->r->arena)));
    run_say(c->r, "by: the rules for filling in bills and settlement vouchers "
                  "(正确填写票据和结算凭证的基本规定)\n");
    return calc_done(c, date_bill(day, c->r->arena));
}

/* Blanks around it and small letters are slips of typing, not of the code. */
static struct field normal(const struct calc *c)
{
    struct field text = calc_operand(c, 0);
    struct str s = str_trim(text.text);
    char *out = arena_array(c->r->arena, char, s.len);

    for (size_t i = 0; i < s.len; i++)
        out[i] =
            (char)(s.ptr[i] >= 'a' && s.ptr[i] <= 'z' ? s.ptr[i] - 'a' + 'A'
                                                      : s.ptr[i]);
    return (struct field){.text = {out, s.len}};
}

bool calc_uscc(struct calc *c)
{
    struct field code = normal(c);
    struct str inner;
    char check;

    if (!uscc_check(code, c->r->diag))
        return false;
    calc_set(c, "valid", value_bool(true));
    run_say(c->r,
            "valid: character 18, %c, checks the other seventeen (GB "
            "32100-2015, modulo 31)\n",
            code.text.ptr[USCC_LENGTH - 1]);
    inner = str_head(str_skip(code.text, 8), ORGCODE_LENGTH);
    check = orgcode_check_character(str_head(inner, ORGCODE_LENGTH - 1));
    calc_set(c, "orgcode", value_text(inner));
    calc_set(c, "orgcode_valid",
             value_bool(check == inner.ptr[ORGCODE_LENGTH - 1]));
    if (check == inner.ptr[ORGCODE_LENGTH - 1])
        run_say(c->r,
                "characters 9 to 17, %.*s, are a valid organisation code (GB "
                "11714-1997)\n",
                STR_ARG(inner));
    else
        run_say(c->r,
                "characters 9 to 17, %.*s, do not check as an organisation "
                "code (GB 11714-1997); newer codes need not\n",
                STR_ARG(inner));
    return calc_done(c, code.text);
}

bool calc_orgcode(struct calc *c)
{
    struct field code = normal(c);
    char nine[ORGCODE_LENGTH];

    if (!orgcode_check(code, nine, c->r->diag))
        return false;
    calc_set(c, "valid", value_bool(true));
    run_say(c->r,
            "valid: the last character, %c, checks the first eight (GB "
            "11714-1997, modulo 11)\n",
            nine[ORGCODE_LENGTH - 1]);
    return calc_done(c, arena_format(c->r->arena, "%.8s-%c", nine,
                                     nine[ORGCODE_LENGTH - 1]));
}
