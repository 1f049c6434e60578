"""Front matter, metadata files and the outlet registry: all mistakes at once, each with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.articles import read_outlets
from digest.articles.metadata import take_apart, understand
from digest.model import Outlet


def stated(yaml):
    values, problems = understand(yaml, "a.md", 2)
    return {key: value.value for key, value in (values or {}).items()}, [
        (problem.line, problem.level, problem.cause) for problem in problems
    ]


@pytest.mark.parametrize(
    ("text", "yaml", "body", "line"),
    [
        ("---\ntitle: A\n---\n\n  Text\n", "title: A\n", "\n  Text\n", 4),
        ("---\n---\nText", "", "Text", 3),
        ("---  \ntitle: A\n--- \nText", "title: A\n", "Text", 4),
        ("---\ntitle: A\n---", "title: A\n", "", 3),
        ("---\na: 1\n---\nText\n---\nMore", "a: 1\n", "Text\n---\nMore", 4),
        ("Text\n---\nMore", None, "Text\n---\nMore", 1),
        ("----\nText\n---\n", None, "----\nText\n---\n", 1),
    ],
    ids=["blank lines kept", "empty", "spaces", "no body", "later rule", "none", "four dashes"],
)
def test_front_matter_ends_with_the_newline_of_its_closing_dashes(text, yaml, body, line):
    front = take_apart(text)
    assert (front.yaml, front.text, front.line) == (yaml, body, line)
    assert text.endswith(front.text)


def test_front_matter_that_never_ends_is_text_with_a_doubt():
    front = take_apart("---\ntitle: A\n\nText\n")
    assert (front.yaml, front.text) == (None, "---\ntitle: A\n\nText\n")
    assert front.doubt == "front matter begins here and never ends; it is missing a line of ---"


def test_every_key():
    values, problems = stated(
        'title: "A: B"\noutlet: The Ebb\nauthor: [Ann Lee, Bo Li, Cy Ng]\npublished: 2024-05-16\n'
        "url: https://ebb.example/a?b=1&c=%20\nlanguage: en-GB\nevent: harbour-talks\nflags: [opinion, satire]\n"  # noqa: E501
    )
    assert problems == []
    assert values == {
        "title": "A: B",
        "outlet": "The Ebb",
        "author": "Ann Lee, Bo Li and Cy Ng",
        "published": "2024-05-16",
        "url": "https://ebb.example/a?b=1&c=%20",
        "language": "en",
        "event": "harbour-talks",
        "flags": ("opinion", "satire"),
    }


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-16", "2024-05-16"),
        ("2024-5-6", "2024-05-06"),
        ("2024-05-16T23:30:00-05:00", "2024-05-16"),
        ("2024-05-16 00:10:00", "2024-05-16"),
        ('"2024-05-16"', "2024-05-16"),
        ('"16 May 2024"', "2024-05-16"),
        ("May 16, 2024", "2024-05-16"),
        ("16.05.2024", "2024-05-16"),
        ("16/05/2024", "2024-05-16"),
    ],
)
def test_dates_as_yaml_has_them_or_written_out(written, day):
    assert stated(f"published: {written}") == ({"published": day}, [])


@pytest.mark.parametrize(
    ("yaml", "line", "cause"),
    [
        ("title: 1984", 2, 'title: expected text, found a number ("1984"); put it in quotes'),
        ("title: [A, B]", 2, "title: expected text, found a list"),
        ("title: yes", 2, 'title: expected text, found true or false ("yes"); put it in quotes'),
        ('title: "  "', 2, "title: expected text, found nothing"),
        ("published: 2024-13-45", 2, 'published: no such date: "2024-13-45"'),
        ("published: 05/06/2024", 2, 'published: expected a date like 2024-05-16, found "05/06/2024"'),
        ("published: 2024-05", 2, 'published: expected a date like 2024-05-16, found "2024-05"'),
        ("published: 2024", 2, 'published: expected a date like 2024-05-16, found a number ("2024")'),
        ("published: yesterday", 2, 'published: expected a date like 2024-05-16, found "yesterday"'),
        (
            "url: javascript:alert(1)",
            2,
            'url: expected an address that begins with http:// or https://, found "javascript:alert(1)"',
        ),
        (
            "url: //ebb.example",
            2,
            'url: expected an address that begins with http:// or https://, found "//ebb.example"',
        ),
        ('url: "https://[bad"', 2, "url: no web address: Invalid IPv6 URL"),
        ("language: English", 2, 'language: expected a language tag like en or pt-BR, found "English"'),
        ("flags: [opinion, opinon]", 2, 'flags: "opinon" unknown; did you mean opinion?'),
        ("\nautor: Ann Lee", 3, 'unknown key "autor"; did you mean author?'),
        ("x: 1", 2, 'unknown key "x"; known: title, outlet, author, published, url, language, event, flags'),
        ("title: A\noutlet: B\ntitle: C", 4, "title: stands here again, after line 2"),
        ("- a\n- b", 2, "expected lines of `key: value`, found a list"),
        ("just words", 2, 'expected lines of `key: value`, found "just words"'),
        (
            "{[a]: b}",
            2,
            "unknown key a list; known: title, outlet, author, published, url, language, event, flags",
        ),
    ],
)
def test_a_mistake_costs_its_value_and_says_where(yaml, line, cause):
    values, problems = stated(yaml)
    assert problems == [(line, "warning", cause)]
    assert values == ({"title": "A", "outlet": "B"} if "outlet" in yaml and "unknown" not in cause else {})


def test_all_mistakes_at_once():
    _, problems = stated("title: 1\npublished: soon\nurl: ftp://x\nflags: fun\nwhen: now\nlanguage: [en]\n")
    assert [line for line, _, _ in problems] == [2, 3, 4, 5, 6, 7]


def test_norwegian_is_a_language():
    assert stated("language: no") == ({"language": "no"}, [])


def test_a_key_without_a_value_is_left_out():
    assert stated("title:\nauthor: ~\n") == ({}, [])


@pytest.mark.parametrize(
    ("yaml", "line", "cause"),
    [
        (
            "title: 'A\noutlet: B",
            3,
            "not YAML: found unexpected end of stream, while scanning a quoted scalar",
        ),
        ("a: &x [1]\nb: *x", 3, "not YAML: aliases (*name) are not allowed"),
        (
            "title: A\n\tb: c",
            3,
            "not YAML: found character '\\t' that cannot start any token, while scanning for the next token",
        ),
        ("title: A\x07", 2, "not YAML: character U+0007 in it"),
        ("[" * 5000, 2, "not metadata: nested too deep"),
    ],
    ids=["open quote", "alias", "tab", "control", "deep"],
)
def test_what_is_no_yaml_is_an_error(yaml, line, cause):
    values, problems = understand(yaml, "a.md", 2)
    assert values is None
    assert [(problem.line, problem.level, problem.cause) for problem in problems] == [(line, "error", cause)]


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system ['true']", "!x y", "!!binary '%%%'", "!!timestamp x"]
)
def test_tags_run_nothing(tag):
    values, problems = stated(f"title: {tag}")
    assert values == {} and len(problems) == 1


@given(st.text(max_size=200))
def test_any_yaml_gives_values_or_problems(text):
    values, problems = understand(text, "a.md", 2)
    assert values is not None or problems


OUTLETS = """\
- name: The Ebb Courier
  home: https://ebb.example
  country: Ebbland
  note: Owned by the harbour board.
  source: https://ebb.example/about
  also: [Ebb Courier Online, EC]
- name: Tidings
  note: Said to be dull.
- home: https://nameless.example
- name: TIDINGS
- just a name
- name: Flood
  home: javascript:alert(1)
  coutry: X
"""


def test_outlet_registry(tmp_path):
    path = tmp_path / "outlets.yml"
    path.write_text(OUTLETS, "utf-8")
    outlets, problems = read_outlets(path)
    assert outlets == {
        "The Ebb Courier": Outlet(
            name="The Ebb Courier",
            home="https://ebb.example",
            country="Ebbland",
            note="Owned by the harbour board.",
            source="https://ebb.example/about",
        ),
        "Tidings": Outlet(name="Tidings"),
        "Flood": Outlet(name="Flood"),
    }
    assert [(problem.line, problem.cause) for problem in problems] == [
        (8, "Tidings: a note needs its source; left out"),
        (9, "an outlet without a name is left out"),
        (10, "TIDINGS: already in line 7"),
        (11, 'expected lines of `key: value`, found "just a name"'),
        (13, 'home: expected an address that begins with http:// or https://, found "javascript:alert(1)"'),
        (14, 'unknown key "coutry"; did you mean country?'),
    ]


@pytest.mark.parametrize(
    ("stated_", "name"),
    [
        ("ebb courier", "The Ebb Courier"),
        ("The  Ebb Courier", "The Ebb Courier"),
        ("ec", "The Ebb Courier"),
        ("Ebb", "Ebb"),
    ],
)
def test_an_outlet_is_known_by_its_other_spellings(tmp_path, stated_, name):
    path = tmp_path / "outlets.yml"
    path.write_text(OUTLETS, "utf-8")
    assert read_outlets(path)[0].named(stated_) == name


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (None, 0),
        (b"", 0),
        (b"# nothing\n", 0),
        (b"name: A", 1),
        (b"\0", 1),
        (b"- [", 1),
        (b"- &a b\n- *a", 1),
    ],
    ids=["no file", "empty", "comment", "not a list", "binary", "not yaml", "alias"],
)
def test_a_broken_registry_is_an_empty_one(tmp_path, data, problems):
    path = tmp_path / "outlets.yml"
    if data is not None:
        path.write_bytes(data)
    outlets, found = read_outlets(path)
    assert outlets == {} and len(found) == problems
