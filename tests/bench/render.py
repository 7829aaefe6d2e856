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
# The rate is of a run whose files stay: removing them beside it slows it.
RATED, FEW, SAMPLE = 5000, 1000, 200


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


def run(command, folder, letters, beside=False):
    """The printed files, CPU seconds and MB of a command; beside: files are
    taken while it runs."""
    os.makedirs(folder)
    printed = Printed(folder, letters)
    child = subprocess.Popen(command)
    while True:
        pid, status, used = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.2)
        if beside:
            printed.take()
    printed.take()
    assert status == 0 and printed.count == letters, (status, printed.count)
    return printed, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def first(data, n, path):
    """The first lines of the data, as a file of their own."""
    with open(data) as source, open(path, "w") as part:
        part.writelines(itertools.islice(source, n))
    return path


def duebook(program, data, folder, letters):
    return run([program, "render", TEMPLATE, "--data", data, "-o", folder,
                "--quiet"], folder, letters, letters > RATED)


def judge(files, kind):
    """How many of the files pass."""
    if not os.path.exists(JUDGE):
        return None
    words = subprocess.run([JUDGE, kind, *files], text=True,
                           stdout=subprocess.PIPE).stdout.splitlines()
    return sum(word.startswith("PASS") for word in words)


def main(program, data, out, letters):
    rated = min(RATED, letters)
    printed, seconds, memory = duebook(
        program, first(data, rated, out + "/rated.jsonl"), out + "/rated",
        rated)
    rate = rated / seconds
    row("letters a second a core", f"{rate:.0f}", "letters/s", 600)
    row("a letter", f"{printed.bytes / rated / 1024:.1f}", "KB", 75)
    row("the largest letter", f"{printed.largest / 1024:.1f}", "KB", 75)
    for kind in ("2b", "ua1"):
        passed = judge(printed.sample(), kind)
        if passed is not None:
            row(f"letters of {len(printed.kept)} that pass {kind}", passed,
                "letters", len(printed.kept))
    row(f"memory for {rated} letters", f"{memory:.0f}", "MB", 150)
    if letters > rated:
        _, _, memory = duebook(program, data, out + "/all", letters)
        row(f"memory for {letters} letters", f"{memory:.0f}", "MB", 150)
    count = min(FEW, letters)
    compare(first(data, count, out + "/few.jsonl"), out, count, rate)


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
    peer, seconds, _ = run(
        [PANGO, TEMPLATE, first(data, some, out + "/some.jsonl"),
         out + "/whole"], out + "/whole", some)
    row("Pango and cairo, fonts as installed", f"{some / seconds:.0f}",
        "letters/s")
    row("  a letter", f"{peer.bytes / some / 1024:.1f}", "KB")


main(*sys.argv[1:4], int(sys.argv[4]))
