"""A file becomes an article, whatever it holds."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.articles import Found, Outlets, find
from digest.articles.decoding import LARGEST
from digest.articles.reading import read
from digest.model import Outlet

TEXT = "The harbour board of Ebbtown voted on Tuesday to close the old bridge for good.\n"


def article(root: Path, name: str, data: bytes | str, meta: str | None = None, outlets=None):
    (root / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    if meta is not None:
        (root / f"{Path(name).stem}.meta.yml").write_text(meta, "utf-8")
    (found,) = find(root)
    found_, problems = read(found, root, outlets or Outlets())
    return found_, [(problem.path, problem.line, problem.level) for problem in problems]


def test_front_matter_and_text(tmp_path):
    made, problems = article(
        tmp_path, "a.md", f"---\ntitle: Bridge to Close\noutlet: ebb courier\npublished: 2024-05-16\nevent: bridge\n---\n\n{TEXT}",  # noqa: E501
        outlets=Outlets({"The Ebb Courier": Outlet(name="The Ebb Courier")}),
    )  # fmt: skip
    assert problems == []
    assert made.text == f"\n{TEXT}" and made.line == 7
    assert (made.outlet, made.outlet_label) == ("The Ebb Courier", "The Ebb Courier")
    assert (made.title.value, made.title.span, made.event) == ("Bridge to Close", None, "bridge")
    assert (made.published.value, made.published_basis) == ("2024-05-16", "metadata")


def test_the_file_beside_it_wins_and_says_so(tmp_path):
    made, problems = article(
        tmp_path, "a.md", f"---\ntitle: Old\nauthor: Ann Lee\n---\n{TEXT}", meta="title: New\nflags: satire\n"
    )
    assert (made.title.value, made.author.value, [flag.name for flag in made.flags]) == (
        "New",
        "Ann Lee",
        ["satire"],
    )
    assert problems == [("a.md", 2, "info")]


def test_raw_text_with_metadata_beside_it_keeps_its_bytes(tmp_path):
    made, problems = article(tmp_path, "a.txt", f"---\n{TEXT}", meta="outlet: Ebb\nurl: javascript:x\n")
    assert made.text == f"---\n{TEXT}" and made.outlet == "Ebb" and made.url is None
    assert problems == [("a.meta.yml", 2, "warning")]


@pytest.mark.parametrize(
    ("name", "data", "meta", "problem"),
    [
        ("a.txt", b"", None, ("a.txt", None, "error")),
        ("a.txt", b"x\n\0y", None, ("a.txt", 2, "error")),
        ("a.txt", b"x" * (LARGEST + 1), None, ("a.txt", None, "error")),
        ("a.md", "---\noutlet: A\n---\n\n", None, ("a.md", 4, "error")),
        ("a.md", f"---\ntitle: [\n---\n{TEXT}", None, ("a.md", 3, "error")),
        ("a.txt", TEXT, "a: *b", ("a.meta.yml", 1, "error")),
        ("a.txt", TEXT, "\0", ("a.meta.yml", 1, "error")),
        ("a.html", "<html></html>", None, ("a.html", 1, "error")),
        ("a.html", "no page", None, ("a.html", 1, "error")),
    ],
    ids=[
        "empty",
        "binary",
        "large",
        "no body",
        "broken front matter",
        "broken metadata",
        "binary metadata",
        "empty page",
        "no page",
    ],
)
def test_a_bad_article_is_left_out_and_named(tmp_path, name, data, meta, problem):
    made, problems = article(tmp_path, name, data, meta)
    assert made is None
    assert problems == [problem]


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.txt", f"{TEXT}caf\xe9".encode("latin-1"), 2),
        ("a.md", f"---\ntitel: A\n---\n{TEXT}", 2),
        ("a.md", f"---\ntitle: A\n{TEXT}", 1),
        ("a.md", "---\ntitle: A\n---\n", 4),
    ],
    ids=["encoding", "unknown key", "endless front matter", "only a title"],
)
def test_a_doubtful_article_is_used_with_a_warning(tmp_path, name, data, line):
    made, problems = article(tmp_path, name, data)
    assert made is not None
    assert problems == [(name, line, "warning")]


def test_a_file_that_is_gone_is_a_problem(tmp_path):
    made, problems = read(Found("gone.txt", "gone"), tmp_path, Outlets())
    assert made is None and [problem.path for problem in problems] == ["gone.txt"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (f"By ANN LEE\n\n{TEXT}", "by Ann Lee"),
        (f"EBBTOWN (Reuters) - {TEXT}", "Reuters, Ebbtown"),
        (f"Bridge to Close\n\nEBBTOWN — {TEXT}", "Ebbtown: “Bridge to Close”"),
        (f"Bridge to Close\n\n{TEXT}", "“Bridge to Close”"),
        (
            f"Bridge to Close\n\n{TEXT}\nThis story was written with the help of AI.\n",
            "AI-generated: “Bridge to Close”",
        ),
        (TEXT, "“The harbour board of Ebbtown voted on Tuesday…”"),
    ],
)
def test_a_column_without_an_outlet_says_what_the_article_states(tmp_path, text, label):
    made, _ = article(tmp_path, "a.txt", text)
    assert made.outlet is None and made.outlet_label == label


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT * 3, "en"),
        (
            "Der Hafenrat von Ebbstadt hat am Dienstag beschlossen, die alte Brücke für immer zu schließen, sagte die Bürgermeisterin.",  # noqa: E501
            "de",
        ),
        (
            "Міська рада у вівторок вирішила назавжди закрити старий міст, повідомила мерка міста на засіданні.",  # noqa: E501
            "uk",
        ),
        ("Brücke zu", "en"),
        ("12345 67890 " * 20, "en"),
    ],
    ids=["English", "German", "Ukrainian", "too short", "numbers"],
)
def test_language(tmp_path, text, language):
    assert article(tmp_path, "a.txt", text)[0].language == language


PAGE = """<!doctype html><html lang="en-GB"><head><title>Bridge to Close | The Ebb Courier</title>
<meta property="og:site_name" content="The Ebb Courier"><meta property="og:title" content="Bridge to Close">
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2024-05-16T22:10:00-05:00">
<link rel="canonical" href="https://ebb.example/bridge"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Bridge to Close</h1><p>{0}</p><p>{0}</p><p>Mayor Ann Lee said that the town had waited long enough for it.</p></article>
<footer>All rights reserved</footer><script>alert(1)</script></body></html>""".format(  # noqa: E501
    TEXT.strip() + " The vote was close, five to four."
)


def test_a_page_states_its_outlet_and_date(tmp_path):
    made, problems = article(tmp_path, "a.html", PAGE)
    assert problems == []
    assert (made.outlet, made.title.value, made.author.value) == (
        "The Ebb Courier",
        "Bridge to Close",
        "Ann Lee",
    )
    assert (made.published.value, made.published_basis) == ("2024-05-16", "metadata")
    assert (made.url, made.language) == ("https://ebb.example/bridge", "en")
    assert "five to four" in made.text and "alert" not in made.text and "All rights" not in made.text


def test_a_page_that_states_nothing_is_given_nothing(tmp_path):
    bare = (
        PAGE[: PAGE.index("<meta")]
        + '<link rel="canonical" href="javascript:x">'
        + PAGE[PAGE.index("</head>") :]
    )
    made, _ = article(tmp_path, "a.html", bare.replace(' lang="en-GB"', ""))
    assert made.outlet is None and made.published is None and made.url is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    ),
    st.sampled_from(["txt", "md"]),
    st.booleans(),
)
def test_any_bytes_make_an_article_or_a_problem(tmp_path, data, suffix, front):
    file = tmp_path / f"a.{suffix}"
    file.write_bytes(b"---\n" * front + data)
    made, problems = read(Found(file.name, "a"), tmp_path, Outlets())
    assert made is not None or any(problem.level == "error" for problem in problems)
    if made is not None:
        made.text.encode()
        assert all(block.kind and 0 <= block.start < block.end <= len(made.text) for block in made.blocks)


def test_hostile_names_are_read(tmp_path):
    for name in (
        "a\nb.txt",
        "<script>alert(1)<.txt",
        "..%2f..%2fetc.txt",
        "\u202egpj.txt",
        "x" * 240 + ".txt",
        "{{ 7*7 }}.txt",
    ):
        (tmp_path / name).write_text(TEXT, "utf-8")
    for found in find(tmp_path):
        made, problems = read(found, tmp_path, Outlets())
        assert made is not None and problems == ()
        assert "\n" not in made.path and "\u202e" not in made.path
