"""The mistakes an author can make: one change of the tiny course, and the whole answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

POLLS = "data/visits/polls.yaml"
CHECKS = "data/visits/knowledge-checks.yaml"
TABLES = "data/visits/comparison-tables.yaml"
MODULE = "data/visits/module.yaml"
COURSE = "data/shared/course.yaml"
LEARNING_PATHS = "data/shared/learning-paths.yaml"
SOURCES = "data/shared/sources.yaml"
SCENARIOS = "data/visits/scenarios.yaml"
PATHS = "data/visits/decision-paths.yaml"
CHECKLISTS = "data/visits/checklists.yaml"
GUIDE = "data/visits/facilitator-guide.yaml"
PAGE = "docs/modules/visits.md"
VERSIONS = "data/question-versions.json"
PRINT = "docs/print/visits.md"
LAYER = "data/district/district.yaml"
LAYER_NOTES = "data/district/notes.yaml"
LAYER_ANSWERS = "data/district/answers.yaml"
LAYER_RESULTS = "data/district/poll-results.yaml"
LAYER_FORMS = "data/district/forms.yaml"


@dataclass(frozen=True)
class Mistake:
    """A text that is replaced in one file, and the problems this brings."""

    path: str
    old: str
    new: str
    problems: tuple[str, ...]


MISTAKES = {
    "an item with the name of a page": Mistake(
        "data/shared/terms.yaml",
        "- id: desk\n",
        "- id: sources\n  name: sources\n  definition: Where it stands.\n- id: desk\n",
        (
            "data/shared/terms.yaml:1  term sources › id: the id is the name of a page, docs/sources.md  [pages-and-items-have-names-of-their-own]"
            "\n    Choose another id, such as one of two words.",
        ),
    ),
    "a tab": Mistake(
        POLLS,
        "  prompt:",
        "\tprompt:",
        (
            "data/visits/polls.yaml:2  a line must begin with spaces; found a tab  [plain-spaces]"
            "\n    Replace each tab at the start of the line by two spaces.",
        ),
    ),
    "a look-alike of a space": Mistake(
        POLLS,
        "  prompt:",
        "\xa0\xa0prompt:",
        (
            "data/visits/polls.yaml:2  a line must begin with plain spaces; found a look-alike  [plain-spaces]"
            "\n    Delete the space at the start of the line and type it again.",
        ),
    ),
    "a key twice": Mistake(
        POLLS,
        "    - id: home\n",
        "    - id: home\n      id: house\n",
        (
            "data/visits/polls.yaml:8  the key “id” must not stand twice in one item; it is already on line 7  [repeated-key]"
            "\n    Keep one of the two, or begin a new item with “- ”.",
        ),
    ),
    "an anchor": Mistake(
        POLLS,
        "At the desk",
        "&desk At the desk",
        (
            "data/visits/polls.yaml:5  “&” begins a name (&desk), which is not used here  [plain-values]"
            "\n    Put quotes around the text.",
        ),
    ),
    "an alias": Mistake(
        POLLS,
        "At the desk",
        "*desk",
        (
            "data/visits/polls.yaml:5  “*” begins a reference (*desk), which is not used here  [plain-values]"
            "\n    Put quotes around the text, or write the value out.",
        ),
    ),
    "a tag": Mistake(
        POLLS,
        "At the desk",
        "!important At the desk",
        (
            "data/visits/polls.yaml:5  “!” begins a type (!important), which is not used here  [plain-values]"
            "\n    Put quotes around the text.",
        ),
    ),
    "a second document": Mistake(
        POLLS,
        "- id: visits-first",
        "- id: a-poll\n---\n- id: visits-first",
        (
            "data/visits/polls.yaml:2  a file must hold one list; “---” begins a second one  [one-list]"
            "\n    Delete the line “---”.",
        ),
    ),
    "a colon inside a text": Mistake(
        POLLS,
        "Where do you begin?",
        "Think: where do you begin?",
        (
            "data/visits/polls.yaml:2  “: ” in the middle of a text must be inside quotes, and every key of one item must begin in the same column  [yaml]"
            "\n    Line the key up with the one above it, begin an item with “- ”, or put quotes around the whole text.",
        ),
    ),
    "no space after the colon": Mistake(
        POLLS,
        "prompt: Where",
        "prompt:Where",
        (
            "data/visits/polls.yaml:2  a key must be followed by a colon and a space  [yaml]"
            "\n    Write it as “label: text”; if it goes on from above, put both on one line.",
        ),
    ),
    "no colon": Mistake(
        POLLS,
        "  prompt: Where do you begin?",
        "  prompt",
        (
            "data/visits/polls.yaml:2  a key must be followed by a colon and a space  [yaml]"
            "\n    Write it as “label: text”; if it goes on from above, put both on one line.",
        ),
    ),
    "a quote that is not closed": Mistake(
        POLLS,
        "At the desk",
        '"At the desk',
        (
            "data/visits/polls.yaml:5  a text that begins with a quotation mark must end with one  [yaml]"
            "\n    Add the closing quotation mark.",
        ),
    ),
    "text after a closing quote": Mistake(
        POLLS,
        "At the desk",
        '"At" the desk',
        (
            "data/visits/polls.yaml:5  the line does not fit the lines around it, or text follows a closing quotation mark or bracket  [yaml]"
            "\n    Line it up with the line above, or put quotes around the whole text.",
        ),
    ),
    "an apostrophe in single quotes": Mistake(
        POLLS,
        "At the desk",
        "'At the desk's end'",
        (
            "data/visits/polls.yaml:5  the line does not fit the lines around it, or text follows a closing quotation mark or bracket  [yaml]"
            "\n    Line it up with the line above, or put quotes around the whole text.",
        ),
    ),
    "a bracket that is not closed": Mistake(
        CHECKS,
        "[visits-being-quiet]",
        "[visits-being-quiet",
        (
            "data/visits/knowledge-checks.yaml:16  a list or item in brackets must have commas between its parts and be closed  [yaml]"
            "\n    Add the comma or the closing bracket, or put quotes around the text.",
        ),
    ),
    "a percent sign first": Mistake(
        POLLS,
        "At the desk",
        "%At the desk",
        (
            "data/visits/polls.yaml:5  a text must not begin with this character unless it is inside quotes  [yaml]"
            "\n    Put quotes around the whole text.",
        ),
    ),
    "a key too far to the right": Mistake(
        POLLS,
        "  options:",
        "   options:",
        (
            "data/visits/polls.yaml:3  “: ” in the middle of a text must be inside quotes, and every key of one item must begin in the same column  [yaml]"
            "\n    Line the key up with the one above it, begin an item with “- ”, or put quotes around the whole text.",
        ),
    ),
    "a list item out of line": Mistake(
        POLLS,
        "    - id: home",
        "   - id: home",
        (
            "data/visits/polls.yaml:7  the line does not fit the lines around it, or text follows a closing quotation mark or bracket  [yaml]"
            "\n    Line it up with the line above, or put quotes around the whole text.",
        ),
    ),
    "a list on the line of its key": Mistake(
        POLLS,
        "  options:\n    - id: desk",
        "  options: - id: desk",
        (
            "data/visits/polls.yaml:3  a list must begin on a line of its own  [yaml]"
            "\n    Put the “- ” on the next line.",
        ),
    ),
    "a backslash in double quotes": Mistake(
        POLLS,
        "At the desk",
        '"At the \\desk"',
        (
            "data/visits/polls.yaml:5  “\\” inside double quotes means something else  [yaml]"
            "\n    Use single quotes around the text.",
        ),
    ),
    "an unknown key near a known one": Mistake(
        POLLS,
        "  options:",
        "  optoins:",
        (
            "data/visits/polls.yaml:1  poll visits-first-thoughts: “options” is missing  [missing-key]"
            "\n    Add a line “options:” with at least two options, in the order shown.",
            "data/visits/polls.yaml:3  poll visits-first-thoughts: unknown key “optoins”  [unknown-key]"
            "\n    Did you mean “options”?",
        ),
    ),
    "an unknown key near nothing": Mistake(
        POLLS,
        "  options:",
        "  colour: blue\n  options:",
        (
            "data/visits/polls.yaml:3  poll visits-first-thoughts: unknown key “colour”  [unknown-key]"
            "\n    Use one of: id, options, prompt, results.",
        ),
    ),
    "a missing key": Mistake(
        POLLS,
        "      label: At home\n",
        "",
        (
            "data/visits/polls.yaml:7  poll visits-first-thoughts › options › 2: “label” is missing  [missing-key]"
            "\n    Add a line “label:” with the answer.",
        ),
    ),
    "an empty value": Mistake(
        POLLS,
        "prompt: Where do you begin?",
        "prompt:",
        (
            "data/visits/polls.yaml:2  poll visits-first-thoughts › prompt: “prompt” is empty  [empty-value]"
            "\n    After “prompt:”, write what the reader is asked.",
        ),
    ),
    "only one option": Mistake(
        POLLS,
        "    - id: home\n      label: At home\n      comment: Good too.\n",
        "",
        (
            "data/visits/polls.yaml:3  poll visits-first-thoughts › options: needs at least 2, found 1  [too-few]"
            "\n    Add another line beginning with “- ”.",
        ),
    ),
    "a list where text belongs": Mistake(
        POLLS,
        "prompt: Where do you begin?",
        "prompt: [Where, when]",
        (
            "data/visits/polls.yaml:2  poll visits-first-thoughts › prompt: must be text, found a list  [wrong-type]"
            "\n    Put quotes around it if it is meant as text.",
        ),
    ),
    "text where a list belongs": Mistake(
        CHECKS,
        "rows: [visits-being-quiet]",
        "rows: visits-being-quiet",
        (
            "data/visits/knowledge-checks.yaml:16  knowledge check visits-quiet › rows: must be a list, found “visits-being-quiet”  [wrong-type]"
            "\n    Write [one, two], or each on its own line with “- ”.",
        ),
    ),
    "yes for true": Mistake(
        CHECKS,
        "correct: true\n      why",
        "correct: yes\n      why",
        (
            "data/visits/knowledge-checks.yaml:11  knowledge check visits-quiet › options › 2 › correct: must be true or false, found “yes”  [wrong-type]"
            "\n    Write true or false, in small letters, without quotes.",
        ),
    ),
    "a number in words": Mistake(
        MODULE,
        "minutes: 10",
        "minutes: ten",
        (
            "data/visits/module.yaml:3  module visits › minutes: must be a whole number, found “ten”  [wrong-type]"
            "\n    Write digits only, such as 20.",
        ),
    ),
    "weeks out of order": Mistake(
        COURSE,
        "[1, 2, 4]",
        "[1, 4, 2]",
        (
            "data/shared/course.yaml:2  course shared › review_weeks › 3: must be more than the week before it, 4, found 2  [course]"
            "\n    Write the weeks in their order, the first one first.",
        ),
    ),
    "a number of a provider without its name": Mistake(
        COURSE,
        "review_weeks: [1, 2, 4]\n",
        "review_weeks: [1, 2, 4]\nprovider_number: 12-345\nstatement: It may count.\n",
        (
            "data/shared/course.yaml:3  course shared: “provider_name” is missing, and there is a provider_number  [course]"
            "\n    Add a line “provider_name:”, or take the number away.",
        ),
    ),
    "a path with a module that is not there": Mistake(
        LEARNING_PATHS,
        "[visits]",
        "[visit]",
        (
            "data/shared/learning-paths.yaml:4  learning path path-first-visit › modules › 1: there is no “visit” among the modules  [references-resolve]"
            "\n    Did you mean “visits”?",
        ),
    ),
    "a path with a module twice": Mistake(
        LEARNING_PATHS,
        "[visits]",
        "[visits, visits]",
        (
            "data/shared/learning-paths.yaml:4  learning path path-first-visit › modules: two entries must not have the same name, found “visits” twice  [learning-paths]"
            "\n    Change the name of one of them.",
        ),
    ),
    "a number that is too large": Mistake(
        MODULE,
        "minutes: 10",
        "minutes: 1000",
        (
            "data/visits/module.yaml:3  module visits › minutes: must be at most 240, found “1000”  [number-range]"
            "\n    Write a smaller number.",
        ),
    ),
    "a date in the American order": Mistake(
        TABLES,
        "2026-11-23",
        "11/23/2026",
        (
            "data/visits/comparison-tables.yaml:16  row visits-being-quiet › reviewed: must be a date such as 2026-01-05, found “11/23/2026”  [wrong-type]"
            "\n    Write four digits, two and two, with hyphens, for a day that exists.",
        ),
    ),
    "a day that does not exist": Mistake(
        TABLES,
        "2026-11-23",
        "2026-11-31",
        (
            "data/visits/comparison-tables.yaml:16  row visits-being-quiet › reviewed: must be a date such as 2026-01-05, found “2026-11-31”  [wrong-type]"
            "\n    Write four digits, two and two, with hyphens, for a day that exists.",
        ),
    ),
    "a day thousands of years away": Mistake(
        TABLES,
        "2026-11-23",
        "9999-12-31",
        (
            "data/visits/comparison-tables.yaml:16  row visits-being-quiet › reviewed: must be a date such as 2026-01-05, found “9999-12-31”  [wrong-type]"
            "\n    Write four digits, two and two, with hyphens, for a day that exists.",
        ),
    ),
    "an id with capital letters": Mistake(
        POLLS,
        "visits-first-thoughts",
        "Visits First Thoughts",
        (
            "data/visits/polls.yaml:1  poll Visits First Thoughts › id: must be small letters, digits and hyphens, found “Visits First Thoughts”  [form]"
            "\n    Write “visits-first-thoughts”.",
        ),
    ),
    "a word outside of the choices": Mistake(
        CHECKS,
        "level: apply",
        "level: remember",
        (
            "data/visits/knowledge-checks.yaml:3  knowledge check visits-quiet › level: must be one of recall, apply or decide, found “remember”  [one-of]"
            "\n    Use one of these words as it is written here.",
        ),
    ),
    "an address without its beginning": Mistake(
        SOURCES,
        "https://example.org/rules",
        "example.org",
        (
            "data/shared/sources.yaml:7  source house-rules › url: must be an address that begins with https://, found “example.org”  [form]"
            "\n    Copy it from the browser's address bar.",
        ),
    ),
    "an item without its dash": Mistake(
        POLLS,
        "- id: visits-first-thoughts",
        "id: visits-first-thoughts",
        (
            "data/visits/polls.yaml:2  “: ” in the middle of a text must be inside quotes, and every key of one item must begin in the same column  [yaml]"
            "\n    Line the key up with the one above it, begin an item with “- ”, or put quotes around the whole text.",
        ),
    ),
    "an empty item": Mistake(
        POLLS,
        "- id: visits-first-thoughts",
        "- \n- id: visits-first-thoughts",
        (
            "data/visits/polls.yaml:1  poll: the item is empty  [empty-value]"
            "\n    Write its text after “- ”, or take the line away.",
        ),
    ),
    "an empty entry": Mistake(
        POLLS,
        "  options:\n",
        "  options:\n    - \n",
        (
            "data/visits/polls.yaml:4  poll visits-first-thoughts › options › 1: the entry is empty  [empty-value]"
            "\n    Write its text after “- ”, or take the line away.",
        ),
    ),
    "an item that is only a word": Mistake(
        POLLS,
        "- id: visits-first-thoughts",
        "- soon\n- id: visits-first-thoughts",
        (
            "data/visits/polls.yaml:1  poll: must be an item with keys, found “soon”  [wrong-type]"
            "\n    Write it as “key: text”, one key to a line.",
        ),
    ),
    "an empty text in quotes": Mistake(
        POLLS,
        "prompt: Where do you begin?",
        'prompt: ""',
        (
            "data/visits/polls.yaml:2  poll visits-first-thoughts › prompt: “prompt” is empty  [empty-value]"
            "\n    After “prompt:”, write what the reader is asked.",
        ),
    ),
    "a link with a space": Mistake(
        TABLES,
        "(#desk)",
        "(#the desk)",
        (
            "data/visits/comparison-tables.yaml:9  row visits-being-quiet › for_you: a link must lead to https://… or to #id, found “#the desk”  [texts-are-plain]"
            "\n    Use the id of a row, term or source, such as [words](#some-id).",
        ),
    ),
    "an item where text belongs": Mistake(
        POLLS,
        "prompt: Where do you begin?",
        "prompt: {one: two}",
        (
            "data/visits/polls.yaml:2  poll visits-first-thoughts › prompt: must be text, found an item with keys  [wrong-type]"
            "\n    Put quotes around it if it is meant as text.",
        ),
    ),
    "text where an item belongs": Mistake(
        TABLES,
        '      authority:\n        library:\n          - {source: house-rules, section: "7"}\n        museum:\n          - {source: house-rules}\n',
        "      authority: the rules\n",
        (
            "data/visits/comparison-tables.yaml:11  row visits-being-quiet › authority: must be an item with keys, found “the rules”  [wrong-type]"
            "\n    Write it as “key: text”, one key to a line.",
        ),
    ),
    "text where citations belong": Mistake(
        TABLES,
        "        museum:\n          - {source: house-rules}\n",
        "        museum: house-rules\n",
        (
            "data/visits/comparison-tables.yaml:14  row visits-being-quiet › authority › museum: must be a list, found “house-rules”  [wrong-type]"
            "\n    Write [one, two], or each on its own line with “- ”.",
        ),
    ),
    "an empty row": Mistake(
        TABLES,
        "  rows:\n",
        "  rows:\n    -\n",
        (
            "data/visits/comparison-tables.yaml:4  row: the entry is empty  [empty-value]"
            "\n    Write its text after “- ”, or take the line away.",
        ),
    ),
    "a module that is a list": Mistake(
        MODULE,
        "title: Visits",
        "- title: Visits",
        (
            "data/visits/module.yaml:2  the line does not fit the list around it  [yaml]"
            "\n    Indent it like the lines above, or begin a new item with “- ”.",
        ),
    ),
    "results that do not add up": Mistake(
        POLLS,
        "      comment: Good too.\n",
        "      comment: Good too.\n  results:\n    n: 5\n    collected_from: 2026-01-01\n    collected_to: 2026-01-02\n    how: Asked\n    counts: {desk: 1, home: x}\n",
        (
            "data/visits/polls.yaml:15  poll visits-first-thoughts › results › counts › home: must be a whole number, found “x”  [wrong-type]"
            "\n    Write digits only, such as 20.",
        ),
    ),
    "an empty reference list": Mistake(
        CHECKS,
        "rows: [visits-being-quiet]",
        "rows: []",
        (
            "data/visits/knowledge-checks.yaml:16  knowledge check visits-quiet › rows: needs at least 1, found 0  [too-few]"
            "\n    Write [one, two], or each on its own line with “- ”.",
        ),
    ),
    "a number that is too small": Mistake(
        MODULE,
        "number: 1",
        "number: 0",
        (
            "data/visits/module.yaml:2  module visits › number: must be at least 1, found “0”  [number-range]"
            "\n    Write a larger number.",
        ),
    ),
    "an id that is used twice": Mistake(
        POLLS,
        "visits-first-thoughts",
        "visits-quiet",
        (
            "data/visits/polls.yaml:1  poll visits-quiet: no page shows it  [items-are-shown-once]"
            '\n    Add {{ poll("visits-quiet") }} to docs/modules/visits.md, or delete the item.',
            "data/visits/polls.yaml:1  poll visits-quiet › id: the id must be unique; it is already used at data/visits/knowledge-checks.yaml:1  [ids-are-unique]"
            "\n    Choose another id for the newer of the two.",
            "docs/modules/visits.md:13  poll: there is no poll “visits-first-thoughts”  [calls-are-right]"
            "\n    Use one of: visits-quiet.",
        ),
    ),
    "a source that does not exist": Mistake(
        TABLES,
        '{source: house-rules, section: "7"}',
        "{source: house-rule}",
        (
            "data/visits/comparison-tables.yaml:13  row visits-being-quiet › authority › library › 1 › source: there is no “house-rule” among the sources  [references-resolve]"
            "\n    Did you mean “house-rules”?",
        ),
    ),
    "an objective that does not exist": Mistake(
        CHECKS,
        "objective: visits-objective",
        "objective: visits-objectives",
        (
            "data/visits/knowledge-checks.yaml:2  knowledge check visits-quiet › objective: there is no “visits-objectives” among the objectives  [references-resolve]"
            "\n    Did you mean “visits-objective”?",
        ),
    ),
    "a row that does not exist": Mistake(
        CHECKS,
        "[visits-being-quiet]",
        "[visits-being-loud]",
        (
            "data/visits/knowledge-checks.yaml:16  knowledge check visits-quiet › rows › 1: there is no “visits-being-loud” among the rows  [references-resolve]"
            "\n    Did you mean “visits-being-quiet”?",
        ),
    ),
    "a relation that does not exist": Mistake(
        TABLES,
        "relation: same",
        "relation: equal",
        (
            "data/visits/comparison-tables.yaml:10  row visits-being-quiet › relation: there is no “equal” among the relations  [references-resolve]"
            "\n    Use one of: same, varies.",
        ),
    ),
    "a column that is missing": Mistake(
        TABLES,
        "      museum: Asked for.\n",
        "",
        (
            "data/visits/comparison-tables.yaml:4  row visits-being-quiet: “museum” is missing  [rows-fill-the-columns]"
            "\n    Add a line “museum:” with what the column “Museum pass” says.",
        ),
    ),
    "a column that does not exist": Mistake(
        TABLES,
        "      museum: Asked for.\n",
        "      musuem: Asked for.\n",
        (
            "data/visits/comparison-tables.yaml:4  row visits-being-quiet: “museum” is missing  [rows-fill-the-columns]"
            "\n    Add a line “museum:” with what the column “Museum pass” says.",
            "data/visits/comparison-tables.yaml:8  row visits-being-quiet: unknown key “musuem”  [rows-fill-the-columns]"
            "\n    Did you mean “museum”?",
        ),
    ),
    "a side without a source": Mistake(
        TABLES,
        "          - {source: house-rules}\n",
        "          []\n",
        (
            "data/visits/comparison-tables.yaml:11  row visits-being-quiet › authority: “museum” has no source  [rows-fill-the-columns]"
            "\n    Add “museum:” under “authority:” with at least one source.",
        ),
    ),
    "a source for a column that is no side": Mistake(
        TABLES,
        "        museum:\n",
        "        for_you:\n",
        (
            "data/visits/comparison-tables.yaml:11  row visits-being-quiet › authority: “museum” has no source  [rows-fill-the-columns]"
            "\n    Add “museum:” under “authority:” with at least one source.",
            "data/visits/comparison-tables.yaml:14  row visits-being-quiet › authority › for_you: “for_you” is not a side that is compared  [rows-fill-the-columns]"
            "\n    Use “library” or “museum”.",
        ),
    ),
    "a relation without its place": Mistake(
        TABLES,
        "relation: same",
        "relation: varies",
        (
            "data/visits/comparison-tables.yaml:10  row visits-being-quiet › relation: relation is “varies”, so the row must say by what  [local-relations-say-where]"
            "\n    Add “varies_by: [town]”, or the ids of other jurisdictions.",
        ),
    ),
    "no row that is shown first": Mistake(
        TABLES,
        "      core: true\n",
        "",
        (
            "data/visits/comparison-tables.yaml:3  comparison table visits › rows: at least one row must be shown first, found none  [comparison-tables]"
            "\n    Add “core: true” to the rows that a reader needs most.",
            "data/visits/comparison-tables.yaml:4  row visits-being-quiet: the row is folded away, so it must say under what  [comparison-tables]"
            "\n    Add “subtopic:” with a few words, or “core: true”.",
        ),
    ),
    "two right answers to one": Mistake(
        CHECKS,
        "why: The museum does too, and says so at its door.",
        "why: Yes.\n      correct: true",
        (
            "data/visits/knowledge-checks.yaml:5  knowledge check visits-quiet › options: exactly one option must be correct, found 2  [knowledge-checks]"
            "\n    Give one option “correct: true”, or write “select: many” above them.",
        ),
    ),
    "no right answer": Mistake(
        CHECKS,
        "      correct: true\n      why",
        "      why",
        (
            "data/visits/knowledge-checks.yaml:5  knowledge check visits-quiet › options: exactly one option must be correct, found 0  [knowledge-checks]"
            "\n    Give one option “correct: true”, or write “select: many” above them.",
        ),
    ),
    "two options alike": Mistake(
        POLLS,
        "label: At home",
        "label: At the desk",
        (
            "data/visits/polls.yaml:3  poll visits-first-thoughts › options: two options must not have the same label, found “At the desk” twice  [polls]"
            "\n    Change the label of one of them.",
        ),
    ),
    "HTML in a text": Mistake(
        POLLS,
        "comment: Good.",
        "comment: <b>Good.</b>",
        (
            "data/visits/polls.yaml:6  poll visits-first-thoughts › options › 1 › comment: HTML must not stand in a text; found “<b>”  [texts-are-plain]"
            "\n    Take it out; *emphasis* and [links](#id) are written in Markdown.",
        ),
    ),
    "a call in a text": Mistake(
        POLLS,
        "comment: Good.",
        'comment: See {{ term("desk") }}.',
        (
            "data/visits/polls.yaml:6  poll visits-first-thoughts › options › 1 › comment: “{{” must not stand in a text  [texts-are-plain]"
            "\n    Calls belong in the pages of docs/.",
        ),
    ),
    "a link that leads nowhere": Mistake(
        TABLES,
        "#desk",
        "#dest",
        (
            "data/visits/comparison-tables.yaml:9  row visits-being-quiet › for_you: the link leads to “#dest”, but nothing has that id  [texts-are-plain]"
            "\n    Did you mean “desk”?",
        ),
    ),
    "a link to a script": Mistake(
        TABLES,
        "#desk",
        "javascript:alert",
        (
            "data/visits/comparison-tables.yaml:9  row visits-being-quiet › for_you: a link must lead to https://… or to #id, found “javascript:alert”  [texts-are-plain]"
            "\n    Use the id of a row, term or source, such as [words](#some-id).",
        ),
    ),
    "a wrong id in a page": Mistake(
        PAGE,
        '"visits-first-thoughts"',
        '"visits-first-thought"',
        (
            "docs/modules/visits.md:13  poll: there is no poll “visits-first-thought”  [calls-are-right]"
            "\n    Did you mean “visits-first-thoughts”?",
        ),
    ),
    "a component that does not exist": Mistake(
        PAGE,
        "poll(",
        "pol(",
        (
            "docs/modules/visits.md:13  there is no component “pol”  [calls-are-right]"
            "\n    Did you mean “poll”?",
        ),
    ),
    "a call without quotes": Mistake(
        PAGE,
        '"visits-quiet"',
        "visits_quiet",
        (
            "docs/modules/visits.md:15  “{{ knowledge_check(visits_quiet) }}” must be a call with its words in straight quotes  [call-form]"
            '\n    Write it as {{ knowledge_check("the-id") }}, with straight quotes, on one line.',
        ),
    ),
    "curly quotes in a call": Mistake(
        PAGE,
        '"visits-quiet"',
        "“visits-quiet”",
        (
            "docs/modules/visits.md:15  “{{ knowledge_check(“visits-quiet”) }}” must be a call with its words in straight quotes  [call-form]"
            '\n    Write it as {{ knowledge_check("the-id") }}, with straight quotes, on one line.',
        ),
    ),
    "a call that is not closed": Mistake(
        PAGE,
        '("visits-quiet") }}',
        '("visits-quiet")',
        (
            "docs/modules/visits.md:15  “{{” and “}}” must stand on the same line  [call-form]"
            '\n    Write it as {{ knowledge_check("the-id") }}, with straight quotes, on one line.',
        ),
    ),
    "a call without its word": Mistake(
        PAGE,
        'poll("visits-first-thoughts")',
        "poll()",
        (
            "data/visits/polls.yaml:1  poll visits-first-thoughts: no page shows it  [items-are-shown-once]"
            '\n    Add {{ poll("visits-first-thoughts") }} to docs/modules/visits.md, or delete the item.',
            "docs/modules/visits.md:13  poll: must have 1 word in its brackets, found 0  [calls-are-right]"
            '\n    Write it as {{ poll("the id of a poll") }}.',
        ),
    ),
    "a call inside a sentence": Mistake(
        PAGE,
        '{{ poll("',
        'Answer this: {{ poll("',
        (
            "docs/modules/visits.md:13  poll: must stand alone on its line, at its beginning, between empty lines  [calls-are-right]"
            "\n    Move it to a line of its own, with an empty line before and after.",
        ),
    ),
    "an item that no page shows": Mistake(
        PAGE,
        '{{ poll("visits-first-thoughts") }}\n',
        "",
        (
            "data/visits/polls.yaml:1  poll visits-first-thoughts: no page shows it  [items-are-shown-once]"
            '\n    Add {{ poll("visits-first-thoughts") }} to docs/modules/visits.md, or delete the item.',
        ),
    ),
    "an item that is shown twice": Mistake(
        PAGE,
        '{{ knowledge_check("visits-quiet") }}',
        '{{ knowledge_check("visits-quiet") }}\n\n{{ knowledge_check("visits-quiet") }}',
        (
            "docs/modules/visits.md:17  knowledge_check: must not be called twice; links to it would lead to two places  [items-are-shown-once]"
            "\n    Take away one of the calls.",
        ),
    ),
    "HTML in a page": Mistake(
        PAGE,
        "# Visits",
        '<h1 class="big">Visits</h1>',
        (
            'docs/modules/visits.md:5  HTML must not stand in a page; found “<h1 class="big">”  [page-plain]'
            "\n    Write it in Markdown, or call a component.",
            "docs/modules/visits.md:23  a page must have a main heading above its others  [page-headings]"
            "\n    Write “# ” and the title of the page above this line.",
        ),
    ),
    "template code in a page": Mistake(
        PAGE,
        "# Visits",
        "# Visits\n\n{% if true %}",
        (
            "docs/modules/visits.md:7  “{%” must not stand in a page  [page-plain]"
            "\n    Delete it; pages only call components.",
        ),
    ),
    "columns that are aligned": Mistake(
        PAGE,
        "# Visits",
        "# Visits\n\n| Day | Visits |\n|---|---:|\n| Monday | 3 |",
        (
            "docs/modules/visits.md:8  columns of a table must not be aligned, found “|---|---:|”  [page-plain]"
            "\n    Write “---” for each column, without colons.",
        ),
    ),
    "a picture from elsewhere": Mistake(
        PAGE,
        "# Visits",
        "# Visits\n\n![The desk](https://evil.example/a.png)",
        (
            "docs/modules/visits.md:7  a picture must be a file of the site, found “![The desk](https://evil.example/a.png”  [page-links]"
            "\n    Put it into docs/assets/ and write ![words](../assets/its-name).",
        ),
    ),
    "a link without words": Mistake(
        PAGE,
        "# Visits",
        "# Visits\n\nGo [](../glossary.md) and ask.",
        (
            "docs/modules/visits.md:7  a link must have words, found “[](../glossary.md)”  [page-links]"
            "\n    Write what it leads to between “[” and “]”.",
        ),
    ),
    "a note that lost a quotation mark": Mistake(
        PAGE,
        "# Visits",
        '# Visits\n\n!!! note "Remember\n\n    Be quiet.',
        (
            'docs/modules/visits.md:7  a note must begin as !!! note "Title", found “!!! note "Remember”  [page-marks]'
            "\n    Write the title in straight quotes, and no space before “!!!” or “???”.",
        ),
    ),
    "a note whose text is not indented": Mistake(
        PAGE,
        "# Visits",
        '# Visits\n\n??? note "Remember"\n\nBe quiet.',
        (
            "docs/modules/visits.md:7  a note must have its text below it, each line after four spaces  [page-marks]"
            "\n    Put four spaces before each line of its text.",
        ),
    ),
    "a table without dashes": Mistake(
        PAGE,
        "# Visits",
        "# Visits\n\n| Day | Visits |\n| Monday | 3 |",
        (
            "docs/modules/visits.md:7  a table must begin with a line of words and a line of dashes for as many columns, found “| Day | Visits |”  [page-marks]"
            "\n    Write “|---|---|” below its first line, and leave the line above it empty.",
        ),
    ),
    "strong words without an end": Mistake(
        PAGE,
        "# Visits",
        "# Visits\n\nSo **never name a student.\nAsk the desk.",
        (
            "docs/modules/visits.md:7  strong words must end with “**” where they do, found “**never name a student.”  [page-marks]"
            "\n    Write “**” close before and close behind the words, in one paragraph.",
        ),
    ),
    "no description": Mistake(
        PAGE,
        "description: How to plan a visit, in a tiny course that the tests copy and then break.",
        "title: Visits",
        (
            "docs/modules/visits.md:2  unknown key “title” before the page  [page-front-matter]"
            "\n    Use only “description”, “hide” or “search”.",
            "docs/modules/visits.md:2  “description” must have 50 to 200 characters, found 0  [page-description]"
            "\n    Write a line “description: …” with one sentence for search engines.",
        ),
    ),
    "no front matter": Mistake(
        PAGE,
        "---\ndescription: How to plan a visit, in a tiny course that the tests copy and then break.\n---\n",
        "",
        (
            "docs/modules/visits.md:1  a page must begin with its description between two lines “---”  [page-front-matter]"
            "\n    Begin it with “---”, “description: …”, “---”.",
        ),
    ),
    "front matter that cannot be read": Mistake(
        PAGE,
        "description: How",
        "description: Visits: how",
        (
            "docs/modules/visits.md:2  “: ” in the middle of a text must be inside quotes, and every key of one item must begin in the same column  [yaml]"
            "\n    Line the key up with the one above it, begin an item with “- ”, or put quotes around the whole text.",
        ),
    ),
    # Pages
    "a call in single braces": Mistake(
        PAGE,
        '{{ poll("visits-first-thoughts") }}',
        '{ poll("visits-first-thoughts") }',
        (
            'docs/modules/visits.md:13  a call must stand in two braces, found “{ poll("visits-first-thoughts") }”  [call-form]'
            '\n    Write it as {{ poll("the-id") }}, with straight quotes, on one line.',
        ),
    ),
    "a hyphen in the name of a component": Mistake(
        PAGE,
        "knowledge_check(",
        "knowledge-check(",
        (
            'docs/modules/visits.md:15  “{{ knowledge-check("visits-quiet") }}” must be a call with its words in straight quotes  [call-form]'
            '\n    Write it as {{ knowledge_check("the-id") }}, with straight quotes, on one line.',
        ),
    ),
    "two main headings": Mistake(
        PAGE,
        '{{ poll("visits-first',
        '# Again\n\n{{ poll("visits-first',
        (
            "docs/modules/visits.md:13  a page must have one main heading; this is another one  [page-headings]"
            "\n    Begin the line with “## ”.",
        ),
    ),
    "a call in a heading": Mistake(
        PAGE,
        '{{ poll("visits-first',
        '## What the {{ term("desk") }} does\n\n{{ poll("visits-first',
        (
            "docs/modules/visits.md:13  a call must not stand in a heading  [page-headings]"
            "\n    Write the words out.",
        ),
    ),
    "a heading that skips a level": Mistake(
        PAGE,
        '{{ poll("visits-first',
        '### Again\n\n{{ poll("visits-first',
        (
            "docs/modules/visits.md:13  a heading must not skip a level; found “###”  [page-headings]"
            "\n    Begin the line with “## ”.",
        ),
    ),
    "an unfinished merge": Mistake(
        PAGE,
        '{{ poll("visits-first',
        '<<<<<<< HEAD\n\n{{ poll("visits-first',
        (
            "docs/modules/visits.md:13  “<<<<<<< HEAD” is the mark of an unfinished merge  [unfinished-merge]"
            "\n    Keep one of the two versions, and delete the marks.",
        ),
    ),
    "an unfinished merge in a data file": Mistake(
        POLLS,
        "  prompt: Where do you begin?\n",
        "<<<<<<< HEAD\n  prompt: Where do you begin?\n=======\n  prompt: Where?\n>>>>>>> mine\n",
        (
            "data/visits/polls.yaml:2  “<<<<<<< HEAD” is the mark of an unfinished merge  [unfinished-merge]"
            "\n    Keep one of the two versions, and delete the marks.",
        ),
    ),
    "an unfinished merge in the settings": Mistake(
        "mkdocs.yml",
        "site_name: Visits\n",
        "<<<<<<< HEAD\nsite_name: Visits\n",
        (
            "mkdocs.yml:2  the settings of the site cannot be read: “<<<<<<< HEAD” is the mark of an unfinished merge  [settings]"
            "\n    Keep one of the two versions, and delete the marks.",
        ),
    ),
    "a tab in the settings": Mistake(
        "mkdocs.yml",
        "site_name: Visits\n",
        "site_name: Visits\nnav:\n  - index.md\n\t- sources.md\n",
        (
            "mkdocs.yml:5  the settings of the site cannot be read: a line must begin with spaces; found a tab  [settings]"
            "\n    Replace each tab at the start of the line by two spaces.",
        ),
    ),
    "a menu that leads to no page": Mistake(
        "mkdocs.yml",
        "site_name: Visits\n",
        "site_name: Visits\nnav:\n  - Home: index.md\n  - developments.md\n  - facilitators/visits.md\n  - local-rules.md\n  - Modules:\n      - modules/visit.md\n  - docs/print/visits.md\n  - glossary\n  - sources.md\n  - www.ed.gov\n",
        (
            "mkdocs.yml:9  the menu leads to “modules/visit.md”, but docs/ holds no such page  [pages-are-in-the-menu]"
            "\n    Did you mean “modules/visits.md”?",
            "mkdocs.yml:10  the menu leads to “docs/print/visits.md”, but docs/ holds no such page  [pages-are-in-the-menu]"
            "\n    Did you mean “print/visits.md”?",
            "mkdocs.yml:11  the menu leads to “glossary”, but docs/ holds no such page  [pages-are-in-the-menu]"
            "\n    Did you mean “glossary.md”?",
            "mkdocs.yml:13  the menu leads to “www.ed.gov”, but docs/ holds no such page  [pages-are-in-the-menu]"
            "\n    Write a page as seen from docs/, or https://….",
        ),
    ),
    "a line of the menu too far to the right": Mistake(
        "mkdocs.yml",
        "site_name: Visits\n",
        "site_name: Visits\nnav:\n  - index.md\n  - developments.md\n  - facilitators/visits.md\n  - glossary.md\n  - local-rules.md\n  - modules/visits.md\n    - print/visits.md\n  - sources.md\n",
        (
            "mkdocs.yml:9  the menu reads two lines as one, “modules/visits.md - print/visits.md”  [pages-are-in-the-menu]"
            "\n    Begin the second in the same column as the first.",
        ),
    ),
    "a dash of a word processor": Mistake(
        POLLS,
        "    - id: home",
        "    – id: home",
        (
            "data/visits/polls.yaml:7  a list begins each entry with “- ”, found “–”  [plain-dash]"
            "\n    Type a plain hyphen in its place; inside a text, take it out.",
        ),
    ),
    "a bullet pasted below a text": Mistake(
        POLLS,
        "  prompt: Where do you begin?\n",
        "  prompt: Where do you begin?\n• At home\n",
        (
            "data/visits/polls.yaml:3  a list begins each entry with “- ”, found “•”  [plain-dash]"
            "\n    Type a plain hyphen in its place; inside a text, take it out.",
        ),
    ),
    "a quote that another quote closes": Mistake(
        POLLS,
        "Where do you begin?",
        '"Where do you begin?\n  # The two ways, as in "Plan a visit".',
        (
            "data/visits/polls.yaml:2  a text that begins with a quotation mark must end with one  [yaml]"
            "\n    Add the closing quotation mark.",
        ),
    ),
    "an apostrophe first": Mistake(
        TABLES,
        "      topic: Being quiet\n      library: Asked for.",
        "      topic: 'Til then\n      library: The reader's rule.",
        (
            "data/visits/comparison-tables.yaml:6  a text that begins with a quotation mark must end with one  [yaml]"
            "\n    Add the closing quotation mark.",
        ),
    ),
    "no main heading": Mistake(
        PAGE,
        "# Visits\n",
        "## Visits\n",
        (
            "docs/modules/visits.md:5  a page must have a main heading above its others  [page-headings]"
            "\n    Write “# ” and the title of the page above this line.",
        ),
    ),
    "a text pasted over two lines": Mistake(
        POLLS,
        "  prompt: Where do you begin?\n",
        "  prompt: Where do you\nbegin?\n",
        (
            "data/visits/polls.yaml:3  a key must be followed by a colon and a space  [yaml]"
            "\n    Write it as “label: text”; if it goes on from above, put both on one line.",
        ),
    ),
    "an entry without its dash": Mistake(
        POLLS,
        "    - id: home",
        "      id: home",
        (
            "data/visits/polls.yaml:7  the key “id” must not stand twice in one item; it is already on line 4  [repeated-key]"
            "\n    Keep one of the two, or begin a new item with “- ”.",
        ),
    ),
    "an id with an underscore": Mistake(
        TABLES,
        "- id: visits-being-quiet",
        "- id: visits_being_quiet",
        (
            "data/visits/comparison-tables.yaml:4  row visits_being_quiet › id: must be small letters, digits and hyphens, found “visits_being_quiet”  [form]"
            "\n    Write “visits-being-quiet”.",
        ),
    ),
    "a description that is too short": Mistake(
        PAGE,
        "How to plan a visit, in a tiny course that the tests copy and then break.",
        "Visits.",
        (
            "docs/modules/visits.md:2  “description” must have 50 to 200 characters, found 7  [page-description]"
            "\n    Write a line “description: …” with one sentence for search engines.",
        ),
    ),
    "a module's part that its page does not show": Mistake(
        PAGE,
        '{{ key_points("visits") }}',
        "The end.",
        (
            'docs/modules/visits.md:1  the page must show {{ key_points("visits") }}  [parts-of-modules-are-shown]'
            "\n    Add it on a line of its own, between empty lines.",
        ),
    ),
    "a form that the page for paper does not show": Mistake(
        PRINT,
        '{{ handout("visits") }}',
        "The end.",
        (
            'docs/print/visits.md:1  the page must show {{ handout("visits") }}  [parts-of-modules-are-shown]'
            "\n    Add it on a line of its own, between empty lines.",
        ),
    ),
    "a sign that no page can show": Mistake(
        POLLS,
        "At the desk",
        '"At the\\a desk"',
        (
            "data/visits/polls.yaml:5  a text must not hold control characters; found U+0007  [control-characters]"
            "\n    Delete it; if it cannot be seen, type the words around it again.",
        ),
    ),
    "a page with a sign that it cannot show": Mistake(
        PAGE,
        "Ask at the",
        "Ask at\x1b the",
        (
            "docs/modules/visits.md:11  a text must not hold control characters; found U+001B  [control-characters]"
            "\n    Delete it; if it cannot be seen, type the words around it again.",
        ),
    ),
    "a hash inside a text": Mistake(
        POLLS,
        "At the desk",
        "At desk #1",
        (
            "data/visits/polls.yaml:5  “ #” in a text must be inside quotes; the rest would be lost  [hash-in-text]"
            "\n    Put quotes around the text, or the remark on a line of its own.",
        ),
    ),
    "a remark behind a text": Mistake(
        MODULE,
        "title: Visits",
        "title: Visits # for now",
        (
            "data/visits/module.yaml:1  “ #” in a text must be inside quotes; the rest would be lost  [hash-in-text]"
            "\n    Put quotes around the text, or the remark on a line of its own.",
        ),
    ),
    "curly quotes around a section": Mistake(
        TABLES,
        'section: "7"',
        "section: “7”",
        (
            "data/visits/comparison-tables.yaml:13  row visits-being-quiet › authority › library › 1 › section: must begin with the number of the section, found ““7””  [form]"
            "\n    Write it as 4(a), without quotation marks inside.",
        ),
    ),
    "a comma in a section": Mistake(
        TABLES,
        'section: "7"',
        "section: 7(a), (b)",
        (
            "data/visits/comparison-tables.yaml:13  row visits-being-quiet › authority › library › 1: unknown key “(b)”  [unknown-key]"
            "\n    Use one of: note, section, source.",
        ),
    ),
    "a key of a row with a capital letter": Mistake(
        TABLES,
        "topic:",
        "Topic:",
        (
            "data/visits/comparison-tables.yaml:6  row visits-being-quiet: “topic” is missing, found “Topic”  [missing-key]"
            "\n    Did you mean “topic”?",
        ),
    ),
    "a key of a row without its underscore": Mistake(
        TABLES,
        "      reviewed:",
        "      variesby: [town]\n      reviewed:",
        (
            "data/visits/comparison-tables.yaml:16  row visits-being-quiet: unknown key “variesby”  [unknown-key]"
            "\n    Did you mean “varies_by”?",
        ),
    ),
    "a table where a row belongs": Mistake(
        CHECKS,
        "[visits-being-quiet]",
        "[visits]",
        (
            "data/visits/knowledge-checks.yaml:16  knowledge check visits-quiet › rows › 1: there is no “visits” among the rows  [references-resolve]"
            "\n    Use one of: visits-being-quiet.",
        ),
    ),
    "a row where a table belongs": Mistake(
        PAGE,
        'comparison_table("visits")',
        'comparison_table("visits-being-quiet")',
        (
            "data/visits/comparison-tables.yaml:1  comparison table visits: no page shows it  [items-are-shown-once]"
            '\n    Add {{ comparison_table("visits") }} to docs/modules/visits.md, or delete the item.',
            "docs/modules/visits.md:17  comparison_table: there is no comparison table “visits-being-quiet”  [calls-are-right]"
            "\n    Use one of: visits.",
        ),
    ),
    "an id without its module": Mistake(
        "data/visits/key-points.yaml",
        "visits-key-quiet",
        "key-quiet",
        (
            "data/visits/key-points.yaml:1  key point key-quiet › id: the id must begin with its module, found “key-quiet”  [ids-begin-with-their-module]"
            "\n    Write “visits-key-quiet”.",
        ),
    ),
    "a tag over two lines": Mistake(
        PAGE,
        "# Visits",
        '# Visits\n\n<div\nclass="big">',
        (
            "docs/modules/visits.md:7  HTML must not stand in a page; found “<div”  [page-plain]"
            "\n    Write it in Markdown, or call a component.",
        ),
    ),
    "a tag without a space": Mistake(
        PAGE,
        "# Visits",
        "# Visits\n\n<img/src=x/onerror=alert(1)>",
        (
            "docs/modules/visits.md:7  HTML must not stand in a page; found “<img/src=x/onerror=alert(1)>”  [page-plain]"
            "\n    Write it in Markdown, or call a component.",
        ),
    ),
    "a bracket that stays open in a page": Mistake(
        PAGE,
        "# Visits",
        "# Visits\n\nSee [the words for it.",
        (
            "docs/modules/visits.md:7  a link must be [words](address) without a space, found “[the words for it.”  [page-plain]"
            "\n    Write the address between “(” and “)”, close behind “]”.",
        ),
    ),
    "an address that stays open in a page": Mistake(
        PAGE,
        "# Visits",
        "# Visits\n\nSee [the words](../glossary.md for it.",
        (
            "docs/modules/visits.md:7  a link must be [words](address) without a space, found “](../glossary.md for it.”  [page-plain]"
            "\n    Write the address between “(” and “)”, close behind “]”.",
        ),
    ),
    "code over two lines": Mistake(
        PAGE,
        "# Visits",
        "# Visits\n\nType `poll\nand `look_back` there.",
        (
            "docs/modules/visits.md:7  code must begin and end with “`” on its line  [code-form]"
            "\n    Write a “`” before and behind it, or take the “`” out.",
        ),
    ),
    "a link to a script in a page": Mistake(
        PAGE,
        "# Visits",
        "# Visits\n\n[x](javascript:alert(1))",
        (
            "docs/modules/visits.md:7  a link must lead to a page or to https://…, found “javascript:alert(1”  [page-plain]"
            "\n    Write [words](scope.md), for example.",
        ),
    ),
    "a key that a page does not have": Mistake(
        PAGE,
        "description: How",
        "template: big.html\ndescription: How",
        (
            "docs/modules/visits.md:2  unknown key “template” before the page  [page-front-matter]"
            "\n    Use only “description”, “hide” or “search”.",
        ),
    ),
    "a word for the search that it does not know": Mistake(
        PAGE,
        "description: How",
        "search: nevr\ndescription: How",
        (
            "docs/modules/visits.md:2  “search” must be “less” or “never”  [page-front-matter]"
            "\n    Did you mean “never”?",
        ),
    ),
    "a mapping for the search": Mistake(
        PAGE,
        "description: How",
        "search: {exclude: true}\ndescription: How",
        (
            "docs/modules/visits.md:2  “search” must be “less” or “never”  [page-front-matter]"
            "\n    Take the line away, if the page is to be found as others are.",
        ),
    ),
    "a letter before the quotes of a call": Mistake(
        PAGE,
        'poll("visits-first',
        'poll(u"visits-first',
        (
            'docs/modules/visits.md:13  “{{ poll(u"visits-first-thoughts") }}” must be a call with its words in straight quotes  [call-form]'
            '\n    Write it as {{ poll("the-id") }}, with straight quotes, on one line.',
        ),
    ),
    "a remark in a call": Mistake(
        PAGE,
        'poll("visits-first-thoughts")',
        'poll("visits-first-thoughts") # hi',
        (
            'docs/modules/visits.md:13  “{{ poll("visits-first-thoughts") # hi }}” must be a call with its words in straight quotes  [call-form]'
            '\n    Write it as {{ poll("the-id") }}, with straight quotes, on one line.',
        ),
    ),
    "a section that is only a sign": Mistake(
        TABLES,
        'section: "7"',
        'section: "-"',
        (
            "data/visits/comparison-tables.yaml:13  row visits-being-quiet › authority › library › 1 › section: must begin with the number of the section, found “-”  [form]"
            "\n    Write it as 4(a), without quotation marks inside.",
        ),
    ),
    "a broken file that others rest on": Mistake(
        "data/shared/columns.yaml",
        "label: Library card",
        'label: "Library card',
        (
            "data/shared/columns.yaml:2  a text that begins with a quotation mark must end with one  [yaml]"
            "\n    Add the closing quotation mark.",
        ),
    ),
    "a wrong word in a file that others rest on": Mistake(
        "data/shared/columns.yaml",
        "role: note",
        "role: notes",
        (
            "data/shared/columns.yaml:9  column for_you › role: must be one of side or note, found “notes”  [one-of]"
            "\n    Use one of these words as it is written here.",
        ),
    ),
    "names to hide for what is no side": Mistake(
        "data/shared/columns.yaml",
        "role: note",
        "role: note\n  names: [you]",
        (
            "data/shared/columns.yaml:10  column for_you › names: only a side has words that practice hides  [columns]"
            "\n    Take the line away, or write “role: side”.",
        ),
    ),
    "an unknown way to sort": Mistake(
        "data/shared/relations.yaml",
        "shape: equal",
        "shape: equal\n  sorts: both",
        (
            "data/shared/relations.yaml:5  relation same › sorts: must be one of side, all or shared, found “both”  [one-of]"
            "\n    Use one of these words as it is written here.",
        ),
    ),
    "a local relation that sorts": Mistake(
        "data/shared/relations.yaml",
        "local: true",
        "local: true\n  sorts: side",
        (
            "data/shared/relations.yaml:10  relation varies › sorts: the relation is local, so practice takes just that as right  [relations]"
            "\n    Take one of the lines “local” and “sorts” away.",
        ),
    ),
    "a case that leads nowhere": Mistake(
        SCENARIOS,
        "leads_to: when",
        "leads_to: wen",
        (
            "data/visits/scenarios.yaml:18  case visits-case-ana › decisions › 1 › choices › 1 › leads_to: must name a later decision, found “wen”  [scenarios]"
            "\n    Did you mean “when”?",
        ),
    ),
    "a case that leads back": Mistake(
        SCENARIOS,
        "          reasoning: Groups come later.\n",
        "          reasoning: Groups come later.\n          leads_to: where\n",
        (
            "data/visits/scenarios.yaml:32  case visits-case-ana › decisions › 2 › choices › 1 › leads_to: must name a later decision, found “where”  [scenarios]"
            "\n    Take the line away; the case ends after this decision.",
        ),
    ),
    "a decision no one comes to": Mistake(
        SCENARIOS,
        "          leads_to: when\n",
        "",
        (
            "data/visits/scenarios.yaml:23  case visits-case-ana › decisions › 2: no choice before it leads to this decision  [scenarios]"
            "\n    Add “leads_to: when” to a choice that comes earlier.",
        ),
    ),
    "no good choice": Mistake(
        SCENARIOS,
        "          standing: recommended\n          consequence: Ana begins",
        "          standing: weak\n          consequence: Ana begins",
        (
            "data/visits/scenarios.yaml:12  case visits-case-ana › decisions › 1 › choices: at least one choice must be “standing: recommended”, found 0  [scenarios]"
            "\n    Say what an experienced colleague would put forward.",
        ),
    ),
    # Cases, paths, guides and reviews
    "a standing of one's own": Mistake(
        SCENARIOS,
        "standing: reasonable",
        "standing: fine",
        (
            "data/visits/scenarios.yaml:34  case visits-case-ana › decisions › 2 › choices › 2 › standing: must be one of recommended, reasonable or weak, found “fine”  [one-of]"
            "\n    Use one of these words as it is written here.",
        ),
    ),
    "a mistake to find in nothing": Mistake(
        SCENARIOS,
        "form: to-solve",
        "form: find-the-mistake",
        (
            "data/visits/scenarios.yaml:1  case visits-case-ana: “exhibit” is missing, so there is no text to find a mistake in  [scenarios]"
            "\n    Add “exhibit:” with a caption and lines, or choose another form.",
        ),
    ),
    "a case without next steps": Mistake(
        SCENARIOS,
        "  next_steps:\n    - Ask the desk.\n",
        "",
        (
            "data/visits/scenarios.yaml:1  case visits-case-ana: “next_steps” is missing  [missing-key]"
            "\n    Add a line “next_steps:” with what is done next.",
        ),
    ),
    "a case that no page shows": Mistake(
        PAGE,
        '{{ scenario("visits-case-ana") }}',
        "Nothing yet.",
        (
            "data/visits/scenarios.yaml:1  case visits-case-ana: no page shows it  [items-are-shown-once]"
            '\n    Add {{ scenario("visits-case-ana") }} to docs/modules/visits.md, or delete the item.',
        ),
    ),
    "a case that exercises no objective": Mistake(
        SCENARIOS,
        "objectives: [visits-objective]",
        "objectives: [visits-objectiv]",
        (
            "data/visits/scenarios.yaml:4  case visits-case-ana › objectives › 1: there is no “visits-objectiv” among the objectives  [references-resolve]"
            "\n    Did you mean “visits-objective”?",
        ),
    ),
    "a path that leads nowhere": Mistake(
        PATHS,
        "leads_to: near",
        "leads_to: nere",
        (
            "data/visits/decision-paths.yaml:9  decision path visits-path › steps › 1 › answers › 2 › leads_to: must name a later step or an outcome, found “nere”  [decision-paths]"
            "\n    Did you mean “near”?",
        ),
    ),
    "a path of an unknown side": Mistake(
        PATHS,
        "side: library",
        "side: libary",
        (
            "data/visits/decision-paths.yaml:11  decision path visits-path › steps › 2 › side: there is no “libary” among the columns  [references-resolve]"
            "\n    Did you mean “library”?",
        ),
    ),
    "a box no one comes to": Mistake(
        PATHS,
        '{label: "No", leads_to: home}',
        '{label: "No", leads_to: either}',
        (
            "data/visits/decision-paths.yaml:22  decision path visits-path › outcomes › 2: no answer leads here  [decision-paths]"
            "\n    Add an answer with “leads_to: home” to an earlier step.",
        ),
    ),
    "a check on what is not settled": Mistake(
        TABLES,
        "      relation: same\n",
        "      relation: same\n      unsettled: true\n",
        (
            "data/visits/knowledge-checks.yaml:16  knowledge check visits-quiet › rows › 1: must not rest on “visits-being-quiet”, which is marked as unsettled  [checks-rest-on-settled-rows]"
            "\n    Name another row, or take the question away.",
        ),
    ),
    "a review that is due before it was made": Mistake(
        TABLES,
        "      reviewed: 2026-11-23\n",
        "      reviewed: 2026-11-23\n      review_by: 2026-10-01\n",
        (
            "data/visits/comparison-tables.yaml:17  row visits-being-quiet › review_by: must come after 2026-11-23 and by 2027-11-23, found 2026-10-01  [reviews-come-before-their-end]"
            "\n    Write a date in between, or take the line away for a year.",
        ),
    ),
    "a variant without a right answer": Mistake(
        CHECKS,
        "          correct: true\n",
        "",
        (
            "data/visits/knowledge-checks.yaml:20  knowledge check visits-quiet › variants › 1 › options: exactly one option must be correct, found 0  [knowledge-checks]"
            "\n    Give one option “correct: true”, or write “select: many” above them.",
        ),
    ),
    "a guide for another objective": Mistake(
        GUIDE,
        "objective: visits-objective",
        "objective: visits-goal",
        (
            "data/visits/facilitator-guide.yaml:7  facilitator guide visits › prompts › 1 › objective: there is no “visits-goal” among the objectives  [references-resolve]"
            "\n    Use one of: visits-objective.",
        ),
    ),
    "a guide that no page shows": Mistake(
        "docs/facilitators/visits.md",
        '{{ facilitator_guide("visits") }}',
        "Nothing yet.",
        (
            "data/visits/facilitator-guide.yaml:1  facilitator guide visits: no page shows it  [items-are-shown-once]"
            '\n    Add {{ facilitator_guide("visits") }} to docs/facilitators/visits.md, or delete the item.',
        ),
    ),
    "looking back at nothing": Mistake(
        PAGE,
        '{{ key_points("visits") }}',
        '{{ key_points("visits") }}\n\n{{ look_back("visits-first-toughts") }}',
        (
            "docs/modules/visits.md:21  look_back: there is no poll “visits-first-toughts”  [calls-are-right]"
            "\n    Did you mean “visits-first-thoughts”?",
        ),
    ),
    "a local rule without its row": Mistake(
        "data/shared/local-rules.yaml",
        "rows: [visits-being-quiet]",
        "rows: []",
        (
            "data/shared/local-rules.yaml:5  local rule local-noise › rows: needs at least 1, found 0  [too-few]"
            "\n    Write [one, two], or each on its own line with “- ”.",
        ),
    ),
    "news without a source": Mistake(
        "data/shared/developments.yaml",
        "  authority:\n    - {source: house-rules}\n",
        "",
        (
            "data/shared/developments.yaml:1  development development-sunday: “authority” is missing  [missing-key]"
            "\n    Add a line “authority:” with the sources it rests on.",
        ),
    ),
    "an answer that leads back": Mistake(
        PATHS,
        '        - {label: "No", leads_to: home}',
        '        - {label: "No", leads_to: quiet}',
        (
            "data/visits/decision-paths.yaml:16  decision path visits-path › steps › 2 › answers › 2 › leads_to: must name a later step or an outcome, found “quiet”  [decision-paths]"
            "\n    Use “either” or “home”.",
        ),
    ),
    "two answers alike": Mistake(
        PATHS,
        '        - {label: "No", leads_to: home}',
        '        - {label: "Yes", leads_to: home}',
        (
            "data/visits/decision-paths.yaml:14  decision path visits-path › steps › 2 › answers: two answers must not have the same label, found “Yes” twice  [decision-paths]"
            "\n    Change the label of one of them.",
        ),
    ),
    "a lane for a note": Mistake(
        PATHS,
        "side: library",
        "side: for_you",
        (
            "data/visits/decision-paths.yaml:11  decision path visits-path › steps › 2 › side: “for_you” is not a side that is compared  [paths-have-lanes-for-sides]"
            "\n    Use “library” or “museum”, or take the line away.",
        ),
    ),
    "a review that is never due": Mistake(
        TABLES,
        "      reviewed: 2026-11-23\n",
        "      reviewed: 2026-11-23\n      review_by: 2036-02-28\n",
        (
            "data/visits/comparison-tables.yaml:17  row visits-being-quiet › review_by: must come after 2026-11-23 and by 2027-11-23, found 2036-02-28  [reviews-come-before-their-end]"
            "\n    Write a date in between, or take the line away for a year.",
        ),
    ),
    "a check that links to news": Mistake(
        CHECKS,
        "why: The museum does too, and says so at its door.",
        "why: The museum does too, see [the news](#development-sunday).",
        (
            "data/visits/knowledge-checks.yaml:8  knowledge check visits-quiet › options › 1 › why: must not rest on “development-sunday”, which is news  [checks-rest-on-settled-rows]"
            "\n    Name another row, or take the question away.",
        ),
    ),
    "looking back before asking": Mistake(
        PAGE,
        '{{ objectives("visits") }}',
        '{{ objectives("visits") }}\n\n{{ look_back("visits-first-thoughts") }}',
        (
            "docs/modules/visits.md:11  look_back: must look back at a poll that stands further up on this page  [polls-are-looked-back-at-where-they-stand]"
            "\n    Name that poll, or move the call below it.",
        ),
    ),
    "a misspelling of two words": Mistake(
        "data/shared/synonyms.yaml",
        "[libary]",
        "[libary card]",
        (
            "data/shared/synonyms.yaml:3  synonym library › misspelled › 1: must be one word in small letters, found “libary card”  [synonyms]"
            "\n    Write each word that is misspelled by itself.",
        ),
    ),
    "a misspelling of a phrase": Mistake(
        "data/shared/synonyms.yaml",
        "words: [library,",
        "words: [city library,",
        (
            "data/shared/synonyms.yaml:2  synonym library › words › 1: the first must be one word, found “city library”  [synonyms]"
            "\n    Put the word first that the misspellings stand for.",
        ),
    ),
    "a way in to no page": Mistake(
        "data/shared/ways-in.yaml",
        "page: modules/visits",
        "page: modules/visit",
        (
            "data/shared/ways-in.yaml:4  way in way-visit › page: there is no “modules/visit” among the pages  [references-resolve]"
            "\n    Did you mean “modules/visits”?",
        ),
    ),
    "an empty column": Mistake(
        TABLES,
        "library: Asked for.",
        "library:",
        (
            "data/visits/comparison-tables.yaml:7  row visits-being-quiet › library: “library” is empty  [empty-value]"
            "\n    After “library:”, write its text.",
        ),
    ),
    "an empty choice": Mistake(
        CHECKS,
        "level: apply",
        "level:",
        (
            "data/visits/knowledge-checks.yaml:3  knowledge check visits-quiet › level: “level” is empty  [empty-value]"
            "\n    After “level:”, write what the reader does: recall a rule, apply it, or decide in a situation.",
        ),
    ),
    "an empty text in the only objective": Mistake(
        "data/visits/objectives.yaml",
        "text: Tell the two apart.",
        "text:",
        (
            "data/visits/objectives.yaml:2  objective visits-objective › text: “text” is empty  [empty-value]"
            "\n    After “text:”, write what the reader can do, beginning with a verb, as in “Explain why …”.",
        ),
    ),
    "an empty description": Mistake(
        PAGE,
        "description: How to plan a visit, in a tiny course that the tests copy and then break.",
        "description:",
        (
            "docs/modules/visits.md:2  “description” is empty  [page-description]"
            "\n    Write a line “description: …” with one sentence for search engines.",
        ),
    ),
    "a heading without words": Mistake(
        PAGE,
        "## A case",
        "##",
        (
            "docs/modules/visits.md:23  the heading is empty  [page-headings]"
            "\n    Write its words after “## ”.",
        ),
    ),
    "a section without a text": Mistake(
        PAGE,
        "## A case",
        "## Where to begin\n\n## A case",
        (
            "docs/modules/visits.md:23  the section “Where to begin” is empty  [page-headings]"
            "\n    Write its text below the heading, or take the heading away.",
        ),
    ),
    "a note on no row": Mistake(
        LAYER_NOTES,
        "id: visits-being-quiet",
        "id: visits-being-quite",
        (
            "data/district/notes.yaml:1  note visits-being-quite › id: there is no “visits-being-quite” among the rows  [references-resolve]"
            "\n    Did you mean “visits-being-quiet”?",
        ),
    ),
    "two notes on one row": Mistake(
        LAYER_NOTES,
        "  reviewed: 2026-11-23\n",
        "  reviewed: 2026-11-23\n- id: visits-being-quiet\n  text: Be quiet.\n  reviewed: 2026-11-23\n",
        (
            "data/district/notes.yaml:4  note visits-being-quiet › id: the id must be unique; it is already used at data/district/notes.yaml:1  [ids-are-unique]"
            "\n    Write both as one, under that id.",
        ),
    ),
    "a note that leads nowhere": Mistake(
        LAYER_NOTES,
        "(#district-rules)",
        "(#district-rule)",
        (
            "data/district/notes.yaml:2  note visits-being-quiet › text: the link leads to “#district-rule”, but nothing has that id  [texts-are-plain]"
            "\n    Did you mean “district-rules”?",
        ),
    ),
    "a note without anyone to ask": Mistake(
        LAYER,
        "contact:\n  label: The desk\n  to: desk@houses.example\n",
        "",
        (
            "data/district/notes.yaml:1  note visits-being-quiet: the note names nobody to ask, and neither does the layer  [notes-name-a-contact]"
            "\n    Add “contact:” to district.yaml, or to the note.",
        ),
    ),
    "a contact that is neither mail nor page": Mistake(
        LAYER,
        "desk@houses.example",
        "http://houses.example",
        (
            "data/district/district.yaml:4  layer district › contact › to: must be an e-mail address, or begin with https://, found “http://houses.example”  [form]"
            "\n    Write it as office@example.org, or copy the address of a page.",
        ),
    ),
    "an answer to no rule": Mistake(
        LAYER_ANSWERS,
        "id: local-noise",
        "id: local-nose",
        (
            "data/district/answers.yaml:1  answer local-nose › id: there is no “local-nose” among the local rules  [references-resolve]"
            "\n    Did you mean “local-noise”?",
        ),
    ),
    "an answer too long for the sheet": Mistake(
        LAYER_ANSWERS,
        "text: Nobody.",
        "text: Nobody, and that is so on every day of the year, from the hour at which the doors open to the hour at which they close for the night.",
        (
            "data/district/answers.yaml:2  answer local-noise › text: must have at most 120 characters besides addresses, found 133  [answers]"
            "\n    Shorten it, and link to where it is written in full.",
        ),
    ),
    "results of no poll": Mistake(
        LAYER_RESULTS,
        "id: visits-first-thoughts",
        "id: visits-first-thought",
        (
            "data/district/poll-results.yaml:1  result visits-first-thought › id: there is no “visits-first-thought” among the polls  [references-resolve]"
            "\n    Did you mean “visits-first-thoughts”?",
        ),
    ),
    "results that leave an option out": Mistake(
        LAYER_RESULTS,
        "      home: 2\n",
        "",
        (
            "data/district/poll-results.yaml:7  result visits-first-thoughts › results › counts: the count for option “home” is missing  [local-results-fit-their-polls]"
            "\n    Add “home: 0”.",
            "data/district/poll-results.yaml:7  result visits-first-thoughts › results › counts: the counts must add up to n, which is 3; found 1  [local-results-fit-their-polls]"
            "\n    Correct the counts or n.",
        ),
    ),
    "results for an option of another poll": Mistake(
        LAYER_RESULTS,
        "      home: 2\n",
        "      home: 2\n      bench: 0\n",
        (
            "data/district/poll-results.yaml:10  result visits-first-thoughts › results › counts › bench: there is no option “bench”  [local-results-fit-their-polls]"
            "\n    Use the ids of the poll's options.",
        ),
    ),
    "a form without an address": Mistake(
        LAYER_FORMS,
        "https://houses.example/v-1",
        "www.houses.example/v-1",
        (
            "data/district/forms.yaml:4  form district-visit › url: must be an address that begins with https://, found “www.houses.example/v-1”  [form]"
            "\n    Copy it from the browser's address bar.",
        ),
    ),
    "a form at no row": Mistake(
        LAYER_FORMS,
        "rows: [visits-being-quiet]",
        "rows: [visits-being-loud]",
        (
            "data/district/forms.yaml:5  form district-visit › rows › 1: there is no “visits-being-loud” among the rows  [references-resolve]"
            "\n    Did you mean “visits-being-quiet”?",
        ),
    ),
    "a form at no term": Mistake(
        LAYER_FORMS,
        "terms: [desk]",
        "terms: [desks]",
        (
            "data/district/forms.yaml:6  form district-visit › terms › 1: there is no “desks” among the terms  [references-resolve]"
            "\n    Did you mean “desk”?",
        ),
    ),
    "an id of the layer without its beginning": Mistake(
        LAYER_FORMS,
        "id: district-visit",
        "id: visit-form",
        (
            "data/district/forms.yaml:1  form visit-form › id: the id must begin with “district-”, found “visit-form”  [ids-begin-with-their-module]"
            "\n    Write “district-visit-form”.",
        ),
    ),
    "an id that the course has too": Mistake(
        LAYER_FORMS,
        "id: district-visit",
        "id: house-rules",
        (
            "data/district/forms.yaml:1  form house-rules › id: the id must be unique; it is already used at data/shared/sources.yaml:1  [ids-are-unique]"
            "\n    Choose another id for the newer of the two.",
            "data/district/forms.yaml:1  form house-rules › id: the id must begin with “district-”, found “house-rules”  [ids-begin-with-their-module]"
            "\n    Write “district-house-rules”.",
        ),
    ),
    "a logo that is not there": Mistake(
        LAYER,
        "logo: house.svg",
        "logo: hause.svg",
        (
            "data/district/district.yaml:6  layer district › logo: there is no picture “hause.svg” in data/district  [logos-are-pictures]"
            "\n    Did you mean “house.svg”?",
        ),
    ),
    "a logo of another kind": Mistake(
        LAYER,
        "logo: house.svg",
        "logo: house.jpg",
        (
            "data/district/district.yaml:6  layer district › logo: must be the name of an svg or png file in this folder, found “house.jpg”  [form]"
            "\n    Write its name alone, such as logo.svg.",
        ),
    ),
    "a logo that is not what its name says": Mistake(
        "data/district/house.svg",
        "<svg",
        "<html",
        (
            "data/district/district.yaml:6  layer district › logo: “house.svg” is not what its name says, an SVG drawing  [logos-are-pictures]"
            "\n    Save the picture again in that form, or as the other one.",
        ),
    ),
    "a color by its name": Mistake(
        LAYER,
        '"#123456"',
        "navy",
        (
            "data/district/district.yaml:8  layer district › colors › light › primary: must be “#” and six digits or letters from a to f, found “navy”  [form]"
            '\n    Write it in quotes, such as "#17424b".',
        ),
    ),
    "a color without quotes": Mistake(
        LAYER,
        '  light: {primary: "#123456", accent: "#005a9c"}',
        "  light:\n    primary: #123456",
        (
            "data/district/district.yaml:9  layer district › colors › light › primary: “primary” is empty  [empty-value]"
            '\n    After “primary:”, write a color in quotes, such as "#17424b", for the band on top and the foot.',
        ),
    ),
    "a color without quotes inside braces": Mistake(
        LAYER,
        'accent: "#005a9c"}',
        "accent: #005a9c}",
        (
            "data/district/district.yaml:8  “#” after a space begins a remark, so the rest of the line is not read  [yaml]"
            "\n    Put quotes around the text that begins with “#”, or that holds it.",
        ),
    ),
    "a color on which text is lost": Mistake(
        LAYER,
        '"#123456"',
        '"#6688aa"',
        (
            "data/district/district.yaml:8  layer district › colors › light › primary: must stand out from the text on it, #c9d6d8, by 4.5 to 1, found 2.48 to 1  [district]"
            "\n    Choose a darker color.",
        ),
    ),
    "a color that is lost on a light page": Mistake(
        LAYER,
        '"#005a9c"',
        '"#66aadd"',
        (
            "data/district/district.yaml:8  layer district › colors › light › accent: must stand out from the page behind it, #f1efe8, by 4.5 to 1, found 2.18 to 1  [district]"
            "\n    Choose a darker color.",
        ),
    ),
    "a color that is lost on a dark page": Mistake(
        LAYER,
        '"#9ecbff"',
        '"#005a9c"',
        (
            "data/district/district.yaml:9  layer district › colors › dark › accent: must stand out from the page behind it, #1e2629, by 4.5 to 1, found 2.15 to 1  [district]"
            "\n    Choose a lighter color.",
        ),
    ),
    "a provider's number in a layer without its name": Mistake(
        LAYER,
        "name: The two houses",
        "name: The two houses\nprovider_number: 12",
        (
            "data/district/district.yaml:2  layer district: “provider_name” is missing, and there is a provider_number  [district]"
            "\n    Add a line “provider_name:”, or take the number away.",
            "data/district/district.yaml:2  layer district: “statement” is missing, and there is a provider_number  [district]"
            "\n    Add a line “statement:”, or take the number away.",
        ),
    ),
    "two facts of a layer with one label": Mistake(
        LAYER,
        "site_name:",
        "facts:\n  - {label: Keys, text: At the desk.}\n  - {label: Keys, text: On the hook.}\nsite_name:",
        (
            "data/district/district.yaml:5  layer district › facts: two facts must not have the same label, found “Keys” twice  [district]"
            "\n    Change the label of one of them.",
        ),
    ),
    "a key of a layer misspelled": Mistake(
        LAYER,
        "site_name:",
        "sitename:",
        (
            "data/district/district.yaml:5  layer district: unknown key “sitename”  [unknown-key]"
            "\n    Did you mean “site_name”?",
        ),
    ),
    "an id of the course that is kept for districts": Mistake(
        "data/shared/terms.yaml",
        "- id: desk",
        "- id: district-desk\n  name: Desk\n  definition: Yours.\n- id: desk",
        (
            "data/shared/terms.yaml:1  term district-desk › id: the id must not begin with “district-”, found “district-desk”  [ids-begin-with-their-module]"
            "\n    Choose another id; such ids are kept for the layers of districts.",
        ),
    ),
    # Links, menus and limits
    "a label too long for a badge": Mistake(
        "data/shared/levels.yaml",
        "label: Rule",
        "label: A rule that binds everyone who comes in here",
        (
            "data/shared/levels.yaml:2  level rule › label: must have at most 40 characters, found 44  [levels]"
            "\n    Shorten the label.",
        ),
    ),
    "a label too long for a sentence": Mistake(
        "data/shared/jurisdictions.yaml",
        "label: town",
        "label: the town in which the house stands and is paid for",
        (
            "data/shared/jurisdictions.yaml:2  jurisdiction town › label: must have at most 40 characters, found 50  [jurisdictions]"
            "\n    Shorten the label.",
        ),
    ),
    "an address for sections without their number": Mistake(
        SOURCES,
        "  url: https://example.org/rules\n",
        "  section_url: https://example.org/rules\n",
        (
            "data/shared/sources.yaml:7  source house-rules › section_url: must hold {section} where the section's number goes  [sources]"
            "\n    Put {section} in, or use “url:” for an address of the whole text.",
        ),
    ),
    "two prompts alike": Mistake(
        GUIDE,
        "    likely: In both.\n",
        "    likely: In both.\n    rows: [visits-being-quiet]\n  - id: ask\n    objective: visits-objective\n    prompt: Where was it loud?\n    likely: In neither.\n",
        (
            "data/visits/facilitator-guide.yaml:5  facilitator guide visits › prompts: two prompts must not have the same id, found “ask” twice  [facilitator-guide]"
            "\n    Change the id of one of them.",
        ),
    ),
    "a description that another page has": Mistake(
        "docs/index.md",
        "The home page of a tiny course, with its front door and its one module.",
        "How to plan a visit, in a tiny course that the tests copy and then break.",
        (
            "docs/modules/visits.md:2  the description is the same as that of docs/index.md  [descriptions-differ]"
            "\n    Say what only this page holds.",
        ),
    ),
    "a page that is not in the menu": Mistake(
        "mkdocs.yml",
        "site_name: Visits\n",
        "site_name: Visits\nnav:\n  - index.md\n  - developments.md\n  - facilitators/visits.md\n  - local-rules.md\n  - modules/visits.md\n  - print/visits.md\n  - sources.md\n",
        (
            "docs/glossary.md:1  the page is not in the menu  [pages-are-in-the-menu]"
            "\n    Add “- glossary.md” to the list under “nav:” in mkdocs.yml.",
        ),
    ),
    "an objective that no question checks": Mistake(
        "data/visits/objectives.yaml",
        "  text: Tell the two apart.\n",
        "  text: Tell the two apart.\n- id: visits-second\n  text: Choose a house.\n",
        (
            "data/visits/objectives.yaml:3  objective visits-second: no knowledge check checks this objective  [objectives-are-covered]"
            "\n    Write a check with “objective: visits-second” in knowledge-checks.yaml.",
        ),
    ),
    "an id that no one can read aloud": Mistake(
        POLLS,
        "- id: visits-first-thoughts",
        "- id: visits-first-a-name-that-says-far-more-than-a-name-has-to-say-and-ends-in-nothing",
        (
            "data/visits/polls.yaml:1  poll visits-first-a-name-that-says-far-more-than-a-name-has-to-say-and-ends-in-nothing › id: must have at most 60 characters, found 81  [too-long]"
            "\n    Shorten it.",
            "docs/modules/visits.md:13  poll: there is no poll “visits-first-thoughts”  [calls-are-right]"
            "\n    Use one of: visits-first-a-name-that-says-far-more-than-a-name-has-to-say-and-ends-in-nothing.",
        ),
    ),
    "six options": Mistake(
        CHECKS,
        "  rows: [visits-being-quiet]\n",
        "    - {id: four, label: Four, why: It does not ask for quiet in any of its rooms.}\n    - {id: five, label: Five, why: It does not ask for quiet in any of its rooms.}\n    - {id: six, label: Six, why: It does not ask for quiet in any of its rooms.}\n  rows: [visits-being-quiet]\n",
        (
            "data/visits/knowledge-checks.yaml:5  knowledge check visits-quiet › options: must have at most 5, found 6  [too-many]"
            "\n    Take one away.",
        ),
    ),
    "a link with a space in the middle": Mistake(
        "data/visits/key-points.yaml",
        "  text: Be quiet.",
        "  text: Be quiet at [the desk] (#desk).",
        (
            "data/visits/key-points.yaml:2  key point visits-key-quiet › text: a link must be [words](address) without a space, found “[the desk] (#desk)”  [texts-are-plain]"
            "\n    Write the address between “(” and “)”, close behind “]”.",
        ),
    ),
    "a link without an address in a page": Mistake(
        PAGE,
        '{{ poll("visits-first',
        'See [the words]().\n\n{{ poll("visits-first',
        (
            "docs/modules/visits.md:13  a link must be [words](address) without a space, found “[the words]()”  [page-plain]"
            "\n    Write the address between “(” and “)”, close behind “]”.",
        ),
    ),
    "a link to what has no place": Mistake(
        "data/visits/key-points.yaml",
        "  text: Be quiet.",
        "  text: Be quiet in [the library](#library).",
        (
            "data/visits/key-points.yaml:2  key point visits-key-quiet › text: the link leads to “#library”, but nothing has that id  [texts-are-plain]"
            "\n    Use the id of a row, term or source.",
        ),
    ),
    "a link to no page": Mistake(
        PAGE,
        "Ask at the",
        "[Ask](../glosary.md) at the",
        (
            "docs/modules/visits.md:11  the link leads to “../glosary.md”, but there is no such page or file  [links-lead-somewhere]"
            "\n    Did you mean “../glossary.md”?",
        ),
    ),
    "a link to a page without its ending": Mistake(
        PAGE,
        "Ask at the",
        "[Ask](../glossary/) at the",
        (
            "docs/modules/visits.md:11  the link leads to “../glossary/”, but there is no such page or file  [links-lead-somewhere]"
            "\n    Did you mean “../glossary.md”?",
        ),
    ),
    "a link to no picture": Mistake(
        PAGE,
        "Ask at the",
        "![Ask](../assets/desk.svg) at the",
        (
            "docs/modules/visits.md:11  the link leads to “../assets/desk.svg”, but there is no such page or file  [links-lead-somewhere]"
            "\n    Write it as seen from this page's file.",
        ),
    ),
    "a link to no heading of its own page": Mistake(
        PAGE,
        "Ask at the",
        "[Ask](#a-cas) at the",
        (
            "docs/modules/visits.md:11  the link leads to “#a-cas”, but that is not on docs/modules/visits.md  [links-lead-somewhere]"
            "\n    Did you mean “a-case”?",
        ),
    ),
    "a link to a row of another page": Mistake(
        "docs/facilitators/visits.md",
        "# ",
        "[Rows](#visits-being-quiet)\n\n# ",
        (
            "docs/facilitators/visits.md:5  the link leads to “#visits-being-quiet”, but that is not on docs/facilitators/visits.md  [links-lead-somewhere]"
            "\n    It stands on docs/modules/visits.md.",
        ),
    ),
    "a link to a row that is misspelt": Mistake(
        "docs/facilitators/visits.md",
        "# ",
        "[Rows](../modules/visits.md#visits-being-quite)\n\n# ",
        (
            "docs/facilitators/visits.md:5  the link leads to “#visits-being-quite”, but that is not on docs/modules/visits.md  [links-lead-somewhere]"
            "\n    Did you mean “visits-being-quiet”?",
        ),
    ),
    "two steps alike": Mistake(
        CHECKLISTS,
        "You packed soft shoes.",
        "You asked the desk.",
        (
            "data/visits/checklists.yaml:3  checklist visits-list › steps: two steps must not have the same text, found “You asked the desk.” twice  [checklists]"
            "\n    Change the text of one of them.",
        ),
    ),
    "a checklist of one step": Mistake(
        CHECKLISTS,
        "    - id: pack\n      text: You packed soft shoes.\n      rows: [visits-being-quiet]\n",
        "",
        (
            "data/visits/checklists.yaml:3  checklist visits-list › steps: needs at least 2, found 1  [too-few]"
            "\n    Add another line beginning with “- ”.",
        ),
    ),
    "a step without a rule": Mistake(
        CHECKLISTS,
        "      text: You packed soft shoes.\n      rows: [visits-being-quiet]\n",
        "      text: You packed soft shoes.\n",
        (
            "data/visits/checklists.yaml:7  checklist visits-list › steps › 2: “rows” is missing  [missing-key]"
            "\n    Add a line “rows:” with the ids of the comparison rows that hold the rule.",
        ),
    ),
    "a record without words": Mistake(
        PAGE,
        '{{ key_points("visits") }}',
        '{{ key_points("visits") }}\n\n{{ record() }}',
        (
            "docs/modules/visits.md:21  record: its words are missing; there is no data/shared/record.yaml  [records-have-their-words]"
            "\n    Write the file, as in data/examples/record.yaml.",
        ),
    ),
}


@dataclass(frozen=True)
class WrongFile:
    """A file that is wrong as a whole, and the problems this brings."""

    path: str
    content: bytes | Literal["a folder", "gone"]
    """What stands in it, or what is there in its place."""

    problems: tuple[str, ...]


WRONG_FILES = {
    "an empty page": WrongFile(
        "docs/modules/visits.md",
        b"\n",
        (
            "docs/modules/visits.md:1  the page is empty  [empty-file]"
            "\n    Write it, as in data/examples/page.md, or delete the file.",
        ),
    ),
    "relations that are gone": WrongFile(
        "data/shared/relations.yaml",
        "gone",
        (
            "data/shared/relations.yaml:1  the file is missing, and other files rest on what it holds  [references-resolve]"
            "\n    Bring it back under this name, or write it; data/README.md says how.",
        ),
    ),
    "a published id that is gone": WrongFile(
        "data/published.json",
        b'{"terms": ["shelf"]}',
        (
            "data/shared/aliases.yaml:1  term shelf: was published and is no longer there  [published-ids-stay]"
            "\n    Bring it back, or add “- id: shelf” to this file, and below it “leads_to: the id that took its place” or “withdrawn: the reason”.",
        ),
    ),
    "an alias that leads nowhere": WrongFile(
        "data/shared/aliases.yaml",
        b"- id: shelf\n  leads_to: dek\n",
        (
            "data/shared/aliases.yaml:2  alias shelf › leads_to: there is no item “dek”  [aliases-lead-on]"
            "\n    Did you mean “desk”?",
        ),
    ),
    "an alias that leads on and does not": WrongFile(
        "data/shared/aliases.yaml",
        b"- id: shelf\n",
        (
            "data/shared/aliases.yaml:1  alias shelf: must have one of “leads_to” and “withdrawn”, found neither  [aliases]"
            "\n    Write “leads_to:” with the id that took its place, or “withdrawn:” with the reason.",
        ),
    ),
    "a list of other things than ids": WrongFile(
        "data/published.json",
        b'["visits"]',
        (
            "data/published.json:1  the file of published ids cannot be read  [kept-files]"
            "\n    Bring back the last version that was committed, then run “make fix”.",
        ),
    ),
    "releases of another form": WrongFile(
        "data/releases.json",
        b"{}",
        (
            "data/releases.json:1  the file of releases cannot be read  [kept-files]"
            "\n    Bring back the last version that was committed, then run “make fix”.",
        ),
    ),
    "an empty file": WrongFile(
        POLLS,
        b"",
        (
            "data/visits/polls.yaml:1  the file is empty  [empty-file]"
            "\n    Add an item, as in data/examples, or delete the file.",
        ),
    ),
    "only a comment": WrongFile(
        POLLS,
        b"# nothing yet\n",
        (
            "data/visits/polls.yaml:1  the file is empty  [empty-file]"
            "\n    Add an item, as in data/examples, or delete the file.",
        ),
    ),
    "another encoding": WrongFile(
        POLLS,
        "- id: café\n".encode("latin-1"),
        (
            "data/visits/polls.yaml:1  the file must be saved as UTF-8; this line holds something else  [utf-8]"
            "\n    Save it again as UTF-8 (in Notepad: Save as, Encoding).",
        ),
    ),
    "UTF-16": WrongFile(
        POLLS,
        "- id: a-poll\n".encode("utf-16"),
        (
            "data/visits/polls.yaml:1  the file must be saved as UTF-8; this line holds something else  [utf-8]"
            "\n    Save it again as UTF-8 (in Notepad: Save as, Encoding).",
        ),
    ),
    "no list": WrongFile(
        POLLS,
        b"just words\n",
        (
            "data/visits/polls.yaml:1  the file must be a list, each poll beginning with “- id:”  [item-list]"
            "\n    Compare it with data/examples/polls.yaml.",
        ),
    ),
    "a file name near a known one": WrongFile(
        "data/visits/poll.yaml",
        b"[]\n",
        (
            "data/visits/poll.yaml:1  “poll.yaml” is not a data file of this folder  [file-places]"
            "\n    There is a “polls.yaml” too; keep one of them, under that name.",
        ),
    ),
    "another ending": WrongFile(
        "data/visits/polls.yml",
        b"[]\n",
        (
            "data/visits/polls.yml:1  “polls.yml” is not a data file of this folder  [file-places]"
            "\n    There is a “polls.yaml” too; keep one of them, under that name.",
        ),
    ),
    "a file that is no data": WrongFile(
        "data/visits/notes.docx",
        b"",
        (
            "data/visits/notes.docx:1  “notes.docx” is not a data file of this folder  [file-places]"
            "\n    Move it out of data/.",
        ),
    ),
    "outside of every folder": WrongFile(
        "data/polls.yaml",
        b"[]\n",
        (
            "data/polls.yaml:1  “polls.yaml” must lie in the folder of a module or in data/shared  [file-places]"
            "\n    Move it there.",
        ),
    ),
    "a folder that is no module": WrongFile(
        "data/visit/polls.yaml",
        b"- id: visit-poll\n  prompt: Where?\n  options:\n    - {id: a, label: Here, comment: Good.}\n    - {id: b, label: There, comment: Good.}\n",
        (
            "data/visit/module.yaml:1  the folder data/visit has no module.yaml  [modules-have-numbers-and-pages]"
            "\n    Write it, as in data/examples/module.yaml.",
        ),
    ),
    "a folder with the name of a file": WrongFile(
        POLLS,
        "a folder",
        (
            "data/visits/polls.yaml:1  a file must stand here, found a folder  [readable-file]"
            "\n    Rename the folder or move it.",
        ),
    ),
    "a folder with the name of a page": WrongFile(
        PAGE,
        "a folder",
        (
            "docs/modules/visits.md:1  a file must stand here, found a folder  [readable-file]"
            "\n    Rename the folder or move it.",
        ),
    ),
    "a file with the name of a folder": WrongFile(
        "data/shared",
        b"",
        (
            "data/shared:1  the folder data/shared is missing  [shared-folder]"
            "\n    Bring it back; it holds what all modules use.",
        ),
    ),
    "a file of two million bytes": WrongFile(
        POLLS,
        b"# nothing\n" * 200_001,
        (
            "data/visits/polls.yaml:1  a file must not be larger than 2,000,000 bytes; found 2,000,010  [too-large]"
            "\n    Split it into smaller ones.",
        ),
    ),
    "a page of fifty thousand bytes": WrongFile(
        PAGE,
        b"Words.\n" * 10_000,
        (
            "docs/modules/visits.md:1  a file must not be larger than 50,000 bytes; found 70,000  [too-large]"
            "\n    Split it into smaller ones.",
        ),
    ),
    "a text of ten thousand characters": WrongFile(
        POLLS,
        b"- id: visits-first-thoughts\n  prompt: " + b"ab" * 5_001,
        (
            "data/visits/polls.yaml:2  a text must have at most 10,000 characters; found 10,002  [too-much]"
            "\n    Shorten it, or look for a quotation mark that is missing.",
        ),
    ),
    "an item of a hundred thousand values": WrongFile(
        POLLS,
        b"- id: visits-first-thoughts\n  options:\n" + b"  - a\n" * 100_000,
        (
            "data/visits/polls.yaml:99998  an item must have at most 100,000 values  [too-much]"
            "\n    Compare it with its example in data/examples.",
        ),
    ),
    "ten thousand brackets": WrongFile(
        POLLS,
        b"[" * 10_000,
        (
            "data/visits/polls.yaml:1  values must not be nested more than 20 deep  [too-deep]"
            "\n    Compare the file with its example in data/examples.",
        ),
    ),
    "ten thousand brackets among the old questions": WrongFile(
        VERSIONS,
        b"[" * 10_000,
        (
            "data/question-versions.json:1  the file of old questions cannot be read  [kept-files]"
            "\n    Bring back the last version that was committed, then run “make fix”.",
        ),
    ),
    "old questions that are cut off": WrongFile(
        VERSIONS,
        b"{",
        (
            "data/question-versions.json:1  the file of old questions cannot be read  [kept-files]"
            "\n    Bring back the last version that was committed, then run “make fix”.",
        ),
    ),
    "old questions in a list": WrongFile(
        VERSIONS,
        b"[]",
        (
            "data/question-versions.json:1  the file of old questions cannot be read  [kept-files]"
            "\n    Bring back the last version that was committed, then run “make fix”.",
        ),
    ),
    "old questions in a folder": WrongFile(
        VERSIONS,
        "a folder",
        (
            "data/question-versions.json:1  a file must stand here, found a folder  [readable-file]"
            "\n    Rename the folder or move it.",
        ),
    ),
    "settings that are gone": WrongFile(
        "mkdocs.yml",
        "gone",
        (
            "mkdocs.yml:1  the settings of the site are missing  [settings]"
            "\n    Bring back the file that was committed.",
        ),
    ),
    "settings with a broken bracket": WrongFile(
        "mkdocs.yml",
        b"site_name: Visits\nextra: [\n",
        (
            "mkdocs.yml:2  the settings of the site cannot be read: a list or item in brackets must be closed, and each of its parts be there  [settings]"
            "\n    Add what is missing and the closing bracket, or put quotes around the text.",
        ),
    ),
}


ADVICE = {
    "an objective that no one can see": Mistake(
        "data/visits/objectives.yaml",
        "Tell the two apart.",
        "Understand the two houses.",
        (
            "data/visits/objectives.yaml:2  objective visits-objective › text: “understand” cannot be seen from outside  [objectives-can-be-observed]"
            "\n    Begin with what one sees: explain, choose, tell apart.",
        ),
    ),
    "a reason of two words": Mistake(
        CHECKS,
        "why: The museum does too, and says so at its door.",
        "why: It does.",
        (
            "data/visits/knowledge-checks.yaml:8  knowledge check visits-quiet › options › 1 › why: a reason needs 8 words, found 2  [reasons-teach]"
            "\n    Say what is so, and how one can tell.",
        ),
    ),
    "a reason that is its option": Mistake(
        CHECKS,
        "label: The library\n      why: The museum does too, and says so at its door.",
        "label: The library asks for quiet in all its rooms\n      why: Yes, the library asks for quiet in all its rooms.",
        (
            "data/visits/knowledge-checks.yaml:8  knowledge check visits-quiet › options › 1 › why: the reason only repeats its option  [reasons-teach]"
            "\n    Say why, to someone who has just chosen this.",
        ),
    ),
    "five options": Mistake(
        CHECKS,
        "  rows: [visits-being-quiet]\n",
        "    - {id: four, label: Four, why: It does not ask for quiet in any of its rooms.}\n    - {id: five, label: Five, why: It does not ask for quiet in any of its rooms.}\n  rows: [visits-being-quiet]\n",
        (
            "data/visits/knowledge-checks.yaml:5  knowledge check visits-quiet › options: three or four options are enough, found 5  [options-are-few]"
            "\n    Take away the one that nobody would choose.",
        ),
    ),
    "an option that points at others": Mistake(
        CHECKS,
        "label: Both\n",
        "label: All of the above\n",
        (
            "data/visits/knowledge-checks.yaml:10  knowledge check visits-quiet › options › 2 › label: “All of the above” points at other options  [options-stand-by-themselves]"
            "\n    Write out what is meant, or write “select: many” above the options.",
        ),
    ),
    "a not that is easily overlooked": Mistake(
        CHECKS,
        "prompt: Who asks for quiet?",
        "prompt: You come with a group. Which house does not ask for quiet?",
        (
            "data/visits/knowledge-checks.yaml:4  knowledge check visits-quiet › prompt: “not” in the question is easily overlooked  [denials-are-emphasized]"
            "\n    Ask for what is so, or write “**not**”.",
        ),
    ),
    "an except at the end": Mistake(
        CHECKS,
        "prompt: Who asks for quiet?",
        'prompt: "All of these ask for quiet, except:"',
        (
            "data/visits/knowledge-checks.yaml:4  knowledge check visits-quiet › prompt: “except” in the question is easily overlooked  [denials-are-emphasized]"
            "\n    Ask for what is so, or write “**except**”.",
        ),
    ),
    "a right option that is the longest": Mistake(
        CHECKS,
        "label: Both\n",
        "label: Both of the houses, at each of their doors and in all rooms\n",
        (
            "data/visits/knowledge-checks.yaml:5  knowledge check visits-quiet › options: the right option is more than twice as long as the others  [right-options-are-not-the-longest]"
            "\n    Shorten it, or say as much in the others.",
        ),
    ),
    "right answers in one place": Mistake(
        CHECKS,
        "  variants:\n",
        "  variants:\n    - id: room\n      prompt: Which room?\n      options:\n        - {id: a, label: The first, why: It is the house that asks for quiet at its door.}\n        - {id: b, label: The second, correct: true, why: It is the house that asks for quiet at its door.}\n        - {id: c, label: The third, why: It is the house that asks for quiet at its door.}\n    - id: door\n      prompt: Which door?\n      options:\n        - {id: a, label: The first, why: It is the house that asks for quiet at its door.}\n        - {id: b, label: The second, correct: true, why: It is the house that asks for quiet at its door.}\n        - {id: c, label: The third, why: It is the house that asks for quiet at its door.}\n",
        (
            "data/visits/module.yaml:1  module visits: of 4 right answers, 3 stand in place 2  [right-answers-change-places]"
            "\n    Change the order of options in some questions and variants.",
        ),
    ),
    "only questions to recall": Mistake(
        CHECKS,
        "level: apply",
        "level: recall",
        (
            "data/visits/module.yaml:1  module visits: every question asks only to recall  [checks-go-beyond-recall]"
            "\n    Write one about a situation; its level is apply or decide.",
        ),
    ),
    "a question without a variant": Mistake(
        CHECKS,
        "  variants:\n    - id: talk\n      prompt: Where may a group talk aloud?\n      options:\n        - id: none\n          label: In none of these houses\n          correct: true\n          why: Quiet is asked for in all of their rooms, also of groups.\n        - id: one\n          label: Only in the library\n          why: The library asks for quiet at each of its tables.\n        - id: both\n          label: In the library and the museum\n          why: A group is asked for quiet like all other visitors.\n",
        "",
        (
            "data/visits/knowledge-checks.yaml:1  knowledge check visits-quiet: there is no variant for a reader who tries again  [checks-can-be-asked-again]"
            "\n    Add “variants:” with the same rule in another situation.",
        ),
    ),
    "a question before what it asks about": Mistake(
        PAGE,
        "## A case\n",
        "## A visit\n\nAna plans one.\n\n## A case\n",
        (
            "docs/modules/visits.md:15  knowledge_check: asks before the reader has read a section  [checks-follow-what-they-ask]"
            "\n    Move it to the end of the section that teaches it.",
        ),
    ),
    "a review of long ago": Mistake(
        TABLES,
        "reviewed: 2026-11-23",
        "reviewed: 2020-01-01",
        (
            "data/visits/comparison-tables.yaml:16  row visits-being-quiet: was to be reviewed by 2020-12-31  [reviews-hold]"
            "\n    Compare it with its sources, then set “reviewed:” to today's date.",
        ),
    ),
    "a note older than its row": Mistake(
        LAYER_NOTES,
        "2026-11-23",
        "2026-11-22",
        (
            "data/district/notes.yaml:3  note visits-being-quiet: its row was reviewed after the note was, on 2026-11-23  [notes-follow-their-rows]"
            "\n    Read the row and the note again, then set “reviewed:” of the note.",
        ),
    ),
}
"""Not mistakes, but against the advice for good content: the problems are warnings."""

UNKEPT = WrongFile(
    "data/published.json",
    b'{"terms": ["desk"]}',
    (
        "data/published.json:1  some ids of today are not kept yet  [all-is-kept]"
        "\n    Run “make fix”, or leave it; the workflow does it after the merge.",
    ),
)
"""No mistake either: what was added since the ids were kept the last time."""
