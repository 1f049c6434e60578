"""What each line is there for. Every text here is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.articles.layout import lay_out

LEDE = "The harbour board of Ebbtown voted on Tuesday to close the old bridge for good."
MORE = "Mayor Ann Lee said that the town had waited long enough for a decision on it."
LAST = "The board is to meet again before the summer, according to its secretary there."


def kinds(text, **stated):
    layout = lay_out(text, **stated)
    return [(block.kind, text[block.start : block.end]) for block in layout.blocks]


def kind_of(line, *, above="", below=LAST):
    """The kind of a line that stands between paragraphs."""
    text = f"{above}{LEDE}\n\n{MORE}\n\n{line}\n\n{below}"
    return next(kind for kind, words in kinds(text) if words == line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Bridge closed in Ebbtown",
        "See also  Why the bridge was never painted",
        "Related articles",
        "READ ALSO: The mayor's diary",
        "Read the rest here.",
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Story continues below advertisement",
        "Share this article",
        "Click to share on Facebook (Opens in new window)",
        "Click here to read the full report.",
        "Follow Ann Lee on Twitter @annlee",
        '"Follow Bo Li on Twitter @boli."',
        "Sign up for our daily newsletter",
        "Sign up to receive the Ebb Courier newsletter in your inbox",
        "Subscribe to our YouTube channel",
        "We use cookies to improve your experience.",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Please enter your comment!",
        "Notify me of follow-up comments by email.",
        "Save my name, email, and website in this browser for the next time I comment.",
        "Stay Connected",
        "Latest posts",
        "Most Popular",
        "Tags: bridge, harbour, Ebbtown",
        "Filed under: Local",
        "© 2024 The Ebb Courier. All rights reserved.",
        "3 min read",
        "WATCH: The bridge falls",
        "Watch the full interview here:",
        "https://ebb.example/bridge",
        "pic.twitter.com/abc123",
        "tips@ebb.example",
        "Cy Ng contributed to this report.",
        "A version of this article appears in print on page A1.",
        "Download our app",
        "Skip to main content",
        "ua en ru",
        "EN | FR | DE",
        "* * *",
        "______",
        "[Read more](https://ebb.example/more)",
        "**Read more:** [Bridge closed](https://ebb.example/more)",
        "Already a subscriber? Log in",
        "If you have found a spelling error, please notify us.",
        '<tweet id="12"><tweet/>',
    ],
)
def test_furniture(line):
    assert kind_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "He read more books about the bridge than anybody in the town.",
        '"Read more books," she told the pupils.',
        "Share prices fell after the vote.",
        "Related firms were told to leave.",
        "Watch makers in the town were pleased.",
        "Follow the money, he said.",
        "See what they did there?",
        "The advertisement cost the board $400.",
        "Leave a reply to him, she said, and he will never answer.",
        "Comments from the board were brief.",
        "Cookies were served after the vote.",
        "More than 40 people came to the vote.",
        "Click, click, click went the cameras.",
        "She said:",
        "- The bridge is to close in May",
        "Home was where he wanted to go.",
        "No comment.",
        "By Tuesday the bridge had gone.",
        "Next year the board will vote again.",
        "Getty Images sued the board over a picture.",
        "This story is not over, the mayor said.",
        "The photo was taken by a child.",
        "The article was written by AI enthusiasts from Ebbtown, he said.",
        "HomeAway shares fell.",
        "Why did she do it?",
        "The vote was 5-4",
        "“We are sorry,” he said",
        "Bo Li is a fisherman at the harbour.",
    ],
)
def test_a_doubt_never_costs_a_sentence(line):
    assert kind_of(line) == ("heading" if line == "The vote was 5-4" else "body")


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Cy Ng",
        "Photo by Cy Ng/AFP",
        "Main photo source: Getty Images",
        "Image credit: Cy Ng / Getty Images",
        "Getty Images",
        "The old bridge at dawn. (AP Photo/Cy Ng)",
        "Ann Lee at the bridge (Getty Images)",
        "Ann Lee and Bo LiGetty Images",
        "The mayor at the bridge on Tuesday. Photograph: Cy Ng/Reuters",
        "(Photo by Cy Ng/Getty Images)",
        "FILE PHOTO: The bridge in March",
        "Cy Ng/AFP via Getty Images",
        "Representational image",
        "Screenshot: ebb.example",
    ],
)
def test_captions(line):
    assert kind_of(line) == "caption"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("“A bridge too old”", "heading"),
        ("What the board decided", "heading"),
        ("Sources By Agencies", "disclosure"),
        ("[This article was generated with AI. Your feed is customized.]", "disclosure"),
        ("This story was translated from the Ebbish by Cy Ng.", "disclosure"),
        ("Correction: An earlier version of this article misstated the mayor's age.", "disclosure"),
        ("(Reporting by Ann Lee; Editing by Bo Li)", "disclosure"),
        ("With inputs from agencies", "disclosure"),
    ],
)
def test_other_lines(line, kind):
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (f"{LAST}Latest posts", [("body", LAST), ("boilerplate", "Latest posts")]),
        (
            f"{LAST} Leave a ReplyYour email address will not be published. Required fields are marked *",
            [
                ("body", LAST),
                ("boilerplate", "Leave a Reply"),
                ("boilerplate", "Your email address will not be published."),
                ("boilerplate", "Required fields are marked *"),
            ],
        ),
        (
            f"{LAST} Read more: The bridge in numbers",
            [("body", LAST), ("boilerplate", "Read more: The bridge in numbers")],
        ),
        (f"Advertisement{LAST}"[:13] + LAST, [("boilerplate", "Advertisement"), ("body", LAST)]),
        (
            f"{MORE} {LAST} {MORE} (Photo: Cy Ng)",
            [("body", f"{MORE} {LAST} {MORE}"), ("caption", "(Photo: Cy Ng)")],
        ),
    ],
    ids=["glued end", "glued form", "link after a sentence", "glued front", "credit after a paragraph"],
)
def test_furniture_glued_to_text_is_cut_off(line, pieces):
    assert kinds(f"{LEDE}\n\n{line}")[1:] == pieces


def test_a_whole_page():
    text = (
        "Skip to content\nHome > News > Ebbtown\nMonday, June 3, 2024\n\nBridge to Close for Good\n\n"
        "Board votes five to four after long debate\n\nBy Ann Lee and Bo Li, Ebb Press\nPublished May 14, 2024 at 5:10 p.m. EDT\n"  # noqa: E501
        "Bridge to Close for Good The old bridge at dawn (Getty Images)\n\n"
        f"EBBTOWN (EP) — {LEDE}\n\n{MORE}\n\nA long wait\n\n{LAST}\n\nRelated articles\n\nBridge painted at last\n"  # noqa: E501
        "Mayor loses her hat\n\nLeave a Reply\n\nLatest posts\n\nWhat to do on Sunday\n"
    )
    assert kinds(text) == [
        ("boilerplate", "Skip to content"),
        ("boilerplate", "Home > News > Ebbtown"),
        ("date", "Monday, June 3, 2024"),
        ("headline", "Bridge to Close for Good"),
        ("standfirst", "Board votes five to four after long debate"),
        ("byline", "By Ann Lee and Bo Li, Ebb Press"),
        ("date", "Published May 14, 2024 at 5:10 p.m. EDT"),
        ("repeat", "Bridge to Close for Good"),
        ("caption", "The old bridge at dawn (Getty Images)"),
        ("body", f"EBBTOWN (EP) — {LEDE}"),
        ("body", MORE),
        ("heading", "A long wait"),
        ("body", LAST),
        ("boilerplate", "Related articles"),
        ("boilerplate", "Bridge painted at last"),
        ("boilerplate", "Mayor loses her hat"),
        ("boilerplate", "Leave a Reply"),
        ("boilerplate", "Latest posts"),
        ("boilerplate", "What to do on Sunday"),
    ]
    layout = lay_out(text)
    assert layout.title and layout.title.value == "Bridge to Close for Good"
    assert layout.author and layout.author.value == "Ann Lee and Bo Li"
    assert layout.published and (layout.published.value, layout.published_basis) == ("2024-05-14", "text")
    assert layout.published.span and layout.published.span.of(text) == "May 14, 2024"
    assert layout.dateline and layout.dateline.value == "EBBTOWN (EP)"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Tuesday, July 16, 2024\nHomeWorld News\n", ("2024-07-16", "page")),
        ("July 16, 2024\nSkip to content\n", ("2024-07-16", "page")),
        ("Tuesday, July 16, 2024\n", ("2024-07-16", "page")),
        ("2024-07-16\n", ("2024-07-16", "text")),
        ("Published: July 16, 2024\n", ("2024-07-16", "text")),
        ("Last updated: July 16, 2024\n", (None, None)),
        ("16/07\n", (None, None)),
        ("05/06/2024\n", (None, None)),
        ("", (None, None)),
    ],
)
def test_a_date_above_the_headline(head, published):
    layout = lay_out(f"{head}\nBridge to Close for Good\n\n{LEDE}\n\n{MORE}\n")
    assert (layout.published and layout.published.value, layout.published_basis) == published


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE", "ANN LEE"),
        ("Author: Ann van der Lee", "Ann van der Lee"),
        ("By Ann Lee, Bo Li and Cy Ng, Ebb Press", "Ann Lee, Bo Li and Cy Ng"),
        ("By Ann Lee in Ebbtown and Bo Li", "Ann Lee"),
        ("By Ann Lee | May 16, 2024 | Updated 5 p.m.", "Ann Lee"),
        ("Written by: Ann Lee", "Ann Lee"),
        ("By Reuters", "Reuters"),
        ("By The Associated Press", "The Associated Press"),
        ("By Staff Reporter", "Staff Reporter"),
        ("Ann Lee, Staff Writer", "Ann Lee"),
        ("By the time it rained", None),
        ("By Tuesday night", None),
        ("By Popular Demand of the crowd", None),
    ],
)
def test_bylines(byline, author):
    layout = lay_out(f"Bridge to Close for Good\n\n{byline}\n\n{LEDE}\n\n{MORE}\n")
    assert (layout.author and layout.author.value) == author


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("EBBTOWN (Agencies): ", "EBBTOWN (Agencies)"),
        ("EBBTOWN — ", "EBBTOWN"),
        ("EBBTOWN, Floodland (AP) — ", "EBBTOWN, Floodland (AP)"),
        ("(Reuters) - ", "(Reuters)"),
        ("May 16 (Reuters) - ", "May 16 (Reuters)"),
        ("Ebbtown, May 16, 2024 (AFP) - ", "Ebbtown, May 16, 2024 (AFP)"),
        ("London — ", "London"),
        ("ST. EBB, Fla. -- ", "ST. EBB, Fla."),
        ("WATCH: ", None),
        ("Lee — ", None),
        ("EBB-FLOOD ", None),
        ("Note: ", None),
    ],
)
def test_datelines_stay_in_the_body(opening, found):
    text = f"{opening}{LEDE}\n\n{MORE}"
    layout = lay_out(text)
    assert (layout.dateline and layout.dateline.value) == found
    if found:
        assert layout.blocks[0].start == 0 and layout.blocks[0].kind == "body"


def test_a_dateline_dates_where_it_has_a_year():
    layout = lay_out(f"Ebbtown, May 16, 2024 (AFP) - {LEDE}\n\n{MORE}")
    assert layout.published and (layout.published.value, layout.published_basis) == ("2024-05-16", "text")


@pytest.mark.parametrize(
    ("first", "title", "kind"),
    [
        ("Bridge to close for good.", "Bridge to Close for Good", "headline"),
        ("Poll: Most want the bridge to close.", "Poll: Most want the bridge to close", "headline"),
        ("Town's old bridge has to go", "Bridge to Close for Good", "standfirst"),
        (
            "Bridge to Close;\nBoard votes five to four.",
            "Bridge to Close; Board votes five to four",
            "headline",
        ),
        (MORE, "Bridge to Close for Good", "body"),
    ],
    ids=["full stop", "looks like a label", "another line", "two lines", "no headline"],
)
def test_the_headline_under_a_stated_title(first, title, kind):
    assert kinds(f"{first}\n\n{LEDE}\n\n{LAST}", title=title)[0] == (kind, first)


def test_the_headline_stands_without_the_quotation_marks_around_it():
    text = f"“Bridge to Close for Good”\n\n{LEDE}\n\n{MORE}"
    layout = lay_out(text)
    assert layout.title and layout.title.value == "Bridge to Close for Good"
    assert layout.title.span and layout.title.span.of(text) == layout.title.value


def test_a_text_without_a_headline_has_none():
    layout = lay_out(f"{LEDE}\n\n{MORE}")
    assert layout.title is None and [block.kind for block in layout.blocks] == ["body", "body"]


def test_short_sentences_at_the_start_are_text():
    assert kinds(f"It was over.\n\n{LEDE}\n\n{MORE}", title="Bridge")[0] == ("body", "It was over.")


def test_the_author_introduced_below_the_text():
    text = f"{LEDE}\n\n{MORE}\n\nAnn Lee is a reporter for the Ebb Courier."
    layout = lay_out(text)
    assert layout.blocks[-1].kind == "byline" and layout.author and layout.author.value == "Ann Lee"


def test_a_paragraph_broken_at_the_column_is_one_block():
    text = "The harbour board of Ebbtown voted on Tuesday to close\nthe old bridge for good, and the mayor said that it\nhad to be.\n\nNobody objected."  # noqa: E501
    assert [words for _, words in kinds(text, title="x")] == text.split("\n\n")


WRAPPED = {
    "a wide column": "The harbour board of Ebbtown voted on Tuesday evening to close the old "
    "bridge for good after a debate, and\nthe mayor of the town said that it had to be.",
    "a name behind the break": "The harbour board of Ebbtown voted to close the bridge to\nOrland Island.",
    "a comma before the break": "The board met the mayor, the divers, the pilots,\nAda Lund and some others.",
}


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_a_line_that_runs_on_is_no_paragraph(text):
    assert next(words for _, words in kinds(f"{text}\n\nNobody objected.", title="x")) == text


def test_paragraphs_a_line_each_stay_apart():
    text = f"{LEDE}\n{MORE}\n{LAST}"
    assert [words for _, words in kinds(text, title="x")] == text.split("\n")


def test_markdown_marks_are_not_the_articles_words():
    text = f"# Bridge to Close #\n\n{LEDE}\n\n## A long wait\n\n> {MORE}\n\n![The bridge](b.jpg)\n\n{LAST}"
    assert kinds(text, markdown=True) == [
        ("boilerplate", "#"),
        ("headline", "Bridge to Close"),
        ("boilerplate", "#"),
        ("body", LEDE),
        ("boilerplate", "##"),
        ("heading", "A long wait"),
        ("boilerplate", ">"),
        ("body", MORE),
        ("caption", "![The bridge](b.jpg)"),
        ("body", LAST),
    ]


LINES = st.sampled_from(
    [LEDE, MORE, "Read more", "Latest posts", "By Ann Lee", "# A", "> b", "![c](d)", "HomeWorld News\"A b c d\"", "", "  ",  # noqa: E501
     "A headline of five words", "May 16, 2024", "(AP)", "ua en ru", "EBBTOWN (AP) — x", "\u2028", "\x0b", "...", "Getty Images"]  # noqa: E501
)  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=300), st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=20).map("\n".join)
    ),
    st.booleans(),
)
def test_blocks_hold_every_word_once_in_order(text, markdown):
    layout = lay_out(text, markdown=markdown, title="A headline of five words", author="Ann Lee")
    place = 0
    for block in layout.blocks:
        assert place <= block.start < block.end <= len(text)
        assert not text[place : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        place = block.end
    assert not text[place:].strip()


@pytest.mark.parametrize(
    "unit",
    ["a", '"', "1", " ", "(", "He said. ", "aB", "[a](", "By Ann, ", "\u201c", "- ", "Read more: ", "/"],
)
@pytest.mark.slow
def test_a_line_of_a_megabyte_takes_no_longer_than_its_length(unit):
    import time

    began = time.process_time()
    lay_out("x" + unit * (1_000_000 // len(unit)))
    assert time.process_time() - began < 3
