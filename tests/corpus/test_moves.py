"""Moves of sentences: speeches that nothing was trained on, and inventories other than ours."""

from dataclasses import replace

import pytest

from drafter.corpus import Reader, read_data
from drafter.corpus.source import Source
from drafter.corpus.weights import START, Weights, pack, sign_of
from drafter.model.phrase import Move
from evaluation.annotation import read_annotated
from evaluation.measure_moves import accuracy, macro_recall, pairs
from evaluation.second_reader import SHEETS, Sheet, compare, kappa, write_sheet
from evaluation.train_moves import CHARACTERS, Recorder
from tests.house import HOUSE

SPEECH = "在全县护林工作会上的讲话\n同志们：\n今天开会，部署护林工作。\n各乡镇要把山头看住。\n谢谢大家。\n"


def moves_by(reader: Reader) -> list[str]:
    source = read_data(SPEECH.encode(), "speech.txt", ".txt")
    assert isinstance(source, Source)
    (speech,) = reader.parse_source(source)
    return [span.move for span in speech.moves]


def test_of_speeches_of_twelve_kinds_that_were_held_out_four_in_five_sentences_have_the_move_a_reader_gave_them():
    speeches = list(read_annotated("heldout", HOUSE.reader))
    assert len(speeches) >= 12
    said = [row for annotated in speeches for row in pairs(annotated)]
    right, total = accuracy(said)
    assert total > 700
    assert right / total >= 0.79
    assert macro_recall(said) >= 0.8
    for annotated in speeches:
        right, total = accuracy(pairs(annotated))
        assert right / total >= 0.65, annotated.name


def test_of_speeches_of_two_hands_that_nobody_learned_from_two_in_three_sentences_have_the_move_the_writer_gave_them():
    said = [row for annotated in read_annotated("hands-heldout", HOUSE.reader) for row in pairs(annotated)]
    right, total = accuracy(said)
    assert total > 550
    assert right / total >= 0.67
    assert macro_recall(said) >= 0.63


def test_every_sentence_of_another_hand_is_annotated_with_a_move_that_we_know():
    speeches = list(read_annotated("other-hand", HOUSE.reader))
    moves = [move for annotated in speeches for move, _given, _sentence in pairs(annotated)]
    assert len(speeches) == 8
    assert len(moves) == sum(not span.heading for annotated in speeches for span in annotated.speech.moves)
    assert set(moves) <= set(HOUSE.phrasebank.moves)


def test_no_move_is_given_to_everything_that_has_no_cue():
    said = [row for annotated in read_annotated("heldout", HOUSE.reader) for row in pairs(annotated)]
    given = [move for _, move, _ in said]
    most = max(set(given), key=given.count)
    assert given.count(most) / len(given) < 0.25


def test_a_move_that_an_organisation_adds_is_known_by_its_cues():
    moves = dict(HOUSE.phrasebank.moves)
    moves["guarding"] = replace(moves["directive"], id="guarding", cues=("看住",))
    assert moves_by(Reader(moves)) == ["guarding" if move == "directive" else move for move in moves_by(HOUSE.reader)]


def test_no_move_is_given_that_the_inventory_lacks():
    kept = ("salutation", "purpose", "directive", "other")
    moves: dict[str, Move] = {id_: move for id_, move in HOUSE.phrasebank.moves.items() if id_ in kept}
    assert set(moves_by(Reader(moves))) <= set(kept)


def test_the_moves_chosen_are_those_that_fit_best_together():
    weights = Weights(
        ("a", "b"),
        {
            "x": pack([(0, 100)]),
            "y": pack([(0, 20)]),
            sign_of(START, True): pack([(1, 50)]),
            sign_of("b", False): pack([(1, 300)]),
        },
    )
    rows = [(weights.score(["x"]), True), (weights.score(["y"]), False)]
    assert weights.choose(rows, 1) == ["a", "a"]
    assert weights.choose(rows, 2) == ["b", "b"]


def test_a_sign_counts_wherever_it_is_from_and_an_unknown_one_not_at_all():
    weights = Weights(("a", "b"), {"x": pack([(0, -100), (1, 7)]), "y": pack([(0, 3)])})
    assert weights.score(["x", "nobody has seen this"], ("y",)) == pack([(0, -97), (1, 7)])


def test_moves_that_nothing_tells_apart_are_chosen_in_their_order():
    weights = Weights(("a", "b"), {"x": pack([(0, 5), (1, 5)])})
    assert weights.choose([(weights.score(["x"]), True)] * 3, 2) == ["a", "a", "a"]


def test_no_sentence_has_a_sign_twice():
    """Each is added as often as it is told."""
    mover = Recorder(HOUSE.phrasebank.moves)
    assert list(read_annotated("heldout", Reader(HOUSE.phrasebank.moves, mover)))
    for rows in mover.signs.values():
        for _index, signs, _first in rows:
            named = [sign for sign in signs if sign[0] != CHARACTERS]
            assert len(named) == len(set(named)), named


@pytest.mark.parametrize(
    ("sheet", "sentences", "same", "least"), [(SHEETS[0], 300, 270, 0.9), (SHEETS[1], 285, 240, 0.84)]
)
def test_two_readers_say_the_same_of_most_sentences(sheet: Sheet, sentences: int, same: int, least: float):
    lines = list(compare(HOUSE.reader, sheet))
    (said,) = [line.split() for line in lines if line.startswith("all ")]
    agreed, of = map(int, said[2].split("/"))
    assert of == sentences
    assert agreed >= same
    assert float(said[3]) >= least


def test_kappa_is_agreement_beyond_chance():
    assert kappa([("a", "a"), ("b", "b")] * 5) == 1
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0


def test_the_sheet_of_a_second_reader_has_every_sentence_and_no_answer():
    moves = list(HOUSE.phrasebank.moves.values())
    lines = list(write_sheet(HOUSE.reader, moves, SHEETS[0]))
    numbered = [line for line in lines if line.split(".")[0].isdigit()]
    assert [int(line.split(".")[0]) for line in numbered] == list(range(1, 301))
    assert not [line for line in numbered for move in moves if move.id in line]
