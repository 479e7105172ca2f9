"""Which labelled targets stand in somebody's words."""

from training.data import Example
from training.evaluate_voices import voices


def example(sentence: str, *names: str) -> Example:
    spans = [(sentence.index(name), sentence.index(name) + len(name), name) for name in names]
    return Example(sentence, tuple(spans), (1,) * len(spans), ())


def test_who_speaks_is_narrated_and_who_is_spoken_of_is_not():
    made = [
        example("Fabius met Putin.", "Fabius", "Putin"),
        example('"Putin lied," said Fabius.', "Putin", "Fabius"),
        example("Fabius said Putin lied.", "Putin"),
    ]
    assert voices(made) == ["narration", "narration", "speech", "narration", "speech"]
