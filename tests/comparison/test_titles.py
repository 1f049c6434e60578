"""Names that articles introduce for a thing."""

from __future__ import annotations

import re

import pytest

from digest.comparison.wording.members import members
from digest.comparison.wording.titles import names
from digest.comparison.wording.uses import Use
from digest.model import Term
from tests.comparison.made_up import reading


def uses(*texts: str) -> list[Use]:
    return [
        Use(column, Term(m.start(), m.end(), "bill", "", "bill"), frozenset(), frozenset())
        for column, text in enumerate(texts)
        for m in re.finditer(r"\bbill\b", text)
    ]


def introduced(*texts: str) -> list[str]:
    return names(uses(*texts), tuple(reading(str(n), text) for n, text in enumerate(texts)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bill, known as SB 77, passed.", ["SB 77"]),
        ("The bill, also called the Fair Ports Act, passed.", ["Fair Ports Act"]),
        ("The bill, the Act for the Relief of Bats, or ARB, passed.", []),
        ("The bill, the Relief of Bats Act, or RBA, passed.", ["RBA", "Relief of Bats Act"]),
        ("The Relief of Bats Act (RBA), a sweeping bill, passed.", ["RBA", "Relief of Bats Act"]),
        ("The bill, Senator Ada Roe said, passed.", []),
        ("The bill amends the Fair Ports Act of old.", []),
        ("The bill would end the Old Ports Act, or OPA, he said.", []),
    ],
)
def test_only_what_stands_beside_a_term(text: str, expected: list[str]) -> None:
    assert introduced(text) == expected


def test_a_name_counts_wherever_the_articles_have_it() -> None:
    texts = (
        "The bill, the Fair Ports Act, passed. The Fair Ports Act is new.",
        "The bill is FPA. Yes to FPA.",
    )
    first, second = texts
    second = second.replace("is FPA", "is the Fair Ports Act, or FPA")
    columns = (reading("a", first), reading("b", second))
    found = members(uses(first, second), columns, full=True)
    assert [(m.article, m.term, len(m.spans)) for m in found] == [
        ("a", "Fair Ports Act", 2),
        ("a", "bill", 1),
        ("b", "FPA", 2),
        ("b", "bill", 1),
        ("b", "Fair Ports Act", 1),
    ]
