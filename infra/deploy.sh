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
  --parameters P          name=value, on top of infra/main.bicepparam; or a .bicepparam file, in its place; may be repeated
  --hosting KIND          isolated (default): the .NET isolated worker; native: the custom handler
  --sign-in CLIENT_ID     people and apps of this Entra ID application may call, instead of holders of a function key
  --package ZIP           a package of that kind, made before (default: built here by scripts/package.sh)
  --what-if               shows what would change, changes nothing

The signed-in user may upload articles and read summaries by hand. Set AZURE_PRINCIPAL_ID to the object ID of another
user or of a group, or to an empty string for no one.

Needs bash, the Azure CLI 2.60 or newer and, without --package, the .NET 10 SDK and zip. On Windows use WSL, or azd.
TEXT
}

fail() { printf 'deploy: %s\n' "$1" >&2; exit "${2:-1}"; }
step() { printf '\n%s\n' "$1"; }

group='' location='' package='' hosting='' signin='' whatif=0 file=$here/main.bicepparam values=()
while (($#)); do
  case $1 in
    --resource-group | --location | --parameters | --hosting | --sign-in | --package | -g | -l | -p)
      [[ -n ${2:-} ]] || { usage >&2; fail "$1 needs a value" 2; }
      ;;
  esac
  case $1 in
    --resource-group | -g) group=$2; shift 2 ;;
    --location | -l) location=$2; shift 2 ;;
    --parameters | -p)
      if [[ $2 == *.bicepparam ]]; then
        [[ -f $2 ]] || fail "no such parameter file: $2" 2
        file=$2
      else
        [[ $2 == *=* ]] || fail "--parameters must be name=value or a .bicepparam file, but was $2" 2
        values+=("$2")
      fi
      shift 2
      ;;
    --hosting) hosting=$2; shift 2 ;;
    --sign-in) signin=$2; shift 2 ;;
    --package) package=$2; shift 2 ;;
    --what-if) whatif=1; shift ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; fail "unknown option $1" 2 ;;
  esac
done
[[ -n $group ]] || { usage >&2; fail "--resource-group is missing" 2; }
[[ -z $hosting ]] || values+=("hosting=$hosting")
# The package is of the kind that the parameters say: a pair before the file, as for the templates.
said=$(sed -n "s/^ *param hosting *= *'\([^']*\)'.*/\1/p" "$file") || fail "cannot read $file" 2
hosting=${said:-isolated}
for value in ${values[@]+"${values[@]}"}; do
  [[ $value != hosting=* ]] || hosting=${value#hosting=}
done
[[ $hosting == native || $hosting == isolated ]] || fail "hosting must be isolated or native, but was $hosting" 2
make=(--hosting "$hosting")
if [[ -n $signin ]]; then
  values+=(authentication=EntraId "entraClientId=$signin")
  make+=(--sign-in)
fi

step "1/7 Checking tools and sign-in"
command -v az >/dev/null || fail "the Azure CLI is missing: https://learn.microsoft.com/cli/azure/install-azure-cli" 2
if [[ -n $package ]]; then
  [[ -f $package ]] || fail "no such package: $package" 2
  # A zip contains names as they are. A package of the other kind would deploy well and never answer.
  if grep -aqF worker.config.json "$package"; then kind=isolated; else kind=native; fi
  [[ $kind == "$hosting" ]] || fail "$package is for hosting $kind, not $hosting" 2
elif ((!whatif)); then
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing (https://dot.net); or pass --package" 2
  command -v zip >/dev/null || fail "zip is missing: install it (on Debian: apt-get install zip), or pass --package" 2
fi
version=$(az version --query '"azure-cli"' --output tsv) || fail "cannot ask for the version of the Azure CLI"
oldest=2.60.0
[[ $(printf '%s\n' "$oldest" "$version" | sort -V | head -n 1) == "$oldest" ]] \
  || fail "the Azure CLI must be $oldest or newer, but is $version: run az upgrade" 2
az account show --query name --output tsv || fail "not signed in: run az login"
# Shared keys are off, so a person who uploads and reads by hand needs a role: the one who deploys, as with azd.
if [[ -z ${AZURE_PRINCIPAL_ID+set} ]]; then
  kind=$(az account show --query user.type --output tsv) || fail "not signed in: run az login"
  if [[ $kind == user ]]; then
    AZURE_PRINCIPAL_ID=$(az ad signed-in-user show --query id --output tsv) \
      || fail "cannot ask who is signed in. Set AZURE_PRINCIPAL_ID to the object ID of the user who may upload and read by hand, or to an empty string for no one."
    export AZURE_PRINCIPAL_ID
  fi
fi

step "2/7 Checking providers, region and names"
for provider in Microsoft.Web Microsoft.App Microsoft.Storage Microsoft.EventGrid Microsoft.Insights Microsoft.OperationalInsights Microsoft.ManagedIdentity Microsoft.CognitiveServices Microsoft.Network; do
  state=$(az provider show --namespace "$provider" --query registrationState --output tsv) || fail "cannot ask for the state of $provider"
  if [[ $state != Registered ]]; then
    if ((whatif)); then
      printf '%s would be registered\n' "$provider"
      continue
    fi
    printf 'Registering %s (once for a subscription, a minute or two)\n' "$provider"
    az provider register --namespace "$provider" --wait --output none || fail "cannot register $provider: a user with the role Contributor on the subscription must run az provider register --namespace $provider"
  fi
done
exists=$(az group exists --name "$group") || fail "cannot ask for the resource group $group"
if [[ $exists == true ]]; then
  region=$(az group show --name "$group" --query location --output tsv) || fail "cannot read the resource group $group"
else
  [[ -n $location ]] || fail "the resource group $group does not exist; --location says where to make it" 2
  region=$location
fi
plain() { tr '[:upper:]' '[:lower:]' | tr -d ' \r'; }
# Everything goes where its group is, unless another place is asked for.
if [[ -n $location && $(plain <<<"$location") != $(plain <<<"$region") ]]; then
  values+=("location=$location")
  region=$location
fi
parameters=("$file" ${values[@]+"${values[@]}"})
offered=$(az functionapp list-flexconsumption-locations --query "[].name" --output tsv) || fail "cannot ask for the regions of Flex Consumption"
plain <<<"$offered" | grep -qx "$(plain <<<"$region")" \
  || fail "$region does not offer Flex Consumption. Regions that do: $(tr '\n' ' ' <<<"$offered")"

if ((whatif)) && [[ $exists != true ]]; then
  printf '\nThe resource group %s would be made in %s, with everything in it. (What-if needs an existing group for more.)\n' "$group" "$region"
  exit 0
fi

step "3/7 Resource group"
if [[ $exists != true ]]; then
  az group create --name "$group" --location "$location" --output none || fail "cannot make the resource group $group"
fi
# Quotas, permissions and parameters are checked by Azure before anything is made; it also says what everything will be called.
planned=$(az deployment group validate --resource-group "$group" --parameters "${parameters[@]}" --query "properties.validatedResources[].id" --output tsv) \
  || fail "Azure refuses the templates with these parameters; see above. None of the resources was made or changed."
# The names of what is planned and not there yet.
new() {
  local there names
  names=$(awk -F/ -v type="$1" 'NF == 9 && tolower($7 "/" $8) == type { print $9 }' <<<"$planned")
  [[ -n $names ]] || return 0
  there=$(az resource list --resource-group "$group" --resource-type "$1" --query "[].name" --output tsv) || return 1
  sort -u <<<"$names" | { grep -vxF "$there" || true; }
}
names=$(new microsoft.storage/storageaccounts) || fail "cannot ask what is in the resource group $group"
for name in $names; do
  free=$(az storage account check-name --name "$name" --query nameAvailable --output tsv) || fail "cannot ask whether the name $name is free"
  [[ $free == true ]] || fail "the storage account's name $name is taken; choose others with --parameters name=NAME"
done
names=$(new microsoft.web/sites) || fail "cannot ask what is in the resource group $group"
for name in $names; do
  free=$(az rest --method post --url "/subscriptions/{subscriptionId}/providers/Microsoft.Web/checknameavailability?api-version=2024-04-01" \
    --body "{\"name\":\"$name\",\"type\":\"Microsoft.Web/sites\"}" --query nameAvailable --output tsv) || fail "cannot ask whether the name $name is free"
  [[ $free == true ]] || fail "the function app's name $name is taken; choose others with --parameters name=NAME"
done
names=$(new microsoft.cognitiveservices/accounts) || fail "cannot ask what is in the resource group $group"
for name in $names; do
  deleted=$(az cognitiveservices account list-deleted --query "[?name=='$name'].location | [0]" --output tsv) || fail "cannot ask for deleted Azure OpenAI accounts"
  [[ -z $deleted ]] || fail "a deleted Azure OpenAI account still has the name $name. To let it go for good: az cognitiveservices account purge --name $name --resource-group $group --location $deleted"
done
if ((whatif)); then
  az deployment group what-if --resource-group "$group" --parameters "${parameters[@]}" || fail "what-if failed"
  exit 0
fi

step "4/7 Package"
if [[ -z $package ]]; then
  package=$root/artifacts/summarizer.zip
  "${SUMMARIZER_PACKAGE_SCRIPT:-$root/scripts/package.sh}" "${make[@]}" "$package" || fail "the package could not be built; nothing was deployed yet"
fi

step "5/7 Resources"
az deployment group create --resource-group "$group" --name summarizer --parameters "${parameters[@]}" --output none \
  || fail "the resources could not be made; see above. Fix the cause and run the same command again; it continues where it stopped."
output() {
  az deployment group show --resource-group "$group" --name summarizer --query "properties.outputs.$1.value" --output tsv
}
read_outputs() {
  app=$(output appName) && url=$(output appUrl) && storage=$(output storageName) && topic=$(output topicName) &&
    articles=$(output articlesContainer) && summaries=$(output summariesContainer) && dead=$(output deadLetterContainer) &&
    private=$(output privateNetwork)
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

header='x-functions-key: KEY' key="az functionapp keys list --resource-group $group --name $app --query functionKeys.default --output tsv"
[[ -z $signin ]] || { header='Authorization: Bearer TOKEN'; key="none; a token: az account get-access-token --resource api://$signin --query accessToken --output tsv"; }
inside=''
[[ $private != true ]] || inside='  from inside      The page, the API and the containers can be reached only from inside the virtual network.
'
cat <<TEXT

Deployed.
  page and API     $url
  containers       $articles (articles go in), $summaries (summaries come out), in the storage account $storage
  upload           az storage blob upload --auth-mode login --account-name $storage --container-name $articles --file ARTICLE.txt --name ARTICLE.txt
  read             az storage blob download --auth-mode login --account-name $storage --container-name $summaries --name ARTICLE.txt.json
  function key     $key
  by HTTP          curl -X PUT --data-binary @ARTICLE.txt -H "$header" $url/api/articles/ARTICLE.txt
${inside}  take it down     infra/destroy.sh --resource-group $group
TEXT
