from __future__ import annotations

import re

import pytest
from tests.coding.build import access, act, encounter, fact, guidance
from tests.coding.claim import candidate, proposing

from ircoder.coding import engine, queries
from ircoder.knowledge.base import load_knowledge

POLICIES = tuple(load_knowledge().documentation)


def code(*candidates, parts=()):
    return engine.code(encounter(*parts), (proposing(*candidates), queries.BOOK))


def asked(result):
    return [(query.code, query.rule) for query in result.queries]


NO_VESSEL = access(None, id="a")
PICC = act("central_line_insertion", id="act")


@pytest.mark.parametrize(
    ("made", "parts", "questions"),
    [
        (candidate("36573", acts=("act",)), (PICC,), [("36573", "VINT-67")]),
        (candidate("36573", acts=("act",)), (PICC, fact("tip_position", about="act")), []),
        (candidate("36558 right", acts=("act",)), (PICC, fact("tip_position", about="act")), []),
        (candidate("36558", acts=("act",)), (PICC, fact("tip_position", about="act")), [("36558", "MOD-08")]),
        (candidate("36247 left", vessel="vessel:popliteal_artery"), (), []),
        (candidate("36247", vessel="vessel:popliteal_artery"), (), [("36247", "VASC-81")]),
        (candidate("36245", vessel="vessel:celiac_artery"), (), []),
        (candidate("36247 left", vessel="vessel:popliteal_artery", access="a"), (NO_VESSEL,), [("36247", "VASC-81")]),
        (candidate("37244", acts=("act",)), (act("embolization", id="act"),), [("37244", "MOD-50")]),
        (candidate("37244", acts=("act",)), (act("embolization", id="act", devices=("coil",)),), []),
    ],
    ids=[
        "VINT-67 silent", "VINT-67 stated", "MOD-08 stated", "MOD-08 silent", "VASC-81 side stated",
        "VASC-81 side silent", "VASC-81 no side to state", "VASC-81 access silent", "MOD-50 silent", "MOD-50 stated",
    ],
)  # fmt: skip
def test_silence_is_asked_and_the_code_stays(made, parts, questions):
    result = code(made, parts=parts)
    assert asked(result) == questions
    assert [line.code for line in result.lines] == [made.code]


EPIDURAL = act("epidural_injection", id="act", levels=("L4-L5",), substance="steroid")


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ((), "62322"),
        ((guidance("fluoroscopy", "act"),), "62323"),
        ((guidance("ct", "act"),), "62323"),
        ((guidance("ultrasound", "act"),), "62322"),
        ((guidance("landmark", "act"),), "62322"),
        ((fact("imaging_guidance", about="act"),), "62323"),
        ((fact("imaging_guidance", "denied", about="act"),), "62322"),
    ],
    ids=["silent", "fluoroscopy", "ct", "ultrasound", "landmark", "stated", "denied"],
)
def test_silence_on_imaging_steps_down(parts, line):
    result = code(candidate("62323", acts=("act",)), parts=(EPIDURAL, *parts))
    assert [item.code for item in result.lines] == [line]
    assert [item.winner for item in result.not_coded] == ([] if line == "62323" else ["62322"])


def test_a_question_is_asked_once():
    lines = [candidate("36247", vessel=f"vessel:{name}_artery") for name in ("popliteal", "peroneal")]
    assert len(code(*lines).queries) == 1


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: f"{policy.code} {policy.element}")
def test_policy_is_sound(policy):
    catalogue = load_knowledge().catalogue
    assert policy.code in catalogue
    assert policy.lower_code is None or policy.lower_code in catalogue
    assert re.fullmatch(r"[A-Z]{4}-\d+|[A-Z]{3}-\d+", policy.rule)
