// A new storage account with its safety nets. Its containers are made by contents.bicep, also in an existing account.

@description('The name of the storage account to make.')
@minLength(3)
@maxLength(24)
param name string

param location string
param tags object

@description('The container to which users upload articles.')
param articlesContainer string

@description('The container to which results are written.')
param summariesContainer string

@description('The container for events that Event Grid could not deliver.')
param deadLetterContainer string

@description('Days that a deleted or overwritten article or summary can be brought back.')
@minValue(1)
@maxValue(365)
param softDeleteDays int

@description('Days after which articles move to the cool tier; 0 leaves them.')
@minValue(0)
param coolAfterDays int

@description('Closes the public endpoint; the virtual network reaches the account through private endpoints.')
param privateOnly bool

@description('The Log Analytics workspace for diagnostic logs.')
param workspaceId string

@description('The redundancy.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param sku string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: privateOnly ? 'Disabled' : 'Enabled'
    networkAcls: {
      // Event Grid reads the account's events and writes dead letters as a trusted Azure service.
      bypass: 'AzureServices'
      defaultAction: privateOnly ? 'Deny' : 'Allow'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
      allowPermanentDelete: false
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: concat(
        [
          {
            // Earlier answers of the model, text read by OCR, and what was spent on past days.
            name: 'forget-notes'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: {
                blobTypes: ['blockBlob']
                prefixMatch: ['${summariesContainer}-notes/', '${summariesContainer}/.notes/']
              }
              actions: {
                baseBlob: {
                  delete: {
                    daysAfterModificationGreaterThan: 30
                  }
                }
              }
            }
          }
          {
            name: 'forget-dead-letters'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: {
                blobTypes: ['blockBlob']
                prefixMatch: ['${deadLetterContainer}/']
              }
              actions: {
                baseBlob: {
                  delete: {
                    daysAfterModificationGreaterThan: 30
                  }
                }
              }
            }
          }
        ],
        coolAfterDays == 0
          ? []
          : [
              {
                // A change of tier keeps the blob's ETag, so nothing is summarised again.
                name: 'cool-old-articles'
                enabled: true
                type: 'Lifecycle'
                definition: {
                  filters: {
                    blobTypes: ['blockBlob']
                    prefixMatch: ['${articlesContainer}/']
                  }
                  actions: {
                    baseBlob: {
                      tierToCool: {
                        daysAfterModificationGreaterThan: coolAfterDays
                      }
                    }
                  }
                }
              }
            ]
      )
    }
  }
  dependsOn: [blobs]
}

#disable-next-line use-recent-api-versions // no stable version exists
resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    // Reads are left out: there is one for every article and every poll, and they would cost more than the articles.
    logs: [
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
  }
}
