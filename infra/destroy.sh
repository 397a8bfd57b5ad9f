#!/usr/bin/env bash
# Takes a deployment down, with every article and summary in it. Asks first.
#
#   infra/destroy.sh --resource-group RG [--yes]
set -euo pipefail
fail() { printf 'destroy: %s\n' "$1" >&2; exit "${2:-1}"; }
group='' yes=0
while (($#)); do
  case $1 in
    --resource-group | -g) group=${2:?}; shift 2 ;;
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
az group delete --name "$group" --yes || fail "the resource group could not be deleted; see above"
printf 'Deleted %s. A deleted Azure OpenAI account can be brought back for 48 hours (az cognitiveservices account list-deleted).\n' "$group"
