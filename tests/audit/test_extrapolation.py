"""`ircoder audit extrapolate`: reading of samples, missing units, the audit's JSON, warnings and output."""

import csv
import json
import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from ircoder import __version__
from ircoder.audit.extrapolation import extrapolate as estimate
from ircoder.audit.extrapolation_audit import audited_differences
from ircoder.audit.extrapolation_doubts import estimate_skewness
from ircoder.audit.extrapolation_estimates import Estimate, Stratum
from ircoder.audit.extrapolation_output import extrapolation_json, extrapolation_text
from ircoder.audit.extrapolation_reading import Asked, read_audited
from ircoder.cli.audit_sampling import extrapolate, sample
from ircoder.formats.rows import InputError

app = typer.Typer()
app.command()(sample)
app.command()(extrapolate)

DRAWN = "sample_role,sample_stratum,sample_order,sample_random_number,sample_stratum_units,"
SIMPLE = f"""{DRAWN}claim_id,paid,overpayment
sample,all,1,0.1,100,a,200,0
sample,all,2,0.2,100,b,300,0
sample,all,3,0.3,100,c,60,60
sample,all,4,0.4,100,d,500,100
spare,all,5,0.5,100,e,70,
"""
"""Point 4,000, standard error 2,400, t(3; 0.9) 1.637744."""


@pytest.fixture
def written(tmp_path):
    def write(text, name="s.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def run():
    def do(*words, error=None):
        done = CliRunner().invoke(app, ["extrapolate", *map(str, words)])
        if error is None:
            assert done.exception is None, done.exception
            return done.stdout
        assert isinstance(done.exception, InputError), done.exception
        assert error in str(done.exception)
        return str(done.exception)

    return do


def test_a_simple_sample_on_paper(written, run):
    out = run(written(SIMPLE))
    assert "difference (mean per unit), 4 of 100 units, a simple sample" in out
    assert "Found in the sample  $160.00" in out
    assert "Point estimate       $4,000.00" in out
    assert "Standard error       $2,400.00 (60.0% of the point estimate)" in out
    assert "       80%       90.0%    1.6377" in out
    assert "Lower limit, one-sided 90%: $69.41" in out
    assert "Units overpaid: 2 of 4" in out


def test_the_same_as_json(written, run, tmp_path):
    run(written(SIMPLE), "--json", tmp_path / "e.json")
    found = json.loads((tmp_path / "e.json").read_text())
    assert found["point_estimate"] == 4000
    assert found["standard_error"] == pytest.approx(2400)
    assert found["degrees_of_freedom"] == pytest.approx(3)
    assert [item["two_sided"] for item in found["intervals"]] == [0.8, 0.9, 0.95]
    assert found["demand"]["lower_limit"] == pytest.approx(found["intervals"][0]["lower_limit"])
    assert found["demand"]["one_sided"] == pytest.approx(0.9)
    assert found["strata"] == [
        {"name": "all", "units": 100, "audited": 4, "mean": 40, "variance": pytest.approx(2400), "total": 4000}
    ]
    assert found["missing"] == []
    assert json.loads(run(written(SIMPLE), "--json", "-")) == found


def test_a_wider_confidence_lowers_the_demand(written):
    asked = Asked(sample=written(SIMPLE))
    assert estimate(asked, one_sided=0.95).demand.lower == pytest.approx(estimate(asked).intervals[1].lower)
    with pytest.raises(InputError, match="--confidence"):
        estimate(asked, one_sided=0.5)


def test_paid_minus_audited_is_the_difference(written):
    text = "id,paid,audited\na,200,200\nb,300,300\nc,60,0\nd,500,400\n"
    found = estimate(Asked(sample=written(text), units=100))
    assert found.estimate.point == 4000
    assert found.audited.value == "paid minus audited"


def test_a_sample_drawn_elsewhere_takes_strata_and_sizes_from_the_frame(written):
    frame = "id,site\n" + "".join(f"{number},{'EW'[number > 6]}\n" for number in range(1, 11))
    text = "id,site,difference\n1,E,10\n2,E,30\n7,W,0\n8,W,8\n"
    asked = Asked(sample=written(text), frame=written(frame, "f.csv"), stratum="site")
    found = estimate(asked)
    assert [(item.name, item.units, item.sampled) for item in found.estimate.strata] == [("E", 6, 2), ("W", 4, 2)]
    assert found.estimate.point == 6 * 20 + 4 * 4
    # 6 * 4 / 2 * 200 + 4 * 2 / 2 * 32 = 2528; 2528² / (2400² + 128²) = 1.1063
    assert found.estimate.error**2 == pytest.approx(2528)
    assert found.estimate.degrees == pytest.approx(2528**2 / (2400**2 + 128**2))
    # overpaid shares 1 and 1/2: 6 + 2 = 8 units, variance 4 * 2 / 2 * 0.5 = 2; between the 3 found and 10 - 1
    assert (found.rate.units, found.rate.of, found.rate.estimated, found.rate.exact) == (3, 4, 8, False)
    assert found.rate.interval.low == pytest.approx(8 - 1.644854 * 2**0.5, abs=1e-5)
    assert found.rate.interval.high == 9


def test_the_ratio_needs_the_dollars_of_the_frame(written):
    frame = "claim_id,paid\n" + "".join(f"{key},100\n" for key in "abcdefghij")
    text = "claim_id,paid,overpayment\na,100,10\nb,100,30\n"
    asked = Asked(sample=written(text), frame=written(frame, "f.csv"))
    found = estimate(asked, "ratio")
    assert (found.estimate.ratio, found.estimate.point, found.audited.paid_total) == (0.2, 200, 1000)
    assert found.estimate.error == pytest.approx(estimate(asked).estimate.error)  # all paid the same
    assert any("difference estimator" in sentence for sentence in found.doubts)
    with pytest.raises(InputError, match="--frame"):
        estimate(Asked(sample=asked.sample, units=10), "ratio")


MISSING = SIMPLE.replace("c,60,60", "c,60,")


@pytest.mark.parametrize(
    ("missing", "point", "told"),
    [("overpaid", 4000, "counts as wholly overpaid"), ("zero", 2500, "counts as paid right")],
)
def test_a_missing_unit_is_counted_and_never_left_out(written, missing, point, told):
    found = estimate(Asked(sample=written(MISSING), missing=missing))
    assert found.estimate.point == point
    assert found.audited.missing == ("c",)
    assert found.doubts[0] == f"1 sampled unit has no audited value and {told}"


def test_missing_units_can_be_refused_and_need_what_was_paid(written):
    with pytest.raises(InputError, match=r"1 sampled unit without an audited value \(c\)"):
        estimate(Asked(sample=written(MISSING), missing="refuse"))
    with pytest.raises(InputError, match="--paid"):
        estimate(Asked(sample=written("id,overpayment\na,1\nb,\n"), units=9))


@pytest.mark.parametrize("missing", ["overpaid", "zero", "refuse"])
def test_an_audit_of_something_else_is_no_audit_of_the_sample(written, missing):
    text = "claim_id,paid,overpayment\na,200,\nb,300,\n"
    with pytest.raises(InputError, match=r"an audited value of no sampled unit \(the first is a\)"):
        estimate(Asked(sample=written(text), units=9, missing=missing))


def test_underpayments_are_netted_unless_told(written):
    text = SIMPLE.replace("b,300,0", "b,300,-40")
    assert estimate(Asked(sample=written(text))).estimate.point == 3000
    assert estimate(Asked(sample=written(text), underpayments="zero")).estimate.point == 4000


def test_a_spare_counts_where_it_stands_for_a_unit_that_was_set_out(written):
    text = SIMPLE.replace("sample,all,1", "out,all,1").replace("e,70,", "e,70,0").replace("spare", "sample")
    found = estimate(Asked(sample=written(text)))
    assert (found.estimate.point, found.audited.out) == (4000, 1)
    assert any("set out" in sentence for sentence in found.doubts)


AUDIT = {
    "encounters": [
        {"report_id": "a", "findings": [], "amounts": {"net": 12.5}},
        {"report_id": "b", "findings": [{"kind": "unsupported", "payment_effect": -30}, {"kind": "agreed"}]},
        {"report_id": "c", "encounter_id": "E9", "payment_effect": 20, "findings": []},
        {"report_id": "d", "setting": "professional", "findings": [], "amounts": {"net": 5}},
        {"report_id": "d", "setting": "facility", "findings": [], "amounts": {"net": 7}},
        {"report_id": "e", "findings": [{"kind": "missed", "payment_effect": None}], "amounts": {"net": None}},
    ]
}


def test_values_of_an_audit(written):
    audit = written(json.dumps(AUDIT), "audit.json")
    assert audited_differences(audit, "abcde").by_key == {"a": 12.5, "b": 30, "c": -20, "d": 12}
    assert audited_differences(audit, ["E9", "e", "z"]).by_key == {"E9": -20}


def test_an_encounter_of_several_reports_counts_once(written):
    audit = {
        "encounters": [{"report_id": "r1", "report_ids": ["r1", "r2"], "encounter_id": "E1", "amounts": {"net": 9}}]
    }
    path = written(json.dumps(audit), "audit.json")
    assert audited_differences(path, ["E1", "E2"]).by_key == {"E1": 9}
    assert audited_differences(path, ["r2", "x"]).by_key == {"r2": 9}
    with pytest.raises(InputError, match="units r1 and r2 are one encounter"):
        audited_differences(path, ["r1", "r2"])
    sampled, frame = written("report_id,paid\nr1,5\nx,5\n"), written("report_id\nr1\nr2\nx\ny\n", "f.csv")
    with pytest.raises(InputError, match="count twice"):
        read_audited(Asked(sample=sampled, frame=frame, audit=path))


def test_a_name_is_the_same_however_its_letters_are_composed(written):
    audit = written(json.dumps({"encounters": [{"report_id": "e\u0301 ", "amounts": {"net": 4}}]}), "audit.json")
    assert audited_differences(audit, ["\u00e9"]).by_key == {"\u00e9": 4}


WHOLE = "sample_role,sample_stratum,sample_order,sample_stratum_drawn,sample_stratum_units,sample_frame_units,id,overpayment\n"
DRAWS = [
    "sample,1,1,2,10,30,a,1",
    "sample,1,2,2,10,30,b,0",
    "spare,1,3,2,10,30,c,",
    "spare,1,4,2,10,30,d,",
    "sample,2,1,2,20,30,e,5",
    "sample,2,2,2,20,30,f,8",
]


def changed(*lines):
    return WHOLE + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (DRAWS, None),
        ([*DRAWS[:2], *DRAWS[4:]], None),  # spares may go
        (["out" + DRAWS[0][6:], DRAWS[1], "sample,1,3,2,10,30,c,7", *DRAWS[3:]], None),
        ([*DRAWS[:2], "sample,1,3,2,10,30,c,7", *DRAWS[3:]], None),  # a larger sample of the same draw
        (DRAWS[1:], "of stratum 1 1 drawn units are not in the file, the first is that of sample_order 1"),
        ([DRAWS[0], *DRAWS[4:]], "the first is that of sample_order 2"),
        ([DRAWS[0], "spare" + DRAWS[1][6:], *DRAWS[2:]], "row 3: the unit was drawn and its sample_role says spare"),
        ([*DRAWS[:3], "sample,1,4,2,10,30,d,9", *DRAWS[4:]], "row 5: this spare of stratum 1 is used before"),
        (DRAWS[:4], "10 of the 30 units of the frame"),
        ([*DRAWS, DRAWS[0].replace(",a,", ",g,")], "sample_order 1 is that of s.csv, row 2 too"),
        ([DRAWS[0].replace(",1,1,", ",1,,"), *DRAWS[1:]], "sample_order is no whole number"),
    ],
)
def test_a_drawn_unit_that_is_missing_from_the_file_is_told(written, lines, error):
    asked = Asked(sample=written(changed(*lines)))
    if error is None:
        assert sum(read_audited(asked).units) == 30
        return
    with pytest.raises(InputError, match=re.escape(error)):
        read_audited(asked)


def test_strata_have_limits_by_the_normal_distribution_beside_those_by_t(written, run):
    path = written(changed(*DRAWS))
    out = run(path, "--json", path.with_suffix(".json"))
    found = json.loads(path.with_suffix(".json").read_text())
    error, demand = found["standard_error"], found["point_estimate"] - 1.2815515655 * found["standard_error"]
    assert [item["z"] for item in found["normal_intervals"]] == pytest.approx([1.2815516, 1.6448536, 1.9599640])
    assert found["normal_intervals"][0]["lower_limit"] == pytest.approx(demand)
    assert found["normal_intervals"][2]["precision"] == pytest.approx(1.9599639845 * error)
    assert f"as RAT-STATS has it: {'-' if demand < 0 else ''}${abs(demand):,.2f}" in out
    assert estimate(Asked(sample=written(SIMPLE))).normal == ()


@pytest.mark.parametrize("named", ["s.csv", "a.json"])
def test_an_input_is_not_written_over(written, run, named):
    sample, audit = written("id,paid\na,1\nb,2\n"), written(json.dumps(AUDIT), "a.json")
    before = (sample.parent / named).read_bytes()
    run(sample, "--audit", audit, "--units", 9, "--json", sample.parent / named, error="is an input too")
    assert (sample.parent / named).read_bytes() == before


def test_values_of_an_audit_are_joined_by_key(written, run):
    audit = written(json.dumps(AUDIT), "audit.json")
    sampled = written("report_id,paid\na,100\nb,100\nd,100\ne,40\n")
    found = estimate(Asked(sample=sampled, audit=audit, units=40))
    assert found.estimate.point == pytest.approx(40 * (12.5 + 30 + 12 + 40) / 4)
    assert found.audited.missing == ("e",)
    assert "net overpayment of audit.json" in run(sampled, "--audit", audit, "--units", 40)
    run(sampled, "--audit", written("[]", "list.json"), "--units", 40, error="no audit in JSON")


@pytest.mark.parametrize(
    ("text", "words", "error"),
    [
        ("id,paid\na,1\nb,2\n", (), "--value"),
        ("id,overpayment\na,1\nb,2\n", (), "--units"),
        ("id,overpayment\na,one\n", ("--units", 5), "row 2: overpayment is no amount"),
        ("id,overpayment\na,1\n", ("--units", 5), "shows no spread"),
        ("id,overpayment\na,1\nb,2\nc,3\n", ("--units", 2), "3 audited of 2"),
        ("id,overpayment\na,1\na,2\n", ("--units", 9), "row 3: id is that of"),
        (SIMPLE.replace("spare", "reserve"), (), "sample_role"),
        (SIMPLE.replace("0.2,100", "0.2,101"), (), "sample_stratum_units differs"),
        (SIMPLE.replace("sample,", "spare,"), (), "no row is a sampled unit"),
        (SIMPLE, ("--value", "over"), "no column over"),
        (SIMPLE, ("--stratum", "site"), "no column site"),
        (SIMPLE, ("--units", 5000), "100 units by sample_stratum_units"),
        (SIMPLE, ("--value", "overpayment", "--audited", "paid"), "--value and --audited"),
        (SIMPLE.replace("paid", "charge").replace("60,60", "60,"), (), "what was paid is not known"),
    ],
)
def test_a_sample_that_carries_no_estimate_is_refused(written, run, text, words, error):
    run(written(text), *words, error=error)


def test_a_frame_that_is_not_that_of_the_sample_is_refused(written):
    frame = written("claim_id\na\nb\nc\n", "f.csv")
    with pytest.raises(InputError, match=r"row 5: the unit is not in f\.csv"):
        read_audited(Asked(sample=written(SIMPLE), frame=frame))
    frame = written("claim_id\n" + "\n".join("abcdefg") + "\n", "f.csv")
    with pytest.raises(InputError, match="100 units together and"):
        read_audited(Asked(sample=written(SIMPLE), frame=frame))


def test_what_speaks_against_an_estimate(written):
    rows = [f"sample,all,{at},0.1,5000,u{at},50,{0 if at > 1 else 4000}" for at in range(1, 41)]
    found = estimate(Asked(sample=written(f"{DRAWN}id,paid,overpayment\n" + "\n".join(rows) + "\n")))
    told = "; ".join(found.doubts)
    assert "units with a difference are 1" in told
    assert "skewed" in told
    assert "not above 0" in told
    assert "fewer than 30" not in told


def test_a_total_below_zero_is_told(written):
    rows = "".join(f"k{at},{-at}\n" for at in range(40))
    assert estimate(Asked(sample=written(f"id,overpayment\n{rows}"), units=900)).doubts == (
        "the total is below 0: more was underpaid than overpaid",
    )


def test_an_audit_of_every_unit_has_no_doubt_and_no_error(written):
    found = estimate(Asked(sample=written("id,overpayment\na,1\nb,2\nc,7\n"), units=3))
    assert (found.estimate.point, found.demand.lower, found.demand.upper) == (10, 10, 10)
    assert found.doubts == ("every unit was audited: the total is known and has no error",)


def test_skewness_of_a_simple_sample_is_that_of_its_units_over_the_root_of_their_number():
    values = [0, 0, 0, 8]  # mean 2, m2 12, m3 48: 48 / 41.57 = 1.1547
    found = Estimate("difference", 0, 1, 3, (Stratum("all", 100, 4, 2, 16),))
    assert estimate_skewness(found, [values]) == pytest.approx(1.154701 / 2)


DOCUMENT = Path(__file__).parents[2] / "docs" / "audit_statistics.md"


def test_the_case_of_the_document_comes_out_as_it_says(written, run):
    table, page = re.findall(r"```text\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    first, _, shown = page.partition("\n")
    assert first == "$ ircoder audit extrapolate sample.csv"
    assert run(written(table, "sample.csv")) == shown.replace("ircoder 0.1.0", f"ircoder {__version__}")


def test_the_draw_of_the_document_comes_out_as_it_says():
    (block,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(block, DOCUMENT.name, "exec"), {})  # noqa: S102 - the example is ours


def test_every_option_stands_in_the_document():
    text = DOCUMENT.read_text(encoding="utf-8")
    commands = typer.main.get_command(app).commands
    for command in commands.values():
        options = [item for item in command.params if item.param_type_name == "option" and item.name != "help"]
        assert options
        assert [option.opts[-1] for option in options if not re.search(rf"{option.opts[-1]}\b", text)] == [
            "--output"
        ] * (command.name == "sample")


def test_from_frame_to_limit(tmp_path):
    """Draw, audit and extrapolate by commands; with every difference a tenth of paid the ratio is exact."""
    with (tmp_path / "frame.csv").open("w", newline="") as stream:
        csv.writer(stream).writerows([("claim_id", "paid"), *((f"C{at}", 10 + at) for at in range(300))])
    words = ["sample", "frame.csv", "-o", "s.csv", "--size", "60", "--dollar-strata", "3", "--seed", "5"]
    done = CliRunner().invoke(app, [str(tmp_path / word) if word.endswith(".csv") else word for word in words])
    assert done.exception is None
    rows = list(csv.DictReader((tmp_path / "s.csv").open(newline="")))
    for row in rows:
        row["overpayment"] = float(row["paid"]) / 10
    with (tmp_path / "audited.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    asked = Asked(sample=tmp_path / "audited.csv", frame=tmp_path / "frame.csv")
    total = sum(10 + at for at in range(300)) / 10
    by_ratio, by_mean = estimate(asked, "ratio"), estimate(asked)
    assert by_ratio.estimate.point == pytest.approx(total)
    assert by_ratio.estimate.error == pytest.approx(0, abs=1e-9)
    assert by_mean.intervals[2].lower <= total <= by_mean.intervals[2].upper
    assert len(extrapolation_json(by_mean)["strata"]) == 3
    assert "Stratum" in extrapolation_text(by_mean)
