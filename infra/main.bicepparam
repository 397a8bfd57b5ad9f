using 'main.bicep'

// The defaults of main.bicep are a good start: extractive summaries, 512 MB instances, function keys.
param name = readEnvironmentVariable('SUMMARIZER_NAME', 'summarizer')

// A language model of its own:
// param model = 'New'
// param modelName = 'gpt-4.1-mini'
// param modelVersion = '2025-04-14'

// One that you have:
// param model = 'Existing'
// param existingModelAccount = 'my-openai'
// param existingModelResourceGroup = 'my-models'
// param modelDeployment = 'gpt-4.1-mini'

// Nothing on the public internet but Event Grid's web hook:
// param privateNetwork = true

// You, to upload and read by hand (az ad signed-in-user show --query id):
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
