#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts a run of the tests, from meson's log: prints what the failed ones said, and as its last line
"N passed, N failed, N skipped". A test program that speaks TAP counts as many tests as it ran; one that died
before its end, or ran nothing at all, counts as one more that failed."""

import json
import re
import sys

RESULT = re.compile(r"^(not )?ok\b[ \t]*\d*[ \t]*-?[ \t]*(.*)$")
PLAN = re.compile(r"^1\.\.(\d+)\b")


def count(test):
    """(passed, failed, skipped) of one test program."""
    passed = failed = skipped = 0
    planned = None
    for line in (test.get("stdout") or "").splitlines():
        if match := RESULT.match(line):
            directive = match.group(2).upper()
            if "# SKIP" in directive:
                skipped += 1
            elif match.group(1):
                failed += 1
            else:
                passed += 1
        elif match := PLAN.match(line):
            planned = int(match.group(1))
    verdict = test["result"]
    ran = passed + failed + skipped
    if verdict in ("OK", "EXPECTEDFAIL"):
        return (1, 0, 0) if ran == 0 else (passed, failed, skipped)
    if verdict == "SKIP":
        return (0, 0, 1) if ran == 0 else (passed, failed, skipped)
    # It failed: at least one failure must be counted, also when it was cut off before it could say which.
    if failed == 0 or (planned is not None and ran < planned):
        failed += 1
    return passed, failed, skipped


def main():
    total = [0, 0, 0]
    with open(sys.argv[1], encoding="utf-8") as log:
        for line in log:
            test = json.loads(line)
            numbers = count(test)
            total = [a + b for a, b in zip(total, numbers)]
            if numbers[1]:
                print(f"\n======== {test['name']}: {test['result']} (exit code {test['returncode']})")
                for stream in ("stdout", "stderr"):
                    text = (test.get(stream) or "").strip()
                    if text:
                        lines = [x for x in text.splitlines() if not x.startswith("ok ")]
                        print("\n".join(lines[-120:]))
    print(f"\n{total[0]} passed, {total[1]} failed, {total[2]} skipped", flush=True)
    return 1 if total[1] else 0


if __name__ == "__main__":
    sys.exit(main())
