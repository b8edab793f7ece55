#!/usr/bin/env python3
"""The next race and its prices, read through `tab-mcp proxy` with nothing but Python's standard library.

    tab-mcp proxy                                   in one terminal
    python3 next_race.py [http://127.0.0.1:8083]    in another

Any program that reads the TAB's own paths works the same way: only its base address changes.
"""

import json
import sys
import urllib.error
import urllib.parse
import urllib.request

BASE = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8083"
RACING = "/v1/tab-info-service/racing"


def get(path, **query):
    """The body of a GET, and the headers, which tell how old it is."""
    address = f"{BASE}{path}?{urllib.parse.urlencode({'jurisdiction': 'NSW', **query})}"
    try:
        with urllib.request.urlopen(address, timeout=30) as response:
            return json.load(response), response.headers
    except urllib.error.HTTPError as error:
        said = json.load(error)["error"]
        later = error.headers.get("Retry-After")
        sys.exit(f"HTTP {error.code}, {said['code']}: {said['message']}" + (f" Try again in {later} s." if later else ""))
    except OSError as error:
        sys.exit(f"No proxy at {BASE} ({error}). Start one with: tab-mcp proxy")


def price(value):
    """A decimal price; 0 and nothing both mean that there is none."""
    return f"{value:.2f}" if value else "–"


races, _ = get(f"{RACING}/next-to-go/races", maxRaces=10)
# Races that are for fixed odds only have a name where others have a number; the path takes a number.
numbered = [race for race in races["races"] if isinstance(race.get("raceNumber"), int)]
if not numbered:
    sys.exit("No race is to come.")

meeting, number = numbered[0]["meeting"], numbered[0]["raceNumber"]
where = "/".join(urllib.parse.quote(meeting[name], safe="") for name in ("raceType", "venueMnemonic"))
race, headers = get(f"{RACING}/dates/{meeting['meetingDate']}/meetings/{where}/races/{number}")

if headers.get("X-Tab-Practice"):
    print(f"PRACTICE DATA ({headers['X-Tab-Practice']}), not the TAB.")
print(f"{meeting['meetingName']} R{number}, {race['raceStatus']}, starts {race['raceStartTime']}")
print(f"read {headers['Age']} s ago, from {headers['X-Tab-Source']}")
print(f"{'#':>3}  {'runner':<24}{'win':>8}{'place':>8}")
for runner in race["runners"]:
    fixed = runner.get("fixedOdds") or {}
    if (fixed or runner.get("parimutuel") or {}).get("bettingStatus") in ("Scratched", "LateScratched"):
        continue  # a scratched runner may keep its last price
    win, place = price(fixed.get("returnWin")), price(fixed.get("returnPlace"))
    print(f"{runner['runnerNumber']:>3}  {runner['runnerName']:<24}{win:>8}{place:>8}")
