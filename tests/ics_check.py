"""An .ics file by the rules of RFC 5545, and by icalendar where it is there.

Prints its events, one a line: day, summary, alarms in days.
"""
import re
import sys

data = open(sys.argv[1], 'rb').read()
wrong = []


def need(what, so):
    if not so:
        wrong.append(what)


# 3.1: lines end in CRLF, at most 75 octets, folded between characters.
need('ends in CRLF', data.endswith(b'\r\n'))
need('no bare line end', not re.search(rb'(?<!\r)\n|\r(?!\n)', data))
for n, line in enumerate(data[:-2].split(b'\r\n'), 1):
    need('line %d: %d octets' % (n, len(line)), 0 < len(line) <= 75)
    try:
        line.decode('utf-8')
    except UnicodeDecodeError:
        wrong.append('line %d: folded within a character' % n)
text = data.decode('utf-8').replace('\r\n ', '')
need('no control characters', not re.search('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]', text))
lines = text.split('\r\n')[:-1]

# 3.4, 3.6: components nest; each has what it needs, once.
MUST = {
    'VCALENDAR': {'VERSION', 'PRODID'},
    'VEVENT': {'UID', 'DTSTAMP', 'DTSTART'},
    'VALARM': {'ACTION', 'DESCRIPTION', 'TRIGGER'},
}
PARENT = {'VCALENDAR': None, 'VEVENT': 'VCALENDAR', 'VALARM': 'VEVENT'}
stack, uids, components = [], [], 0
for n, line in enumerate(lines, 1):
    m = re.match(r'([A-Z0-9-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$', line, re.S)
    if not m:
        wrong.append('line %d is no content line' % n)
        continue
    name, parameters, value = m.groups()
    if name == 'BEGIN':
        need('%s in its place' % value,
             PARENT.get(value, '?') == (stack[-1][0] if stack else None))
        stack.append((value, []))
        continue
    if name == 'END':
        kind, names = stack.pop()
        need('%s ends as it began' % value, kind == value)
        need('%s has %s' % (kind, MUST[kind] - set(names)),
             MUST[kind] <= set(names))
        need('%s: each once' % kind, len(names) == len(set(names)))
        components += kind == 'VEVENT'
        continue
    stack[-1][1].append(name)
    if name == 'UID':
        uids.append(value)
    if name in ('SUMMARY', 'DESCRIPTION', 'CATEGORIES', 'X-WR-CALNAME', 'UID'):
        # 3.3.11: what is to be escaped is, and nothing else.
        need('line %d: escapes' % n,
             not re.search(r'(?<!\\)(?:\\\\)*[;,]|\\[^\\;,nN]', value))
    if name == 'DTSTAMP':
        need('DTSTAMP in UTC', re.match(r'\d{8}T\d{6}Z$', value))
    if name == 'DTSTART':
        need('an all-day event', parameters == ';VALUE=DATE'
             and re.match(r'\d{8}$', value))
    if name == 'TRIGGER':
        need('a duration', re.match(r'-P\d+D$', value))
need('all closed', not stack)
need('a component at least', components)
need('numbers differ', len(uids) == len(set(uids)))

try:
    import icalendar
except ImportError:
    icalendar = None
if icalendar:
    calendar = icalendar.Calendar.from_ical(data)
    events = calendar.walk('VEVENT')
    need('icalendar reads all', len(events) == components)
    for e in events:
        alarms = [-a['TRIGGER'].dt.days for a in e.walk('VALARM')]
        print(e['DTSTART'].dt.isoformat(), e['SUMMARY'],
              '/'.join(map(str, alarms)), sep=' | ')
        need('no errors of %s' % e['UID'], not e.errors)
else:
    print('# no icalendar')
for w in wrong:
    print('WRONG', w)
sys.exit(bool(wrong))
