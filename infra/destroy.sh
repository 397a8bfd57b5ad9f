#!/usr/bin/env bash
# Takes a deployment down, with every article and summary in it. Asks first.
#
#   infra/destroy.sh --resource-group RG [--yes]
set -euo pipefail
fail() { printf 'destroy: %s\n' "$1" >&2; exit "${2:-1}"; }
group='' yes=0
while (($#)); do
  case $1 in
    --resource-group | -g)
      [[ -n ${2:-} ]] || fail "$1 needs a value" 2
      group=$2
      shift 2
      ;;
    --yes) yes=1; shift ;;
    --help | -h) sed -n '2,4p' "$0"; exit 0 ;;
    *) fail "unknown option $1" 2 ;;
  esac
done
[[ -n $group ]] || fail "--resource-group is missing" 2
command -v az >/dev/null || fail "the Azure CLI is missing: https://learn.microsoft.com/cli/azure/install-azure-cli" 2
exists=$(az group exists --name "$group") || fail "cannot ask for the resource group $group"
[[ $exists == true ]] || { printf 'There is no resource group %s.\n' "$group"; exit 0; }

az resource list --resource-group "$group" --query "[].{name:name, type:type}" --output table || fail "cannot list what is in $group"
if ((!yes)); then
  printf '\nEverything above goes, also what other deployments put there. Type the name of the resource group to go on: '
  read -r answer || answer=''
  [[ $answer == "$group" ]] || fail "not confirmed; nothing was deleted" 1
fi

# A role on a model or an OCR account in another group outlives this one, and would block a later deployment under the same names.
principals=$(az identity list --resource-group "$group" --query "[].principalId" --output tsv) || fail "cannot list the identities in $group; nothing was deleted"
for principal in $principals; do
  grants=$(az role assignment list --all --assignee "$principal" --query "[?resourceGroup!='$group'].id" --output tsv) || fail "cannot list the roles of the identity $principal; nothing was deleted"
  for grant in $grants; do
    az role assignment delete --ids "$grant" || fail "the role assignment $grant outside of $group could not be removed; the resource group was not deleted"
  done
done
models=$(az cognitiveservices account list --resource-group "$group" --query "[].[name, location]" --output tsv) || fail "cannot list the Azure AI accounts in $group"
az group delete --name "$group" --yes || fail "the resource group could not be deleted; see above"
printf 'Deleted %s.\n' "$group"
while read -r model region; do
  [[ -n $model ]] || continue
  printf 'The Azure AI account %s can be brought back for 48 hours, and keeps its name and quota until then. To let it go at once:\n' "$model"
  printf '  az cognitiveservices account purge --name %s --resource-group %s --location %s\n' "$model" "$group" "$region"
done <<<"$models"
