#!/usr/bin/env bash
# Installs Debian's SimPy, which the bench compares with, if it is missing and apt is available.
set -euo pipefail

if /usr/bin/python3 -c 'import simpy' 2>/dev/null; then
  echo 'SimPy is already installed.'
elif command -v apt-get >/dev/null; then
  apt-get update && apt-get install -y --no-install-recommends python3-simpy3
else
  echo 'There is no apt here: install SimPy for python3 in another way (pip install simpy).' >&2
  exit 1
fi
