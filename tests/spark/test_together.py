import random

import pytest

from ircoder.spark.together import roots_of


def brute_force(ties):
    sets = []
    for tie in ties:
        touched = [group for group in sets if not group.isdisjoint(tie)]
        sets = [group for group in sets if group not in touched] + [set(tie).union(*touched)]
    return {label: min(group) for group in sets for label in group if label != min(group)}


@pytest.mark.parametrize(
    ("ties", "roots"),
    [
        ([], {}),
        ([(2, 1)], {2: 1}),
        ([(1, 2)], {2: 1}),
        ([(3, 3)], {}),
        ([(2, 1), (3, 2), (4, 3)], {2: 1, 3: 1, 4: 1}),
        ([(4, 3), (2, 1), (3, 2)], {2: 1, 3: 1, 4: 1}),
        ([(-5, 2), (9, 7)], {2: -5, 9: 7}),
    ],
)
def test_tied_labels_have_the_least_as_root(ties, roots):
    assert roots_of(ties) == roots


def test_any_ties():
    chance = random.Random(7)
    for _ in range(200):
        ties = [(chance.randrange(12), chance.randrange(12)) for _ in range(chance.randrange(12))]
        assert roots_of(ties) == brute_force(ties)
