"""The place of the body that goes with a side: a paired organ, joint or vessel tree, or a way in."""

from __future__ import annotations

from ircoder.findings.context import Context
from ircoder.knowledge.act_places import load_act_places
from ircoder.knowledge.paired_places import load_paired_places
from ircoder.language.reading import Mention

_DOORS = {
    "femoral": "femoral access",
    "iliac": "femoral access",
    "groin": "femoral access",
    "cfa": "femoral access",
    "cfv": "femoral access",
    "radial": "radial access",
    "ulnar": "radial access",
    "wrist": "radial access",
    "brachial": "brachial access",
    "jugular": "jugular access",
    "popliteal": "popliteal access",
    "subclavian": "subclavian access",
    "basilic": "arm vein access",
    "cephalic": "arm vein access",
}
_REGIONS = {"lower_extremity": "leg", "foot": "leg", "upper_extremity": "arm"}
_IN_WORDS = {
    "leg": "leg",
    "lower ext": "leg",
    "arm": "arm",
    "upper ext": "arm",
    "shoulder": "shoulder",
    "hip": "hip",
    "knee": "knee",
    "wrist": "wrist",
    "elbow": "elbow",
    "ankle": "ankle",
    "breast": "breast",
    "adrenal": "adrenal gland",
    "axilla": "axilla",
    "renal": "kidney",
    "kidney": "kidney",
    "ureter": "kidney",
    "flank": "kidney",
    "nephro": "kidney",
    "thora": "chest",
    "pleur": "chest",
    "chest": "chest",
    "lung": "chest",
    "carotid": "carotid artery",
    "iliac": "leg",
    "femoral": "leg",
    "sfa": "leg",
    "tibial": "leg",
    "popliteal": "leg",
    "forearm": "arm",
    "fistulo": "arm",
    "avf": "arm",
    "thyroid": "thyroid lobe",
}
"""Places inside the names of studies, acts and devices ("shoulder arthrogram")."""

ANY_PLACE = "?"
"""A joint or tube that is not named again ("the right joint"): the place of the report, where there is but one."""

TRUNKS = {
    "carotid artery": frozenset(
        {
            "middle cerebral artery",
            "anterior cerebral artery",
            "pericallosal artery",
            "ophthalmic artery",
            "anterior choroidal artery",
            "posterior communicating artery",
        }
    )
}
"""The arteries that a catheter in a trunk reaches on the same side alone."""

_TREES = {
    "humerus": "shoulder",
    "femur": "hip",
    "iliac artery": "leg",
    "iliac vein": "leg",
    **{place: trunk for trunk, branches in TRUNKS.items() for place in branches},
}


def tree_of(place: str) -> str:
    """The region that places of one side share: an artery with those it feeds, a joint with its bone."""
    return _TREES.get(place, place)


def place_behind(low: str, end: int) -> str | None:
    """The place that the word behind a side names ("the right leg")."""
    return next((place for name, place in _IN_WORDS.items() if low.startswith(name, end + 1)), None)


def door_of(words: str) -> str | None:
    """The way in that words name ("left groin")."""
    return next((name for word, name in _DOORS.items() if word in words), None)


def place_of(context: Context, mention: Mention) -> str | None:
    """The paired place that a mention names, in plain words."""
    places = load_paired_places()
    found = places.get(mention.concept) or places.get(mention.kind)
    if found is not None:
        return found
    if mention.kind == "spinal_level":
        return "spine"
    fixed = load_act_places().get(mention.kind, ())
    if mention.label == "INTERVENTION" and fixed and not fixed[0].detail:
        return places.get(fixed[0].place)
    vessel = context.knowledge.vessels.get(mention.concept)
    if vessel is not None and vessel.paired:
        return _REGIONS.get(vessel.region) or vessel.name
    if mention.label not in {"IMAGING", "INTERVENTION", "DEVICE", "LESION"}:
        return None
    return place_in(mention.text.lower())


def place_in(words: str) -> str | None:
    """The first place of the table that words hold."""
    return next((place for name, place in _IN_WORDS.items() if name in words), None)
