"""Choose the temperature of the exported network on the development sets, and record it.

python -m training.calibrate DATA --model analysis/sentiment/model
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import training.metrics as metrics
from analysis.sentiment.inference import open_session
from training.data import read_newsmtsc
from training.detector import detect
from training.systems import logits_of, table


def record(folder: Path, temperature: float) -> None:
    """Write model.json: the hash of each file, and the temperature."""
    names = ("toward.onnx", "tokenizer.json")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    content = {"sha256": hashes, "temperature": temperature}
    (folder / "model.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    settings = parser.parse_args()
    sets = read_newsmtsc(settings.data, detect)
    examples = sets["dev_rw"] + sets["dev_mt"]
    session = open_session((settings.model / "toward.onnx").read_bytes(), threads=1)
    logits, labels = logits_of(session, examples), table(examples)["label"].to_numpy()
    temperature = metrics.best_temperature(logits, labels)
    record(settings.model, temperature)
    print(f"temperature {temperature}, macro-F1 {metrics.macro_f1(labels, logits.argmax(1)):.2f}")


if __name__ == "__main__":
    main()
