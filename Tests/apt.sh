#!/usr/bin/env bash
# Installs Debian packages; says what to do where that is not possible.
#
#   Tests/apt.sh PACKAGE…
set -euo pipefail

as_root=()
if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi

if ! command -v apt-get >/dev/null || { [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; }; then
  echo "Missing: some of these Debian packages (or what your system calls them): $*" >&2
  echo "Install them and run make again." >&2
  exit 1
fi

echo "Installing: $*"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq update
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends -y "$@" >/dev/null
