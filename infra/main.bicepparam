using 'main.bicep'

// The defaults of main.bicep are a good start: extractive summaries, 512 MB instances, function keys.
param name = readEnvironmentVariable('SUMMARIZER_NAME', 'summarizer')

// A language model of its own:
// param model = 'New'
// param modelName = 'gpt-5.6-luna'
// param modelVersion = '2026-07-09'

// One that you have:
// param model = 'Existing'
// param existingModelAccount = 'my-openai'
// param existingModelResourceGroup = 'my-models'
// param modelDeployment = 'my-deployment'
// param existingModelName = 'gpt-5.6-luna'

// Storage, model and app behind private endpoints; from outside only Event Grid may call the app:
// param privateNetwork = true

// You, to upload and read by hand. azd and infra/deploy.sh set AZURE_PRINCIPAL_ID to the signed-in user.
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', '')
