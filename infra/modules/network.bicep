// Optional private networking: one virtual network with a subnet for the app's outgoing calls and one for private endpoints.

param baseName string
param location string
param tags object

@description('The virtual network\'s addresses, a /22 or larger.')
param addressPrefix string

@description('True to create a private DNS zone for Azure OpenAI.')
param withModel bool

@description('True to create a private DNS zone for Document Intelligence.')
param withOcr bool

var zoneNames = concat(
  [
    'privatelink.blob.${environment().suffixes.storage}'
    'privatelink.queue.${environment().suffixes.storage}'
    'privatelink.table.${environment().suffixes.storage}'
    // The sites' zone has no entry in environment().
    'privatelink.azurewebsites.net'
  ],
  withModel ? ['privatelink.openai.azure.com'] : [],
  withOcr ? ['privatelink.cognitiveservices.azure.com'] : []
)

resource appGroup 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: 'nsg-app-${baseName}'
  location: location
  tags: tags
}

resource endpointGroup 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: 'nsg-endpoints-${baseName}'
  location: location
  tags: tags
}

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: 'vnet-${baseName}'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [addressPrefix]
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 0)
          networkSecurityGroup: {
            id: appGroup.id
          }
          delegations: [
            {
              // Flex Consumption's instances join the subnet as Container Apps environments do.
              name: 'flex-consumption'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 1)
          privateEndpointNetworkPolicies: 'Enabled'
          networkSecurityGroup: {
            id: endpointGroup.id
          }
        }
      }
    ]
  }

  resource appSubnet 'subnets' existing = {
    name: 'app'
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'endpoints'
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in zoneNames: {
    name: zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zone, i) in zoneNames: {
    parent: zones[i]
    name: 'to-${baseName}'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
]

output appSubnetId string = network::appSubnet.id
output endpointSubnetId string = network::endpointSubnet.id
output blobZoneId string = zones[0].id
output queueZoneId string = zones[1].id
output tableZoneId string = zones[2].id
output siteZoneId string = zones[3].id
output modelZoneId string = withModel ? zones[4].id : ''
output ocrZoneId string = withOcr ? zones[withModel ? 5 : 4].id : ''
