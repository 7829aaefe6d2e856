# event_book FOLDER [ORDER [CREDIT_NOTES]]: a small book with every kind of
# event, two snapshots, and money that names no document.
event_book() {
    mkdir -p "$1/snapshots/2026-07-10" "$1/snapshots/2026-07-17" "$1/records"
    cat >"$1/duebook.yaml" <<YAML
version: 1
language: zh-CN
currency: CNY
creditor:
  name: 云汐示例机械有限公司
  name_en: Yunxi Example Machinery Co., Ltd.
ledger:
  allocation: ${2:-oldest}
  credit_notes: ${3:-apart}
  fx: as_of
  due:
    retention: {from: delivery_date, months: 12}
YAML
    cat >"$1/snapshots/2026-07-10/customers.csv" <<'CSV'
customer_id,name,parent_id,former_ids,terms_days,salesperson
G01,望川示例集团有限公司,,,30,
K01,望川示例传动有限公司,G01,,30,周示例
K02,望川示例液压有限公司,G01,,,周示例
K03,锦澜示例包装机械有限公司,,K93,60,吴示例
K04,青岚示例自动化有限公司,,,30,
K05,Larkmoor Example Ltd.,,,30,
K06,霁川示例轴承有限公司,,,,
CSV
    cat >"$1/snapshots/2026-07-10/contracts.csv" <<'CSV'
contract_no,customer_id,guarantor,penalty_rule
HT-01,K01,望川示例集团有限公司,0.05%/day
HT-02,K01,,0.03%/day
CSV
    cat >"$1/snapshots/2026-07-10/documents.csv" <<'CSV'
doc_no,installment_no,customer_id,kind,issue_date,posting_date,due_date,currency,amount,contract_no,delivery_date,class,handed_over_date,recorded_date
QC-01,,K06,opening,2023-12-31,,2024-01-31,CNY,8800.00,,,,,2024-01-05
XS-001,,K01,invoice,2024-07-17,2024-08-02,2024-09-15,CNY,120000.00,HT-01,2024-07-10,,2026-03-01,2024-07-17
XS-002,1,K01,invoice,2026-03-01,,2026-04-01,CNY,50000.00,HT-02,2026-03-01,,,2026-03-01
XS-002,2,K01,invoice,2026-03-01,,2026-07-17,CNY,50000.00,HT-02,2026-03-01,,,2026-03-01
XS-002,3,K01,invoice,2026-03-01,,,CNY,5000.00,HT-02,2026-03-01,retention,,2026-03-01
XS-003,,K02,invoice,2026-04-20,,2026-05-20,CNY,66000.00,,2026-04-18,,,2026-04-20
XS-004,,K02,invoice,2026-05-20,2026-06-01,2026-06-19,CNY,33000.00,,,,,2026-05-20
XS-005,,K03,invoice,2026-06-01,,,CNY,24800.50,,,,,2026-06-01
XS-006,,K03,debit_note,2026-06-15,,2026-07-15,CNY,150.25,,,,,2026-06-15
DX-001,,K03,credit_note,2026-06-20,,,CNY,800.00,,,,,2026-06-20
XS-007,,K04,invoice,2025-01-10,,2025-02-09,CNY,9000.00,,,,,2025-01-10
XS-008,,K04,invoice,2026-05-05,,2026-06-04,CNY,71000.00,,,,,2026-05-05
XS-009,,K05,invoice,2026-05-10,,2026-06-09,USD,12000.00,,,,,2026-05-10
XS-010,,K05,invoice,2026-06-10,,2026-09-08,USD,7345.67,,,,,2026-06-10
XS-011,,K05,invoice,2026-06-10,,2026-07-25,JPY,900000,,,,,2026-06-10
YP-001,,K03,invoice,2026-06-25,,2026-12-25,CNY,10000.00,,,bill,,2026-06-25
XS-012,,K93,invoice,2026-07-01,,2026-08-30,CNY,1234.56,,,寄售,,2026-07-01
CSV
    cat >"$1/snapshots/2026-07-10/receipts.csv" <<'CSV'
receipt_no,customer_id,receipt_date,currency,amount,method,doc_nos,reversed_date,recorded_date
SK-001,K01,2026-04-10,CNY,30000.00,转账,XS-001,,2026-04-10
SK-002,K01,2026-06-05,CNY,45000.00,转账,,,2026-06-05
SK-003,K02,2026-06-01,CNY,20000.00,转账,XS-003,2026-06-20,2026-06-01
SK-004,K03,2026-06-28,CNY,300.25,转账,XS-006,,2026-06-28
SK-005,K05,2026-06-15,USD,2000.00,转账,XS-009,,2026-06-15
SK-006,K04,2026-06-30,CNY,500.00,现金,,,2026-06-30
PJ-9001,K02,2026-05-25,CNY,40000.00,票据,XS-003,,2026-05-25
CSV
    cat >"$1/snapshots/2026-07-10/bills.csv" <<'CSV'
bill_no,customer_id,kind,currency,amount,drawer,acceptor,issue_date,received_date,maturity_date,status,presented_at,dishonoured_at,doc_nos,recorded_date
PJ-9001,K02,商业承兑汇票,CNY,40000.00,望川示例液压有限公司,望川示例液压有限公司,2026-01-08,2026-05-25,2026-07-08,dishonoured,2026-07-08,2026-07-09,XS-003,2026-05-25
PJ-9002,K04,银行承兑汇票,CNY,30000.00,青岚示例自动化有限公司,青岚示例银行,2026-06-10,2026-06-12,2026-12-10,held,,,XS-008,2026-06-12
PJ-9003,K04,银行承兑汇票,CNY,5000.00,青岚示例自动化有限公司,青岚示例银行,2026-06-10,2026-06-12,2026-12-10,endorsed,,,XS-008,2026-06-12
PJ-9004,K04,银行承兑汇票,CNY,6000.00,青岚示例自动化有限公司,青岚示例银行,2026-03-10,2026-06-12,2026-09-10,discounted,,,XS-008,2026-06-12
PJ-9005,K04,银行承兑汇票,CNY,7000.00,青岚示例自动化有限公司,青岚示例银行,2026-01-01,2026-06-12,2026-07-01,paid,2026-07-01,,XS-008,2026-06-12
CSV
    cat >"$1/snapshots/2026-07-10/writeoffs.csv" <<'CSV'
writeoff_date,doc_no,amount,reason,recorded_date
2026-06-30,XS-007,4000.00,债务人无可供执行财产,2026-06-30
2026-07-05,XS-007,-1000.00,收回,2026-07-05
CSV
    cat >"$1/snapshots/2026-07-10/disputes.csv" <<'CSV'
doc_no,customer_id,from,until,amount,reason,recorded_date
XS-004,,2026-06-25,,3000.00,质量异议,2026-06-25
XS-008,,2026-06-01,2026-06-20,,数量短少,2026-06-01
CSV
    cat >"$1/snapshots/2026-07-10/fx.csv" <<'CSV'
currency,rate_date,rate
USD,2026-05-08,7.1521
USD,2026-06-09,7.1488
USD,2026-06-10,7.1490
USD,2026-07-10,7.1312
USD,2026-07-16,7.1234
JPY,2026-06-10,0.04812
JPY,2026-07-16,0.048765
CSV
    cp "$1"/snapshots/2026-07-10/* "$1/snapshots/2026-07-17"
    # Entered since: back-dated, changed, and of the week itself.
    cat >>"$1/snapshots/2026-07-17/documents.csv" <<'CSV'
XS-013,,K06,invoice,2026-07-08,,2026-08-07,CNY,6100.00,,,,,2026-07-14
XS-014,,K01,invoice,2026-07-15,,2026-08-14,CNY,18000.00,HT-02,,,,2026-07-15
CSV
    cat >>"$1/snapshots/2026-07-17/receipts.csv" <<'CSV'
SK-007,K06,2026-07-09,CNY,2000.00,转账,QC-01,,2026-07-13
SK-008,K03,2026-07-16,CNY,12000.00,转账,XS-005,,2026-07-16
CSV
    cat >>"$1/snapshots/2026-07-17/writeoffs.csv" <<'CSV'
2026-07-16,QC-01,800.00,账款无法收回,2026-07-16
CSV
}
