# The second step of a deployment, for PowerShell: lets Event Grid call the deployed app. Safe to run again. Does what subscribe.sh does.
#
#   infra/subscribe.ps1 RESOURCE_GROUP APP TOPIC STORAGE ARTICLES_CONTAINER DEAD_LETTER_CONTAINER [SUBSCRIPTION]
param(
    [Parameter(Mandatory)] [string] $Group,
    [Parameter(Mandatory)] [string] $App,
    [Parameter(Mandatory)] [string] $Topic,
    [Parameter(Mandatory)] [string] $Storage,
    [Parameter(Mandatory)] [string] $Articles,
    [Parameter(Mandatory)] [string] $DeadLetters,
    # The subscription that azd deployed to; without it, the one that az uses by default.
    [string] $Subscription
)
$ErrorActionPreference = 'Stop'
# The exit code of az is looked at below.
$PSNativeCommandUseErrorActionPreference = $false

function Stop-Subscription([int] $Code, [string] $Reason) {
    [Console]::Error.WriteLine("subscribe: $Reason")
    exit $Code
}

if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
    Stop-Subscription 2 'the Azure CLI is missing: https://learn.microsoft.com/cli/azure/install-azure-cli'
}
$in = if ($Subscription) { @('--subscription', $Subscription) } else { @() }
az account get-access-token @in --output none
if ($LASTEXITCODE -ne 0) {
    $named = if ($Subscription) { $Subscription } else { 'that az account show names' }
    Stop-Subscription 2 "the Azure CLI cannot use the subscription $named; run az login"
}
$log = New-TemporaryFile
$pause = if ($env:SUMMARIZER_PAUSE_SECONDS) { [double] $env:SUMMARIZER_PAUSE_SECONDS } else { 10 }

# The host makes its web hook key when it first loads the code.
Write-Host -NoNewline 'Waiting for the app to load its functions '
for ($try = 1; ; $try++) {
    $ready = az functionapp keys list @in --resource-group $Group --name $App `
        --query "contains(keys(systemKeys || ``{}``), 'blobs_extension')" --output tsv 2>$log
    if ($LASTEXITCODE -eq 0 -and "$ready" -eq 'true') { break }
    if ($try -ge 30) {
        Write-Host ''
        if ($LASTEXITCODE -ne 0) {
            [Console]::Error.WriteLine((Get-Content -Raw $log))
            Stop-Subscription 1 "the keys of the app $App cannot be read; see above. Run this again after you have fixed it."
        }
        Stop-Subscription 1 ("the app has no key `"blobs_extension`" yet, so its code did not start. See the table " +
            "`"traces`" in Logs of its Application Insights, then run this again.")
    }
    Write-Host -NoNewline '.'
    Start-Sleep -Seconds $pause
}
Write-Host ' ready'

# Event Grid validates the web hook while the subscription is made; a cold app can miss the first attempt.
for ($try = 1; ; $try++) {
    az deployment group create @in --resource-group $Group --name summarizer-subscription --output none `
        --template-file (Join-Path $PSScriptRoot 'subscription.bicep') `
        --parameters "appName=$App" "topicName=$Topic" "storageName=$Storage" "articlesContainer=$Articles" "deadLetterContainer=$DeadLetters"
    if ($LASTEXITCODE -eq 0) { break }
    if ($try -ge 4) {
        Stop-Subscription 1 'Event Grid could not validate the app. See "When the handshake fails" in docs/deploy.md, then run this again.'
    }
    Start-Sleep -Seconds $pause
}
Write-Host "Event Grid calls the app for every upload to $Articles."
