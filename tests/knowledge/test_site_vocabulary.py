"""A site's own vocabulary: what is accepted, what is refused with line and remedy, and how a report is read with it."""

import random
import re
from pathlib import Path

import pytest

from ircoder.knowledge.imported import NOTHING, Imported, pin_imported
from ircoder.knowledge.site_text import forms_in, in_known_words
from ircoder.knowledge.site_vocabulary import (
    NO_SITE,
    SiteTerm,
    SiteVocabulary,
    SiteVocabularyError,
    read_site_vocabulary,
)

HEAD = "type,form,means,near\n"
ROWS = """\
name,Marlin,device:drain,
name,Heron,nephrostomy tube,
name,PGX,gastrostomy tube,
name,Egret,biliary drain,
name,house loop,snare,
words,USX,under ultrasound guidance,
words,GP,guiding pigtail,wire;aort
words,IT,inner tube,
heading,What was our job,technique,
heading,Last word,impression,
"""


def written(tmp_path, text, name="site.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return read_site_vocabulary(written(tmp_path_factory.mktemp("site"), HEAD + ROWS))


def test_rows_mean_words_that_the_package_reads(site):
    assert [(term.form, term.means) for term in site.terms][:4] == [
        ("Marlin", "drain"),
        ("Heron", "nephrostomy tube"),
        ("PGX", "gastrostomy tube"),
        ("Egret", "biliary drain"),
    ]


@pytest.mark.parametrize(
    ("row", "read_as"),
    [
        ("name,zorb line,PICC,", "picc"),
        ("name,zorb artery,AT,", "anterior tibial artery"),
        ("words,RV,right ventricle,", "right ventricle"),
        ("name,jp drain,drain,", "drain"),
        ("heading,Saga,procedure_title,", "procedure title"),
        ("heading,Saga,procedure in detail,", "procedure in detail"),
        ("NAME, Zorb ,  Drain ,", "Drain"),
    ],
)
def test_what_is_accepted(tmp_path, row, read_as):
    (term,) = read_site_vocabulary(written(tmp_path, HEAD + row)).terms
    assert term.means.lower() == read_as.lower()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("name,Marlin,device:drian,", r"concept 'device:drian' is not known. Perhaps device:drain"),
        ("name,Marlin,none:prothrombin_time,", r"concept 'none:prothrombin_time' is not known"),
        ("name,Quux,nefrostomy tube,", r"'nefrostomy tube' is no name that is known. Perhaps nephrostomy tube"),
        ("name,Marlin,qqqqqq,", r"'qqqqqq' is no name that is known. Write a concept"),
        ("name,quux,RV,", r"'RV' may mean several things: .*Write one of these"),
        ("name,PICC,drain,", r"form 'PICC' means something else already: device:picc"),
        ("words,PICC,peripheral drain,", r"form 'PICC' means something else already"),
        ("words,as cites,cited,", r"form 'as cites' is read as 'ascites' already"),
        ("name,,drain,", r"form is empty. Fill"),
        ("name,Marlin,,", r"means is empty"),
        ("name,,,", r"form and means is empty"),
        ("thing,Marlin,drain,", r"type 'thing' is none. Write name"),
        (",Marlin,drain,", r"type '' is none"),
        ("heading,Story,tecnique,", r"heading 'tecnique' is not known. .*technique"),
        ("heading,Findings,technique,", r"form 'Findings' is a heading of the section findings already"),
        ("name,the,drain,", r"form 'the' is too short or a common word. Write it in capitals"),
        ("words,no,nephrostomy,", r"form 'no' is too short or a common word"),
        ("words,denies,describes,", r"form 'denies' is too short or a common word"),
        ("name,#12,drain,", r"form '#12' does not begin and end with a letter or digit"),
        ("words,2026,this year,", r"form '2026' has no letter"),
        ("name,drain,Drain,", r"form 'drain' means itself"),
    ],
)
def test_what_is_refused_with_line_and_remedy(tmp_path, row, told):
    with pytest.raises(SiteVocabularyError, match=rf"site\.csv, line 3: {told}"):
        read_site_vocabulary(written(tmp_path, f"{HEAD}name,Zorb,drain,\n{row}\n"))


def test_a_form_stands_once_and_all_faults_are_told_at_once(tmp_path):
    path = written(
        tmp_path, f"{HEAD}name,Mar-lin,drain,\nwords,mar LIN,drain out,\n\nname,x,drain,\nheading,Marlin,plan,\n"
    )
    with pytest.raises(SiteVocabularyError) as caught:
        read_site_vocabulary(path)
    assert [problem.line for problem in caught.value.problems] == [3, 5]
    assert "stands in line 2 already" in str(caught.value)
    assert str(caught.value).count(str(path)) == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"form,means\nMarlin,drain\n", "column type is missing"),
        (b"", "column type, form, means is missing"),
        ("type,form,means\nname,Dränage,drain\n".encode("latin-1"), "not in UTF-8"),
    ],
)
def test_a_file_that_is_no_vocabulary_is_refused(tmp_path, content, told):
    path = tmp_path / "site.csv"
    path.write_bytes(content)
    with pytest.raises(SiteVocabularyError, match=told):
        read_site_vocabulary(path)
    with pytest.raises(SiteVocabularyError, match="cannot be read"):
        read_site_vocabulary(tmp_path / "nowhere.csv")


def test_the_hash_is_of_what_the_rows_say(tmp_path, site):
    rows = "".join(f"{row}\n" for row in reversed(ROWS.splitlines()))
    semicolons = (HEAD + rows).replace(";", "|").replace(",", ";").replace("wire|aort", '"wire;aort"')
    excel = read_site_vocabulary(written(tmp_path, "\ufeff" + semicolons.replace("\n", "\r\n"), "excel.csv"))
    assert excel.identity == site.identity
    assert set(excel.terms) == set(site.terms)
    other = read_site_vocabulary(written(tmp_path, HEAD + ROWS.replace("biliary drain", "drain"), "other.csv"))
    assert other.identity != site.identity
    assert NO_SITE.identity == ""


def test_an_empty_vocabulary_is_none(tmp_path):
    empty = read_site_vocabulary(written(tmp_path, HEAD))
    assert not empty
    assert Imported(site=empty).identity == ""


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("A Marlin was placed.", "A drain was placed."),
        ("Marlin out.", "Drain out."),
        ("MARLIN OUT. TRACT GELFOAM.", "DRAIN OUT. TRACT GELFOAM."),
        ("two marlins, a PGX and a pgx", "two drains, a gastrostomy tube and a gastrostomy tube"),
        ("THE PGX WAS EXCHANGED TODAY", "THE GASTROSTOMY TUBE WAS EXCHANGED TODAY"),
        ("the Heron tube and the Heron tubes", "the nephrostomy tube and the nephrostomy tubes"),
        ("a biliary egret drain, the nephrostomy Heron", "a biliary drain, the nephrostomy tube"),
        ("House-loop and house\nloop", "Snare and snare"),
        ("Marlinspike, submarlin, marlin2", "Marlinspike, submarlin, marlin2"),
        ("GP over the wire. GP called.", "Guiding pigtail over the wire. GP called."),
        ("It was IT, it is.", "It was inner tube, it is."),
        ("NOTHING WAS LEFT AND IT WAS REMOVED TODAY.", "NOTHING WAS LEFT AND IT WAS REMOVED TODAY."),
        ("USX the vein", "Under ultrasound guidance the vein"),
        ("What was our job:\nlast word: fine", "Technique:\nimpression: fine"),
        ("WHAT WAS OUR JOB\nA wire.", "TECHNIQUE\nA wire."),
        ("2. **What was our job:** a wire. Last word: fine.", "2. **Technique:** a wire. Impression: fine."),
        ("that is what was our job: nothing", "that is what was our job: nothing"),
        ("This is the last word", "This is the last word"),
        ("", ""),
    ],
)
def test_a_report_is_read_in_known_words(site, said, read):
    assert in_known_words(said, site).text == read


def test_longer_names_of_the_package_stay_what_they_are():
    site = SiteVocabulary((SiteTerm("name", "jp", "gastrostomy tube"),))
    assert in_known_words("the jp drain and the jp", site).text == "the jp drain and the gastrostomy tube"


def test_a_row_goes_before_the_plural_of_another():
    site = SiteVocabulary((SiteTerm("name", "alfa", "drain"), SiteTerm("name", "alfas", "snare")))
    assert in_known_words("an alfa, alfas", site).text == "an drain, snare"


def test_what_was_put_in_is_not_read_again():
    site = SiteVocabulary((SiteTerm("words", "alfa", "bravo"), SiteTerm("words", "bravo", "alfa")))
    assert in_known_words("alfa bravo", site).text == "bravo alfa"


def test_places_lead_back_to_the_words_of_the_site(site):
    dice = random.Random(7)
    words = ["Marlin", "marlins", "Heron tube", "PGX", "USX", "a", "wire", "was", "drain.", "\n", "Last word:", "ok"]
    for _ in range(300):
        said = " ".join(dice.choices(words, k=dice.randint(0, 12)))
        told = in_known_words(said, site)
        there, back = told.places, told.places.turned()
        assert there.there_of(0, len(told.text)) == (0, len(said))
        assert back.there_of(0, len(said)) == (0, len(told.text))
        for (start, end), (first, last) in zip(there.here, there.there, strict=True):
            assert there.there_of(start, end) == (first, last)
            assert there.there_of(start + 1, end) == (first, last)
            assert back.there_of(first, last) == (start, end)
        for start in range(len(told.text)):
            first, last = there.there_of(start, start + 1)
            inside = any(begin <= start < end for begin, end in there.here)
            assert inside or said[first:last] == told.text[start]


def test_rows_that_are_used_are_counted(site):
    used = [term.form for term in forms_in("Marlin and marlins, GP without, the jp drain. What was our job: USX", site)]
    assert used == ["Marlin", "Marlin", "What was our job", "USX"]


def test_the_vocabulary_is_pinned_with_what_is_imported(tmp_path, monkeypatch, site):
    path = written(tmp_path, HEAD + ROWS)
    monkeypatch.setenv("IRCODER_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("IRCODER_VOCABULARY", raising=False)
    assert pin_imported() is NOTHING
    assert pin_imported(path).identity == f"site.{site.identity}"
    monkeypatch.setenv("IRCODER_VOCABULARY", str(path))
    assert pin_imported().site == site
    assert pin_imported(NO_SITE) is NOTHING
    pinned = Imported(site=site)
    rebuilt, parts = pinned.__reduce__()
    assert rebuilt(*parts).identity == pinned.identity


TOP = Path(__file__).parents[2]


@pytest.mark.parametrize("document", ["README.md", "docs/site_vocabulary.md"])
def test_the_example_of_a_document_is_a_vocabulary(document, tmp_path):
    (block,) = re.findall(r"```csv\n(.*?)```", (TOP / document).read_text(encoding="utf-8"), re.DOTALL)
    assert len(read_site_vocabulary(written(tmp_path, block)).terms) == block.count("\n") - 1


def test_what_the_page_says_is_refused_is_refused(tmp_path):
    page = (TOP / "docs" / "site_vocabulary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\|.*\| `((?:name|words|heading),[^`]*)`", page, re.MULTILINE)
    assert len(rows) == 7
    for row in rows:
        with pytest.raises(SiteVocabularyError):
            read_site_vocabulary(written(tmp_path, f"{HEAD}{row}\n"))
