// The second step of a deployment: Event Grid starts to call the blob function. It needs the deployed code, because only
// then the host has the key (blobs_extension) that its web hook asks for. The key is read here and goes nowhere else.
//
//   az deployment group create --resource-group RG --template-file infra/subscription.bicep \
//     --parameters appName=APP topicName=TOPIC storageName=STORAGE articlesContainer=ARTICLES deadLetterContainer=DEAD_LETTERS

@description('The function app.')
param appName string

@description('The event topic of the storage account.')
param topicName string

@description('The storage account, for dead letters.')
param storageName string

@description('The container to which users upload articles.')
param articlesContainer string = 'articles'

@description('The container for events that could not be delivered.')
param deadLetterContainer string = 'deadletters'

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

var hookKey = listKeys('${app.id}/host/default', '2025-03-01').systemKeys.blobs_extension

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  // An account has one topic, on which every deployment has a subscription of its own.
  name: 'summarize-${take(appName, 54)}'
  properties: {
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.SummarizeArticle&code=${hookKey}'
        maxEventsPerBatch: 1
        minimumTlsVersionAllowed: '1.2'
      }
    }
    eventDeliverySchema: 'EventGridSchema'
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      // The trailing slash keeps containers out whose names merely start the same.
      subjectBeginsWith: '/blobServices/default/containers/${articlesContainer}/'
      advancedFilters: [
        {
          // Only calls that complete a blob; creating an empty file on a hierarchical account raises an event too early.
          operatorType: 'StringIn'
          key: 'data.api'
          values: ['PutBlob', 'PutBlockList', 'CopyBlob', 'FlushWithClose', 'SftpCommit']
        }
      ]
    }
    retryPolicy: {
      maxDeliveryAttempts: 30
      eventTimeToLiveInMinutes: 1440
    }
    deadLetterWithResourceIdentity: {
      identity: {
        type: 'SystemAssigned'
      }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: storage.id
          blobContainerName: deadLetterContainer
        }
      }
    }
  }
}

output subscriptionName string = subscription.name
