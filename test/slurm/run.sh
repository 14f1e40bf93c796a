#!/usr/bin/env bash
# Runs an experiment as a real Slurm job array on this machine, kills one task, and compares the joined results with a local run.
# Needs Debian's slurm-wlm and munge, and root. Takes some five minutes: Slurm holds a requeued task for two.
set -eu
cd "$(dirname "$0")/../.."
command -v slurmctld >/dev/null && command -v munged >/dev/null || { echo 'install slurm-wlm and munge first'; exit 1; }
brinkline() { node dist/cli/main.js "$@"; }

work=$(mktemp -d)
started=()
finish() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  # The daemons write to the folder until they have ended.
  for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

mkdir -p "$work"/{state,spool,log} /run/munge
chown munge /run/munge
if ! munge -n >/dev/null 2>&1; then
  setpriv --reuid=munge --regid=munge --clear-groups munged --foreground >"$work/log/munged" 2>&1 &
  started+=($!)
  for _ in $(seq 50); do munge -n >/dev/null 2>&1 && break; sleep 0.2; done
fi

host=$(hostname -s)
cat >"$work/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$work/slurm.conf"
slurmctld -D -f "$SLURM_CONF" >"$work/log/slurmctld" 2>&1 &
started+=($!)
slurmd -D -f "$SLURM_CONF" -N "$host" >"$work/log/slurmd" 2>&1 &
started+=($!)
for _ in $(seq 100); do sinfo -h -o %T 2>/dev/null | grep -q '^idle' && break; sleep 0.3; done
sinfo -h -o %T | grep -q '^idle' || { echo 'the node of Slurm does not come up'; tail -n 5 "$work"/log/*; exit 1; }

cp test/cli/fixtures/quick.yaml "$work/quick.yaml"
cat >"$work/spec.yaml" <<'SPEC'
experiment: 1
id: slurm
title: A test on Slurm
question: Do shards of a job array give what one machine gives?
scenarios: [quick.yaml]
factors: { drift: { path: parameters.drift-rate, values: [0.05, 0.1, 0.2, 0.4] } }
seeds: { runs: 900, block: 10 }
SPEC
brinkline experiment "$work/spec.yaml" --out "$work/local"
brinkline cluster "$work/spec.yaml" --shards 3 --out "$work/run"
"$work/run/submit.sh"

# Kills the program of the first task in the middle of its work, as the kernel does when memory runs out.
victim=''
for _ in $(seq 600); do
  if [ -s "$work/run/part1/blocks.partial.jsonl" ]; then
    victim=$(cat "$work/run/part1/.brinkline.lock") && kill -KILL "$victim" && break
  fi
  sleep 0.1
done
[ -n "$victim" ] || { echo 'the first task was over before it could be killed'; cat "$work"/run/log/*; exit 1; }
echo "killed process $victim of task 1"

for _ in $(seq 900); do [ -s "$work/run/results/manifest.json" ] && break; sleep 1; done
[ -s "$work/run/results/manifest.json" ] || { echo 'the results do not come'; squeue; tail -n 5 "$work"/run/log/*; exit 1; }
diff -r "$work/local" "$work/run/results"
echo 'joined shards of the job array = local run, to the byte, one task killed and requeued'
