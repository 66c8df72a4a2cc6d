targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('The azd environment: with subscription and region it makes every name.')
param environmentName string

@minLength(1)
@description('Where everything is. Flex Consumption is not in every region: az functionapp list-flexconsumption-locations.')
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Names of the vendors that are used, with commas. Timers of the others are disabled.')
param vendors string = 'zego,agora,corezoid,privasea,meet'

@description('The app\'s own settings, by their names. Empty ones are left out, so that the built-in default counts. No secrets.')
param settings object = {}

@allowed([
  512
  2048
  4096
])
@description('Memory of an instance. Flex bills memory by time, so half of it is half of the price.')
param instanceMemoryMB int = 2048

@minValue(1)
@maxValue(1000)
@description('Instances at most, of each scale group.')
param maximumInstanceCount int = 40

@minValue(0)
@maxValue(1000)
@description('Instances that always wait for HTTP, billed all the time. 1 keeps cold starts out of a participant\'s way into a room.')
param alwaysReadyInstances int = 0

@minValue(1)
@maxValue(1000)
@description('HTTP calls at once in one instance. Checks that wait in one process for one room share a commit, so few crowded instances beat many idle ones.')
param httpConcurrency int = 100

@description('Spreads instances and storage over the zones of the region. Flex then wants two always-ready instances or none.')
param zoneRedundant bool = false

@description('Puts storage and vault behind private endpoints. The app itself stays reachable: Gcore calls it.')
param vnetEnabled bool = false

@description('IPv4 addresses or ranges, with commas, that may reach storage and vault all the same while vnetEnabled. A single address goes without a mask.')
param allowedAddresses string = ''

@description('Keeps the deleted vault and its secrets for 90 days against everybody. Cannot be taken back.')
param purgeProtection bool = false

@description('Object ID of the person or group who may read and write the vault\'s secrets. None: nobody but the app.')
param operatorId string = ''

@description('Where alerts go. None: they show in the portal only.')
param alertEmail string = ''

@minValue(30)
@maxValue(730)
@description('Days that logs are kept.')
param logRetentionDays int = 30

@minValue(-1)
@description('GB of logs a day, after which none are taken until the next day: alerts then see nothing. -1: no cap.')
param logDailyCapGb int = 1

var abbreviations = loadJsonContent('./abbreviations.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = {
  'azd-env-name': environmentName
}
var addresses = filter(map(split(allowedAddresses, ','), address => trim(address)), address => !empty(address))
var usedVendors = map(split(vendors, ','), vendor => toLower(trim(vendor)))

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: '${abbreviations.resourceGroup}${environmentName}'
  location: location
  tags: tags
}

module identity './app/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: '${abbreviations.identity}${token}'
    location: location
    tags: tags
  }
}

module network './app/network.bicep' = if (vnetEnabled) {
  name: 'network'
  scope: group
  params: {
    name: '${abbreviations.virtualNetwork}${token}'
    location: location
    tags: tags
  }
}

module monitoring './app/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: '${abbreviations.logWorkspace}${token}'
    componentName: '${abbreviations.applicationInsights}${token}'
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    appPrincipalId: identity.outputs.principalId
  }
}

module storage './app/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: '${abbreviations.storageAccount}${token}'
    location: location
    tags: tags
    zoneRedundant: zoneRedundant
    closed: vnetEnabled
    allowedAddresses: addresses
    appPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault './app/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    name: '${abbreviations.keyVault}${token}'
    location: location
    tags: tags
    purgeProtection: purgeProtection
    closed: vnetEnabled
    allowedAddresses: addresses
    appPrincipalId: identity.outputs.principalId
    operatorId: operatorId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module endpoints './app/private-endpoints.bicep' = if (vnetEnabled) {
  name: 'private-endpoints'
  scope: group
  params: {
    namePrefix: '${abbreviations.privateEndpoint}${token}'
    location: location
    tags: tags
    networkId: network!.outputs.networkId
    subnetId: network!.outputs.endpointSubnetId
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
  }
}

module app './app/function-app.bicep' = {
  name: 'function-app'
  scope: group
  params: {
    name: '${abbreviations.functionApp}${token}'
    planName: '${abbreviations.functionPlan}${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    deploymentContainerUri: storage.outputs.deploymentContainerUri
    subnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances
    httpConcurrency: httpConcurrency
    zoneRedundant: zoneRedundant
    workspaceId: monitoring.outputs.workspaceId
  }
  // A start that the closed storage refuses is one too many.
  dependsOn: [
    endpoints
  ]
}

module appSettings './app/app-settings.bicep' = {
  name: 'app-settings'
  scope: group
  params: {
    appName: app.outputs.name
    identityClientId: identity.outputs.clientId
    blobUri: storage.outputs.blobUri
    tableUri: storage.outputs.tableUri
    vaultUri: vault.outputs.uri
    connectionString: monitoring.outputs.connectionString
    usedVendors: usedVendors
    settings: settings
  }
}

module alerts './app/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    namePrefix: '${abbreviations.alert}${token}'
    actionGroupName: '${abbreviations.actionGroup}${token}'
    location: location
    tags: tags
    componentId: monitoring.outputs.componentId
    email: alertEmail
    timerNames: appSettings.outputs.enabledTimers
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output SERVICE_API_URI string = app.outputs.uri
