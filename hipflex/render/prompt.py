"""The prompt of a set: what Enter stands for, and what else may be said, in as many words as there is room for."""

from __future__ import annotations

from hipflex.domain.measures import Unit
from hipflex.domain.movement import Sides
from hipflex.domain.pending import accepted, resistance_in_force
from hipflex.domain.performance import Session
from hipflex.domain.prescription import PrescribedSet, Prescription
from hipflex.notation.canonical import format_amount
from hipflex.render.safe import safe
from hipflex.render.words import resistance_words

ROOM = 18
"""So many cells are left to the answer."""
ONE_SIDE = frozenset("/LR")
WORDS = ("skip, swap, add, undo, note, finish, quit, ", "skip, undo, quit, ", "")


def prompt_line(enter: str, width: int, *, paced: bool = False) -> str:
    """The prompt for a terminal of a width; on a narrow one nothing but what Enter stands for."""
    tempo = "t = tempo, " if paced else ""
    spelt = (f"Enter = {enter}, {tempo}{words}? = help > " for words in WORDS)
    variants = (*spelt, f"Enter = {enter}, ? > ")
    return next((one for one in variants if len(one) + ROOM <= width), f"{enter} > ")


def together_words(asked: Prescription) -> str:
    """That an amount counts left and right together, where it does."""
    return ", both sides together" if asked.sides is Sides.ALTERNATING else ""


def offer_words(session: Session, asked: PrescribedSet, amount: str = "", *, unit: Unit) -> str:
    """The aim, or another amount, with the load or band in force: 10@2.5kg each side."""
    aim = accepted(asked)
    what = amount or format_amount(aim.measure, aim.amount)
    load, band = resistance_in_force(session, asked.prescription)
    resistance = resistance_words(load, band, unit=unit)
    both_alike = asked.prescription.sides is Sides.EACH and ONE_SIDE.isdisjoint(amount)
    return safe(f"{what}{f'@{resistance}' if resistance else ''}{' each side' if both_alike else ''}")
