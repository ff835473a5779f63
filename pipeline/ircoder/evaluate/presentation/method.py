"""How the figures are defined, in the words of the page; docs/evaluation.md says more."""

from __future__ import annotations

METHOD = (
    (
        "Codes and units",
        "A line with 50 equals LT and RT lines, units over several lines of a code add up. Of several code sets that "
        "gold accepts, the one that fits best counts. F1 is 2 right / (2 right + extra + missing).",
    ),
    (
        "Macro F1",
        "Mean of the F1 of all codes (or families) that gold or prediction has; what cannot be computed counts as 0 "
        "(Sokolova and Lapalme 2009; Opitz and Burst 2019).",
    ),
    (
        "Complete set and Jaccard",
        "A set is right where all codes and units are right and none is extra. Jaccard is the share of the units of "
        "either that both have, as the mean over reports (Jaccard 1912).",
    ),
    (
        "Intervals and differences",
        "Percentile bootstrap over whole reports, 1,000 resamples, the same ones for both systems where two are "
        "compared (Efron and Tibshirani 1993; Koehn 2004). Complete sets are compared by McNemar's exact test (1947).",
    ),
    (
        "Evidence",
        "Characters and passages of the predicted evidence against the quotes of gold (DeYoung et al. 2020).",
    ),
    (
        "Calibration",
        "Expected calibration error over ten bins of equal width (Guo et al. 2017) and five of equal mass (Nixon et "
        "al. 2019), Brier score (1950), 95 % bounds of a bin by Wilson (1927).",
    ),
    (
        "Risk and coverage",
        "Share of wrong complete sets, modifiers included, among the reports with the highest probabilities; the area "
        "is the mean over all coverages (El-Yaniv and Wiener 2010; Geifman and El-Yaniv 2017).",
    ),
    (
        "Relative value units",
        "Total RVU of the predicted code set less those of gold, both by the fee schedule of the date and setting.",
    ),
    (
        "Agreement",
        "Cohen's kappa (1960) and Krippendorff's alpha (2011) over decisions on codes; alpha over code sets with the "
        "distances MASI (Passonneau 2006) and Jaccard.",
    ),
)
