// Every role assignment of the pipeline. Nothing else grants anything.
// main.bicep calls it once for the pipeline's own resource group, and once for a model that lives in another.

@description('The app\'s managed identity.')
param appPrincipalId string

@description('Its resource id, which names the assignments: unlike the principal it is known before anything is deployed.')
param appIdentityId string

@description('The Event Grid topic; empty where this call grants it nothing.')
param topicName string = ''

@description('The topic\'s identity.')
param topicPrincipalId string = ''

@description('The user, group or service principal that may upload and read by hand; empty for no one.')
param operatorPrincipalId string = ''

@description('Its kind; if empty, Azure looks it up.')
@allowed(['', 'User', 'Group', 'ServicePrincipal'])
param operatorPrincipalType string = ''

@description('The containers that it may use. Not the whole account: that has the code that the app runs, and the host\'s keys.')
param operatorContainers string[] = []

@description('The storage account; empty where this call grants nothing on storage.')
param storageName string = ''

param insightsName string = ''
param deadLetterContainer string = ''

@description('The Azure OpenAI account in this resource group; empty where this call grants nothing on a model.')
param modelAccountName string = ''

@description('The Document Intelligence account in this resource group; empty where this call grants nothing on one.')
param ocrAccountName string = ''

// docs: learn.microsoft.com/azure/role-based-access-control/built-in-roles
var roles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  openAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
  cognitiveServicesUser: 'a97b65f3-24c7-4388-baec-2e87135dc908'
}

// The Functions host keeps its leases, keys and trigger state in the same account: owner of blob data, contributor of queues and tables.
var appStorageRoles = [roles.blobDataOwner, roles.queueDataContributor, roles.tableDataContributor]

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = if (!empty(storageName)) {
  name: empty(storageName) ? 'none' : storageName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource deadLetters 'containers' existing = {
      name: empty(deadLetterContainer) ? 'none' : deadLetterContainer
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = if (!empty(insightsName)) {
  name: empty(insightsName) ? 'none' : insightsName
}

resource model 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (!empty(modelAccountName)) {
  name: empty(modelAccountName) ? 'none' : modelAccountName
}

resource ocr 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (!empty(ocrAccountName)) {
  name: empty(ocrAccountName) ? 'none' : ocrAccountName
}

resource appOnStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in appStorageRoles: if (!empty(storageName)) {
    scope: storage
    name: guid(resourceGroup().id, storageName, appIdentityId, role)
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource appOnInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(insightsName)) {
  scope: insights
  name: guid(resourceGroup().id, insightsName, appIdentityId, roles.metricsPublisher)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.metricsPublisher)
  }
}

resource appOnModel 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(modelAccountName)) {
  scope: model
  name: guid(resourceGroup().id, modelAccountName, appIdentityId, roles.openAiUser)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.openAiUser)
  }
}

resource appOnOcr 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(ocrAccountName)) {
  scope: ocr
  name: guid(resourceGroup().id, ocrAccountName, appIdentityId, roles.cognitiveServicesUser)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.cognitiveServicesUser)
  }
}

// Event Grid writes what it could not deliver, and nothing else.
resource topicOnDeadLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(topicName)) {
  scope: storage::blobs::deadLetters
  name: guid(resourceGroup().id, storageName, deadLetterContainer, topicName, roles.blobDataContributor)
  properties: {
    principalId: topicPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
  }
}

resource operatorContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' existing = [
  for container in operatorContainers: {
    parent: storage::blobs
    name: container
  }
]

resource operatorOnContainers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (container, i) in operatorContainers: if (!empty(operatorPrincipalId)) {
    scope: operatorContainer[i]
    name: guid(resourceGroup().id, storageName, container, operatorPrincipalId, roles.blobDataContributor)
    properties: {
      principalId: operatorPrincipalId
      principalType: empty(operatorPrincipalType) ? null : operatorPrincipalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
    }
  }
]
