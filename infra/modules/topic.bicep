// The storage account's event topic. What listens to it comes second, once the code is deployed: ../subscription.bicep.

param name string
param location string
param tags object

@description('The resource ids of user-assigned identities that an existing topic has and keeps.')
param userIdentities string[]

param storageId string
param workspaceId string

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: name
  location: location
  tags: tags
  identity: empty(userIdentities)
    ? {
        type: 'SystemAssigned'
      }
    : {
        type: 'SystemAssigned, UserAssigned'
        userAssignedIdentities: toObject(userIdentities, id => id, id => {})
      }
  properties: {
    source: storageId
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

#disable-next-line use-recent-api-versions // no stable version exists
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: topic
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'DeliveryFailures', enabled: true }
    ]
  }
}

output name string = topic.name
output id string = topic.id
output principalId string = topic.identity.principalId
