"""The packages that an encoder needs, looked for before anything is imported from them."""

from __future__ import annotations

from importlib.util import find_spec

from ircoder.model_error import ModelError

PACKAGES = ("torch", "transformers", "tokenizers", "safetensors")
REMEDY = "pip install 'ircoder[transformers]'"


def require_packages() -> None:
    """Make sure that what an encoder needs is installed.

    Raises
    ------
    ModelError
        Where something is missing; the message says how to install it.
    """
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        msg = f"an encoder needs packages that are not installed ({', '.join(missing)}). "
        raise ModelError(f"{msg}Run: {REMEDY}")
