#!/usr/bin/env bash
# Chaos, long: 2,000 articles and at least 20 kills, standing alone and under a host in both hostings, against the published app; with locked
# results, a changing account key, slow senders, a dead webhook, hostile documents, and the queue of due articles shared by two instances.
# usage: scripts/chaos.sh [PUBLISHED APP]      without one it is published first
# SUMMARIZER_CHAOS_SEED, _ARTICLES and _KILLS change what is done.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
app=${1:-}
if [[ -z $app ]]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  dotnet publish src/Summarizer.Functions -c Release -r linux-x64 -o "$folder" --nologo --verbosity quiet
  app=$folder/Summarizer.Functions
fi
SUMMARIZER_APP=$(realpath "$app")
export SUMMARIZER_APP SUMMARIZER_CHAOS_ARTICLES=${SUMMARIZER_CHAOS_ARTICLES:-2000} SUMMARIZER_CHAOS_KILLS=${SUMMARIZER_CHAOS_KILLS:-20}
dotnet test tests/Summarizer.EndToEnd.Tests --nologo --filter 'FullyQualifiedName~Chaos.ChaosTests' --logger 'console;verbosity=detailed'
