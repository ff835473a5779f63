"""From a reading to findings: every builder in turn, each adding its kind of fact."""

from __future__ import annotations

import dataclasses
from functools import partial

from ircoder.findings.access import find_accesses
from ircoder.findings.access_guidance import find_access_guidance
from ircoder.findings.act_access import with_access, with_access_in_use
from ircoder.findings.attempts import find_attempts
from ircoder.findings.called_off_taps import find_called_off_tap
from ircoder.findings.central_lines import find_central_lines
from ircoder.findings.circuit_places import with_circuit_places
from ircoder.findings.circulation import in_venous_company, settle_circulation
from ircoder.findings.context import Context, prepare
from ircoder.findings.contradictions.dates import find_stated_date, find_told_date
from ircoder.findings.contradictions.find import find_contradictions, find_doubts
from ircoder.findings.contradictions.settled_acts import without_contradicted
from ircoder.findings.coordinated_vessels import with_each_vessel
from ircoder.findings.ct_angiography import find_ct_runoff
from ircoder.findings.denied_acts import without_denied
from ircoder.findings.device_ages import without_device_ages
from ircoder.findings.dialysis_circuits import in_circuit
from ircoder.findings.document_kinds import other_document
from ircoder.findings.embolization import find_embolizations, implied_steps
from ircoder.findings.epidurals import find_epidurals
from ircoder.findings.families.circumstances import find_called_off_in_room
from ircoder.findings.families.heart_and_legs import with_legs_at_heart
from ircoder.findings.families.heart_repairs import without_tips_of_repair
from ircoder.findings.families.registry import FAMILY_BUILDERS
from ircoder.findings.fixed_places import with_fixed_places
from ircoder.findings.guidance_owners import own_guidance
from ircoder.findings.heart_positions import with_heart_positions
from ircoder.findings.hepatic_veins import with_hepatic_veins
from ircoder.findings.imaged_vessels import with_imaged_vessels
from ircoder.findings.imaging import find_imaging
from ircoder.findings.interpretation import interpret
from ircoder.findings.intravascular_ultrasound import find_intravascular_ultrasound
from ircoder.findings.itinerary import Way, follow_catheters, with_itineraries
from ircoder.findings.later_sessions import joined, sessions_of
from ircoder.findings.leg_grafts import with_leg_grafts
from ircoder.findings.lesions import find_lesions
from ircoder.findings.line_entries import with_line_entries
from ircoder.findings.line_tips import with_lines_of_tips, without_line_tips
from ircoder.findings.listed_vessels import with_listed_vessels
from ircoder.findings.lymphatics import find_lymphangiography
from ircoder.findings.misplaced_paragraphs import with_told_paragraphs
from ircoder.findings.model import Access, Act, Fact, Findings, Imaging
from ircoder.findings.neck_vessels import with_neck_vessels
from ircoder.findings.numbered_items import of_each_item
from ircoder.findings.other_acts import find_other_acts
from ircoder.findings.other_days import without_other_days
from ircoder.findings.own_tears import without_own_tears
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.prior_studies import find_prior_studies
from ircoder.findings.referred_vessels import with_referred_vessels
from ircoder.findings.revascularization import find_revascularization
from ircoder.findings.row_letters import with_row_letters
from ircoder.findings.sac_needles import find_sac_guidance, without_sac_needles
from ircoder.findings.said_elements import find_said_elements
from ircoder.findings.same_on_other_side import with_same_on_other_side
from ircoder.findings.sedation import find_sedation
from ircoder.findings.session_clock import find_session_clock
from ircoder.findings.session_status import NO_PROCEDURE, find_no_procedure, find_preliminary, without_void_text
from ircoder.findings.sole_side import with_sole_side, with_treated_sides
from ircoder.findings.spinal_feeders import with_spinal_feeders
from ircoder.findings.told_acts import find_told_acts
from ircoder.findings.treated_organs import outside_heart
from ircoder.findings.treated_positions import with_treated_positions
from ircoder.findings.treated_vessels import Targets
from ircoder.findings.uncovered_work import find_uncovered_work
from ircoder.findings.unnamed_branches import with_unnamed_branches
from ircoder.findings.unresolved import find_unresolved
from ircoder.findings.unselected import with_selected_only
from ircoder.findings.untreated_places import without_untreated
from ircoder.findings.unused_devices import without_unused_devices
from ircoder.findings.vein_entries import with_vein_entries
from ircoder.findings.ways_in import with_ways_in
from ircoder.findings.whole_clauses import with_told_body
from ircoder.knowledge.base import Knowledge, load_knowledge
from ircoder.language.reading import RECOGNISED, Reading
from ircoder.language.retouch import renumbered


def build_findings(reading: Reading, knowledge: Knowledge | None = None) -> Findings:
    """All facts of one encounter, each with the words that prove it."""
    tables = knowledge or load_knowledge()
    sessions = sessions_of(reading)
    found = tuple(_session(each, tables) for each in sessions)
    return joined(found) if len(found) > 1 else found[0]


def _named(reading: Reading) -> Reading:
    """The reading without entities that only the tagger saw and that no concept was found for."""
    if all(mention.concept or RECOGNISED not in mention.attributes for mention in reading.mentions):
        return reading
    kept = [mention for mention in reading.mentions if mention.concept or RECOGNISED not in mention.attributes]
    return dataclasses.replace(reading, mentions=renumbered(kept))


def _session(reading: Reading, tables: Knowledge) -> Findings:
    """All facts of one session."""
    whole, context = _contexts(reading, tables)
    if (without_work := _without_work(context, whole)) is not None:
        return without_work
    accesses = with_line_entries(context, find_accesses(context))
    ct_study = find_ct_runoff(context, accesses)
    if ct_study is not None:
        return dataclasses.replace(ct_study, patient_age=_age(whole.reading))
    way = follow_catheters(context, accesses)
    targets = Targets(context)
    lesions = find_lesions(context, targets)
    treated, devices = find_revascularization(context, lesions, targets)
    treated, lesions = without_own_tears(treated, lesions)
    embolized, embolics = find_embolizations(context, way.steps, targets)
    accesses = with_itineraries(context, accesses, (*way.steps, *implied_steps(context, embolized, way)))
    tried = find_attempts(context, lesions, targets, (*treated, *embolized))
    lines = find_central_lines(context, accesses)
    epidurals = of_each_item(context, find_epidurals)
    guidance, guidance_facts = find_access_guidance(context, accesses)
    sedation, sedation_facts = find_sedation(context)
    accesses, guidance = without_sac_needles(accesses, guidance, embolized)
    opened = outside_heart(context, (*treated, *embolized, *tried))
    acts = (*with_access(context, opened, accesses, way), *lines.acts, *epidurals.acts)
    imaging = _studies(context, accesses, way, targets, treated=bool(treated or embolized))
    session = Session(accesses, way, targets, lesions, imaging, acts)
    families = _of_families(context, session)
    acts = _settled_acts(context, accesses, way, (*acts, *families.acts))
    sac_looks, sac_facts = find_sac_guidance(context, acts, guidance)
    looks, look_facts = own_guidance(
        context,
        acts,
        (*guidance, *sac_looks, *lines.guidance, *epidurals.guidance, *families.guidance),
        (*guidance_facts, *sac_facts, *lines.facts, *epidurals.facts, *families.facts),
    )
    acts, looks, look_facts = with_same_on_other_side(context, acts, looks, look_facts)
    imaging = with_legs_at_heart(context, acts, (*imaging, *families.imaging))
    accesses, acts = _with_proven_places(context, accesses, acts, imaging)
    accesses, imaging = with_hepatic_veins(context, accesses, acts, imaging)
    found = Findings(
        patient_age=_age(whole.reading),
        accesses=accesses,
        imaging=imaging,
        acts=acts,
        lesions=(*(placed.lesion for placed in lesions), *families.lesions),
        devices=(*devices, *embolics, *families.devices),
        guidance=looks,
        sedation=sedation,
        facts=(
            *_facts_of_report(context, whole.reading),
            *find_told_date(whole),
            *look_facts,
            *sedation_facts,
            *find_said_elements(context, acts),
            *find_uncovered_work(context, acts),
        ),
        unresolved=find_unresolved(context),
        told=find_told_acts(whole),
    )
    return _held_against_itself(context, found)


def _contexts(reading: Reading, tables: Knowledge) -> tuple[Context, Context]:
    """A session with all its words, and with those alone that tell of today's work."""
    reading = _with_settled_vessels(with_told_paragraphs(with_selected_only(_named(reading))), tables)
    whole = prepare(reading, tables)
    return whole, with_told_body(without_other_days(without_device_ages(without_void_text(whole))))


def _studies(
    context: Context, accesses: tuple[Access, ...], way: Way, targets: Targets, *, treated: bool
) -> tuple[Imaging, ...]:
    """Studies of vessels; ``treated`` where some vessel was treated too."""
    return (
        *find_imaging(context, accesses, way, interpret(context), treated=treated),
        *find_intravascular_ultrasound(context, targets, way),
        *find_lymphangiography(context),
    )


def _settled_acts(context: Context, accesses: tuple[Access, ...], way: Way, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """All acts, with what no builder claimed, less those that the report denies; each with its place, way and side."""
    others = with_access_in_use(context, find_other_acts(context, acts), way)
    told = without_untreated(context, without_denied(context, in_circuit(context, accesses, (*acts, *others))))
    return with_sole_side(context, with_ways_in(with_fixed_places(told), accesses, context.knowledge.vessels))


def _without_work(context: Context, whole: Context) -> Findings | None:
    """Facts of a text whose session held no procedure, or that is another document; ``None`` for a report."""
    nothing = find_no_procedure(context)
    other = other_document(whole)
    if other is not None:
        ct_study = find_ct_runoff(context, ())
        if ct_study is not None:
            return dataclasses.replace(ct_study, patient_age=_age(whole.reading))
        nothing = nothing or Fact(element=NO_PROCEDURE, value="consultation", spans=(whole.quote(other),))
    return _nothing_done(nothing, context, whole) if nothing is not None else None


def _held_against_itself(context: Context, found: Findings) -> Findings:
    """The findings with their contradictions; acts that exist only by one of them are left out."""
    contradictions = find_contradictions(context, found)
    settled = without_contradicted(dataclasses.replace(found, contradictions=contradictions))
    return dataclasses.replace(settled, contradictions=(*contradictions, *find_doubts(context, contradictions)))


def _nothing_done(nothing: Fact, context: Context, whole: Context) -> Findings:
    """Facts of a report whose session held no procedure."""
    in_room = find_called_off_in_room(context) if nothing.value == "cancelled" else ()
    return Findings(
        patient_age=_age(whole.reading),
        facts=(nothing, *in_room, *find_told_date(whole), *find_called_off_tap(context)),
        told=find_told_acts(whole),
    )


def _facts_of_report(context: Context, reading: Reading) -> tuple[Fact, ...]:
    """What the report says of earlier studies, its times, its state and its date."""
    return (
        *find_prior_studies(context),
        *find_session_clock(reading),
        *find_preliminary(context),
        *find_stated_date(context),
    )


def _with_settled_vessels(reading: Reading, tables: Knowledge) -> Reading:
    """The reading with each vessel that the words leave open named by its list, circulation, image or reference."""
    reading = with_each_vessel(with_imaged_vessels(with_row_letters(reading), tables))
    reading = with_neck_vessels(
        with_listed_vessels(settle_circulation(with_leg_grafts(reading, tables.vessels), tables.vessels))
    )
    return with_unnamed_branches(with_referred_vessels(with_spinal_feeders(reading)), tables.vessels)


def _with_proven_places(
    context: Context, accesses: tuple[Access, ...], acts: tuple[Act, ...], imaging: tuple[Imaging, ...]
) -> tuple[tuple[Access, ...], tuple[Act, ...]]:
    """Accesses and acts with the places that the one proves of the other."""
    vessels = context.knowledge.vessels
    accesses, acts = with_circuit_places(context, accesses, with_lines_of_tips(acts, accesses))
    accesses = in_venous_company(accesses, acts, vessels)
    accesses, acts = with_vein_entries(accesses, with_ways_in(acts, accesses, vessels))
    accesses = with_heart_positions(without_line_tips(accesses, acts, imaging), acts, vessels)
    accesses = with_treated_positions(accesses, acts, vessels)
    return with_treated_sides(context, without_tips_of_repair(context, accesses), acts), acts


def _of_families(context: Context, session: Session) -> Parts:
    """What the family builders find, each seeing the acts of those before it."""
    found, so_far = Parts(), session
    for builder in FAMILY_BUILDERS:
        if len(so_far.acts) < len(session.acts) + len(found.acts):
            so_far = dataclasses.replace(session, acts=(*session.acts, *found.acts))
        if builder.by_item:
            found += of_each_item(context, partial(_find, builder, so_far))
        elif builder.used_only:
            found += builder.find(without_unused_devices(context), so_far)
        else:
            found += builder.find(context, so_far)
    return found


def _find(builder: FamilyBuilder, session: Session, context: Context) -> Parts:
    return builder.find(context, session)


def _age(reading: Reading) -> float | None:
    return next((quantity.value for quantity in reading.quantities if quantity.kind == "age_years"), None)
