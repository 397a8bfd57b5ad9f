// One private endpoint with its DNS entry.

@description('A short name for what is reached, such as blob.')
param name string

param baseName string
param location string
param tags object

@description('The resource to reach.')
param targetId string

@description('The service of the resource, such as blob, queue, table, sites or account.')
param groupId string

param subnetId string
param zoneId string

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-${name}-${baseName}'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: name
        properties: {
          privateLinkServiceId: targetId
          groupIds: [groupId]
        }
      }
    ]
  }

  resource dns 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: name
          properties: {
            privateDnsZoneId: zoneId
          }
        }
      ]
    }
  }
}
