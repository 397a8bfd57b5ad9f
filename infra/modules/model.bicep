// Optional: an Azure OpenAI account with one model deployment, reached by identity only.

@description('The account\'s name, which is also its host name.')
param name string

param location string
param tags object

@description('The deployment\'s name, as the app asks for it.')
param deploymentName string

param modelName string
param modelVersion string

@allowed(['GlobalStandard', 'DataZoneStandard', 'Standard'])
param sku string

@description('Thousands of tokens a minute.')
@minValue(1)
param capacity int

@description('Closes the public endpoint.')
param privateOnly bool

param workspaceId string

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'OpenAI'
  sku: {
    name: 'S0'
  }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: privateOnly ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: privateOnly ? 'Deny' : 'Allow'
    }
  }

  resource deployment 'deployments' = {
    name: deploymentName
    sku: {
      name: sku
      capacity: capacity
    }
    properties: {
      model: {
        format: 'OpenAI'
        name: modelName
        version: modelVersion
      }
      // A retired version answers nothing; until then the version stays what was tested.
      versionUpgradeOption: 'OnceCurrentVersionExpired'
    }
  }
}

#disable-next-line use-recent-api-versions // no stable version exists
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'Audit', enabled: true }
    ]
  }
}

output id string = account.id
output endpoint string = account.properties.endpoint
