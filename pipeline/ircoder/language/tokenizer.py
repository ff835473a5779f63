"""A lean tokenizer for dictated reports.

spaCy's English rules know emoticons, contractions and addresses that no report holds, and their special cases switch
its cache off. These rules split at white space and at the marks that dictation uses, and keep numbers, dates, clock
times and joined sizes whole: ``5-French`` → ``5 - French``, ``0.035-inch`` → ``0.035 - inch``, ``L4-5`` → ``L4 - 5``,
``37.5%`` → ``37.5 %``, ``4x40mm`` and ``12/02/2025`` stay one token.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

TOKENIZER = "ircoder.DictationTokenizer.v1"

_OPENING = r"[(\[{<\"'“‘«#*•·▪●–—~=+>\-/,;:!?&|]"
_CLOSING = r"[)\]}>\"'”’»,;:!?%°…*•–—=+<\-/&|]"
PREFIXES = (_OPENING, r"\.\.+", r"\.(?=[A-Za-z])")
SUFFIXES = (_CLOSING, r"\.+", r"(?:'s|’s|'S|’S)")
INFIXES = (
    r"[-–—−~]+",
    r"[(\[{)\]}<>;\"“”|&+=*•…]",
    r"\.\.+",
    r"(?<=[A-Za-z)])[/\\](?=[A-Za-z0-9(])",
    r"(?<=\d)/(?=[A-Za-z])",
    r"(?<=[A-Za-z]),(?=\S)|(?<=\S),(?=[A-Za-z])",
    r"(?<=[A-Za-z%)]):(?=\S)",
    r"(?<=[a-z)])\.(?=[A-Z][a-z])",
)


def build_tokenizer(nlp: Language) -> Tokenizer:
    """Tokenizer for this pipeline's vocabulary of strings, without any special case."""
    return Tokenizer(
        nlp.vocab,
        rules={},
        prefix_search=compile_prefix_regex(PREFIXES).search,
        suffix_search=compile_suffix_regex(SUFFIXES).search,
        infix_finditer=compile_infix_regex(INFIXES).finditer,
        token_match=None,
        url_match=None,
    )


def dictation_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make the builder that a spaCy config names as ``[nlp.tokenizer]``."""
    return build_tokenizer


registry.tokenizers(TOKENIZER, func=dictation_tokenizer)
