#!/usr/bin/env bash
# Brings the whole pipeline up in a resource group, and again over an existing one.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")

usage() {
  cat <<'TEXT'
infra/deploy.sh --resource-group RG [--location REGION] [options]

  --resource-group RG     made if it does not exist
  --location REGION       needed for a new resource group
  --parameters P          a .bicepparam file or name=value; may be repeated (default: infra/main.bicepparam)
  --hosting KIND          native (default): the custom handler; isolated: the .NET isolated worker
  --package ZIP           a package of that kind, made before (default: built here by scripts/package.sh)
  --what-if               shows what would change, changes nothing
TEXT
}

fail() { printf 'deploy: %s\n' "$1" >&2; exit "${2:-1}"; }
step() { printf '\n%s\n' "$1"; }

group='' location='' package='' hosting='' whatif=0 parameters=()
while (($#)); do
  case $1 in
    --resource-group | -g) group=${2:?}; shift 2 ;;
    --location | -l) location=${2:?}; shift 2 ;;
    --parameters | -p) parameters+=("${2:?}"); shift 2 ;;
    --hosting) hosting=${2:?}; shift 2 ;;
    --package) package=${2:?}; shift 2 ;;
    --what-if) whatif=1; shift ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; fail "unknown option $1" 2 ;;
  esac
done
[[ -n $group ]] || { usage >&2; fail "--resource-group is missing" 2; }
((${#parameters[@]})) || parameters=("$here/main.bicepparam")
[[ -z $hosting ]] || parameters+=("hosting=$hosting")
# With a template file beside it, a .bicepparam file must be the only source; name=value pairs go on top of the template's defaults.
template=(--template-file "$here/main.bicep")
# The package is of the kind that the parameters say: a pair before a file, as for the templates.
filed=native paired=''
for parameter in "${parameters[@]}"; do
  case $parameter in
    *.bicepparam)
      template=()
      said=$(sed -n "s/^ *param hosting *= *'\([^']*\)'.*/\1/p" "$parameter") || fail "cannot read $parameter" 2
      filed=${said:-$filed}
      ;;
    hosting=*) paired=${parameter#hosting=} ;;
  esac
done
hosting=${paired:-$filed}
[[ $hosting == native || $hosting == isolated ]] || fail "hosting is $hosting, allowed: native or isolated" 2

step "1/7 Checking tools and sign-in"
command -v az >/dev/null || fail "the Azure CLI is missing: https://learn.microsoft.com/cli/azure/install-azure-cli" 2
if [[ -n $package ]]; then
  [[ -f $package ]] || fail "no such package: $package" 2
  # Names stand in a zip as they are. A package of the other kind would deploy well and never answer.
  if grep -aqF worker.config.json "$package"; then kind=isolated; else kind=native; fi
  [[ $kind == "$hosting" ]] || fail "$package is for hosting $kind, not $hosting" 2
else
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing (https://dot.net); or pass --package" 2
fi
az account show --query name --output tsv || fail "not signed in: run az login"

step "2/7 Checking providers and region"
for provider in Microsoft.Web Microsoft.App Microsoft.Storage Microsoft.EventGrid Microsoft.Insights Microsoft.OperationalInsights Microsoft.ManagedIdentity Microsoft.CognitiveServices Microsoft.Network; do
  state=$(az provider show --namespace "$provider" --query registrationState --output tsv) || fail "cannot ask for the state of $provider"
  if [[ $state != Registered ]]; then
    printf 'Registering %s (once for a subscription, a minute or two)\n' "$provider"
    az provider register --namespace "$provider" --wait --output none || fail "cannot register $provider: somebody with the role Contributor on the subscription must run az provider register --namespace $provider"
  fi
done
exists=$(az group exists --name "$group") || fail "cannot ask for the resource group $group"
if [[ $exists == true ]]; then
  region=$(az group show --name "$group" --query location --output tsv) || fail "cannot read the resource group $group"
  region=${location:-$region}
else
  [[ -n $location ]] || fail "the resource group $group does not exist; --location says where to make it" 2
  region=$location
fi
offered=$(az functionapp list-flexconsumption-locations --query "[].name" --output tsv) || fail "cannot ask for the regions of Flex Consumption"
plain=$(tr '[:upper:]' '[:lower:]' <<<"$region" | tr -d ' ')
tr '[:upper:]' '[:lower:]' <<<"$offered" | tr -d ' ' | grep -qx "$plain" \
  || fail "$region does not offer Flex Consumption. Regions that do: $(tr '\n' ' ' <<<"$offered")"

if ((whatif)) && [[ $exists != true ]]; then
  printf '\nThe resource group %s would be made in %s, with everything in it. (What-if needs an existing group for more.)\n' "$group" "$region"
  exit 0
fi

step "3/7 Resource group"
if [[ $exists != true ]]; then
  az group create --name "$group" --location "$location" --output none || fail "cannot make the resource group $group"
fi
# Names, quotas and permissions are checked by Azure before anything is made.
az deployment group validate --resource-group "$group" "${template[@]}" --parameters "${parameters[@]}" --output none \
  || fail "Azure refuses the templates with these parameters; see above. Nothing was changed."
if ((whatif)); then
  az deployment group what-if --resource-group "$group" "${template[@]}" --parameters "${parameters[@]}" || fail "what-if failed"
  exit 0
fi

step "4/7 Package"
if [[ -z $package ]]; then
  package=$root/artifacts/summarizer.zip
  "${SUMMARIZER_PACKAGE_SCRIPT:-$root/scripts/package.sh}" --hosting "$hosting" "$package" || fail "the package could not be built; nothing was deployed yet"
fi

step "5/7 Resources"
az deployment group create --resource-group "$group" --name summarizer "${template[@]}" --parameters "${parameters[@]}" --output none \
  || fail "the resources could not be made; see above. Run the same command again once it is mended: it goes on where it stopped."
output() {
  az deployment group show --resource-group "$group" --name summarizer --query "properties.outputs.$1.value" --output tsv
}
read_outputs() {
  app=$(output appName) && url=$(output appUrl) && storage=$(output storageName) && topic=$(output topicName) &&
    articles=$(output articlesContainer) && summaries=$(output summariesContainer) && dead=$(output deadLetterContainer)
}
read_outputs || fail "cannot read the deployment's outputs; run the same command again"

step "6/7 Code"
for ((try = 1; ; try++)); do
  if az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src "$package" --output none; then
    break
  fi
  # A new role assignment takes minutes to reach the storage account that holds the package.
  ((try < 4)) || fail "the code could not be deployed; see above. Run the same command again."
  sleep "${SUMMARIZER_PAUSE_SECONDS:-30}"
done

step "7/7 Events"
"$here/subscribe.sh" "$group" "$app" "$topic" "$storage" "$articles" "$dead" || fail "uploads are not announced to the app yet; the sweep finds them within minutes. Run the same command again."

cat <<TEXT

Deployed.
  page and API     $url
  upload           az storage blob upload --auth-mode login --account-name $storage --container-name $articles --file ARTICLE.txt --name ARTICLE.txt
  read             az storage blob download --auth-mode login --account-name $storage --container-name $summaries --name ARTICLE.txt.json
  function key     az functionapp keys list --resource-group $group --name $app --query functionKeys.default --output tsv
  take it down     infra/destroy.sh --resource-group $group
TEXT
