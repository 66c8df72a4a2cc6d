param namePrefix string
param location string
param tags object
param networkId string
param subnetId string
param storageId string
param vaultId string

// Blobs for the host and the package, tables for our state. No queue and no file share is used.
var targets = [
  {
    group: 'blob'
    resourceId: storageId
    zone: 'privatelink.blob.${environment().suffixes.storage}'
  }
  {
    group: 'table'
    resourceId: storageId
    zone: 'privatelink.table.${environment().suffixes.storage}'
  }
  {
    group: 'vault'
    resourceId: vaultId
    zone: 'privatelink.vaultcore.azure.net'
  }
]

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [for target in targets: {
  name: target.zone
  location: 'global'
  tags: tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (target, i) in targets: {
  parent: zones[i]
  name: 'app'
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: networkId
    }
  }
}]

resource endpoints 'Microsoft.Network/privateEndpoints@2025-09-01' = [for target in targets: {
  name: '${namePrefix}-${target.group}'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: target.group
        properties: {
          privateLinkServiceId: target.resourceId
          groupIds: [
            target.group
          ]
        }
      }
    ]
  }
}]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-09-01' = [for (target, i) in targets: {
  parent: endpoints[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: target.group
        properties: {
          privateDnsZoneId: zones[i].id
        }
      }
    ]
  }
}]
