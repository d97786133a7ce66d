from __future__ import annotations

from itertools import product

from natopart.scoring.smaa.streams import Place, stream


def first(place: Place, source: str, name: str = "") -> float:
    return float(stream(place, source, name).random())


def test_every_place_source_and_name_has_its_own_draws() -> None:
    places = [Place(*p) for p in product((0, 1, 10**9), (0, 1, 2), (0, 1))]
    names = [("figures", "SWE"), ("figures", "JOR"), ("unknowns", "SWE"), ("weights", ""), ("ab", "c")]
    names += [("a", "bc"), ("abc", "")]
    found = {first(place, *name) for place in places for name in names}
    assert len(found) == len(places) * len(names)


def test_the_same_place_has_the_same_draws() -> None:
    assert first(Place(0, 5), "figures", "SWE") == first(Place(0, 5, 0), "figures", "SWE")


def test_the_draws_of_numpy_are_those_of_this_version() -> None:
    """PCG64 and the conversion to floats are fixed by numpy's policy; the words are ours."""
    from numpy.random import PCG64, Generator

    words = [3, 4, 1, 7, *b"figures", *b"SWE"]
    assert first(Place(3, 4, 1), "figures", "SWE") == float(Generator(PCG64(words)).random())
