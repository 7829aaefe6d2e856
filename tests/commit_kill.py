"""Commits of 300 letters that are killed, or find the disk full, at any moment.

    commit_kill.py make BOOK N          a book of N customers, all decided
    commit_kill.py kill BOOK RUNS SEED  SIGKILL at random moments
    commit_kill.py full BOOK RUNS SEED  ENOSPC from a random call on
    commit_kill.py race BOOK            two commits at once, without locks

After each a re-run must leave what an undisturbed run leaves: the same letters,
register, list and hashes, but for the time of registration.  Prints what
differs; nothing where all is well.  DUEBOOK, FAULTS: the program, the library.
"""
import glob
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import openpyxl

PROGRAM = os.environ["DUEBOOK"]
FAULTS = os.environ.get("FAULTS", "")


def make(root, n):
    folder = root + "/snapshots/2026-07-17"
    os.makedirs(folder)
    # A short letter: what is tested is the order of things, not their look.
    os.makedirs(root + "/templates/letters/zh-CN")
    with open(root + "/templates/letters/zh-CN/demand.md", "w") as f:
        f.write("---\ntitle: 催款函\nlanguage: zh-CN\nkind: letter\n"
                "series: 催字\n---\n{{customer.customer_id}} {{payable}} "
                "{{#letter.number}}{{letter.number}}{{/letter.number}}\n")
    with open(root + "/duebook.yaml", "w") as f:
        f.write("version: 1\nlanguage: zh-CN\ncurrency: CNY\ncreditor:\n"
                "  name: 示例债权有限公司\ndunning:\n  ladder:\n"
                "    - {stage: formal, template: demand, days: 7}\n")
    with open(folder + "/customers.csv", "w") as f:
        f.write("customer_id,name,collector\n")
        for i in range(n):
            f.write("C%05d,示例客户第%d有限公司,催收%d组\n" % (i, i, i % 3))
    with open(folder + "/documents.csv", "w") as f:
        f.write("doc_no,customer_id,kind,issue_date,due_date,currency,amount\n")
        for i in range(n):
            f.write("FP%06d,C%05d,invoice,2026-05-01,2026-06-%02d,CNY,%d.%02d\n"
                    % (i, i, 1 + i % 28, 1000 + i * 7, i % 100))
    subprocess.run([PROGRAM, "dunning", "propose", root], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    path = glob.glob(root + "/催款/*.xlsx")[0]
    book = openpyxl.load_workbook(path)
    for sheet in book:
        heads = None
        for row in sheet.iter_rows():
            if heads is None:
                names = [c.value for c in row]
                if "决定" in names and "函件金额" in names:
                    heads = {name: i for i, name in enumerate(names)}
            elif row[heads["函件金额"]].value:
                row[heads["决定"]].value = "发"
                row[heads["决定人"]].value = "李审"
    book.save(path)


def command(book, n):
    return [PROGRAM, "dunning", "commit", book, "--expect", str(n)]


def state(book):
    """All that must be equal: files, register, list; without the time."""
    out = {}
    for folder, _, names in os.walk(book):
        for name in names:
            path = os.path.join(folder, name)
            key = os.path.relpath(path, book)
            if name.endswith(".pdf"):
                with open(path, "rb") as f:
                    out[key] = hashlib.sha256(f.read()).hexdigest()
            elif name == "RUN.json":
                run = json.load(open(path))
                for letter in run["letters"]:
                    del letter["registered_at"]
                out[key] = run
            elif name == "登记簿.csv":
                with open(path, encoding="utf-8-sig") as f:
                    out[key] = [line.rsplit(",", 1)[0] for line in f]
            elif name == "register.db":
                db = sqlite3.connect(path)
                db.row_factory = sqlite3.Row
                out[key] = [
                    [(k, row[k]) for k in row.keys() if k != "registered_at"]
                    for row in db.execute("select * from letters order by number")]
                out[key + ":documents"] = [
                    tuple(row) for row in
                    db.execute("select * from documents order by 1, 2")]
                out[key + ":check"] = db.execute(
                    "pragma integrity_check").fetchone()[0]
                db.close()
            else:
                out[key] = True
    return out


def differences(a, b):
    keys = sorted(set(a) | set(b))
    return ["%s: %s" % (k, "differs" if k in a and k in b else
                        "missing" if k in b else "too much")
            for k in keys if a.get(k) != b.get(k)]


def hashes_hold(book):
    """The register's hashes are those of the files."""
    db = sqlite3.connect(book + "/register.db")
    wrong = []
    for number, run, file, sha in db.execute(
            "select number, run, file, sha256 from letters"):
        with open("%s/%s/%s" % (book, run, file), "rb") as f:
            if hashlib.sha256(f.read()).hexdigest() != sha:
                wrong.append(number + ": another hash")
    db.close()
    return wrong


def undisturbed(base, work, n):
    book = work + "/undisturbed"
    shutil.copytree(base, book)
    begin = time.monotonic()
    subprocess.run(command(book, n), check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return state(book), time.monotonic() - begin, hashes_hold(book)


def again(book, n, wanted, what):
    """Run once more; then all is as if nothing had been."""
    shown = subprocess.run(command(book, n), capture_output=True, text=True)
    found = differences(state(book), wanted) + hashes_hold(book)
    if found:
        print(what + ":", found[:3], shown.stdout[-300:], shown.stderr[-500:])
    return not found


def count_letters(base):
    with open(base + "/snapshots/2026-07-17/customers.csv") as f:
        return sum(1 for _ in f) - 1


def kill(base, runs, seed):
    chance = random.Random(seed)
    n = count_letters(base)
    ended = 0
    with tempfile.TemporaryDirectory() as work:
        wanted, seconds, wrong = undisturbed(base, work, n)
        assert not wrong, wrong
        for i in range(runs):
            book = work + "/book"
            shutil.copytree(base, book)
            child = subprocess.Popen(command(book, n),
                                     stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
            # The end, where the register and the folders change, more often.
            low = 0.0 if i % 2 else 0.7
            time.sleep(chance.uniform(low, 1.08) * seconds)
            child.send_signal(signal.SIGKILL)
            if child.wait() == 0: # it was faster than the one measured
                ended += 1
                seconds *= 0.95
            again(book, n, wanted, "kill %d" % i)
            shutil.rmtree(book)
    if ended > runs // 2:
        print("too many commits ended before they were killed:", ended)


def full(base, runs, seed):
    chance = random.Random(seed)
    n = count_letters(base)
    with tempfile.TemporaryDirectory() as work:
        wanted, _, _ = undisturbed(base, work, n)
        counts = {}
        for call in ("write", "fsync", "rename"):
            book = work + "/count"
            shutil.copytree(base, book)
            env = dict(os.environ, LD_PRELOAD=FAULTS, FAULT=call + ":0",
                       FAULT_COUNT=work + "/n")
            subprocess.run(command(book, n), env=env, check=True,
                           stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            counts[call] = int(open(work + "/n").read())
            shutil.rmtree(book)
        for i in range(runs):
            call = chance.choice(["write", "write", "fsync", "rename"])
            late = i % 2 == 0
            nth = chance.randint(max(1, counts[call] - 40) if late else 1,
                                 counts[call])
            book = work + "/book"
            shutil.copytree(base, book)
            env = dict(os.environ, LD_PRELOAD=FAULTS,
                       FAULT="%s:%d+:ENOSPC" % (call, nth))
            done = subprocess.run(command(book, n), env=env,
                                  capture_output=True, text=True)
            what = "%s %d of %d" % (call, nth, counts[call])
            if done.returncode == 0 and not late:
                print(what + ": a full disk was not told", done.stdout[-200:])
            again(book, n, wanted, what)
            shutil.rmtree(book)


def race(base):
    n = count_letters(base)
    env = dict(os.environ, LD_PRELOAD=FAULTS, NO_LOCKS="1")
    with tempfile.TemporaryDirectory() as work:
        wanted, _, _ = undisturbed(base, work, n)
        for i in range(5):
            book = work + "/book"
            shutil.copytree(base, book)
            both = [subprocess.Popen(command(book, n), env=env, text=True,
                                     stdout=subprocess.PIPE,
                                     stderr=subprocess.PIPE)
                    for _ in range(2)]
            said = [child.communicate() for child in both]
            codes = sorted(child.returncode for child in both)
            if codes[0] != 0 or codes[1] == 0:
                print("exit statuses", codes, said)
            loser = "".join(e for (_, e), c in zip(said, both) if c.returncode)
            holder = os.uname().nodename
            if "register.lock" not in loser or holder not in loser:
                print("the other does not say who holds it:", loser[-400:])
            found = differences(state(book), wanted)
            if found:
                print("race:", found[:3])
            shutil.rmtree(book)


if __name__ == "__main__":
    what, base, *rest = sys.argv[1:]
    if what == "race":
        race(base)
    elif what == "make":
        make(base, int(rest[0]))
    else:
        {"kill": kill, "full": full}[what](base, int(rest[0]), int(rest[1]))
