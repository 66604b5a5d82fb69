"""Reads an iCalendar file as Debian's python3-icalendar does; prints each entry with its hour in the zones that are named."""
import json
import sys
from zoneinfo import ZoneInfo

from icalendar import Calendar

calendar = Calendar.from_ical(sys.stdin.buffer.read())
entries = []
for event in calendar.walk("VEVENT"):
    start = event.decoded("dtstart")
    entries.append(
        {
            "uid": str(event["uid"]),
            "sequence": int(event["sequence"]),
            "status": str(event["status"]),
            "hours": [start.astimezone(ZoneInfo(zone)).strftime("%a %H:%M") for zone in sys.argv[1:]],
        }
    )
print(json.dumps(entries))
