param name string
param location string
param tags object
param purgeProtection bool
@description('Behind private endpoints: nobody else but allowedAddresses gets through.')
param closed bool
param allowedAddresses string[]
param appPrincipalId string
param operatorId string
param workspaceId string

var keyVaultSecretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
var keyVaultSecretsOfficer = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7')

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // false is refused: what was never on is left out.
    enablePurgeProtection: purgeProtection ? true : null
    publicNetworkAccess: closed && empty(allowedAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: closed ? 'Deny' : 'Allow'
      ipRules: map(allowedAddresses, address => { value: address })
    }
  }

  // Made by set-secrets.sh and written by the app: a value from here would end the live session at every provision.
  resource session 'secrets' existing = {
    name: 'Meet--Session'
  }
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appPrincipalId, keyVaultSecretsUser)
  scope: vault
  properties: {
    roleDefinitionId: keyVaultSecretsUser
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource keepsSession 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::session.id, appPrincipalId, keyVaultSecretsOfficer)
  scope: vault::session
  properties: {
    roleDefinitionId: keyVaultSecretsOfficer
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource setsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorId)) {
  name: guid(vault.id, operatorId, keyVaultSecretsOfficer)
  scope: vault
  properties: {
    roleDefinitionId: keyVaultSecretsOfficer
    principalId: operatorId
  }
}

// The newest stable version is of 2016 and knows no groups of categories.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output id string = vault.id
output name string = vault.name
output uri string = vault.properties.vaultUri
