# Sourced by run and nightly.

# Runs npm scripts that test, one after the other, all of them even if one fails. Ends the output with one line that adds up their
# counts: `12 passed, 0 failed`. A script that breaks off before its count adds one failed. Returns 1 if anything failed.
run_tests() {
  local log script passed=0 failed=0 broken
  log=$(mktemp)
  for script in "$@"; do
    broken=0
    npm run "$script" 2>&1 | tee "$log" || broken=1
    # Each script prints its count as a line of its own, the last one.
    read -r p f < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed.*$/\1 \2/p' "$log" | tail -n 1; echo) || true
    passed=$((passed + ${p:-0}))
    failed=$((failed + ${f:-0}))
    if [ "$broken" = 1 ] && [ "${f:-0}" = 0 ]; then failed=$((failed + 1)); fi
  done
  rm -f "$log"
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}
