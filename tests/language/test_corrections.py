"""Spoken corrections and addenda override what was dictated before."""

import pytest
from tests.language.markup import parse, sides

from ircoder.language.assertion import assign_assertions
from ircoder.language.corrections import apply_corrections
from ircoder.language.sides import assign_sides

CASES = """
The [V:left SFA@superficial_femoral_artery|right,corrected], correction, [V:right SFA@superficial_femoral_artery|right] was stented.
The left, I mean right, [V:SFA@superficial_femoral_artery|right] was crossed.
The [V:left renal artery@renal_artery|left] is patent, no right renal artery stenosis.
The [V:right renal artery@renal_artery|left,corrected], no, the [V:left renal artery@renal_artery|left] was selected.
The [V:left SFA@superficial_femoral_artery|right,corrected], scratch that, [V:right SFA@superficial_femoral_artery|right] was crossed.
The [V:left SFA@superficial_femoral_artery|right,corrected], strike that, [V:right SFA@superficial_femoral_artery|right].
the [V:right common femoral@common_femoral_artery|left,corrected] make that [V:left common femoral@common_femoral_artery|left]
A [D:Cobra|retracted], scratch that, a [D:Sos catheter|-] was advanced.
A [D:5 mm balloon|retracted], correction, a [D:6 mm balloon|-] was used.
At [N:L4-5|retracted], correction, [N:L3-4|-].
The [V:left SFA@superficial_femoral_artery|left] was crossed and the [V:right SFA@superficial_femoral_artery|right] was not.
The [V:left SFA@superficial_femoral_artery|left] and no [V:right SFA@superficial_femoral_artery|right] lesion.
The [V:carotid@common_carotid_artery|-] was seen. Next the right, correction, the [V:left subclavian artery@subclavian_artery|left] was entered.
A [D:Cobra|-] and then a [D:Sos catheter|-] were used.
The [V:left SFA@superficial_femoral_artery|right,corrected] was stented.\\n==addendum==\\nADDENDUM: The stent is in the [V:right SFA@superficial_femoral_artery|right], not left.
The [V:left SFA@superficial_femoral_artery|right,corrected] was stented.\\n==addendum==\\nLaterality: left should read right.
[V:Right CFA@common_femoral_artery|left,corrected] access. [V:Right SFA@superficial_femoral_artery|right] stented.\\n==addendum==\\nADDENDUM: the access was left, not right.
The [V:left SFA@superficial_femoral_artery|left] was stented.\\n==addendum==\\nADDENDUM: The [V:left SFA@superficial_femoral_artery|left] stent measured 6 mm.
[V:Right CFA@common_femoral_artery|right] access. The [V:left renal artery@renal_artery|left] was coiled.\\n==addendum==\\nADDENDUM: the header said [V:right renal artery@renal_artery|right], the vessel treated was the [V:left renal artery@renal_artery|left].
A [A:kyphoplasty|retracted] was done.\\n==addendum==\\nADDENDUM: no [A:kyphoplasty|-] was performed.
"""


@pytest.mark.parametrize("before", [False, True], ids=["alone", "after sides"])
@pytest.mark.parametrize("marked", CASES.strip().splitlines())
def test_corrections(marked, before):
    example = parse(marked.replace("\\n", "\n"))
    reading = example.reading
    if before:
        reading = assign_sides(assign_assertions(reading))
    read = assign_sides(apply_corrections(reading))
    assert [mention.side for mention in read.mentions] == sides(example)
    assert [mention.attributes.get("retracted", False) for mention in read.mentions] == [
        "retracted" in wishes for wishes in example.expected
    ]
    assert ["corrected_side" in mention.attributes for mention in read.mentions] == [
        "corrected" in wishes for wishes in example.expected
    ]
    assert [mention.text for mention in read.mentions] == [mention.text for mention in example.reading.mentions]


def test_a_report_without_corrections_is_left_alone():
    reading = parse("The [V:left SFA|left] was stented.").reading
    assert apply_corrections(reading) is reading
