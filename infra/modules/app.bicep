// The Flex Consumption plan and the function app: the native program as a custom handler, or the isolated worker.

@description('The app\'s name, which is also its host name.')
param name string

param baseName string
param location string
param tags object

@description('The user-assigned identity that the app acts as.')
param identityId string

@description('The place of the deployment package: https://account/container.')
param packageUrl string

@description('The hosting of the app: a native custom handler, or as a .NET isolated worker.')
@allowed(['native', 'isolated'])
param hosting string

@description('Megabytes an instance.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('The most instances.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int

@description('Instances of the blob function kept warm; 0 for none.')
@minValue(0)
param alwaysReadyInstances int

@description('HTTP requests that one instance takes at once.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int

@description('The app settings, by name.')
param appSettings object

@description('The subnet for outgoing calls; empty for none.')
param subnetId string

@description('Lets only Event Grid in from outside; all other callers use the private endpoint.')
param privateOnly bool

@description('Those who may call the HTTP endpoint: holders of a function key, or people and apps of this Entra ID application.')
@allowed(['FunctionKeys', 'EntraId'])
param authentication string

@description('The client id of the Entra ID application, for EntraId.')
param entraClientId string

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${baseName}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      // Event Grid has no private way in: it calls the trigger's web hook from its own addresses.
      ipSecurityRestrictionsDefaultAction: privateOnly ? 'Deny' : 'Allow'
      ipSecurityRestrictions: privateOnly
        ? [
            {
              name: 'event-grid'
              action: 'Allow'
              priority: 100
              tag: 'ServiceTag'
              ipAddress: 'AzureEventGrid'
            }
          ]
        : []
    }
    functionAppConfig: {
      runtime: hosting == 'isolated'
        ? {
            name: 'dotnet-isolated'
            version: '10.0'
          }
        : {
            name: 'custom'
            version: '1.0'
          }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstances == 0
          ? []
          : [
              {
                name: 'blob'
                instanceCount: alwaysReadyInstances
              }
            ]
        triggers: {
          http: {
            perInstanceConcurrency: httpConcurrency
          }
        }
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: appSettings
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  // Also without sign-in: an incremental deployment would leave an earlier one on. After the settings: while the app still trusts
  // a sign-in, nothing else keeps callers from naming themselves.
  resource auth 'config' = {
    name: 'authsettingsV2'
    properties: authentication == 'EntraId' ? signIn : { platform: { enabled: false } }
    dependsOn: [settings]
  }
}

var signIn = {
  platform: {
    enabled: true
  }
  globalValidation: {
    requireAuthentication: true
    unauthenticatedClientAction: 'Return401'
    // The host checks its own system key on the web hook; Event Grid brings no token of this application.
    excludedPaths: ['/runtime/webhooks/blobs', '/api/health']
  }
  identityProviders: {
    azureActiveDirectory: {
      enabled: true
      registration: {
        clientId: entraClientId
        openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
      }
      validation: {
        allowedAudiences: [entraClientId, 'api://${entraClientId}']
      }
    }
  }
  httpSettings: {
    requireHttps: true
  }
  login: {
    tokenStore: {
      enabled: false
    }
  }
}

output name string = app.name
output id string = app.id
output hostName string = app.properties.defaultHostName
