#!/usr/bin/env bash
# Runs libFuzzer on every target, one after the other.
#
#   Tests/Fuzz/fuzz.sh SECONDS [TARGET…]    SECONDS each
#
# What crashes, hangs or breaks a demand is kept in Tests/Fuzz/findings/TARGET
# and replayed by every `make replay` from then on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
seconds=$1
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(zip packet xml docx odt pdf session profile bag ledger signature proof trust)
build=$PWD/../../.build-fuzz
# On a crash Swift's own backtrace may take minutes.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1

python3 seeds.py "$build/seeds"
failed=0
for target in "${targets[@]}"; do
  corpus=$build/corpus/$target
  mkdir -p "$corpus" "$build/seeds/$target" "findings/$target"
  dictionary=()
  case $target in
    zip | packet | docx | odt) dictionary=(-dict=dictionaries/zip.txt) ;;
    xml | session | profile) dictionary=(-dict=dictionaries/xml.txt) ;;
  esac
  log=$build/$target.log
  if "$build/release/fuzz" "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
    -max_len=65536 -seed=20251124 -artifact_prefix="findings/$target/" -print_final_stats=1 \
    "${dictionary[@]}" "$corpus" "$build/seeds/$target" >"$log" 2>&1
  then
    verdict=ok
  else
    verdict=FAILED failed=$((failed + 1))
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  edges=$(grep -oE 'cov: [0-9]+' "$log" | tail -n 1 | cut -d' ' -f2)
  printf '%-7s %-8s %8s runs in %s s, %s edges\n' "$verdict" "$target" "${runs:-?}" "$seconds" "${edges:-?}"
  if [ "$verdict" = FAILED ]; then tail -n 25 "$log"; fi
  rmdir --ignore-fail-on-non-empty "findings/$target"
done
rmdir --ignore-fail-on-non-empty findings 2>/dev/null || true
echo "$((${#targets[@]} - failed)) passed, $failed failed"
[ "$failed" = 0 ]
