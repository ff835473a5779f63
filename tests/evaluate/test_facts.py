from ircoder.evaluate.facts import compare_findings, furthest_positions
from ircoder.evaluate.scores import Counts
from ircoder.findings.model import Access, Act, Findings, Position
from ircoder.knowledge.vessels import load_vessels


def position(vessel, side=None, *, selective=True):
    return Position(id=f"{vessel}-{side}", vessel=f"vessel:{vessel}", side=side, selective=selective)


def access(*positions, vessel="common_femoral_artery", side="right", status="performed"):
    return Access(id=f"access-{side}", vessel=f"vessel:{vessel}", side=side, positions=positions, status=status)


def act(kind, target, side=None, access=None, status="performed"):
    return Act(id=f"{kind}-{target}", kind=kind, family=kind, target=target, side=side, access=access, status=status)


def test_only_the_furthest_selective_position_of_each_family_counts():
    findings = Findings(
        accesses=(
            access(
                position("abdominal_aorta"),
                position("celiac_artery"),
                position("splenic_artery"),
                position("celiac_artery"),
                position("proper_hepatic_artery", selective=False),
                position("renal_artery", "left"),
            ),
            access(position("renal_artery", "right"), side="left", status="attempted"),
        )
    )
    found = furthest_positions(findings, load_vessels())
    start = ("vessel:common_femoral_artery", "right")
    assert (*start, "vessel:splenic_artery", None) in found
    assert (*start, "vessel:renal_artery", "left") in found
    assert (*start, "vessel:celiac_artery", None) not in found
    assert not any(key[:2] == ("vessel:common_femoral_artery", "left") for key in found)


def test_acts_are_matched_by_kind_and_their_links_compared():
    gold = Findings(
        accesses=(access(),),
        acts=(
            act("stent", "vessel:renal_artery", "left", "access-right"),
            act("stent", "vessel:renal_artery", "right", "access-right"),
            act("embolization", "vessel:splenic_artery", status="planned"),
        ),
    )
    predicted = Findings(
        accesses=(access(),),
        acts=(
            act("stent", "vessel:renal_artery", "right", "access-right"),
            act("embolization", "vessel:splenic_artery"),
        ),
    )
    score = compare_findings([(gold, predicted)], load_vessels())
    assert score.acts_by_kind == {"embolization": Counts(0, 1, 0), "stent": Counts(1, 0, 1)}
    assert score.acts == Counts(1, 1, 1)
    assert score.links == {"target": (1, 1), "side": (1, 1), "access": (1, 1)}


def test_wrong_links_and_positions_are_counted():
    gold = Findings(
        accesses=(access(position("splenic_artery")),),
        acts=(act("stent", "vessel:renal_artery", None, "access-right"),),
    )
    predicted = Findings(
        accesses=(access(position("celiac_artery"), side="left"),),
        acts=(act("stent", "vessel:external_iliac_artery", "left", "access-left"),),
    )
    score = compare_findings([(gold, predicted)], load_vessels())
    assert score.links == {"target": (0, 1), "side": (0, 1), "access": (0, 1)}
    assert score.positions == Counts(0, 1, 1)


def test_a_side_beside_a_vessel_that_is_not_paired_says_nothing():
    gold = Findings(
        accesses=(access(position("right_hepatic_artery")),),
        acts=(act("embolization", "vessel:right_hepatic_artery", None, "access-right"),),
    )
    predicted = Findings(
        accesses=(access(position("right_hepatic_artery", "right")),),
        acts=(act("embolization", "vessel:right_hepatic_artery", "right", "access-right"),),
    )
    score = compare_findings([(gold, predicted)], load_vessels())
    assert score.links == {"target": (1, 1), "side": (0, 0), "access": (1, 1)}
    assert score.positions == Counts(1, 0, 0)


def test_positions_that_lie_equally_far_all_count_in_any_order():
    one = Findings(accesses=(access(position("left_main_coronary_artery"), position("right_coronary_artery")),))
    other = Findings(accesses=(access(position("right_coronary_artery"), position("left_main_coronary_artery")),))
    assert compare_findings([(one, other)], load_vessels()).positions == Counts(2, 0, 0)


def test_right_and_left_of_a_paired_root_are_families_of_their_own():
    found = furthest_positions(
        Findings(accesses=(access(position("renal_artery", "right"), position("segmental_renal_artery", "left")),)),
        load_vessels(),
    )
    assert {key[2:] for key in found} == {("vessel:renal_artery", "right"), ("vessel:segmental_renal_artery", "left")}


def test_a_loose_name_of_the_puncture_site_is_the_same_access():
    told = act("stent", "vessel:common_iliac_vein", "left", "access-right")
    gold = Findings(
        accesses=(access(position("common_iliac_vein", "left"), vessel="common_femoral_vein"),), acts=(told,)
    )
    loose = Findings(accesses=(access(position("common_iliac_vein", "left"), vessel="femoral_vein"),), acts=(told,))
    score = compare_findings([(gold, loose)], load_vessels())
    assert score.links["access"] == (1, 1)
    assert score.positions == Counts(1, 0, 0)


def test_a_coronary_artery_is_entered_at_its_ostium_and_each_graft_at_its_own():
    told = Findings(accesses=(access(position("left_anterior_descending_artery"), position("lima_graft")),))
    entered = Findings(accesses=(access(position("left_main_coronary_artery"), position("lima_graft")),))
    assert compare_findings([(told, entered)], load_vessels()).positions == Counts(2, 0, 0)


def test_a_space_and_its_cavity_are_one_place_of_a_collection():
    cavity = Findings(acts=(act("drain_exchange", "anatomy:abdomen", "left"),))
    space = Findings(acts=(act("drain_exchange", "anatomy:perihepatic_space", "left"),))
    assert compare_findings([(cavity, space)], load_vessels()).links["target"] == (1, 1)
