"""A published row keeps its anchor, whatever happens to its content id."""

from __future__ import annotations

from dataclasses import replace

from digest.anchors import Settled, settle
from digest.model import Article, Comparison, Event, Figure, FigureGroup, Quote, QuoteGroup, Reading, Span


def reading(name: str, *quotes: str, figures: tuple[str, ...] = ()) -> Reading:
    text = " ".join((*quotes, *figures))
    return Reading(
        article=Article(id=name, path=f"{name}.txt", text=text, blocks=(), outlet_label=name),
        words=(),
        sentences=(),
        lede=None,
        quotes=tuple(
            Quote(id=f"{name}#q{n}", kind="direct", spans=(Span(0, 1),), text=q, speaker=None, cue=None)
            for n, q in enumerate(quotes, 1)
        ),
        figures=tuple(
            Figure(id=f"{name}#f{n}", kind="count", span=Span(0, 1), text=f, value=1.0)
            for n, f in enumerate(figures, 1)
        ),
    )


def compared(readings: list[Reading], **rows: list[str]) -> Comparison:
    event = Event(id="e", title="E", articles=tuple(r.id for r in readings))
    return Comparison(
        event=event,
        quotes=tuple(
            QuoteGroup(id=i.replace("_", "-"), speaker=None, members=tuple(m), status="single")
            for i, m in rows.items()
        ),
    )


def run(readings: list[Reading], comparison: Comparison, before: Settled | None = None) -> Settled:
    return settle(
        comparison,
        {r.id: r for r in readings},
        before.rows if before else {},
        before.aliases if before else {},
    )


def anchors(settled: Settled) -> list[str]:
    return [g.id for g in settled.comparison.quotes]


A = reading("a", "We will mend the bridge by spring", "Nobody asked us")
B = reading("b", "mend the bridge by spring", "It was cold")


def test_without_memory_the_anchor_is_the_content_id() -> None:
    settled = run([A], compared([A], mend_bridge=["a#q1"], nobody_asked=["a#q2"]))
    assert anchors(settled) == ["q-mend-bridge", "q-nobody-asked"]
    assert settled.aliases == {}


def test_an_article_that_joins_does_not_move_the_anchor() -> None:
    first = run([A], compared([A], mend_bridge=["a#q1"], nobody_asked=["a#q2"]))
    then = run(
        [A, B], compared([A, B], bridge_spring=["a#q1", "b#q1"], nobody_asked=["a#q2"], cold=["b#q2"]), first
    )
    assert anchors(then) == ["q-mend-bridge", "q-nobody-asked", "q-cold"]
    assert then.aliases == {}


def test_rows_that_merge_keep_one_anchor_and_lead_the_other_on() -> None:
    first = run([A, B], compared([A, B], mend_bridge=["a#q1"], by_spring=["b#q1"], rest=["a#q2", "b#q2"]))
    then = run([A, B], compared([A, B], bridge=["a#q1", "b#q1"], rest=["a#q2", "b#q2"]), first)
    kept = anchors(then)[0]
    lost = ({"q-mend-bridge", "q-by-spring"} - {kept}).pop()
    assert kept in {"q-mend-bridge", "q-by-spring"}
    assert then.aliases == {lost: kept}
    # and the alias lasts over further builds
    again = run([A, B], compared([A, B], bridge=["a#q1", "b#q1"], rest=["a#q2", "b#q2"]), then)
    assert (anchors(again), again.aliases) == (anchors(then), then.aliases)


def test_rows_that_split_leave_the_anchor_with_the_larger_part() -> None:
    c = reading("c", "the bridge will be mended by spring")
    first = run([A, B, c], compared([A, B, c], bridge=["a#q1", "b#q1", "c#q1"]))
    then = run([A, B, c], compared([A, B, c], mended=["c#q1"], mend=["a#q1", "b#q1"]), first)
    assert anchors(then) == ["q-mended", "q-bridge"]


def test_a_new_row_never_takes_a_published_name() -> None:
    first = run([A], compared([A], bridge=["a#q1"]))
    then = run([A, B], compared([A, B], other=["a#q1"], bridge=["b#q1"]), first)
    assert anchors(then) == ["q-bridge", "q-bridge-2"]


def test_a_longer_version_found_later_keeps_its_key() -> None:
    first = run([A], compared([A], bridge=["a#q1"]))
    longer = replace(A, quotes=(replace(A.quotes[0], text=A.quotes[0].text + ", whatever it costs"),))
    then = run([longer], compared([longer], whatever=["a#q1"]), first)
    assert anchors(then) == ["q-bridge"]


def test_two_equal_figures_of_one_article_are_two_facts() -> None:
    r = reading("a", figures=("two", "two"))
    comparison = Comparison(
        event=Event(id="e", title="E", articles=("a",)),
        figures=(
            FigureGroup(id="boats", measure="boats", members=("a#f1",), status="single"),
            FigureGroup(id="men", measure="men", members=("a#f2",), status="single"),
        ),
    )
    settled = run([r], comparison)
    assert settled.rows == {"a": {"f:two": "f-boats", "f:two~2": "f-men"}}
