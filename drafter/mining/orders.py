"""The orders in which the parts of many speeches make their moves, in; those that recur in speeches of a kind, out.

An order recurs with gaps: 形势 … 任务 … 责任 is that of every speech which has the three one after the other, whatever
stands between. No list of known orders is needed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from drafter.dataclass import dataclass
from drafter.language.measure import count_characters
from drafter.model.speech import MoveSpan, Speech

_SILENT = frozenset(("other", "salutation", "greeting"))
"""Moves that every speech may have anywhere, and that say nothing of its order."""
_ENDS = frozenset(("exhortation", "closing", "wish", "thanks", "pledge"))
FEWEST, SHARE = 3, 0.15
"""Speeches of its kind in which an order must stand, and the share of them."""
_SHORTEST, _LONGEST = 3, 6
"""Steps of an order."""
_SURE = 0.6
"""Share of the speeches with these moves that have them in this order: others only happen to have them."""
_EACH = 3
"""Orders of a kind of speech at most."""
_MORE = 1.5
"""How many times as often a part of an order must stand as the order that is told already."""

Order = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recurring:
    """An order with the speeches that have it, by their index; of: how many speeches of the kind there are."""

    moves: Order
    speeches: tuple[int, ...]
    of: int


def order_of(speech: Speech, sections: Iterable[str]) -> Order:
    """The moves of the parts of a speech: its opening step by step, each section of the top level, its end.

    Of a speech without sections those of its paragraphs. sections: what each of the top level mostly does.
    """
    if len(speech.sections) < 2:
        moves = [_main(list(spans)) for _, spans in groupby(_told(speech), key=lambda told: told[0])]
        return _joined(moves)
    first = speech.sections[0].place
    opening = [span.move for span in speech.moves if span.place.line < first.line and _is_told(span)]
    last = speech.moves[-1].move if speech.moves else ""
    return _joined([*opening, *(move for move in sections if move not in _SILENT), *([last] if last in _ENDS else [])])


def _told(speech: Speech) -> Iterator[tuple[int, str, int]]:
    """Line, move and length of each sentence that is no heading."""
    for span in speech.moves:
        if _is_told(span):
            yield span.place.line, span.move, count_characters(span.text)


def _is_told(span: MoveSpan) -> bool:
    return not span.heading and span.move not in _SILENT


def _main(told: Sequence[tuple[int, str, int]]) -> str:
    lengths: Counter[str] = Counter()
    for _, move, length in told:
        lengths[move] += length
    return lengths.most_common(1)[0][0]


def _joined(moves: Iterable[str]) -> Order:
    return tuple(move for move, _ in groupby(moves))


def find_recurring(orders: Sequence[Order]) -> list[Recurring]:
    """The orders that recur among those of the speeches of one kind, most telling first."""
    least = max(FEWEST, SHARE * len(orders))
    by_order: dict[Order, list[int]] = {}
    for index, order in enumerate(orders):
        by_order.setdefault(order, []).append(index)
    rows = [(order, len(indices)) for order, indices in by_order.items()]
    counts = dict(_frequent((), [(order, 0, number) for order, number in rows], least))
    closed = {moves: count for moves, count in counts.items() if len(moves) >= _SHORTEST}
    for moves, count in counts.items():
        for shorter in (moves[:at] + moves[at + 1 :] for at in range(len(moves))):
            if closed.get(shorter) == count:
                del closed[shorter]  # the longer one says it
    chosen: list[Order] = []
    for moves in sorted(closed, key=lambda moves: (-closed[moves] * (len(moves) - 1), moves)):
        if len(chosen) == _EACH:
            break
        told = any(_alike(other, moves) and closed[moves] < _MORE * closed[other] for other in chosen)
        any_order = sum(number for order, number in rows if set(moves) <= set(order))
        if not told and closed[moves] >= _SURE * any_order:
            chosen.append(moves)
    return [
        Recurring(
            moves,
            tuple(sorted(index for order, indices in by_order.items() if _holds(order, moves) for index in indices)),
            len(orders),
        )
        for moves in chosen
    ]


def _frequent(begun: Order, rows: Sequence[tuple[Order, int, int]], least: float) -> Iterator[tuple[Order, int]]:
    """Every order that begins so and stands in enough speeches, with their number.

    rows: an order that holds what is begun, where it goes on, how many speeches have it.
    """
    if len(begun) == _LONGEST:
        return
    following: dict[str, list[tuple[Order, int, int]]] = {}
    for order, at, number in rows:
        for move, after in _first_places(order, at).items():
            following.setdefault(move, []).append((order, after, number))
    for move, kept in following.items():
        count = sum(number for _order, _after, number in kept)
        if count >= least and begun[-1:] != (move,):
            yield (*begun, move), count
            yield from _frequent((*begun, move), kept, least)


def _first_places(order: Order, at: int) -> Mapping[str, int]:
    """Each move from a place on, with the place behind where it stands first."""
    places: dict[str, int] = {}
    for index in range(at, len(order)):
        places.setdefault(order[index], index + 1)
    return places


def _alike(one: Order, other: Order) -> bool:
    """Whether two orders are one but for a step: the shorter stands in the longer, or all of it but one does."""
    shorter, longer = sorted((one, other), key=len)
    return _holds(longer, shorter) or any(
        _holds(longer, shorter[:at] + shorter[at + 1 :]) for at in range(len(shorter))
    )


def _holds(order: Order, moves: Order) -> bool:
    """Whether the moves stand in an order one after the other."""
    rest = iter(order)
    return all(move in rest for move in moves)
