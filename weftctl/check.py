"""``weft check``: runs the proofs and prints one line for each."""

from __future__ import annotations

import json
import time
from typing import Mapping, Sequence

from lab import checks, guests, jobs, state as states
from lab.checks import Bed
from lab.shell import LabError, require_root
from weftctl.restconf import Restconf

INTENT = "data/weft:weft"


def intent(controller: Restconf) -> dict:
    """The intent with its state."""
    found = controller.get(INTENT, content="all")
    return next(iter(found.values())) if found else {}


def run(lab: str, wanted: Sequence[str] = (), as_json: bool = False) -> int:
    """0 when all chosen proofs (requirement IDs; none: all) hold."""
    require_root("the check")
    proofs = [p for p in checks.every() if not wanted or p.requirement in wanted]
    if not proofs:
        known = ", ".join(sorted({p.requirement for p in checks.every()}))
        raise LabError(f"no proof of {', '.join(wanted)} (there are proofs of {known})")
    results = []
    with Restconf() as controller:
        bed = Bed(states.require(lab), controller, intent(controller))
        for proof in proofs:
            results.append(_one(proof, bed))
            if not as_json:
                r = results[-1]
                print(f"{r['requirement']:<6} {'ok  ' if r['ok'] else 'FAIL'}  {r['title']}: {r['detail']}", flush=True)
    failed = sum(not r["ok"] for r in results)
    if as_json:
        print(json.dumps({"ok": failed == 0, "proofs": results}))
    else:
        print(f"{len(results) - failed} of {len(results)} proofs hold" + (f", {failed} FAILED" if failed else ""))
    return 1 if failed else 0


def _one(proof: checks.Proof, bed: Bed) -> dict:
    begun = time.monotonic()
    homes = {name: guest.host for name, guest in bed.state.guests.items()}
    running = {job.name for job in jobs.every(bed.state.name)}
    try:
        detail, ok = proof.run(bed), True
    except (LabError, OSError) as e:
        detail, ok = str(e), False
    except Exception as e:  # pylint: disable=broad-except # it is this proof that failed, and not those after it
        detail, ok = f"{type(e).__name__}: {e}", False
    if not ok:
        _end_others(bed, running)
        _bring_home(bed, homes)
    return {"requirement": proof.requirement, "title": proof.title, "ok": ok, "detail": detail,
            "seconds": round(time.monotonic() - begun, 2)}


def _end_others(bed: Bed, before: set[str]) -> None:
    """Ends what a proof that failed left running: other proofs count packets."""
    for job in jobs.every(bed.state.name):
        if job.name not in before and job.kind in ("ping", "capture"):
            jobs.finish(job)
            jobs.forget(job)


def _bring_home(bed: Bed, homes: Mapping[str, str]) -> None:
    """Guests that a proof moved, and did not move back as it failed, are where they were."""
    for name, home in homes.items():
        guest = bed.state.guests.get(name)
        if guest is None or guest.host == home:
            continue
        guests.move(bed.state, name, home)
        path = f"{INTENT}/appliance={name}"
        told = ((bed.controller.get(path, content="config") or {}).get("weft:appliance") or [{}])[0]
        if "node" in told:
            bed.controller.patch(path, {"weft:appliance": [{"name": name, "node": home}]})
