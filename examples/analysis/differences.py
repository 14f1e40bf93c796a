"""Paired differences from the tables of an experiment: python3 examples/analysis/differences.py results"""
import sys
from pathlib import Path

import pandas

runs = pandas.read_csv(Path(sys.argv[1]) / "runs.csv", keep_default_na=False)
runs = runs[runs["error"] == ""]
runs["reached"] = runs["local-exchange"].astype(str).str.lower() == "true"

# A row for each seed of each setting, a column for each arm: runs of one seed share their luck.
wide = runs.pivot(index=["world", "setting", "seed"], columns="arm", values="reached").astype(int)
difference = wide["open"] - wide["closed"]
for (world, setting), part in difference.groupby(level=["world", "setting"]):
    mean, error = part.mean(), part.sem()
    print(
        f"world {world}, setting {setting}: open - closed {100 * mean:+.1f} points "
        f"[{100 * (mean - 1.96 * error):.1f}, {100 * (mean + 1.96 * error):.1f}], {len(part)} seeds"
    )
