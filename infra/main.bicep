// Summarizer on Azure: articles in blob storage → Event Grid → a Flex Consumption function app → summaries in blob storage.
// Deploys into one resource group, and again over itself. Step two, once the code is there: subscription.bicep.

targetScope = 'resourceGroup'

// ── What to call things, and where ────────────────────────────────────────────────────────────────────────────────────

@description('A short name that every resource carries, such as summarizer or summarizer-test.')
@minLength(3)
@maxLength(24)
param name string = 'summarizer'

@description('The region; it must offer Flex Consumption.')
param location string = resourceGroup().location

@description('Tags for every resource.')
param tags object = {}

// ── Storage ───────────────────────────────────────────────────────────────────────────────────────────────────────────

@description('An existing storage account in this resource group to use instead of a new one. Its own settings are left alone, but the containers named here become private. It must allow sign-in by identity.')
param existingStorageName string = ''

@description('The redundancy of a new account.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_LRS'

@description('The Event Grid topic that an existing account already has, in this resource group: an account can have only one. It keeps its tags and identities, and is given a system-assigned identity for dead letters.')
param existingTopicName string = ''

@description('The container to which users upload articles.')
@minLength(3)
@maxLength(63)
param articlesContainer string = 'articles'

@description('When the sweep runs: an NCRONTAB expression with seconds, such as 0 */5 * * * *. Less often than once an hour, the alert sweep-stopped fires.')
param sweepSchedule string = '0 */5 * * * *'

@description('The container to which results are written; its notes are in a second one, NAME-notes. Two deployments on one account must not share it.')
@minLength(3)
@maxLength(57)
param summariesContainer string = empty(existingStorageName) || articlesContainer == 'articles'
  ? 'summaries'
  : length(articlesContainer) > 47 ? 'summaries-${uniqueString(articlesContainer)}' : '${articlesContainer}-summaries'

@description('Days that a deleted blob can be brought back, in a new account.')
@minValue(1)
@maxValue(365)
param softDeleteDays int = 14

@description('Days after which articles move to the cool tier, in a new account; 0 leaves them where they are.')
@minValue(0)
param coolAfterDays int = 0

// ── The app ───────────────────────────────────────────────────────────────────────────────────────────────────────────

@description('The hosting of the app: a .NET isolated worker, or as a native custom handler. The package must be of the same kind: scripts/package.sh --hosting.')
@allowed(['isolated', 'native'])
param hosting string = 'isolated'

@description('Megabytes an instance.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 512

@description('The most instances that Azure starts.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Instances kept warm for uploads; 0 for none. They cost money while idle.')
@minValue(0)
param alwaysReadyInstances int = 0

@description('HTTP requests that one instance takes at once.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 16

@description('Those who may call the HTTP endpoint: holders of a function key, or people and apps of an Entra ID application. A package made with --sign-in then asks for no key.')
@allowed(['FunctionKeys', 'EntraId'])
param authentication string = 'FunctionKeys'

@description('The client id of the Entra ID application; needed for EntraId, and without effect otherwise.')
param entraClientId string = ''

@description('More settings of section Summarizer, without its prefix: { Sentences: \'5\' }. Give a secret as a Key Vault reference.')
param summarizerSettings object = {}

@description('Other app settings of the function app, by their whole names: { Logging__LogLevel__Default: \'Warning\' }. Give a secret as a Key Vault reference.')
param appSettings object = {}

// ── The language model ────────────────────────────────────────────────────────────────────────────────────────────────

@description('None: extractive summaries only. New: an Azure OpenAI account with a deployment. Existing: one that you have.')
@allowed(['None', 'New', 'Existing'])
param model string = 'None'

@description('The name of the existing Azure OpenAI account.')
param existingModelAccount string = ''

@description('The resource group of the existing account, in this subscription; empty for this one.')
param existingModelResourceGroup string = ''

@description('The model of the existing deployment, which determines its price; empty if the deployment is named after its model.')
param existingModelName string = ''

@description('The model deployment that the app asks for.')
param modelDeployment string = 'summaries'

@description('The model of a new deployment.')
param modelName string = 'gpt-5.6-luna'

@description('Its version.')
param modelVersion string = '2026-07-09'

@description('The places where a new deployment may compute.')
@allowed(['GlobalStandard', 'DataZoneStandard', 'Standard'])
param modelSku string = 'GlobalStandard'

@description('Thousands of tokens a minute of a new deployment.')
@minValue(1)
param modelCapacity int = 50

@description('The most US dollars that the model may cost a day; the app then continues without it.')
@minValue(1)
param modelDailyBudgetUsd int = 10

// ── Scans ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

@description('The service that reads pages without text. None: no service. New: a Document Intelligence account. Existing: an account that you have.')
@allowed(['None', 'New', 'Existing'])
param ocr string = 'None'

@description('The name of the existing Document Intelligence account. It needs a custom subdomain.')
param existingOcrAccount string = ''

@description('The resource group of the existing account, in this subscription; empty for this one.')
param existingOcrResourceGroup string = ''

// ── Network, people, watching ─────────────────────────────────────────────────────────────────────────────────────────

@description('Puts storage, model and app behind private endpoints in a virtual network of their own.')
param privateNetwork bool = false

@description('The virtual network\'s addresses, a /22 or larger.')
param addressPrefix string = '10.40.0.0/22'

@description('The object id of a user, group or service principal that may upload articles and read summaries by hand; empty for no one.')
param operatorPrincipalId string = ''

@description('The kind of that principal; if empty, Azure looks it up. Needed only for a principal that was created minutes ago.')
@allowed(['', 'User', 'Group', 'ServicePrincipal'])
param operatorPrincipalType string = ''

@description('The address to which alerts are mailed; if empty, they are only in the portal.')
param alertEmail string = ''

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('The most gigabytes of logs a day; -1 for no limit.')
param logDailyQuotaGb int = 5

// ── Names ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

var token = uniqueString(resourceGroup().id, name)
var baseName = '${name}-${take(token, 6)}'
var appName = contains(name, '_')
  ? fail('name must not contain an underscore; use letters, digits and hyphens')
  : 'func-${name}-${token}'
// Never more of the name than leaves room for what makes it the only one in the world.
var storageName = empty(existingStorageName)
  ? take('st${take(replace(toLower(name), '-', ''), 10)}${token}', 24)
  : softDeleteDays != 14 || coolAfterDays != 0
      ? fail('softDeleteDays and coolAfterDays are for a new account: an existing one (existingStorageName) keeps its own settings')
      : existingStorageName
var insightsName = 'appi-${baseName}'
var topicName = empty(existingTopicName) ? 'evgt-${baseName}' : existingTopicName
// Several deployments can share an account. Each needs its own package, whose name in the container is always the same, and its own queue.
// The one that made the account has the plain names.
var ownSuffix = empty(existingStorageName) ? '' : '-${take(token, 6)}'
var deploymentContainer = 'deployment${ownSuffix}'
var dueQueue = 'articles-due${ownSuffix}'
var containers = [
  articlesContainer
  summariesContainer
  '${summariesContainer}-notes'
  deploymentContainer
  'deadletters'
]
var deadLetterContainer = length(union(containers, containers)) < length(containers)
  ? fail('articlesContainer and summariesContainer must differ from each other, from summariesContainer-notes, ${deploymentContainer} and deadletters')
  : 'deadletters'
var modelAccountName = model == 'New'
  ? 'oai-${name}-${token}'
  : model == 'Existing' && empty(existingModelAccount)
      ? fail('model is Existing, so existingModelAccount must name the Azure OpenAI account')
      : existingModelAccount
var ocrAccountName = ocr == 'New'
  ? 'di-${name}-${token}'
  : ocr == 'Existing' && empty(existingOcrAccount)
      ? fail('ocr is Existing, so existingOcrAccount must name the Document Intelligence account')
      : existingOcrAccount
var ocrResourceGroup = ocr == 'Existing' && !empty(existingOcrResourceGroup)
  ? existingOcrResourceGroup
  : resourceGroup().name
var ocrElsewhere = ocr == 'Existing' && ocrResourceGroup != resourceGroup().name
var signInClientId = authentication == 'EntraId' && empty(entraClientId)
  ? fail('authentication is EntraId, so entraClientId must be the client id of an application')
  : entraClientId
var modelResourceGroup = model == 'Existing' && !empty(existingModelResourceGroup)
  ? existingModelResourceGroup
  : resourceGroup().name
var modelElsewhere = model == 'Existing' && modelResourceGroup != resourceGroup().name

// ── Resources ─────────────────────────────────────────────────────────────────────────────────────────────────────────

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${baseName}'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: 'log-${baseName}'
    insightsName: insightsName
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
  }
}

module storage 'modules/storage.bicep' = if (empty(existingStorageName)) {
  params: {
    name: storageName
    location: location
    tags: tags
    articlesContainer: articlesContainer
    summariesContainer: summariesContainer
    deadLetterContainer: deadLetterContainer
    softDeleteDays: softDeleteDays
    coolAfterDays: coolAfterDays
    privateOnly: privateNetwork
    workspaceId: monitoring.outputs.workspaceId
    sku: storageSku
  }
}

module contents 'modules/contents.bicep' = {
  params: {
    storageName: storageName
    containers: [
      articlesContainer
      summariesContainer
      '${summariesContainer}-notes'
      deploymentContainer
      deadLetterContainer
    ]
    dueQueue: dueQueue
  }
  dependsOn: [storage]
}

module existingTopic 'modules/existing-topic.bicep' = if (!empty(existingTopicName)) {
  params: {
    name: existingTopicName
  }
}

module topic 'modules/topic.bicep' = {
  params: {
    name: topicName
    // Event Grid wants a topic where its source is.
    location: empty(existingStorageName) ? location : contents.outputs.location
    tags: empty(existingTopicName) ? tags : union(existingTopic!.outputs.tags, tags)
    userIdentities: empty(existingTopicName) ? [] : existingTopic!.outputs.userIdentities
    storageId: contents.outputs.id
    workspaceId: monitoring.outputs.workspaceId
  }
}

module newModel 'modules/model.bicep' = if (model == 'New') {
  params: {
    name: modelAccountName
    location: location
    tags: tags
    deploymentName: modelDeployment
    modelName: modelName
    modelVersion: modelVersion
    sku: modelSku
    capacity: modelCapacity
    privateOnly: privateNetwork
    workspaceId: monitoring.outputs.workspaceId
  }
}

resource existingModel 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (model == 'Existing') {
  scope: resourceGroup(modelResourceGroup)
  name: model == 'Existing' ? modelAccountName : 'none'
}

module newOcr 'modules/ocr.bicep' = if (ocr == 'New') {
  params: {
    name: ocrAccountName
    location: location
    tags: tags
    privateOnly: privateNetwork
    workspaceId: monitoring.outputs.workspaceId
  }
}

resource existingOcr 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (ocr == 'Existing') {
  scope: resourceGroup(ocrResourceGroup)
  name: ocr == 'Existing' ? ocrAccountName : 'none'
}

module roles 'modules/roles.bicep' = {
  params: {
    appPrincipalId: identity.properties.principalId
    appIdentityId: identity.id
    topicName: topicName
    topicPrincipalId: topic.outputs.principalId
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
    operatorContainers: [articlesContainer, summariesContainer, '${summariesContainer}-notes']
    storageName: storageName
    insightsName: insightsName
    deadLetterContainer: deadLetterContainer
    modelAccountName: model == 'None' || modelElsewhere ? '' : modelAccountName
    ocrAccountName: ocr == 'None' || ocrElsewhere ? '' : ocrAccountName
  }
  dependsOn: [newModel, newOcr]
}

module rolesOnModelElsewhere 'modules/roles.bicep' = if (modelElsewhere) {
  scope: resourceGroup(modelResourceGroup)
  params: {
    appPrincipalId: identity.properties.principalId
    appIdentityId: identity.id
    modelAccountName: modelAccountName
  }
}

module rolesOnOcrElsewhere 'modules/roles.bicep' = if (ocrElsewhere) {
  scope: resourceGroup(ocrResourceGroup)
  params: {
    appPrincipalId: identity.properties.principalId
    appIdentityId: identity.id
    ocrAccountName: ocrAccountName
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: {
    baseName: baseName
    location: location
    tags: tags
    addressPrefix: addressPrefix
    withModel: model == 'New'
    withOcr: ocr == 'New'
  }
}

module app 'modules/app.bicep' = {
  params: {
    name: appName
    baseName: baseName
    location: location
    tags: union(tags, { 'azd-service-name': 'summarizer' })
    identityId: identity.id
    packageUrl: '${contents.outputs.blobEndpoint}${deploymentContainer}'
    hosting: hosting
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances > maximumInstanceCount
      ? fail('alwaysReadyInstances must be at most maximumInstanceCount')
      : alwaysReadyInstances
    httpConcurrency: httpConcurrency
    appSettings: union(
      hostSettings,
      articleSettings,
      modelSettings,
      ocrSettings,
      userSettings,
      otherSettings,
      signInSettings
    )
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    privateOnly: privateNetwork
    authentication: authentication
    entraClientId: signInClientId
  }
  dependsOn: [roles, rolesOnModelElsewhere, rolesOnOcrElsewhere, endpoints]
}

var hostSettings = {
  AzureWebJobsStorage__blobServiceUri: contents.outputs.blobEndpoint
  AzureWebJobsStorage__queueServiceUri: contents.outputs.queueEndpoint
  AzureWebJobsStorage__tableServiceUri: contents.outputs.tableEndpoint
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AzureWebJobsDisableHomepage: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
}

var articleSettings = {
  ArticleStorage__blobServiceUri: contents.outputs.blobEndpoint
  ArticleStorage__queueServiceUri: contents.outputs.queueEndpoint
  ArticleStorage__credential: 'managedidentity'
  ArticleStorage__clientId: identity.properties.clientId
  Summarizer__SummariesContainer: summariesContainer
  // The triggers name these settings, and the host needs a value for each. Azure's scale controller looks names up as they are written,
  // so they have neither ":" nor "__".
  SUMMARIZER_ARTICLES_CONTAINER: articlesContainer
  SUMMARIZER_DUE_QUEUE: dueQueue
  SUMMARIZER_POISON_QUEUE: 'webjobs-blobtrigger-poison'
  SUMMARIZER_SWEEP_SCHEDULE: sweepSchedule
}

// With keys nothing is said: a package that asks for none must stay shut where there is no sign-in.
var signInSettings = authentication == 'EntraId' ? { Summarizer__Callers: 'sign-in' } : {}

var modelSettings = model == 'None'
  ? {}
  : {
      Summarizer__Llm__Endpoint: model == 'New' ? newModel!.outputs.endpoint : existingModel!.properties.endpoint
      Summarizer__Llm__Deployment: modelDeployment
      // If empty, the app finds the price by the deployment's name.
      Summarizer__Llm__Model: model == 'New' ? modelName : existingModelName
      Summarizer__Llm__ClientId: identity.properties.clientId
      Summarizer__Llm__MaxUsdPerDay: string(modelDailyBudgetUsd)
    }

var ocrSettings = ocr == 'None'
  ? {}
  : {
      Summarizer__Ocr__Engine: 'azure'
      Summarizer__Ocr__Endpoint: ocr == 'New' ? newOcr!.outputs.endpoint : existingOcr!.properties.endpoint
      Summarizer__Ocr__ClientId: identity.properties.clientId
    }

var userSettings = toObject(items(summarizerSettings), item => 'Summarizer__${item.key}', item => string(item.value))
var otherSettings = toObject(items(appSettings), item => item.key, item => string(item.value))

var storageServices = [
  'blob'
  'queue'
  'table'
]

module endpoints 'modules/private-endpoint.bicep' = [
  for (service, i) in storageServices: if (privateNetwork) {
    params: {
      name: service
      baseName: baseName
      location: location
      tags: tags
      targetId: contents.outputs.id
      groupId: service
      subnetId: network!.outputs.endpointSubnetId
      zoneId: [network!.outputs.blobZoneId, network!.outputs.queueZoneId, network!.outputs.tableZoneId][i]
    }
  }
]

module siteEndpoint 'modules/private-endpoint.bicep' = if (privateNetwork) {
  params: {
    name: 'site'
    baseName: baseName
    location: location
    tags: tags
    targetId: app.outputs.id
    groupId: 'sites'
    subnetId: network!.outputs.endpointSubnetId
    zoneId: network!.outputs.siteZoneId
  }
}

module modelEndpoint 'modules/private-endpoint.bicep' = if (privateNetwork && model == 'New') {
  params: {
    name: 'model'
    baseName: baseName
    location: location
    tags: tags
    targetId: newModel!.outputs.id
    groupId: 'account'
    subnetId: network!.outputs.endpointSubnetId
    zoneId: network!.outputs.modelZoneId
  }
}

module ocrEndpoint 'modules/private-endpoint.bicep' = if (privateNetwork && ocr == 'New') {
  params: {
    name: 'ocr'
    baseName: baseName
    location: location
    tags: tags
    targetId: newOcr!.outputs.id
    groupId: 'account'
    subnetId: network!.outputs.endpointSubnetId
    zoneId: network!.outputs.ocrZoneId
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    baseName: baseName
    location: location
    tags: tags
    email: alertEmail
    insightsId: monitoring.outputs.insightsId
    workspaceId: monitoring.outputs.workspaceId
    topicId: topic.outputs.id
    withModel: model != 'None'
    dailyBudgetUsd: modelDailyBudgetUsd
  }
}

module workbook 'modules/workbook.bicep' = {
  params: {
    baseName: baseName
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
  }
}

// ── What the next step and the people need to know ────────────────────────────────────────────────────────────────────

output appName string = app.outputs.name
output appUrl string = 'https://${app.outputs.hostName}'
output storageName string = storageName
output topicName string = topic.outputs.name
output articlesContainer string = articlesContainer
output summariesContainer string = summariesContainer
output deadLetterContainer string = deadLetterContainer
output privateNetwork bool = privateNetwork
