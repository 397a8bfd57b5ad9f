#!/usr/bin/env bash
# The second step of a deployment: lets Event Grid call the deployed app. Safe to run again.
#
#   infra/subscribe.sh RESOURCE_GROUP APP TOPIC STORAGE ARTICLES_CONTAINER DEAD_LETTER_CONTAINER [SUBSCRIPTION]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
(($# == 6 || $# == 7)) || { sed -n '2,4p' "$0" >&2; exit 2; }
group=$1 app=$2 topic=$3 storage=$4 articles=$5 dead=$6
# The subscription that azd deployed to; without it, the one that az uses by default.
subscription=()
[[ -z ${7:-} ]] || subscription=(--subscription "$7")
command -v az >/dev/null || { echo "subscribe: the Azure CLI is missing: https://learn.microsoft.com/cli/azure/install-azure-cli" >&2; exit 2; }
az account get-access-token ${subscription[@]+"${subscription[@]}"} --output none \
  || { echo "subscribe: the Azure CLI cannot use the subscription ${7:-that az account show names}; run az login" >&2; exit 2; }
pause=${SUMMARIZER_PAUSE_SECONDS:-10}
said=$(mktemp)
trap 'rm -f "$said"' EXIT

# The host makes its web hook key when it first loads the code.
printf 'Waiting for the app to load its functions '
for ((try = 1; ; try++)); do
  ready=$(az functionapp keys list ${subscription[@]+"${subscription[@]}"} --resource-group "$group" --name "$app" \
    --query "contains(keys(systemKeys || \`{}\`), 'blobs_extension')" --output tsv 2>"$said" || true)
  [[ $ready == true ]] && break
  if ((try >= 30)); then
    printf '\n' >&2
    if [[ -s $said ]]; then
      cat "$said" >&2
      printf 'subscribe: the keys of the app %s cannot be read; see above. Run this again after you have fixed it.\n' "$app" >&2
    else
      printf 'subscribe: the app has no key "blobs_extension" yet, so its code did not start. See the table "traces" in Logs of its Application Insights, then run this again.\n' >&2
    fi
    exit 1
  fi
  printf '.'
  sleep "$pause"
done
printf ' ready\n'

# Event Grid validates the web hook while the subscription is made; a cold app can miss the first attempt.
for ((try = 1; ; try++)); do
  if az deployment group create ${subscription[@]+"${subscription[@]}"} --resource-group "$group" --name summarizer-subscription --output none \
    --template-file "$here/subscription.bicep" \
    --parameters appName="$app" topicName="$topic" storageName="$storage" articlesContainer="$articles" deadLetterContainer="$dead"; then
    break
  fi
  if ((try >= 4)); then
    printf 'subscribe: Event Grid could not validate the app. See "When the handshake fails" in docs/deploy.md, then run this again.\n' >&2
    exit 1
  fi
  sleep "$pause"
done
printf 'Event Grid calls the app for every upload to %s.\n' "$articles"
