#!/usr/bin/env bash
# Makes the deployment package: the function app's root folder as a zip. Same input, same bytes.
#
#   scripts/package.sh [--hosting isolated|native] [--sign-in] [OUT.zip]        default: isolated, artifacts/summarizer.zip
#   scripts/package.sh --local [--hosting isolated|native] [FOLDER]             default: isolated, artifacts/local
#   --sign-in            for an app with sign-in by Entra ID: its functions need no key and refuse callers who are not signed in
#   --local              a folder for "func start" on this machine: polls Azurite, which has no Event Grid
#   SUMMARIZER_APP_FOLDER=DIR …         packs a folder that was published before
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

fail() { printf 'package: %s\n' "$1" >&2; exit 2; }

hosting=isolated signin=0 local=0
while [[ ${1:-} == --* ]]; do
  case $1 in
    --hosting)
      (($# > 1)) || fail "--hosting needs isolated or native"
      hosting=$2 && shift 2
      ;;
    --sign-in) signin=1 && shift ;;
    --local) local=1 && shift ;;
    *) fail "unknown option $1" ;;
  esac
done
(($# <= 1)) || fail "unexpected argument $2; options come before OUT.zip"
out=${1:-$root/artifacts/summarizer.zip}

case $hosting in
  native) project=Summarizer.Functions program=Summarizer.Functions options=() needed=(host.json SummarizeArticle/function.json .azurefunctions) ;;
  isolated)
    project=Summarizer.Functions.Worker program=Summarizer.Functions.Worker.dll
    # Compiled ahead as far as the runtime allows: the first call after a start is the one that users wait for.
    options=(--no-self-contained -p:PublishReadyToRun=true) needed=(host.json worker.config.json functions.metadata .azurefunctions)
    ;;
  *) fail "--hosting must be isolated or native, but was $hosting" ;;
esac
# The worker's keys are compiled into its attributes.
if ((signin)) && [[ $hosting == isolated ]]; then
  [[ -z ${SUMMARIZER_APP_FOLDER:-} || -e $SUMMARIZER_APP_FOLDER/sign-in ]] || fail "--sign-in needs a worker that was published with -p:SignIn=true"
  options+=(-p:SignIn=true)
fi

if ((local)); then
  ((!signin)) || fail "--local has no sign-in; leave out --sign-in"
  [[ -z ${SUMMARIZER_APP_FOLDER:-} ]] || fail "--local publishes a folder of its own; unset SUMMARIZER_APP_FOLDER"
  folder=${1:-$root/artifacts/local}
  options=(-p:BlobTriggerSource=LogsAndContainerScan)
  # Native code needs to know the machine that it is for.
  [[ $hosting == isolated ]] || options+=(--use-current-runtime)
  # Settings that you changed stay, even if publishing fails.
  settings=$(mktemp)
  trap '[[ ! -s $settings ]] || cp "$settings" "$folder/local.settings.json"; rm -f "$settings"' EXIT
  [[ ! -e $folder/local.settings.json ]] || cp "$folder/local.settings.json" "$settings"
  dotnet publish "$root/src/$project" -c Release -o "$folder" "${options[@]}" --nologo --verbosity quiet
  printf 'The function app is in %s.\n' "$folder"
  printf 'Start Azurite:  npx azurite --skipApiVersionCheck\nStart the host: cd "%s" && func start\n' "$folder"
  exit 0
fi

case "$hosting-$(uname -s)-$(uname -m)" in
  isolated-* | native-Linux-x86_64) ;;
  *) [[ -n ${SUMMARIZER_APP_FOLDER:-} ]] || fail "Azure runs Linux on x64, and native code is built on what it runs on. Build in WSL, a Linux container or CI (deploy.yml), then pass its zip to infra/deploy.sh --package." ;;
esac
command -v zip >/dev/null || fail "zip is missing: apt-get install zip"

if [[ -n ${SUMMARIZER_APP_FOLDER:-} ]]; then
  app=$SUMMARIZER_APP_FOLDER
else
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing (https://dot.net)"
  app=$root/artifacts/app
  rm -rf "$app"
  dotnet publish "$root/src/$project" -c Release -r linux-x64 -o "$app" "${options[@]}" --nologo --verbosity quiet
fi

for file in "${needed[@]}" "$program"; do
  [[ -e $app/$file ]] || fail "$file is missing in the published folder"
done

# One order, one date, one set of permissions: nothing of the machine or the moment gets into the zip.
staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
cp -R "$app/." "$staging"
cp "$root/LICENSE" "$root/THIRD-PARTY-NOTICES.txt" "$staging"
# The settings for a host on this machine; on Azure they are app settings.
rm -f "$staging/local.settings.json" "$staging/sign-in"
if ((signin)) && [[ $hosting == native ]]; then
  for function in "$staging"/*/function.json; do
    sed 's/"authLevel": "function"/"authLevel": "anonymous"/' "$function" >"$staging/function.json"
    mv "$staging/function.json" "$function"
  done
  ! grep -q '"authLevel": *"function"' "$staging"/*/function.json || fail "a function still asks for a key"
  # Until the deployment says that there is a sign-in, no one is let in: on another app this package is shut, not open.
  # A worker that is compiled for sign-in does the same by itself.
  [[ ! -e $staging/appsettings.json ]] || fail "the published folder has an appsettings.json of its own; --sign-in needs that name"
  printf '{ "Summarizer": { "Callers": "nobody" } }\n' >"$staging/appsettings.json"
fi
find "$staging" -type d -exec chmod 755 {} +
find "$staging" -type f -exec chmod 644 {} +
chmod 755 "$staging/$program"
TZ=UTC find "$staging" -exec touch -h -t 202001010000 {} +
mkdir -p "$(dirname "$out")"
out=$(cd "$(dirname "$out")" && pwd)/$(basename "$out")
rm -f "$out"
(cd "$staging" && find . -mindepth 1 | LC_ALL=C sort | TZ=UTC ZIPOPT='' zip -q -X -9 -@ "$out")
sha256=(sha256sum)
command -v sha256sum >/dev/null || sha256=(shasum -a 256) # macOS
printf '%s  %s bytes  sha256 %s\n' "$out" "$(wc -c <"$out")" "$("${sha256[@]}" "$out" | cut -d' ' -f1)"
