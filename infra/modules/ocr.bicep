// Optional: a Document Intelligence account that reads scans, reached by identity only.

@description('The account\'s name, which is also its host name.')
param name string

param location string
param tags object

@description('Closes the public endpoint.')
param privateOnly bool

param workspaceId string

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'FormRecognizer'
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
