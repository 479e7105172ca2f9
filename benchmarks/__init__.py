"""Speed, measured: `python -m benchmarks.run`."""
