"""A district's layer: what it says of itself, and where it shows in the course."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.components import COMPONENTS
from macros.components.catalogue import view as catalogue_view
from macros.content import LAYER, Content, load_content
from macros.rendering import Renderer
from tests.conftest import BAY
from tests.projects import EXAMPLE_LAYER, ROOT

Show = Callable[..., Tag]

CALLS = {component.name: component for component in COMPONENTS}


@pytest.fixture(scope="module")
def show_district() -> Show:
    """The HTML of a call on the site with the layer of the example district."""
    return shown_by(load_content(ROOT, EXAMPLE_LAYER)[0])


def shown_by(content: Content) -> Show:
    renderer = Renderer(ROOT / "overrides", content.find_link)

    def tree(name: str, *words: str) -> Tag:
        component = CALLS[name]
        arguments: list[object] = list(words)
        if component.takes:
            arguments[0] = content.get(component.takes.model, words[0])
        html = renderer.render(component, component.view(content, *arguments), "x/")
        body = BeautifulSoup(html, "html5lib").body
        assert body is not None
        return body

    return tree


def shown_at(part: Tag | None) -> str:
    assert part is not None
    return " ".join(part.get_text().split())


@pytest.fixture
def show_tiny(local_course: Path) -> Callable[[], Show]:
    """The HTML of a call on the tiny course as it then is."""
    return lambda: shown_by(load_content(local_course, LAYER)[0])


def test_district_tells_who_it_is(show_district: Show) -> None:
    """Name, facts, contact and forms stand in one place, with links."""
    page = show_district("district")

    assert page.h2.text == "Willow Bend Schools"
    facts = {fact.dt.text: fact.dd for fact in page.select("dl > div")}
    assert list(facts) == ["Evaluation clock", "Practice act", "Whom to ask"]
    clock = page.select_one("dt > a")
    assert clock.text == "Evaluation clock"
    assert clock["href"].startswith("https://")
    assert shown_at(facts["Evaluation clock"]).startswith("45 school days")
    assert facts["Whom to ask"].a["href"] == (
        "mailto:related.services@willowbend.example"
    )
    form = page.select_one("#district-form-504-plan")
    assert form.a.text == "504-2, Section 504 plan"
    assert form.select_one(".sot-rows a")["href"].endswith("#overview-document")


def test_layer_speaks_as_the_course_does(tmp_path: Path) -> None:
    """Another course has other facts, and its place is called what it calls it."""
    for name, text in {
        "district.yaml": "name: The ferry pier\nfacts:\n"
        "  - {label: Lamps, text: '*Lit* at six.'}\n"
        "  - {label: Rules of the sea, text: On the wall., url: https://sea.example/}\n"
        "contact: {label: The lamp room, to: lamps@pier.example}\n",
        "notes.yaml": "- {id: crossing-wind, text: Ask Ida., reviewed: 2026-11-24}\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    show = shown_by(load_content(BAY, str(tmp_path))[0])

    facts = show("district").select("dl > div")
    said = [shown_at(fact) for fact in facts]
    assert said[:2] == ["LampsLit at six.", "Rules of the seaOn the wall."]
    note = show("comparison_table", "crossing").select_one("[role=note]")
    assert shown_at(note).startswith("In our harbor: Ask Ida.")
    assert "notes of our harbor" in shown_at(show("job_aid", "crossing"))


def test_course_without_a_layer_shows_nothing(show: Show) -> None:
    """An empty layer leaves a block without words."""
    page = show("district")

    assert page.get_text().strip() == ""
    assert page.select("a, h2, dl, ul") == []


def test_note_stands_at_its_row_with_date_and_contact(show_district: Show) -> None:
    """A reader sees that it is local, of when it is, and whom to ask."""
    table = show_district("comparison_table", "scope")
    note = table.select_one("#scope-accommodations-only [role=note]")

    text = shown_at(note)
    assert text.startswith("In our district: No building has")
    assert (
        "Note of November 24, 2026, to be looked at again by August 15, 2027." in text
    )
    assert text.endswith("(section504@willowbend.example)")
    assert len(table.select("[role=note]")) == 1


@pytest.mark.parametrize(
    "call",
    [("full_comparison",), ("comparison_table", "scope"), ("handout", "scope")],
    ids=lambda call: call[0],
)
def test_note_stands_wherever_its_row_does(
    show_district: Show, call: tuple[str]
) -> None:
    """The table of the module, the whole comparison and the handout have it."""
    page = show_district(*call)

    notes = [shown_at(note) for note in page.select(".sot-local-note")]
    assert any("No building has an “accommodations only” rule" in n for n in notes)
    assert any(note.startswith("Our forms: 504-2") for note in notes)


def test_job_aid_says_that_notes_are_left_out(show_district: Show) -> None:
    """A page that has to stay one page names what it leaves out."""
    assert "notes of our district" in shown_at(show_district("job_aid", "scope"))
    assert "notes of our district" not in shown_at(
        show_district("job_aid", "safeguards")
    )


@pytest.mark.parametrize(
    ("reviewed", "is_told"), [("2026-11-22", True), ("2026-11-23", False)]
)
def test_reader_is_told_of_a_note_older_than_its_row(
    local_course: Path, show_tiny: Callable[[], Show], reviewed: str, is_told: bool
) -> None:
    """A row that was looked at later may say what the note did not know."""
    file = local_course / "data/district/notes.yaml"
    text = file.read_text(encoding="utf-8").replace("2026-11-23", reviewed)
    file.write_text(text, encoding="utf-8")

    note = shown_at(show_tiny()("comparison_table", "visits").select_one("[role=note]"))

    assert ("The row was reviewed after the note was written" in note) == is_told


def test_sheet_shows_answers_and_what_is_blank(show_district: Show) -> None:
    """What is answered stands with its date; what is not is counted and marked."""
    page = show_district("local_rules")
    answer = page.select_one("#local-ot-as-special-education td")
    blank = page.select_one("#local-concussion td")

    assert shown_at(answer) == "A related service only. November 24, 2026"
    assert shown_at(blank) == "Still blank"
    assert "Answered here: 14 of 20. Still blank: 6" in shown_at(page)
    assert len(page.select(".sot-local-rules__blank")) == 6
    assert "State and district: Willow Bend Schools" in shown_at(page)


def test_sheet_that_is_full_speaks_of_no_blanks(show_tiny: Callable[[], Show]) -> None:
    """One answer to one question leaves nothing to find out."""
    page = show_tiny()("local_rules")

    assert "Answered here: 1 of 1. The oldest answer" in shown_at(page)
    assert page.select(".sot-local-rules__blank") == []


@pytest.mark.parametrize(
    ("call", "place"),
    [
        pytest.param("glossary", "#district-student-support-team", id="term"),
        pytest.param("source_list", "#district-special-education-manual", id="source"),
        pytest.param("assign", "li:has([href*='New+staff'])", id="path"),
    ],
)
def test_own_items_are_marked(show_district: Show, call: str, place: str) -> None:
    """Among those of the course a reader can tell which are the district's."""
    page = show_district(call)

    assert shown_at(page.select_one(f"{place} .sot-local")) == "our district"
    assert len(page.select(".sot-local")) == 1


def test_own_level_says_what_a_source_weighs(show_district: Show) -> None:
    """A manual of the district is neither law nor mere habit."""
    page = show_district("source_list")
    level = page.select_one("#level-district-policy")

    assert shown_at(level) == "District policy"
    assert level
    assert level.find_next("article")["id"].startswith("district-")


def test_form_stands_at_its_term(show_district: Show) -> None:
    """Whoever looks a word up finds the form that goes with it."""
    entry = show_district("glossary").select_one("#fape")

    assert shown_at(entry.select_one(".sot-local-note")).startswith("Our forms: 504-2")


def test_own_results_take_the_place_of_others(
    local_course: Path, show_tiny: Callable[[], Show]
) -> None:
    """Counts of the district are shown and marked; a poll without them stays."""
    poll = "visits-first-thoughts"
    own = show_tiny()("poll", poll).caption
    assert shown_at(own) == "What 3 people answered in our town"

    results = local_course / "data/district/poll-results.yaml"
    base = results.read_text(encoding="utf-8").split("\n", 1)[1].replace("Raised", "No")
    results.unlink()
    file = local_course / "data/visits/polls.yaml"
    file.write_text(file.read_text(encoding="utf-8") + base, encoding="utf-8")

    assert shown_at(show_tiny()("poll", poll).caption) == "What 3 people answered"


def test_provider_of_the_layer_is_the_one_on_certificates(local_course: Path) -> None:
    """A layer that speaks of a provider replaces all three parts, and never mixes."""
    course = local_course / "data/shared/course.yaml"
    base = "provider_name: The houses\nprovider_number: '7'\nstatement: Counts.\n"
    course.write_text(course.read_text(encoding="utf-8") + base, encoding="utf-8")

    def provider() -> dict[str, str]:
        view = catalogue_view(load_content(local_course, LAYER)[0])
        found: dict[str, str] = view["catalogue"]["provider"]
        return found

    assert provider()["name"] == "The houses"

    layer = local_course / "data/district/district.yaml"
    own = "provider_name: The town\n"
    layer.write_text(layer.read_text(encoding="utf-8") + own, encoding="utf-8")

    assert provider() == {"name": "The town", "number": "", "statement": ""}
