"""Codes of acts that were told and not done."""

import pytest
from tests.coding.build import access, act, encounter, lesion, span
from tests.coding.claim import proposing

from ircoder.coding import engine, told_codes
from ircoder.findings.model import Span, Told
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.told_codes import load_told_codes


def told(name, status="negated", target=None, kind=None, section="technique"):
    words = span(name)
    words = Span(words.start, words.end, words.text, section)
    return Told(act=name, kind=kind or name, status=status, target=target, spans=(words,))


def noted(*parts, lines=(), **fields):
    result = engine.code(encounter(*parts, **fields), (proposing(*lines), told_codes.BOOK))
    return {item.code: item for item in result.not_coded}


PLACES = [
    ("stent", "vessel:superficial_femoral_artery", "2025-06-02", "37226"),
    ("stent", "vessel:superficial_femoral_artery", "2026-06-02", "37267"),
    ("stent", "vessel:common_iliac_vein", "2025-06-02", "37238"),
    ("stent", "vessel:right_coronary_artery", "2025-06-02", "92928"),
    ("stent", "vessel:renal_artery", "2025-06-02", "37236"),
    ("thrombolysis", "vessel:popliteal_vein", "2025-06-02", "37212"),
    ("thrombolysis", "vessel:popliteal_artery", "2025-06-02", "37211"),
    ("microwave_ablation", "anatomy:hepatic_segment", "2025-06-02", "47382"),
    ("microwave_ablation", "anatomy:kidney", "2025-06-02", "50592"),
    ("embolization", "vessel:middle_meningeal_artery", "2025-06-02", "61624"),
    ("embolization", "vessel:gonadal_vein", "2025-06-02", "37241"),
    ("chest_tube", None, "2025-06-02", "32557"),
]


@pytest.mark.parametrize(("name", "target", "date", "code"), PLACES, ids=[f"{case[0]} {case[3]}" for case in PLACES])
def test_the_place_of_the_telling_and_the_date_pick_the_code(name, target, date, code):
    assert list(noted(told(name, target=target), date=date)) == [code]


@pytest.mark.parametrize("status", ["planned", "hypothetical", "historical", "negated"])
def test_each_status_has_its_reason(status):
    words = told("chest_tube", status)
    entry = noted(words)["32557"]
    reason = f"Pleural drain: {told_codes.REASONS[status]}."
    assert (entry.rule, entry.reason, entry.winner) == ("MOD-50", reason, None)
    assert [quote.start for quote in entry.evidence] == [words.spans[0].start]


def test_without_a_place_it_is_where_the_session_worked():
    work = act("angioplasty", "left superficial_femoral_artery")
    assert list(noted(told("stent"), work)) == ["37226"]
    assert list(noted(told("stent"), access("right common_femoral_artery", "celiac_artery"))) == ["37236"]
    assert noted(told("stent")) == {}


def test_without_a_place_the_lesion_decides_on_embolization():
    assert list(noted(told("embolization"), lesion("tumor"))) == ["37243"]


def test_an_act_told_with_its_place_elsewhere_lends_it():
    parts = (told("embolization", "historical", "vessel:gonadal_vein", section="history"), told("embolization"))
    assert list(noted(*parts)) == ["37241"]


def test_what_the_session_did_is_not_noted():
    done = act("embolization", "left renal_artery")
    assert noted(told("embolization"), done) == {}
    assert noted(told("embolization", target="vessel:renal_artery"), done) == {}
    assert list(noted(told("embolization", target="vessel:gastroduodenal_artery"), done)) == ["37242"]


def test_a_code_on_a_line_is_not_noted():
    assert noted(told("chest_tube"), lines=("32557",)) == {}


def test_the_past_of_a_history_tempts_nobody():
    assert noted(told("chest_tube", "historical", section="history")) == {}
    assert noted(told("left_heart_catheterization", "historical", section="body")) == {}
    assert list(noted(told("chest_tube", "historical", section="body"))) == ["32557"]


def test_no_embolization_after_opening_a_vessel_is_no_act():
    assert noted(told("embolization"), act("angioplasty", "left popliteal_artery")) == {}


@pytest.mark.parametrize(
    ("lines", "winner"),
    [(("93458",), "93458"), (("92928",), "92928"), (("36223",), "36223"), (("37226",), None), ((), None)],
)
def test_closure_is_noted_beside_heart_work_and_studies(lines, winner):
    entry = noted(told("closure", "performed"), lines=lines).get("G0269")
    assert (entry.winner if entry else None) == winner
    assert entry is None or entry.rule == "VASC-36"


def test_cone_beam_ct_is_noted_beside_catheter_work():
    seen, way = told("cone_beam_ct", "performed"), access("right common_femoral_artery", "celiac_artery")
    assert noted(seen, way, lines=("36245",))["76380"].rule == "VASC-40"
    assert noted(seen, lines=("32408",)) == {}
    assert noted(seen, way) == {}


def test_the_table_names_known_codes_and_acts():
    catalogue, kinds = load_knowledge().catalogue, load_act_kinds()
    concepts = {concept.partition(":")[2] for concept in load_knowledge().vocabulary.terms}
    for name, rows in load_told_codes().items():
        assert name in concepts or name in kinds, name
        for row in rows:
            assert all(code in catalogue for code in row.codes), row
