/*
 * The currencies of ISO 4217 that have a minor unit, and those withdrawn of
 * late that old ledgers still show (ANG, BGN, HRK).  Metals, drawing rights
 * and test codes have no minor unit and are left out.  A currency without a
 * sign of its own that our fonts hold shows its code.
 */
#include "model/money.h"

#include <string.h>

/* clang-format off: one currency a line */
const struct currency currencies[] = {
    {"AED", 2, "AED", "阿联酋迪拉姆", "United Arab Emirates Dirham"},
    {"AFN", 2, "AFN", "阿富汗尼", "Afghan Afghani"},
    {"ALL", 2, "ALL", "阿尔巴尼亚列克", "Albanian Lek"},
    {"AMD", 2, "AMD", "亚美尼亚德拉姆", "Armenian Dram"},
    {"ANG", 2, "ANG", "荷属安的列斯盾", "Netherlands Antillean Guilder"},
    {"AOA", 2, "AOA", "安哥拉宽扎", "Angolan Kwanza"},
    {"ARS", 2, "ARS", "阿根廷比索", "Argentine Peso"},
    {"AUD", 2, "A$", "澳元", "Australian Dollar"},
    {"AWG", 2, "AWG", "阿鲁巴弗罗林", "Aruban Florin"},
    {"AZN", 2, "AZN", "阿塞拜疆马纳特", "Azerbaijani Manat"},
    {"BAM", 2, "BAM", "波黑可兑换马克", "Bosnia-Herzegovina Convertible Mark"},
    {"BBD", 2, "BBD", "巴巴多斯元", "Barbadian Dollar"},
    {"BDT", 2, "BDT", "孟加拉塔卡", "Bangladeshi Taka"},
    {"BGN", 2, "BGN", "保加利亚列弗", "Bulgarian Lev"},
    {"BHD", 3, "BHD", "巴林第纳尔", "Bahraini Dinar"},
    {"BIF", 0, "BIF", "布隆迪法郎", "Burundian Franc"},
    {"BMD", 2, "BMD", "百慕大元", "Bermudian Dollar"},
    {"BND", 2, "BND", "文莱元", "Brunei Dollar"},
    {"BOB", 2, "BOB", "玻利维亚诺", "Bolivian Boliviano"},
    {"BOV", 2, "BOV", "玻利维亚维持价值单位", "Bolivian Mvdol"},
    {"BRL", 2, "R$", "巴西雷亚尔", "Brazilian Real"},
    {"BSD", 2, "BSD", "巴哈马元", "Bahamian Dollar"},
    {"BTN", 2, "BTN", "不丹努尔特鲁姆", "Bhutanese Ngultrum"},
    {"BWP", 2, "BWP", "博茨瓦纳普拉", "Botswanan Pula"},
    {"BYN", 2, "BYN", "白俄罗斯卢布", "Belarusian Ruble"},
    {"BZD", 2, "BZD", "伯利兹元", "Belize Dollar"},
    {"CAD", 2, "C$", "加元", "Canadian Dollar"},
    {"CDF", 2, "CDF", "刚果法郎", "Congolese Franc"},
    {"CHE", 2, "CHE", "WIR欧元", "WIR Euro"},
    {"CHF", 2, "CHF", "瑞士法郎", "Swiss Franc"},
    {"CHW", 2, "CHW", "WIR法郎", "WIR Franc"},
    {"CLF", 4, "CLF", "智利发展单位", "Chilean Unidad de Fomento"},
    {"CLP", 0, "CLP", "智利比索", "Chilean Peso"},
    {"CNY", 2, "¥", "人民币", "Chinese Yuan"},
    {"COP", 2, "COP", "哥伦比亚比索", "Colombian Peso"},
    {"COU", 2, "COU", "哥伦比亚实际价值单位", "Colombian Real Value Unit"},
    {"CRC", 2, "CRC", "哥斯达黎加科朗", "Costa Rican Colón"},
    {"CUP", 2, "CUP", "古巴比索", "Cuban Peso"},
    {"CVE", 2, "CVE", "佛得角埃斯库多", "Cape Verdean Escudo"},
    {"CZK", 2, "CZK", "捷克克朗", "Czech Koruna"},
    {"DJF", 0, "DJF", "吉布提法郎", "Djiboutian Franc"},
    {"DKK", 2, "DKK", "丹麦克朗", "Danish Krone"},
    {"DOP", 2, "DOP", "多米尼加比索", "Dominican Peso"},
    {"DZD", 2, "DZD", "阿尔及利亚第纳尔", "Algerian Dinar"},
    {"EGP", 2, "EGP", "埃及镑", "Egyptian Pound"},
    {"ERN", 2, "ERN", "厄立特里亚纳克法", "Eritrean Nakfa"},
    {"ETB", 2, "ETB", "埃塞俄比亚比尔", "Ethiopian Birr"},
    {"EUR", 2, "€", "欧元", "Euro"},
    {"FJD", 2, "FJD", "斐济元", "Fijian Dollar"},
    {"FKP", 2, "FKP", "福克兰群岛镑", "Falkland Islands Pound"},
    {"GBP", 2, "£", "英镑", "Pound Sterling"},
    {"GEL", 2, "GEL", "格鲁吉亚拉里", "Georgian Lari"},
    {"GHS", 2, "GHS", "加纳塞地", "Ghanaian Cedi"},
    {"GIP", 2, "GIP", "直布罗陀镑", "Gibraltar Pound"},
    {"GMD", 2, "GMD", "冈比亚达拉西", "Gambian Dalasi"},
    {"GNF", 0, "GNF", "几内亚法郎", "Guinean Franc"},
    {"GTQ", 2, "GTQ", "危地马拉格查尔", "Guatemalan Quetzal"},
    {"GYD", 2, "GYD", "圭亚那元", "Guyanese Dollar"},
    {"HKD", 2, "HK$", "港元", "Hong Kong Dollar"},
    {"HNL", 2, "HNL", "洪都拉斯伦皮拉", "Honduran Lempira"},
    {"HRK", 2, "HRK", "克罗地亚库纳", "Croatian Kuna"},
    {"HTG", 2, "HTG", "海地古德", "Haitian Gourde"},
    {"HUF", 2, "HUF", "匈牙利福林", "Hungarian Forint"},
    {"IDR", 2, "IDR", "印度尼西亚盾", "Indonesian Rupiah"},
    {"ILS", 2, "ILS", "以色列新谢克尔", "Israeli New Shekel"},
    {"INR", 2, "INR", "印度卢比", "Indian Rupee"},
    {"IQD", 3, "IQD", "伊拉克第纳尔", "Iraqi Dinar"},
    {"IRR", 2, "IRR", "伊朗里亚尔", "Iranian Rial"},
    {"ISK", 0, "ISK", "冰岛克朗", "Icelandic Króna"},
    {"JMD", 2, "JMD", "牙买加元", "Jamaican Dollar"},
    {"JOD", 3, "JOD", "约旦第纳尔", "Jordanian Dinar"},
    {"JPY", 0, "JP¥", "日元", "Japanese Yen"},
    {"KES", 2, "KES", "肯尼亚先令", "Kenyan Shilling"},
    {"KGS", 2, "KGS", "吉尔吉斯斯坦索姆", "Kyrgyzstani Som"},
    {"KHR", 2, "KHR", "柬埔寨瑞尔", "Cambodian Riel"},
    {"KMF", 0, "KMF", "科摩罗法郎", "Comorian Franc"},
    {"KPW", 2, "KPW", "朝鲜元", "North Korean Won"},
    {"KRW", 0, "KRW", "韩元", "South Korean Won"},
    {"KWD", 3, "KWD", "科威特第纳尔", "Kuwaiti Dinar"},
    {"KYD", 2, "KYD", "开曼群岛元", "Cayman Islands Dollar"},
    {"KZT", 2, "KZT", "哈萨克斯坦坚戈", "Kazakhstani Tenge"},
    {"LAK", 2, "LAK", "老挝基普", "Laotian Kip"},
    {"LBP", 2, "LBP", "黎巴嫩镑", "Lebanese Pound"},
    {"LKR", 2, "LKR", "斯里兰卡卢比", "Sri Lankan Rupee"},
    {"LRD", 2, "LRD", "利比里亚元", "Liberian Dollar"},
    {"LSL", 2, "LSL", "莱索托洛蒂", "Lesotho Loti"},
    {"LYD", 3, "LYD", "利比亚第纳尔", "Libyan Dinar"},
    {"MAD", 2, "MAD", "摩洛哥迪拉姆", "Moroccan Dirham"},
    {"MDL", 2, "MDL", "摩尔多瓦列伊", "Moldovan Leu"},
    {"MGA", 2, "MGA", "马达加斯加阿里亚里", "Malagasy Ariary"},
    {"MKD", 2, "MKD", "马其顿第纳尔", "Macedonian Denar"},
    {"MMK", 2, "MMK", "缅元", "Myanmar Kyat"},
    {"MNT", 2, "MNT", "蒙古图格里克", "Mongolian Tugrik"},
    {"MOP", 2, "MOP$", "澳门元", "Macanese Pataca"},
    {"MRU", 2, "MRU", "毛里塔尼亚乌吉亚", "Mauritanian Ouguiya"},
    {"MUR", 2, "MUR", "毛里求斯卢比", "Mauritian Rupee"},
    {"MVR", 2, "MVR", "马尔代夫卢菲亚", "Maldivian Rufiyaa"},
    {"MWK", 2, "MWK", "马拉维克瓦查", "Malawian Kwacha"},
    {"MXN", 2, "MX$", "墨西哥比索", "Mexican Peso"},
    {"MXV", 2, "MXV", "墨西哥投资单位", "Mexican Investment Unit"},
    {"MYR", 2, "MYR", "马来西亚林吉特", "Malaysian Ringgit"},
    {"MZN", 2, "MZN", "莫桑比克美提卡", "Mozambican Metical"},
    {"NAD", 2, "NAD", "纳米比亚元", "Namibian Dollar"},
    {"NGN", 2, "NGN", "尼日利亚奈拉", "Nigerian Naira"},
    {"NIO", 2, "NIO", "尼加拉瓜科多巴", "Nicaraguan Córdoba"},
    {"NOK", 2, "NOK", "挪威克朗", "Norwegian Krone"},
    {"NPR", 2, "NPR", "尼泊尔卢比", "Nepalese Rupee"},
    {"NZD", 2, "NZ$", "新西兰元", "New Zealand Dollar"},
    {"OMR", 3, "OMR", "阿曼里亚尔", "Omani Rial"},
    {"PAB", 2, "PAB", "巴拿马巴波亚", "Panamanian Balboa"},
    {"PEN", 2, "PEN", "秘鲁索尔", "Peruvian Sol"},
    {"PGK", 2, "PGK", "巴布亚新几内亚基那", "Papua New Guinean Kina"},
    {"PHP", 2, "PHP", "菲律宾比索", "Philippine Peso"},
    {"PKR", 2, "PKR", "巴基斯坦卢比", "Pakistani Rupee"},
    {"PLN", 2, "PLN", "波兰兹罗提", "Polish Zloty"},
    {"PYG", 0, "PYG", "巴拉圭瓜拉尼", "Paraguayan Guarani"},
    {"QAR", 2, "QAR", "卡塔尔里亚尔", "Qatari Riyal"},
    {"RON", 2, "RON", "罗马尼亚列伊", "Romanian Leu"},
    {"RSD", 2, "RSD", "塞尔维亚第纳尔", "Serbian Dinar"},
    {"RUB", 2, "RUB", "俄罗斯卢布", "Russian Ruble"},
    {"RWF", 0, "RWF", "卢旺达法郎", "Rwandan Franc"},
    {"SAR", 2, "SAR", "沙特里亚尔", "Saudi Riyal"},
    {"SBD", 2, "SBD", "所罗门群岛元", "Solomon Islands Dollar"},
    {"SCR", 2, "SCR", "塞舌尔卢比", "Seychellois Rupee"},
    {"SDG", 2, "SDG", "苏丹镑", "Sudanese Pound"},
    {"SEK", 2, "SEK", "瑞典克朗", "Swedish Krona"},
    {"SGD", 2, "S$", "新加坡元", "Singapore Dollar"},
    {"SHP", 2, "SHP", "圣赫勒拿镑", "St. Helena Pound"},
    {"SLE", 2, "SLE", "塞拉利昂利昂", "Sierra Leonean Leone"},
    {"SOS", 2, "SOS", "索马里先令", "Somali Shilling"},
    {"SRD", 2, "SRD", "苏里南元", "Surinamese Dollar"},
    {"SSP", 2, "SSP", "南苏丹镑", "South Sudanese Pound"},
    {"STN", 2, "STN", "圣多美和普林西比多布拉", "São Tomé & Príncipe Dobra"},
    {"SVC", 2, "SVC", "萨尔瓦多科朗", "Salvadoran Colón"},
    {"SYP", 2, "SYP", "叙利亚镑", "Syrian Pound"},
    {"SZL", 2, "SZL", "斯威士兰里兰吉尼", "Swazi Lilangeni"},
    {"THB", 2, "THB", "泰铢", "Thai Baht"},
    {"TJS", 2, "TJS", "塔吉克斯坦索莫尼", "Tajikistani Somoni"},
    {"TMT", 2, "TMT", "土库曼斯坦马纳特", "Turkmenistani Manat"},
    {"TND", 3, "TND", "突尼斯第纳尔", "Tunisian Dinar"},
    {"TOP", 2, "TOP", "汤加潘加", "Tongan Paʻanga"},
    {"TRY", 2, "TRY", "土耳其里拉", "Turkish Lira"},
    {"TTD", 2, "TTD", "特立尼达和多巴哥元", "Trinidad & Tobago Dollar"},
    {"TWD", 2, "NT$", "新台币", "New Taiwan Dollar"},
    {"TZS", 2, "TZS", "坦桑尼亚先令", "Tanzanian Shilling"},
    {"UAH", 2, "UAH", "乌克兰格里夫纳", "Ukrainian Hryvnia"},
    {"UGX", 0, "UGX", "乌干达先令", "Ugandan Shilling"},
    {"USD", 2, "US$", "美元", "US Dollar"},
    {"USN", 2, "USN", "美元（次日）", "US Dollar (Next Day)"},
    {"UYI", 0, "UYI", "乌拉圭指数化比索", "Uruguayan Indexed Peso"},
    {"UYU", 2, "UYU", "乌拉圭比索", "Uruguayan Peso"},
    {"UYW", 4, "UYW", "乌拉圭养老金单位", "Uruguayan Pension Unit"},
    {"UZS", 2, "UZS", "乌兹别克斯坦苏姆", "Uzbekistani Som"},
    {"VED", 2, "VED", "委内瑞拉数字玻利瓦尔", "Venezuelan Digital Bolívar"},
    {"VES", 2, "VES", "委内瑞拉玻利瓦尔", "Venezuelan Bolívar"},
    {"VND", 0, "VND", "越南盾", "Vietnamese Dong"},
    {"VUV", 0, "VUV", "瓦努阿图瓦图", "Vanuatu Vatu"},
    {"WST", 2, "WST", "萨摩亚塔拉", "Samoan Tala"},
    {"XAF", 0, "XAF", "中非法郎", "Central African CFA Franc"},
    {"XCD", 2, "XCD", "东加勒比元", "East Caribbean Dollar"},
    {"XCG", 2, "XCG", "加勒比盾", "Caribbean Guilder"},
    {"XOF", 0, "XOF", "西非法郎", "West African CFA Franc"},
    {"XPF", 0, "XPF", "太平洋法郎", "CFP Franc"},
    {"YER", 2, "YER", "也门里亚尔", "Yemeni Rial"},
    {"ZAR", 2, "ZAR", "南非兰特", "South African Rand"},
    {"ZMW", 2, "ZMW", "赞比亚克瓦查", "Zambian Kwacha"},
    {"ZWG", 2, "ZWG", "津巴布韦金", "Zimbabwe Gold"},
};
/* clang-format on */
const size_t currency_count = COUNT(currencies);

static const struct {
    struct str name;
    char code[4];
} aliases[] = {
    {STR_INIT("RMB"), "CNY"},        {STR_INIT("¥"), "CNY"},
    {STR_INIT("￥"), "CNY"},         {STR_INIT("CN¥"), "CNY"},
    {STR_INIT("元"), "CNY"},         {STR_INIT("人民币元"), "CNY"},
    {STR_INIT("円"), "JPY"},         {STR_INIT("日圆"), "JPY"},
    {STR_INIT("美金"), "USD"},       {STR_INIT("U$"), "USD"},
    {STR_INIT("港币"), "HKD"},       {STR_INIT("台币"), "TWD"},
    {STR_INIT("新台币元"), "TWD"},   {STR_INIT("AU$"), "AUD"},
    {STR_INIT("CA$"), "CAD"},        {STR_INIT("新币"), "SGD"},
    {STR_INIT("₩"), "KRW"},          {STR_INIT("₹"), "INR"},
    {STR_INIT("₽"), "RUB"},        {STR_INIT("₫"), "VND"},
    {STR_INIT("฿"), "THB"},          {STR_INIT("￡"), "GBP"},
    {STR_INIT("澳大利亚元"), "AUD"}, {STR_INIT("加拿大元"), "CAD"},
    {STR_INIT("澳门币"), "MOP"},
};

static const struct currency *find_code(const char code[3])
{
    size_t low = 0;
    size_t high = currency_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(code, currencies[middle].code, 3);

        if (order == 0)
            return &currencies[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static const struct currency *find_name(struct str name)
{
    for (size_t i = 0; i < COUNT(aliases); i++) {
        if (str_equal_ignoring_case(name, aliases[i].name))
            return find_code(aliases[i].code);
    }
    for (size_t i = 0; i < currency_count; i++) {
        if (str_equal_z(name, currencies[i].symbol) ||
            str_equal_z(name, currencies[i].name_zh))
            return &currencies[i];
    }
    return NULL;
}

const struct currency *currency_find(struct str code)
{
    struct str name = str_trim(code);
    const struct currency *found = NULL;
    char upper[3];

    if (name.len == 3) {
        for (size_t i = 0; i < 3; i++) {
            char c = name.ptr[i];

            upper[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        }
        found = find_code(upper);
    }
    return found ? found : find_name(name);
}
