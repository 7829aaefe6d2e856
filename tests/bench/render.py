"""What bench_render.sh measures: CPU, bytes and memory of two programs.

usage: render.py DUEBOOK LETTERS.jsonl FOLDER LETTERS
"""
import itertools
import os
import subprocess
import sys
import time

TEMPLATE = "tests/bench/letters.md"
PANGO = "build/pango_letter"
JUDGE = "../shared/tools/verapdf/verapdf"
FEW, SAMPLE = 1000, 200


def row(what, value, unit, floor="-"):
    print(f"render: {what}\t{value}\t{unit}\t{floor}", flush=True)


class Printed:
    """A run's files, counted and removed as they appear but for a sample."""

    def __init__(self, folder, letters):
        self.folder, self.every = folder, max(1, letters // SAMPLE)
        self.count = self.bytes = self.largest = 0
        self.kept = set()

    def take(self):
        for entry in os.scandir(self.folder):
            if not entry.name.endswith(".pdf") or entry.name in self.kept:
                continue
            size = entry.stat().st_size
            self.count += 1
            self.bytes += size
            self.largest = max(self.largest, size)
            if int(entry.name[-10:-4]) % self.every == 0:
                self.kept.add(entry.name)
            else:
                os.unlink(entry.path)

    def sample(self):
        return [os.path.join(self.folder, name) for name in sorted(self.kept)]


def run(command, folder, letters):
    """The printed files, CPU seconds and MB of a command."""
    os.makedirs(folder)
    printed = Printed(folder, letters)
    child = subprocess.Popen(command)
    while True:
        pid, status, used = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.2)
        # A file is whole once it has its name; Pango's grow under it.
        if command[0] != PANGO:
            printed.take()
    printed.take()
    assert status == 0 and printed.count == letters, (status, printed.count)
    return printed, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def duebook(program, data, folder, letters):
    return run([program, "render", TEMPLATE, "--data", data, "-o", folder,
                "--quiet"], folder, letters)


def judge(files, kind):
    """How many of the files pass."""
    if not os.path.exists(JUDGE):
        return None
    words = subprocess.run([JUDGE, kind, *files], text=True,
                           stdout=subprocess.PIPE).stdout.splitlines()
    return sum(word.startswith("PASS") for word in words)


def main(program, data, out, letters):
    few = os.path.join(out, "few.jsonl")
    with open(data) as source, open(few, "w") as part:
        part.writelines(itertools.islice(source, FEW))
    printed, seconds, memory = duebook(program, data, out + "/all", letters)
    rate = letters / seconds
    row("letters a second a core", f"{rate:.0f}", "letters/s", 600)
    row("a letter", f"{printed.bytes / letters / 1024:.1f}", "KB", 75)
    row("the largest letter", f"{printed.largest / 1024:.1f}", "KB", 75)
    row(f"memory for {letters} letters", f"{memory:.0f}", "MB", 150)
    for kind in ("2b", "ua1"):
        passed = judge(printed.sample(), kind)
        if passed is not None:
            row(f"letters of {len(printed.kept)} that pass {kind}", passed,
                "letters", len(printed.kept))
    count = min(FEW, letters)
    row(f"memory for {count} letters",
        f"{duebook(program, few, out + '/few', count)[2]:.0f}", "MB")
    compare(few, out, count, rate)


def compare(data, out, letters, rate):
    if not os.path.exists(PANGO):
        return
    fonts = out + "/fonts"
    os.makedirs(fonts)
    peer, seconds, memory = run([PANGO, TEMPLATE, data, out + "/pango", fonts],
                                out + "/pango", letters)
    row("Pango and cairo, fonts cut before", f"{letters / seconds:.0f}",
        "letters/s")
    row("  a letter", f"{peer.bytes / letters / 1024:.1f}", "KB")
    row("  memory", f"{memory:.0f}", "MB")
    row("duebook is faster by", f"{rate * seconds / letters:.1f}", "times")
    some = letters // 10
    short = data + ".part"
    with open(data) as source, open(short, "w") as part:
        part.writelines(itertools.islice(source, some))
    peer, seconds, _ = run([PANGO, TEMPLATE, short, out + "/whole"],
                           out + "/whole", some)
    row("Pango and cairo, fonts as installed", f"{some / seconds:.0f}",
        "letters/s")
    row("  a letter", f"{peer.bytes / some / 1024:.1f}", "KB")


main(*sys.argv[1:4], int(sys.argv[4]))
