"""Poll tally: every poll of the course, to count on a screen or by hand."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

from macros.components.poll import Poll
from macros.components.poll_tally import view
from macros.content import Content

Show = Callable[..., Tag]


def test_every_poll_can_be_tallied_by_hand(show: Show, examples: Content) -> None:
    """Each answer has an empty cell to write in; no script is needed for that."""
    page = show("poll_tally")
    polls = examples.all(Poll)

    assert polls
    for poll in polls:
        table = page.select_one(f"[data-poll={poll.id}] table")
        rows = [(tr.th.get_text(), tr.td.get_text()) for tr in table.tbody.select("tr")]
        assert rows == [(option.label, "") for option in poll.options]
        assert page.select_one(f"#{table['aria-labelledby']}").get_text() == poll.prompt


def test_answers_beyond_nine_have_no_key(examples: Content) -> None:
    """There are nine number keys, so a tenth answer is counted by pressing it."""
    poll = examples.get(Poll, "example-poll")
    first = poll.options[0]
    many = tuple(first.model_copy(update={"id": f"answer-{n}"}) for n in range(11))
    poll = poll.model_copy(update={"options": many})

    class Course:
        def all(self, _model: type) -> tuple[Poll, ...]:
            return (poll,)

        def get(self, model: type, name: str) -> object:
            return examples.get(model, name)

        def module_of(self, item: Poll) -> str:
            return examples.module_of(item)

    shown = view(Course())["polls"][0]["options"]  # type: ignore[arg-type]

    assert [option["key"] for option in shown] == [
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        None,
        None,
    ]


def test_add_and_take_back_say_of_which_answer(show: Show) -> None:
    """Buttons that look alike can be told apart by ear."""
    answer = show("poll_tally").select_one("[data-option=home]")

    assert [button.get_text() for button in answer.select("button")] == [
        "2 At home add one",
        "Take one back from At home",
    ]
