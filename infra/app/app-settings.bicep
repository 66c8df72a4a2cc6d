param appName string
param identityClientId string
param blobUri string
param tableUri string
param vaultUri string
param connectionString string
param usedVendors string[]
param settings object

// Every timer is a scale group of its own: one that has nothing to do is disabled, not just idle.
var timers = [
  { name: 'CollectMeetAttendance', schedule: '0 */10 * * * *', used: contains(usedVendors, 'meet') }
  { name: 'DrainAgoraEvents', schedule: '*/10 * * * * *', used: contains(usedVendors, 'agora') && toLower(settings.?Agora__DrainEvents ?? '') == 'true' }
  { name: 'PollPrivaseaVerifications', schedule: '*/15 * * * * *', used: contains(usedVendors, 'privasea') }
  { name: 'ProbeMeetServers', schedule: '0 * * * * *', used: contains(usedVendors, 'meet') }
  { name: 'ReconcileMeetPresence', schedule: '0 */2 * * * *', used: contains(usedVendors, 'meet') }
  { name: 'RefreshMeetSession', schedule: '0 */10 * * * *', used: contains(usedVendors, 'meet') }
  { name: 'RefreshSecrets', schedule: '0 */5 * * * *', used: true }
  { name: 'SweepExpired', schedule: '0 0 * * * *', used: true }
]

var schedules = toObject(timers, timer => 'Schedule${timer.name}', timer => timer.schedule)
var switches = toObject(timers, timer => 'AzureWebJobs.${timer.name}.Disabled', timer => timer.used ? 'false' : 'true')
var given = toObject(filter(items(settings), setting => !empty(setting.value)), setting => setting.key, setting => setting.value)

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

// What was set by hand and stands nowhere here is gone after the next provision.
resource appSettings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union(schedules, switches, {
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identityClientId
    AzureWebJobsStorage__blobServiceUri: blobUri
    AzureWebJobsStorage__tableServiceUri: tableUri
    AzureWebJobsFeatureFlags: 'DisableDiagnosticEventLogging'
    AzureWebJobsDisableHomepage: 'true'
    AZURE_CLIENT_ID: identityClientId
    APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
    KeyVault__Uri: vaultUri
  }, given)
}

output enabledTimers string[] = map(filter(timers, timer => timer.used), timer => timer.name)
