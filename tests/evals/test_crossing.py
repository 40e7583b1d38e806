"""Like texts never stand in two folds, and what is measured was not trained on."""

from __future__ import annotations

from evals.crossing import Example, Recipe, crossed, fitted, folds_of, groups_of


def examples() -> list[Example]:
    """Return forty examples whose label is told by one word, in twenty groups."""
    return [
        Example(
            features={f"w:{'aid' if i % 2 else 'raid'}": 1, f"w:x{i}": 1},
            label="AID" if i % 2 else "ASSAULT",
            group=i // 2,
        )
        for i in range(40)
    ]


def test_texts_that_share_half_their_words_share_a_group() -> None:
    groups = groups_of(["the army took the hill", "the army took a hill", "talks ended in May"])
    assert groups[0] == groups[1] != groups[2]


def test_no_group_stands_in_two_folds() -> None:
    given = examples()
    for train, test in folds_of(given):
        assert not {given[i].group for i in train} & {given[i].group for i in test}


def test_each_example_is_judged_by_a_model_without_its_fold() -> None:
    given = examples()
    judged = crossed(given, Recipe())
    assert len({number for number, _ in judged}) == 5
    assert all(m.best(e.features)[0] == e.label for e, (_, m) in zip(given, judged, strict=True))


def test_a_coarser_model_adds_to_every_label_under_it() -> None:
    model = fitted(examples(), Recipe(coarser=((lambda label: label[:2], 1.0),)))
    assert model.labels == ("AID", "ASSAULT")
