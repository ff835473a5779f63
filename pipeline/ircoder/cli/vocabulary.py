"""``ircoder vocabulary``: checks a site's own vocabulary, and finds what the package calls a thing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.knowledge.site_vocabulary import SiteTerm, SiteVocabulary

MOST_FOUND = 40
"""Concepts that are listed; more are counted."""
_FORMS_SHOWN = 6

vocabulary = typer.Typer(
    help="Checks a site's own vocabulary; finds what the package calls a thing.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@vocabulary.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The site's vocabulary (CSV).")],
    reports: Annotated[
        list[Path] | None,
        typer.Argument(metavar="REPORTS...", help="Count in how many of these reports each row is used."),
    ] = None,
) -> None:
    """Check every row of a site's vocabulary and show as what it is read; exit 2 where a row cannot be used."""
    from ircoder.evaluate.columns import columns
    from ircoder.knowledge.site_vocabulary import read_site_vocabulary

    site = read_site_vocabulary(file)
    used = _used(site, reports) if reports else None
    head = ["type", "form", "read as", "only near", *(["reports"] if used is not None else [])]
    rows = [
        [term.type, term.form, term.means, "; ".join(term.near), *([f"{used[term]:,}"] if used is not None else [])]
        for term in site.terms
    ]
    typer.echo(columns(head, rows))
    typer.echo(f"\n{len(site.terms):,} {'row' if len(site.terms) == 1 else 'rows'}, hash {site.identity or 'none'}")


@vocabulary.command()
def find(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words of a name, or a concept.")],
) -> None:
    """List concepts whose names hold these words, with some of the forms that are read as each."""
    from ircoder.knowledge.base import load_knowledge

    wanted = " ".join(words).lower()
    known = load_knowledge().vocabulary
    forms: dict[str, list[str]] = {}
    for form, concepts in (*known.forms.items(), *known.exact.items()):
        for concept in concepts:
            forms.setdefault(concept, []).append(form)
    for form, readings in known.short_forms.items():
        for reading in readings:
            forms.setdefault(reading.concept, []).append(form)
    found = {concept: [form for form in own if wanted in form.lower()] for concept, own in forms.items()}
    listed = [concept for concept, own in found.items() if own or wanted in concept]
    listed.sort(key=lambda concept: (wanted not in forms[concept], min(map(len, found[concept]), default=99), concept))
    if not listed:
        msg = f"no name of the vocabulary holds {wanted!r}. Try fewer words or letters."
        raise InputError(msg)
    for concept in listed[:MOST_FOUND]:
        own = dict.fromkeys((*sorted(found[concept], key=len), *forms[concept]))
        shown = ", ".join(list(own)[:_FORMS_SHOWN])
        typer.echo(f"{concept}  ({known.terms[concept].kind})  {shown}")
    if len(listed) > MOST_FOUND:
        typer.echo(f"and {len(listed) - MOST_FOUND:,} more; write more of the name")


def _used(site: SiteVocabulary, reports: list[Path]) -> Counter[SiteTerm]:
    """Reports in which each row is used."""
    from ircoder.formats.reading import read_reports
    from ircoder.intake import Defaults
    from ircoder.knowledge.site_text import forms_in
    from ircoder.report import Report
    from ircoder.source_text import plain_blanks

    used: Counter[SiteTerm] = Counter()
    for item in read_reports(reports, Defaults()):
        if isinstance(item, Report):
            used.update(set(forms_in(plain_blanks(item.text), site)))
    return used
