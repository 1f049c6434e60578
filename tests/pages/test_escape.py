"""Whatever an article says shows as that text, in every renderer."""

from __future__ import annotations

import re
from html import unescape

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Template
from rendering import RENDERERS, Seen, commonmark, with_everything

from digest.pages import escape

HOSTILE = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "html-closing": "</li></ul><h1>Mine</h1>",
    "html-comment": "<!-- gone --> seen <!--",
    "cdata": "<![CDATA[x]]> <?php echo 1 ?> <!DOCTYPE x>",
    "entities": "&lt;b&gt; &amp;amp; &#x41; &copy; &nosuch;",
    "emphasis": "*one* **two** ***three*** _four_ __five__ snake_case_name 2*3*4",
    "code": "`code` ``more`` ```fence``` ~~~",
    "link": "[text](javascript:alert(1)) [ref][x] [x]: http://a.example ![i](http://a.example/b.png)",
    "autolink": "<http://a.example> http://b.example/x?y=1 www.c.example d@e.example ftp://f.example",
    "domain": "Read Example.org or bit.ly/x today.News",
    "mention": "@name and user/repo#1 #12 GH-34 !5 ?6 user@0123456789012345678901234567890123456789",
    "commit": "see 0123456789abcdef0123456789abcdef01234567 and abc1234 and 1234567",
    "jinja": "{{ config }} {% include 'x' %} {# gone #} {%- raw -%}",
    "snippet": '--8<-- "/etc/passwd" ;--8<-- "x" --8<--',
    "snippet-dashes": "-8<- ---8<---",
    "critic": "{++added++} {--gone--} {~~a~>b~~} {==lit==} {>>note<<}",
    "attributes": "words {: #id .class onclick=x } { .c }",
    "maths": r"$x^2$ $$y$$ \(z\) \[w\] costs $240 and $5",
    "keys": "++ctrl+alt+del++ ==mark== ^^ins^^ ~~del~~ H~2~O x^2^",
    "emoji": ":smile: :+1: 10:30:45 ::",
    "footnote": "[^1] [^1]: note",
    "abbreviation": "*[HTML]: Hyper",
    "wikilink": "[[Page]] [[Page|x]]",
    "smart-quotes": "'single' \"double\" it's 'n' <<guillemets>> '90s",
    "smart-dashes": "a -- b --- c ... d .... e..",
    "smart-symbols": "(c) (r) (tm) (C) +/- c/o =/= --> <-- <--> 1/2 1/4 3/4 7/8 1st 2nd 3rd 75th 111th",
    "progress": '[=85% "85%"] [ ] [x] task',
    "table": "| a | b | :---: |",
    "backslash": r"\* \\ \# \[ C:\new\table \<b>",
    "bars": "--- *** === ___",
    "magic": "facebook: @github:user @twitter:somebody",
    "quotation": "“Nobody,” she said – ‘nobody’ … won’t",
    "hidden-stash": "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x02amp\x03",
}
OPENERS = {
        "bullet": "- item", "plus": "+ item", "number": "1. item", "paren": "1) item", "letter": "a. item",
        "roman": "iv) item", "hash": "# title", "hashes": "####### x", "quote": "> said", "setext": "===",
        "rule": "---", "definition": ": term", "admonition": '!!! note "x"', "details": "??? note",
        "tab": '=== "Tab"', "block": "/// html | div", "fence": "```py", "tilde": "~~~",
        "indent": "    code", "tabbed": "\tcode", "colon-fence": "::: note", "reference": "[x]: http://a.example",
        "year": "1986. A great year", "snippet": '--8<-- "x"', "front": "--- x: y",
}  # fmt: skip


def shown(html: str) -> str:
    return Seen(html).text.replace("\n", "")


def contexts(source: str) -> dict[str, str]:
    """Where our pages put article text."""
    return {
        "paragraph": source,
        "cell": f"- row\n    - [x](a.md): {source} *note*",
        "label": f"- row\n    - [{source}](a.md): x",
        "heading": f"## {source}",
        "strong": f"- **{source}** x",
        "note": f"- x *one · {source} · two*",
    }


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda r: r.__name__)
@pytest.mark.parametrize("text", [*HOSTILE.values(), *OPENERS.values()], ids=[*HOSTILE, *OPENERS])
def test_hostile_text_shows_as_text(text, renderer):
    wanted = escape.visible(text)
    for where, source in contexts(escape.inline(text)).items():
        html = renderer(source)
        plain = renderer(contexts("TEXT")[where])
        assert shown(html) == shown(plain).replace("TEXT", wanted), where
        assert Seen(html).tags == Seen(plain).tags, where


HARMLESS = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"])
SPICY = st.text(
    st.one_of(st.sampled_from("&<>\"'*_[]{}\\`|~^=$+#@:.-/()!?;,%0123abc \n\t"), HARMLESS), max_size=60
)


@settings(deadline=None)
@given(st.one_of(SPICY, st.text(max_size=60), st.sampled_from(list(HOSTILE.values())).map(lambda t: t * 2)))
def test_any_text_shows_as_itself(text):
    wanted = escape.visible(text)
    source = f"x {escape.inline(text)} y"
    for renderer in (with_everything, commonmark):
        seen = Seen(renderer(source))
        assert seen.text.strip("\n") == f"x {wanted} y"
        assert [t for t in seen.tags if t != "bdi"] == ["p"]


@settings(deadline=None)
@given(st.text(st.sampled_from("ab1.-@#:/ \n_*[]<>&'\"{}$%!?()+=\\`|~^"), max_size=40))
def test_text_at_the_head_of_a_line_stays_in_its_paragraph(text):
    wanted = escape.visible(text)
    for renderer in RENDERERS:
        seen = Seen(renderer(escape.inline(text) + "\n"))
        assert seen.text.strip("\n") == wanted
        assert seen.tags == (["p"] if wanted else [])


@settings(deadline=None)
@given(st.text(st.sampled_from("{}%# ab-'\"\n"), max_size=40))
def test_templates_find_nothing_to_run(text):
    source = escape.inline(text)
    assert Template(source).render() == source


LINKED_BY_HOSTS = re.compile(
    r"""(?x) @\w | \#\d | \bGH-\d | [!]\d | \b[0-9a-f]{7,40}\b
    | (?i:https?://|www\.\w) | \w@\w+\.\w"""
)


@pytest.mark.parametrize("name", ["autolink", "mention", "commit", "magic"])
def test_hosts_that_link_in_the_finished_page_find_no_pattern(name):
    html = commonmark(escape.inline(HOSTILE[name]))
    found = [m[0] for node in Seen(html).nodes for m in LINKED_BY_HOSTS.finditer(node) if not m[0].isdigit()]
    # An address is recognised in the source, where its colon and dots are references.
    assert [f for f in found if not f.lower().startswith(("http", "www"))] == []
    source = escape.inline(HOSTILE[name])
    assert not re.search(r"(?i)https?:|www\.", source)


CONTROLS = {
    "reversed writing": ("pay \u202e001 now", "pay \ufffd001 now"),
    "tags": ("a\U000e0041b", "a\ufffdb"),
    "bell": ("a\x07b\x1bc", "a\ufffdb\ufffdc"),
    "lone surrogate": ("a\ud800b", "a\ufffdb"),
    "lines": ("a\r\nb\u2028c\u0085d\x0ce", "a b c d e"),
    "folded": ("  a \t\n  b  ", "a b"),
    "placeholder": ("\x02amp\x03", "\ufffdamp\ufffd"),
}


@pytest.mark.parametrize(("text", "wanted"), CONTROLS.values(), ids=CONTROLS)
def test_controls_are_made_visible(text, wanted):
    assert escape.visible(text) == wanted
    escape.inline(text).encode("utf-8")


def test_text_that_turns_direction_is_isolated():
    assert escape.inline("\u05e9\u05dc\u05d5\u05dd") == "<bdi>\u05e9\u05dc\u05d5\u05dd</bdi>"
    assert escape.inline("a\u2067b") == "<bdi>a&#x2067;b</bdi>"
    assert escape.inline("plain") == "plain"


def test_invisible_characters_show_in_a_diff():
    assert escape.inline("a\u200bb\ufeffc\u00add") == "a&#x200b;b&#xfeff;c&#xad;d"


READABLE = {
    "sentence": "Nobody won, nobody lost; the harbour simply opens again.",
    "typographic": "“We walked out for the night shift,” said Orrin – who’d led it.",
    "abbreviation": "U.S. officials met Mr. Orrin at 10 a.m. (local time).",
    "hyphen": "a nine-day strike",
    "colon": "He said: no.",
}


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE)
def test_ordinary_prose_is_left_readable(text):
    assert escape.inline(text) == text


ADDRESSES = {
    "plain": ("https://a.example/b", "https://a.example/b"),
    "query": ("https://a.example/?a=1&b=2", "https://a.example/?a=1&b=2"),
    "underscores": ("https://a.example/a_b_c*d*", "https://a.example/a_b_c%2Ad%2A"),
    "parens": ("https://a.example/x_(y)", "https://a.example/x_%28y%29"),
    "space": ("https://a.example/a b", "https://a.example/a%20b"),
    "quotes": ('https://a.example/"onclick="x', "https://a.example/%22onclick=%22x"),
    "percent": ("https://a.example/%C3%BC", "https://a.example/%C3%BC"),
    "letters": ("https://a.example/ü", "https://a.example/%C3%BC"),
    "dollar": ("https://a.example/$x$", "https://a.example/%24x%24"),
    "plus": ("https://a.example/?q=a++b++", "https://a.example/?q=a++b++"),
    "equals": ("https://a.example/?q==a==", "https://a.example/?q==a=="),
    "braces": ("https://a.example/{{x}}", "https://a.example/%7B%7Bx%7D%7D"),
    "bracket": ("https://a.example/[x]", "https://a.example/%5Bx%5D"),
    "fragment": ("https://a.example/x#y", "https://a.example/x#y"),
}


@pytest.mark.parametrize(("address", "wanted"), ADDRESSES.values(), ids=ADDRESSES)
def test_addresses_survive_every_renderer(address, wanted):
    target = escape.url(address)
    assert target is not None
    for renderer in RENDERERS:
        html = renderer(f"- x *[original]({target})*")
        (href,) = re.findall(r'<a[^>]* href="([^"]*)"', html)
        assert unescape(href) == wanted, renderer.__name__


REFUSED = [
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//a.example/x", "/x", "x", "", "http://",
    "file:///etc/passwd", "mailto:a@b.example", "https://a.example/\x00", "https://[broken", "http:a",
]  # fmt: skip


@pytest.mark.parametrize("address", REFUSED)
def test_other_addresses_are_no_links(address):
    assert escape.url(address) is None


@given(st.text(max_size=40))
def test_front_matter_is_one_value_and_safe_in_html(text):
    source = f"a: {escape.front_matter(text)}\nb: 1\n"
    read = yaml.safe_load(source)
    assert list(read) == ["a", "b"]
    assert unescape(read["a"]) == escape.visible(text)
    assert not set(read["a"]) & set("<>\"'")


@pytest.mark.parametrize(
    ("text", "limit", "wanted"),
    [
        ("short", 10, "short"),
        ("a longer sentence", 10, "a longer…"),
        ("a longer, sentence", 11, "a longer…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_clip(text, limit, wanted):
    assert escape.clip(text, limit) == wanted


@pytest.mark.parametrize("char", ["a", "0", "“", '"', " ", "-", ".", "@", "<", "\u202e", "/", "f1"])
def test_long_lines_of_one_character_take_linear_time(char):
    assert escape.visible(escape.inline(char * 100_000)).count("\n") == 0


@pytest.mark.parametrize("char", ["a", "@"])
def test_a_megabyte_is_no_trouble(char):
    assert len(escape.inline(char * 1_000_000)) >= 1_000_000
