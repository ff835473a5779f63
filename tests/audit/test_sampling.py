"""`ircoder audit sample` from frame to sample and record, and the errors of its user."""

import csv
import json
import random
from statistics import fmean, stdev

import openpyxl
import pytest
import typer
from typer.testing import CliRunner

from ircoder.audit.intervals import hypergeometric
from ircoder.audit.sampling import sample_of
from ircoder.audit.sampling_frame import read_frame
from ircoder.audit.sampling_probe import probe_spreads
from ircoder.audit.sampling_strata import StrataRule
from ircoder.audit.sampling_table import amount_of, read_table, text_of
from ircoder.audit.sampling_wanted import Wanted
from ircoder.cli.audit_sampling import sample
from ircoder.formats.rows import InputError

app = typer.Typer()
app.command()(sample)


@app.callback()
def group():
    """A group, as the command has around it."""


ROWS = [(f"C{number:04}", "EW"[number % 3 == 0], round(20 * 1.012**number, 2)) for number in range(400)]


def write_csv(path, rows, header=("Claim ID", "site", "paid")):
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([header, *rows])
    return path


def read_rows(path):
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def frame(tmp_path):
    return write_csv(tmp_path / "frame.csv", ROWS)


@pytest.fixture
def run(tmp_path):
    def do(*words, error=None):
        done = CliRunner().invoke(app, ["sample", *map(str, words)])
        if error is None:
            assert done.exception is None, done.exception
            return done.stderr
        assert isinstance(done.exception, InputError)
        assert error in str(done.exception)
        return str(done.exception)

    return do


def test_the_sample_of_a_seed_is_written_down(frame, run, tmp_path):
    run(frame, "-o", tmp_path / "s.csv", "--size", 5, "--seed", 314, "--spares", 2)
    rows = read_rows(tmp_path / "s.csv")
    assert [(row["sample_role"], row["sample_order"], row["Claim ID"]) for row in rows] == [
        ("sample", "1", "C0223"),
        ("sample", "2", "C0367"),
        ("sample", "3", "C0002"),
        ("sample", "4", "C0065"),
        ("sample", "5", "C0053"),
        ("spare", "6", "C0297"),
        ("spare", "7", "C0078"),
    ]
    shared = ("sample_stratum", "sample_stratum_drawn", "sample_stratum_units", "sample_frame_units")
    assert {tuple(row[name] for name in shared) for row in rows} == {("all", "5", "400", "400")}
    numbers = random.Random(314)
    by_key = {key: numbers.random() for key, *_ in ROWS}
    assert all(float(row["sample_random_number"]) == by_key[row["Claim ID"]] for row in rows)
    assert [row["paid"] for row in rows] == [str({key: paid for key, _, paid in ROWS}[row["Claim ID"]]) for row in rows]


def test_order_and_kind_of_the_frame_do_not_matter(frame, run, tmp_path):
    shuffled = ROWS.copy()
    random.Random(3).shuffle(shuffled)
    book = openpyxl.Workbook()
    for row in [("claim_id", "site", "paid"), *shuffled]:
        book.active.append(row)
    book.save(tmp_path / "frame.xlsx")
    options = ("--size", 40, "--seed", 8, "--dollar-strata", 3, "--allocation", "neyman")
    run(frame, "-o", tmp_path / "a.csv", *options)
    run(tmp_path / "frame.xlsx", "-o", tmp_path / "b.csv", *options)
    first, second = read_rows(tmp_path / "a.csv"), read_rows(tmp_path / "b.csv")
    assert [(row["sample_stratum"], row["Claim ID"]) for row in first] == [
        (row["sample_stratum"], row["claim_id"]) for row in second
    ]
    records = [json.loads((tmp_path / f"{name}.csv.record.json").read_text()) for name in "ab"]
    assert records[0]["frame"]["keys_sha256"] == records[1]["frame"]["keys_sha256"]
    assert records[0]["frame"]["sha256"] != records[1]["frame"]["sha256"]
    assert records[0]["strata"] == records[1]["strata"]


def test_the_record_says_all_and_draws_it_again(frame, run, tmp_path):
    out, again = tmp_path / "s.xlsx", tmp_path / "again.xlsx"
    told = run(
        frame, "-o", out, "--precision", 0.05, "--dollar-strata", 3, "--certainty", 2000, "--least", 5, "--spares", 1
    )
    record = json.loads((tmp_path / "s.xlsx.record.json").read_text())
    assert record["frame"]["key"] == "Claim ID"
    assert record["stratification"]["kind"] == "dollars"
    assert [stratum["name"] for stratum in record["strata"]] == ["1", "2", "3", "certainty"]
    assert sum(stratum["units"] for stratum in record["strata"]) == record["frame"]["units"] == 400
    assert record["strata"][3]["sampled"] == record["strata"][3]["units"] == sum(paid >= 2000 for *_, paid in ROWS)
    assert all(stratum["sampled"] >= 5 for stratum in record["strata"])
    assert record["size"]["basis"] == "dollars of the frame"
    assert record["size"]["expected_precision"] <= 0.05
    assert f"seed {record['seed']}" in told
    assert "probe" in "".join(record["warnings"])
    run(frame, "-o", again, "--again", tmp_path / "s.xlsx.record.json")
    assert again.read_bytes() == out.read_bytes()
    sheet = openpyxl.load_workbook(out).active
    assert [cell.value for cell in sheet[1]][-3:] == ["Claim ID", "site", "paid"]
    assert isinstance(sheet.cell(2, 10).value, float | int)


def test_another_frame_is_not_drawn_from_again(frame, run, tmp_path):
    run(frame, "-o", tmp_path / "s.csv", "--size", 9, "--boundaries", "100,500", "--record", tmp_path / "r.json")
    write_csv(tmp_path / "fewer.csv", ROWS[1:])
    run(tmp_path / "fewer.csv", "-o", tmp_path / "t.csv", "--again", tmp_path / "r.json", error="not those of r.json")
    write_csv(tmp_path / "moved.csv", [(key, site, 900) for key, site, _ in ROWS])
    run(tmp_path / "moved.csv", "-o", tmp_path / "t.csv", "--again", tmp_path / "r.json", error="strata")
    (tmp_path / "r.json").write_text("{}")
    run(frame, "-o", tmp_path / "t.csv", "--again", tmp_path / "r.json", error="no record of a draw")


def test_strata_of_a_column_are_shared_out_in_proportion(frame, tmp_path):
    found = sample_of(read_frame(frame), Wanted(size=30, strata_column="site", seed=1))
    assert dict(found.design.sizes) == {"E": 20, "W": 10}  # 266 and 134 of 400: 19.95 and 10.05


def test_a_probe_tells_size_and_allocation(frame, run, tmp_path):
    probe = [("C1", "E", 50, value) for value in (0, 10, 20, 30)] + [("C2", "W", 50, value) for value in (0, 100)]
    write_csv(tmp_path / "probe.csv", probe, ("id", "site", "paid", "overpayment"))
    rule = StrataRule("column", "site")
    spreads, underpaid = probe_spreads(tmp_path / "probe.csv", "overpayment", rule, {"E": 266, "W": 134})
    assert underpaid == 0
    assert (spreads["E"].mean, spreads["E"].deviation) == (15, pytest.approx(12.909944))
    assert (spreads["W"].mean, spreads["W"].deviation) == (50, pytest.approx(70.710678))
    options = (
        "--strata-column",
        "site",
        "--probe",
        tmp_path / "probe.csv",
        "--allocation",
        "neyman",
        "--precision",
        0.2,
    )
    run(frame, "-o", tmp_path / "s.csv", *options)
    record = json.loads((tmp_path / "s.csv.record.json").read_text())
    # total 10690; V = (0.2 * 10690 / 1.644854)²; (266 * 12.91 + 134 * 70.71)² / (V + 266 * 166.7 + 134 * 5000) = 69.5
    assert [stratum["sampled"] for stratum in record["strata"]] == [19, 51]
    assert record["size"]["basis"] == "probe"


def test_expected_values_tell_the_size(frame, tmp_path):
    wanted = Wanted(precision=0.25, expected_mean=40, expected_deviation=80, seed=1)
    # n0 = (1.644854 * 80 / (0.25 * 40))² = 173.15; 173.15 / (1 + 173.15 / 400) = 120.8
    assert dict(sample_of(read_frame(frame), wanted).design.sizes) == {"all": 121}


def test_a_small_sample_is_warned_of(frame):
    assert "fewer than 30" in sample_of(read_frame(frame), Wanted(size=10, seed=1)).warnings[0]
    assert sample_of(read_frame(frame), Wanted(size=400, seed=1)).warnings == ()


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ((), "--size, --margin"),
        (("--size", 3, "--margin", 0.1), "--size, --margin"),
        (("--size", 401), "401 and the frame has 400 units"),
        (("--size", 9, "--seed", -1), "--seed"),
        (("--size", 9, "--key", "site"), "Put the rows of a unit together"),
        (("--size", 9, "--key", "claim"), "no column claim"),
        (("--size", 9, "--strata-column", "site", "--certainty", 9), "--strata-column"),
        (("--size", 9, "--boundaries", "5,1"), "ascend"),
        (("--size", 9, "--boundaries", "five"), "--boundaries"),
        (("--size", 9, "--boundaries", "5", "--dollar-strata", 2), "one of the two"),
        (("--size", 9, "--dollar-strata", 2, "--dollars", "site"), "is no amount"),
        (("--precision", 0.1, "--expected-mean", 3), "--expected-sd"),
        (("--precision", 7), "--precision is 7"),
        (("--size", 9, "--confidence", 95), "--confidence is 95"),
        (("--size", 9, "--certainty", "nan"), "no finite number"),
        (("--size", 9, "--boundaries", "5,inf"), "no finite number"),
        (("--size", 9, "--expected-rate", 0.1), "leave them out"),
        (("--size", 9, "--probe", "p.csv"), "leave them out"),
        (("--size", 9, "--classes", 5), "--dollar-strata"),
        (("--size", 9, "--allocation", "neyman"), "ask for strata"),
        (("--precision", 0.2, "--expected-rate", 0.1, "--probe", "p.csv"), "give one of them"),
        (("--precision", 0.2, "--expected-mean", 4, "--expected-sd", -1), "--expected-sd is negative"),
        (("--size", 9, "-o", "sample.txt"), ".csv or .xlsx"),
    ],
)
def test_a_wrong_call_says_what_to_do(frame, run, tmp_path, words, error):
    run(frame, "-o", tmp_path / "s.csv", *words, error=error)
    assert not (tmp_path / "s.csv").exists()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("id,paid\n", "no row is under the header"),
        ("id,paid\na,1\n,2\n", "row 3: id is empty"),
        ("id,paid\na,1\na,2\n", "row 3: id is that of f.csv, row 2 too"),
        ("id,ID\na,1\n", "twice"),
        (",paid\na,1\n", "column 1 has no name"),
        ("id,paid\na,1,2\n", "more cells than the header"),
        ('id,paid\n"a,1\n', "quotation mark"),
        ("who,paid\na,1\n", "--key"),
    ],
)
def test_a_frame_that_would_make_a_wrong_sample_is_refused(tmp_path, text, error):
    (tmp_path / "f.csv").write_text(text)
    with pytest.raises(InputError, match=error):
        read_frame(tmp_path / "f.csv")


def test_damaged_and_missing_files_are_told(tmp_path):
    (tmp_path / "f.xlsx").write_bytes(b"no workbook")
    with pytest.raises(InputError, match="workbook"):
        read_table(tmp_path / "f.xlsx")
    (tmp_path / "f.csv").write_bytes(b"id\n\xff\n")
    with pytest.raises(InputError, match="UTF-8"):
        read_table(tmp_path / "f.csv")
    with pytest.raises(InputError, match="no file"):
        read_table(tmp_path / "g.csv")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("$1,234.50", 1234.5),
        ("1,234,567", 1234567),
        ("1 234.5", 1234.5),
        ("1\u202f234", 1234),
        ("(12.00)", -12),
        ("($ 1,200)", -1200),
        ("-$5", -5),
        (7, 7),
        (None, None),
        (" ", None),
        ("-0.5", -0.5),
        ("1e3", 1000),
    ],
)
def test_amounts(cell, amount):
    assert amount_of(cell, "f.csv, row 2", "paid") == amount


@pytest.mark.parametrize(
    "cell", ["abc", "1.2.3", "nan", "inf", "12 May", "1,5", "1234,50", "2.000,75", "1,23,456", "1 5", "1,234 567"]
)
def test_what_is_no_amount(cell):
    with pytest.raises(InputError, match="row 2: paid is no amount"):
        amount_of(cell, "f.csv, row 2", "paid")


def test_a_frame_as_parquet_is_the_same_frame(frame, run, tmp_path):
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    columns = dict(zip(("Claim ID", "site", "paid"), zip(*ROWS, strict=True), strict=True))
    parquet.write_table(pyarrow.table(columns), tmp_path / "frame.parquet")
    run(frame, "-o", tmp_path / "a.csv", "--size", 9, "--seed", 4)
    run(tmp_path / "frame.parquet", "-o", tmp_path / "b.csv", "--size", 9, "--seed", 4)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    run(tmp_path / "frame.parquet", "-o", tmp_path / "c.csv", "--again", tmp_path / "a.csv.record.json")
    parquet.write_table(pyarrow.table({"id": ["a", "b"], "paid": [float("nan"), None]}), tmp_path / "empty.parquet")
    assert [row.cells for row in read_table(tmp_path / "empty.parquet").rows] == [("a", None), ("b", None)]
    (tmp_path / "bad.parquet").write_bytes(b"PAR1")
    run(tmp_path / "bad.parquet", "-o", tmp_path / "d.csv", "--size", 1, error="cannot be read as Parquet")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_frame_with_any_separator(tmp_path, delimiter):
    (tmp_path / "f.csv").write_text(f"id{delimiter}paid\na{delimiter}1.5\n")
    assert read_frame(tmp_path / "f.csv").amounts("paid", "--dollars") == [1.5]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("frame.csv", "-o", "frame.csv", "--size", 3), "is an input too"),
        (("frame.csv", "-o", "s.csv", "--size", 3, "--record", "frame.csv"), "is an input too"),
        (("frame.csv", "-o", "s.csv", "--size", 3, "--record", "s.csv"), "two outputs"),
        (("frame.csv", "-o", "r.json", "--again", "r.json"), "is an input too"),
    ],
)
def test_an_input_is_not_written_over(frame, run, tmp_path, words, error):
    run(frame, "-o", tmp_path / "old.csv", "--size", 3, "--record", tmp_path / "r.json")
    before = frame.read_bytes()
    run(*(tmp_path / word if str(word).endswith(("csv", "json")) else word for word in words), error=error)
    assert frame.read_bytes() == before


def test_a_record_is_drawn_again_and_nothing_else_is_asked(frame, run, tmp_path):
    run(frame, "-o", tmp_path / "s.csv", "--size", 3, "--seed", 1)
    again = ("--again", tmp_path / "s.csv.record.json")
    run(frame, "-o", tmp_path / "t.csv", *again, "--size", 5, "--seed", 1, error="leave out --size, --seed")
    run(frame, "-o", tmp_path / "t.csv", *again)
    assert (tmp_path / "t.csv").read_bytes() == (tmp_path / "s.csv").read_bytes()


def test_a_margin_is_that_of_the_exact_interval_in_a_simple_sample(frame):
    simple = sample_of(read_frame(frame), Wanted(margin=0.1, seed=1))
    strata = sample_of(read_frame(frame), Wanted(margin=0.1, strata_column="site", seed=1))
    # Cochran: 67.64 / (1 + 66.64 / 400) = 57.98; hypergeometric: 61 wrong of 62 to 64 units
    assert sum(strata.design.sizes.values()) == 58
    size = simple.design.sizes["all"]
    found = hypergeometric(round(size / 2), size, 400, 0.9)
    assert size > 58
    assert found.high - found.low <= 80


def test_a_share_expected_wrong_stands_for_a_probe(frame):
    sample = sample_of(read_frame(frame), Wanted(precision=0.25, expected_rate=0.2, seed=1))
    amounts = [paid for *_, paid in ROWS]
    mean, spread = fmean(amounts), stdev(amounts)
    assert sample.basis == "expected rate"
    assert sample.spreads["all"].mean == pytest.approx(0.2 * mean)
    assert sample.spreads["all"].deviation == pytest.approx((0.2 * (spread**2 + 0.8 * mean**2)) ** 0.5)
    assert sample.precision <= 0.25
    assert not any("rests on the spread" in warning for warning in sample.warnings)
    by_paid = sample_of(read_frame(frame), Wanted(precision=0.25, seed=1))
    assert by_paid.design.sizes["all"] < sample.design.sizes["all"]


def test_unpaid_units_of_the_frame_and_underpaid_ones_of_the_probe_are_told(tmp_path):
    frame = read_frame(write_csv(tmp_path / "f.csv", [(f"C{at}", "E", at - 1 if at else "") for at in range(60)]))
    told = sample_of(frame, Wanted(size=40, seed=1)).warnings
    assert told == (
        "1 unit of the frame has no paid above 0: claims reviews take only units into the frame that were paid",
    )
    probe = write_csv(
        tmp_path / "p.csv", [("a", "E", -4), ("b", "E", -5), ("c", "E", 90)], ("id", "site", "overpayment")
    )
    told = sample_of(frame, Wanted(precision=0.5, probe=probe, seed=1)).warnings
    assert any("2 units of the probe were underpaid and netted" in sentence for sentence in told)


def test_cells_as_text():
    assert [text_of(cell) for cell in (12.0, 12.5, None, " a ", True)] == ["12", "12.5", "", "a", "True"]
