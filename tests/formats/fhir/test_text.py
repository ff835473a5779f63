"""Text of reports: the right form of several, its characters, its lines, and nothing that is no text."""

import pytest
from tests.formats.fhir.samples import WORDS, attachment, b64, document, report

from ircoder.formats.extras import from_extra
from ircoder.formats.fhir import markup as fhir_markup
from ircoder.formats.fhir.attachments import TextError, joined
from ircoder.formats.fhir.markup import MarkupError, plain_text
from ircoder.formats.fhir.text import text_of

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
PDF = attachment(b"%PDF-1.7 \xe2\xe3", "application/pdf")


def div(content, status="generated"):
    return {"status": status, "div": f"<div {XHTML}>{content}</div>"}


def forms(*attachments, **changes):
    return report(presentedForm=list(attachments), **changes)


def documents(*attachments, **changes):
    return document(content=[{"attachment": item} for item in attachments], **changes)


def html(text, content_type="text/html", **others):
    return {**attachment(text, content_type), **others}


TEXTS = [
    (forms(attachment("a\r\n\r\nb ")), "a\r\n\r\nb "),
    (documents(attachment("a\nb")), "a\nb"),
    (forms(attachment("é", "text/plain; charset=UTF-8")), "é"),
    (forms(attachment("é", 'text/plain;charset="ISO-8859-1"', "latin-1")), "é"),
    (forms(attachment("“é”", "text/plain; charset=iso-8859-1", "cp1252")), "“é”"),
    (forms(attachment("“é”", "Text/Plain; Charset=Windows-1252", "cp1252")), "“é”"),
    (forms(attachment("é", "text/plain; charset=utf-16", "utf-16")), "é"),
    (forms(attachment("é", "text/plain; charset=us-ascii", "cp1252")), "é"),
    (forms(attachment("\ufeffa")), "a"),
    (forms({"contentType": "text/plain", "data": f" {b64('ab')[:2]}\n{b64('ab')[2:]} "}), "ab"),
    (forms(html("<p>markup</p>"), attachment("plain")), "plain"),
    (forms(PDF, html("<p>markup</p>")), "markup"),
    (forms(PDF, attachment("plain"), {"contentType": "text/plain", "url": "Binary/1"}), "plain"),
    (forms(attachment("<!DOCTYPE html><html><body><p>a</p></body></html>")), "a"),
    (forms(attachment("<div>a &amp; b</div>")), "a & b"),
    (forms(attachment("a"), attachment("b")), "a\n\nb"),
    (forms(attachment("One\ntwo"), attachment("one  TWO")), "One\ntwo"),
    (forms({**attachment("one"), "language": "en"}, {**attachment("eins"), "language": "de"}), "one"),
    (forms(text=div("<p>narrative</p>")), "narrative"),
    (forms(attachment("form"), text=div("<p>narrative</p>")), "form"),
    (forms(attachment(" \n"), text=div("<p>narrative</p>")), "narrative"),
    (forms({"title": WORDS}, text=div("<p>narrative</p>")), "narrative"),
    (documents(text=div("a&nbsp;b &mu;")), "a b μ"),
    (forms(PDF, text=div("all of it", "additional")), "all of it"),
    (forms(conclusion="Only that."), "Only that."),
    (forms(attachment("a"), conclusion=" Open\nstent. "), "a\n\nCONCLUSION:\nOpen\nstent.\n"),
    (forms(attachment("a. OPEN  stent. b"), conclusion="Open\nstent."), "a. OPEN  stent. b"),
    (forms(text=div("a"), conclusion="b"), "a\n\nCONCLUSION:\nb\n"),
    (forms("x", None, {"data": 5}, attachment("a")), "a"),
    (report(presentedForm=attachment("a")), "a"),
]


@pytest.mark.parametrize(("resource", "text"), TEXTS, ids=range(len(TEXTS)))
def test_texts(resource, text):
    assert text_of(resource) == text


NO_TEXTS = [
    (forms(), "empty_text", "neither presentedForm nor text.div"),
    (documents(), "empty_text", "neither content.attachment nor text.div"),
    (forms(text=div(" ")), "empty_text", "text/plain"),
    (forms(text=div(WORDS, "empty")), "empty_text", "text/plain"),
    (forms(attachment("")), "empty_text", "text/plain"),
    (forms({"contentType": "text/plain", "url": "Binary/1"}), "not_inline", "Put the text into data"),
    (forms(PDF), "unreadable_form", "presentedForm is a PDF"),
    (forms(PDF, conclusion=WORDS), "unreadable_form", "a PDF"),
    (forms(PDF, text=div(WORDS)), "unreadable_form", "a PDF"),
    (documents(attachment(r"{\rtf1 x}", "application/rtf")), "unreadable_form", "content.attachment is RTF"),
    (forms(attachment("<ClinicalDocument/>", "application/hl7-cda+xml")), "unreadable_form", "a CDA document"),
    (forms(attachment("<x/>", "text/xml")), "unreadable_form", "an XML document"),
    (forms(attachment("x", "image/png")), "unreadable_form", "no text"),
    (forms(attachment("x", None)), "content_type", "without a contentType"),
    (forms(attachment(rf"{{\rtf1 {WORDS}}}")), "unreadable_form", "RTF, whatever"),
    (forms(attachment("%PDF-1.4 x")), "unreadable_form", "a PDF, whatever"),
    (forms(attachment(b64(b"%PDF-1.4 x"))), "unreadable_form", "encoded twice"),
    (forms(attachment('<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">')), "unreadable_form", "a CDA"),
    (forms(attachment('<?xml version="1.0"?><other/>')), "unreadable_form", "an XML"),
    (forms(attachment("a\x01b")), "encoding", "control characters"),
    (forms(attachment("a\0b")), "encoding", "control characters"),
    (forms(attachment("é", "text/plain", "latin-1")), "encoding", "Name the charset"),
    (forms(attachment("a", "text/plain; charset=rot13")), "encoding", "Send the report as UTF-8"),
    (forms(attachment("a", "text/plain; charset=unicode-escape")), "encoding", "Send the report as UTF-8"),
    (forms(attachment("a", "text/plain; charset=nothing\0")), "encoding", "Send the report as UTF-8"),
    (forms({"contentType": "text/plain", "data": "!!!"}), "malformed", "no base64"),
    (forms({"contentType": "text/plain", "data": "é"}), "malformed", "no base64"),
    (forms({"contentType": "text/plain", "data": b64("abcd")[:-3]}), "malformed", "no base64"),
    (forms(html("a<p x<![CDATA[b]]>c")), "malformed", "no well-formed HTML"),
]


@pytest.mark.parametrize(("resource", "kind", "problem"), NO_TEXTS, ids=range(len(NO_TEXTS)))
def test_what_is_no_text_says_so(resource, kind, problem):
    with pytest.raises(TextError) as caught:
        text_of(resource)
    assert caught.value.type == kind
    assert problem in str(caught.value)
    assert WORDS not in str(caught.value)
    assert str(caught.value).endswith((".", "data."))


MARKUP = [
    ("a", "a"),
    ("  a \n  b\t c ", "a b c"),
    ("<p>a</p><p>b</p>", "a\n\nb"),
    ("<p>a<br/>b<br></br>c</p>", "a\nb\nc"),
    ("<div>a<div>b</div>c</div>", "a\nb\nc"),
    ("<h2>TECHNIQUE</h2>words <b>bo</b>ld", "TECHNIQUE\n\nwords bold"),
    ("<ul><li>a</li><li><p>b</p></li></ul><p>c</p>", "- a\n- b\n\nc"),
    ("<ol><li>a<ol><li>i</li></ol></li><li>b</li></ol>", "1. a\n1. i\n2. b"),
    ("<table><tr><th>A</th><td>1</td></tr><tr><td></td><td>2</td></tr></table>", "A\t1\n2"),
    ("<pre>a\n  b\r\n\nc</pre>", "a\n  b\n\nc"),
    ("a <del>not</del><s>this</s><strike>or that</strike> b", "a b"),
    ("<style>x{}</style><script>y</script><title>t</title>a<!-- c -->b", "ab"),
    ("a&lt;b &amp;&#233;&#x3BC;&nbsp;x", "a<b &éμ x"),
    ("<p>5 < 6 and 7 > 2", "5 < 6 and 7 > 2"),
    ("<h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:p>a</h:p><h:p>b</h:p></h:div>", "a\n\nb"),
    (f"<div {XHTML}>a<![CDATA[ <b> ]]>c</div>", "a <b> c"),
    (f"<div {XHTML}><title/>seen<style/></div>", "seen"),
    ("<div>" * 3000 + "deep" + "</div>" * 3000, "deep"),
    ("<p>a" * 3, "a\n\na\n\na"),
    ("<b><i>a</b></i><p>b", "a\n\nb"),
    ("a<br/><br/><br/><br/>b", "a\nb"),
    ("", ""),
    ("<p></p>", ""),
    ("<!-- open", ""),
    ('<!DOCTYPE html [<!ENTITY x "y">]><p>a &x;</p>', "]>\n\na &x;"),
]


@pytest.mark.parametrize(("markup", "text"), MARKUP, ids=range(len(MARKUP)))
def test_markup(markup, text):
    assert plain_text(markup) == text


@pytest.mark.parametrize("piece", ['<a b="', "<!--", "<a =", "<a", "</a ", "<![CDATA", "&", "<div>", "<p>x"])
def test_markup_that_is_never_closed_takes_no_time(piece):
    assert isinstance(plain_text(piece * 20_000), str)


def test_markup_beyond_the_limit_is_not_cut(monkeypatch):
    monkeypatch.setattr(fhir_markup, "MAX_MARKUP_BYTES", 100)
    with pytest.raises(MarkupError):
        plain_text("x" * 101)
    with pytest.raises(TextError, match="longer than"):
        text_of(forms(html("<p>a</p>" * 100)))


def test_all_of_the_longest_markup_is_read():
    words = "word " * (fhir_markup.MAX_MARKUP_BYTES // 5 - 10)
    assert len(plain_text(f"<p>{words}</p>")) == len(words) - 1


def test_without_the_parser_the_remedy_is_named(monkeypatch):
    monkeypatch.setattr(fhir_markup, "from_extra", lambda module, *rest: from_extra(f"no_{module}", *rest))
    assert text_of(forms(attachment("plain"))) == "plain"
    with pytest.raises(TextError, match=r"pip install 'ircoder\[fhir\]'") as caught:
        text_of(forms(html("<p>a</p>")))
    assert caught.value.type == "missing_library"


def test_texts_that_others_hold_are_left_out():
    assert joined(["a b", "A\nB", "c", "b c"]) == "a b\n\nc"
