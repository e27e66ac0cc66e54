"""Files that nobody who trains would write: each a name within a catalogue, and bytes. The same every time."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass

from hipflex.catalogue.loading import shipped_folder

SOUND = "title: {}\ndoses: {{a: 3 x 8}}\n"
CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
TURNING = [chr(code) for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
ODD = ["\u2028", "\u2029", "\ufeff", "\ufffe", "\U000e0041", "\U0010ffff", "\u00ad", "\ue000", "\u0378", "\u0301" * 9]
MARKUP = [
    "[red]x[/red]",
    "[/]",
    "[link=file:///etc/passwd]x[/link]",
    ":boom:",
    "{0}",
    "%s%n",
    "<b>",
    "\\e[31m",
    "$(id)",
]
TOKENS = [
    *(
        "&a ",
        "*a",
        "!!python/object/apply:os.system ['id']",
        "!<tag:%1B[31m> x",
        "<<: *a",
        "---\n",
        "...\n",
        "? ",
        "|\n",
    ),
    *(
        "%YAML 9.9\n",
        "%TAG ! x:\n",
        '"\\x1b[31m"',
        '"\\ud800"',
        '"\\U7fffffff"',
        '"\\0"',
        "\t",
        "\r",
        "\x85",
        "[[[[",
        "}}}}",
    ),
    *(
        "'",
        '"',
        ": ",
        "- ",
        "# ",
        ">-\n",
        "9" * 400,
        "~",
        "null",
        "1e999",
        "\u202e",
        "\x9b31m",
        "\ufeff",
        "\u0661 x \u0662",
    ),
]


@dataclass(frozen=True, slots=True)
class Hostile:
    """One input; `wrong` where something must be said of it."""

    what: str
    file: str
    data: bytes
    wrong: bool = True


def hostile(seeds: range) -> Iterator[Hostile]:
    """Everything made by hand, and a change of a shipped file for each seed."""
    for number, (what, text, wrong) in enumerate((*_bombs(), *_characters(), *_endless(), *_documents())):
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        yield Hostile(what, f"exercises/h{number}.yaml", data, wrong)
    for what, file, text in _elsewhere():
        yield Hostile(what, file, text.encode())
    for seed in seeds:
        yield _mutant(seed)


def _bombs() -> Iterator[tuple[str, str, bool]]:
    laughs = "".join(f"{n}: &{n} [{', '.join([f'*{p}'] * 9)}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    yield "a bomb of aliases", f"a: &a [x, x]\n{laughs}", True
    yield "a bomb of merges", "a: &a {x: 1}\n" + "".join(f"b{n}: {{<<: *a}}\n" for n in range(2000)), True
    yield "an alias of itself", "a: &a [*a]\n", True
    yield "many anchors", "".join(f"k{n}: &a{n} x\n" for n in range(9000)), True
    for opening in ("[", "{", "- ", "? ", "[{", "{a: [", '["', "[&a ", "!a ", "> ", "'"):
        for size in (400_000, 250_000):
            yield f"{size} bytes of {opening}", opening * (size // len(opening)), True
    for depth in (14, 15, 16, 17, 1000):
        yield f"{depth} levels", f"title: {'[' * depth}x{']' * depth}\ndoses: {{a: 3 x 8}}\n", True
        yield f"{depth} levels by indent", "".join(f"{' ' * n}a:\n" for n in range(min(depth, 500))), True


def _characters() -> Iterator[tuple[str, str, bool]]:
    for character in (*CONTROLS, *TURNING, *ODD):
        name = f"U+{ord(character[0]):04X}"
        turning = character in TURNING[3:]
        blank = character in "\t\n\r\x0b\x0c\x85 "
        yield f"{name} in a title", SOUND.format(f"a{character}b"), turning
        escaped = "".join(f"\\U{ord(one):08x}" for one in character)
        control = character in CONTROLS and not blank
        yield f"{name} as an escape", SOUND.format(f'"a{escaped}b"'), control or turning
        yield f"{name} in a key", f'{SOUND.format("x")}"k{escaped}": 1\n', True
        yield f"{name} in a dose", f'title: x\ndoses: {{"a{escaped}": "3 x {escaped}ten"}}\n', True
        yield f"{name} in a name", f'{SOUND.format("x")}easier: ["x{escaped}y z"]\nsides: "{escaped}"\n', True
    for markup in MARKUP:
        yield f"{markup} as a text", SOUND.format(f"'{markup}'"), False
        yield f"{markup} everywhere", f"'{markup}': 1\nsides: '{markup}'\ndoses: {{'{markup}': '{markup}'}}\n", True


def _endless() -> Iterator[tuple[str, str | bytes, bool]]:
    many = 240_000
    yield "a long text", SOUND.format("a" * many), True
    yield "a long text of marks", SOUND.format("a" + "\u0301\u0323" * (many // 4)), True
    yield "a long key", f"{'k' * 1000}: 1\n? {'k' * many}\n: 1\n", True
    yield "a long dose", f"title: x\ndoses: {{a: '{'3 x 8 ' * (many // 6)}'}}\n", True
    yield "a long number in a dose", f"title: x\ndoses: {{a: {'9' * many} x 8, b: 3 x {'9' * many}s}}\n", True
    yield "a long rule", f"{SOUND.format('x')}progression: ['load with {'| ' * (many // 2)}']\n", True
    yield "a long slug", f"{SOUND.format('x')}easier: [{'a-' * (many // 2)}]\n", True
    yield "a long word of a list", f"{SOUND.format('x')}sides: {'each' * (many // 4)}\n", True
    for field in ("aliases", "easier", "references", "equipment", "cues", "progression", "measures"):
        yield (
            f"many {field}",
            f"{SOUND.format('x')}{field}: [{', '.join(f'lung{n}' for n in range(19_000))}]\n",
            field not in ("cues", "aliases"),
        )
    yield "many doses", "title: x\ndoses:\n" + "".join(f"  p{n}: ten\n" for n in range(9000)), True
    yield "many unknown keys", SOUND.format("x") + "".join(f"titel{n}: x\n" for n in range(9000)), True
    yield "one key again and again", "title: x\n" * 9000, True
    yield "many lines of nothing", "\n" * many, True
    yield "a large file", b"# " + b"a" * 5_000_000, True


def _documents() -> Iterator[tuple[str, str | bytes, bool]]:
    sound = SOUND.format("Größe")
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp500"):
        yield f"in {encoding}", sound.encode(encoding), True
    yield "in UTF-8 with a mark", sound.encode("utf-8-sig"), False
    yield "with the mark twice", b"\xef\xbb\xbf\xef\xbb\xbf" + sound.encode(), False
    yield "compressed", gzip.compress(sound.encode(), mtime=0), True
    for data in (b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xe2\x82", bytes(range(256)), b"\0" * 9):
        yield f"bytes {data[:4].hex()}", sound.encode() + b"stop: " + data + b"\n", True
    yield "carriage returns", sound.replace("\n", "\r"), False
    yield "two documents", f"{sound}---\n{sound}", True
    yield "a key twice", f"{sound}title: Two\n", True
    yield "a key twice, quoted", f"{sound}'title': Two\n", True
    yield "keys that are no words", "? [a]\n: 1\n? {a: b}\n: 1\n? \n: 1\n", True
    for token in TOKENS:
        yield f"{token[:12]!r} alone", token, True
        yield f"{token[:12]!r} as a value", f"{sound}stop: {token}\n", False
    for name in (
        "SKIP",
        ".inf",
        "0x1F",
        "1_000",
        "2026-11-20",
        "=",
        "yes",
        "-",
        "--",
        "@",
        "`",
        ",",
        "%",
        "!",
        "&",
        "*",
    ):
        yield f"{name} as a value", f"{sound}sides: {name}\n", True


def _elsewhere() -> Iterator[tuple[str, str, str]]:
    yield "muscles with odd names", "muscles.yaml", '"\\e[31m": {title: x, facts: [x]}\n"\\u202e": {}\n"": x\n'
    yield "equipment with odd names", "equipment.yaml", '"\\e[31m": {use: x}\n" ": {use: x}\n"\\u202e": {use: [x]}\n'
    yield (
        "endless weeks",
        "programmes/h.yaml",
        f"title: x\nweeks: {'9' * 5000}\ndays: [{{day: 1, workout: hip-flexor}}]\n",
    )
    days = ", ".join(["{day: 1, workout: hip-flexr}"] * 3000)
    yield "endless days", "programmes/days.yaml", f"title: x\nweeks: 52\ndays: [{days}]\n"
    steps = ", ".join(["{movement: lung, dose: 3 x ten}"] * 3000)
    yield "endless exercises", "workouts/h.yaml", f"title: x\nexercises: [{steps}]\n"
    yield "a ladder that is a wheel", "exercises/wheel.yaml", f"{SOUND.format('x')}easier: [wheel]\nharder: [wheel]\n"


def _mutant(seed: int) -> Hostile:
    """A shipped file, cut off, mixed up, or with something odd in it."""
    chance = random.Random(seed)  # noqa: S311 - meant to be the same every time
    path = chance.choice(sorted(shipped_folder().rglob("*.yaml")))
    data = path.read_bytes()
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        odd = chance.choice([*TOKENS, *CONTROLS, *TURNING, *ODD]).encode("utf-8", "surrogatepass")
        data = chance.choice(
            [
                data[:at],
                data[at:],
                data[:at] + odd + data[at:],
                data[:at] + odd + data[to:],
                data[:at] + data[to:],
                data[:to] + data[at:],
                data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
                b"\n".join(chance.sample(lines, len(lines))) if (lines := data.split(b"\n")) else data,
            ]
        )
    return Hostile(f"{path.name}, seed {seed}", path.relative_to(shipped_folder()).as_posix(), data, wrong=False)
