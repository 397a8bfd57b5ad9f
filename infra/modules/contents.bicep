// The containers and the queues of the pipeline, in a new or an existing account.

@description('The storage account, in this resource group.')
param storageName string

@description('The containers to make.')
param containers string[]

@description('The queue of due articles.')
param dueQueue string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = {
    name: 'default'
  }

  resource queues 'queueServices' existing = {
    name: 'default'
  }
}

resource made 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for container in containers: {
    parent: account::blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
  }
]

// The Functions host makes this queue with the first failure only; the app's reader and the alert need it from the start.
resource poisonQueue 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-06-01' = {
  parent: account::queues
  name: 'webjobs-blobtrigger-poison'
}

// The sweep hands many due articles to all instances by it. Azure scales the app by its length.
resource due 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-06-01' = {
  parent: account::queues
  name: dueQueue
}

output id string = account.id
output location string = account.location
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
output tableEndpoint string = account.properties.primaryEndpoints.table
