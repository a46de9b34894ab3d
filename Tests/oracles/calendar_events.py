#!/usr/bin/env python3
"""`kyhop deadlines --format ics`, read by the Python icalendar package.

KYHOP is the program's path (default .build/debug/kyhop). Every deadline is one
event with its reminders; a calendar that is imported again moves its events
and gains none.
"""

import datetime
import pathlib
import shutil
import tempfile

import icalendar

from support.kyhop import NOW, SESSION, Run, Tally, require_program

REMINDERS = [datetime.timedelta(hours=-16), datetime.timedelta(days=-3, hours=8), datetime.timedelta(days=-7, hours=8)]


def events(folder, lang="vi", now=NOW):
    run = Run("deadlines", folder, "--format", "ics", "--lang", lang, "--now", now)
    calendar = icalendar.Calendar.from_ical(run.stdout)
    return run, calendar, {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def main():
    require_program()
    tally = Tally()
    for lang in ["vi", "en"]:
        run, calendar, found = events(SESSION, lang)
        # What the package could not understand it keeps aside.
        faults = [fault for part in calendar.walk() for fault in part.errors]
        tally.check(f"{lang}: reads without a fault", run.status == 0 and not faults, f"{run}{faults}")
        rows = Run("deadlines", SESSION, "--lang", lang, "--now", NOW).stdout.decode().splitlines()[1:]
        rows = [row for row in rows if row[:1].isdigit()]
        tally.check(f"{lang}: one event a deadline", len(found) == len(rows) > 0, f"{len(found)} != {len(rows)}")
        for uid, event in found.items():
            alarms = sorted(alarm["TRIGGER"].dt for alarm in event.walk("VALARM"))
            words = [alarm["ACTION"] + alarm["DESCRIPTION"] for alarm in event.walk("VALARM")]
            tally.check(
                f"{lang}: {uid}",
                alarms == sorted(REMINDERS)
                and all(word == "DISPLAY" + event["SUMMARY"] for word in words)
                and event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=1)
                and {"DTSTAMP", "SEQUENCE", "SUMMARY", "DESCRIPTION"} <= set(event),
                event.to_ical().decode(),
            )
    _, _, before = events(SESSION)
    with tempfile.TemporaryDirectory() as root:
        moved = pathlib.Path(root, "moved")
        shutil.copytree(SESSION, moved)
        plan = moved / "session.xml"
        old, new = '<opening>2025-12-08</opening>', '<opening>2025-12-09</opening>'
        assert old in plan.read_text("utf-8")
        plan.write_text(plan.read_text("utf-8").replace(old, new), "utf-8")
        _, _, after = events(moved, now="2025-12-03T08:00:00+07:00")
    tally.check("the same events after a move", set(before) == set(after), f"{set(before) ^ set(after)}")
    tally.check(
        "some of them on another day",
        any(before[uid]["DTSTART"].dt != after[uid]["DTSTART"].dt for uid in before),
    )
    tally.check(
        "and later editions",
        all(before[uid]["DTSTAMP"].dt < after[uid]["DTSTAMP"].dt for uid in before),
    )
    tally.finish()


if __name__ == "__main__":
    main()
