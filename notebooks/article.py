"""What every notebook here begins with: an empty folder to work in, and one look for all plots."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

BLUE, ORANGE, GREEN, RED, GREY = "#2f6690", "#d98324", "#4f8a57", "#b5413c", "#9a9da1"

_LOOK = {
    "figure.figsize": (8, 3.6),
    "figure.dpi": 100,
    "figure.constrained_layout.use": True,
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#e6e6e6",
    "legend.frameon": False,
}
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def begin() -> Path:
    """Go into an empty temporary folder, which is removed when the notebook ends, and set the look of plots.

    In cells of the shell the command ``ircoder`` is that of this kernel's environment, and ``$TOP`` the top.

    Returns
    -------
    Path
        Top of the repository.
    """
    top = Path(__file__).resolve().parents[1]
    scratch = tempfile.TemporaryDirectory(prefix="ircoder-")
    _KEPT.append(scratch)
    os.chdir(scratch.name)
    folders = (str(Path(sys.executable).parent), os.environ.get("PATH", ""))
    os.environ |= {"TOP": str(top), "PATH": os.pathsep.join(folders), "COLUMNS": "110"}
    plt.rcParams.update(_LOOK)
    return top


def label_bars(axes: Axes, *, form: str = "%g") -> None:
    """Write its value behind every bar, without the grid that it makes needless."""
    for bars in axes.containers:
        axes.bar_label(bars, fmt=form, padding=3, fontsize=9)
    axes.grid(visible=False)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
