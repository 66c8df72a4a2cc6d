param namePrefix string
param actionGroupName string
param location string
param tags object
param componentId string
param email string
param timerNames string[]

// By names of events that the code declares, each looked for where lines with and without an exception go. Every five minutes where
// people wait; a rule at fifteen costs a third.
var rules = [
  { name: 'circuit-open', events: ['VendorCircuitOpened'], severity: 2, every: 'PT15M', description: 'A vendor failed so often that it is left alone for a while.' }
  { name: 'access-undecided', events: ['AccessUndecided'], severity: 1, every: 'PT5M', description: 'Access checks answer 500: participants do not get into their rooms.' }
  { name: 'function-failed', events: ['FunctionFailed'], severity: 1, every: 'PT5M', description: 'A function threw: callers get 500.' }
  { name: 'storage-unavailable', events: ['StorageUnavailable', 'HealthStorageDown'], severity: 1, every: 'PT5M', description: 'Table storage does not answer: callers get 503.' }
  { name: 'secrets-stale', events: ['SecretUnread'], severity: 2, every: 'PT15M', description: 'The vault is not read; secrets read before serve on.' }
  { name: 'timer-failed', events: ['TimerFailed'], severity: 2, every: 'PT15M', description: 'A timer ran and failed.' }
  { name: 'agora-events-lost', events: ['AgoraEventsLost'], severity: 1, every: 'PT15M', description: 'Events that Agora handed out could not be stored, and are gone.' }
  { name: 'meet-login-refused', events: ['MeetLoginRefused'], severity: 1, every: 'PT15M', description: 'Gcore refuses the login: accounts are locked after a few wrong passwords.' }
  { name: 'meet-server-down', events: ['MeetServerDown'], severity: 2, every: 'PT15M', description: 'A video server of Gcore does not answer: rooms on it are dead.' }
]

resource receivers 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'rtcfunctions'
    emailReceivers: [
      {
        name: 'operator'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource logged 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [for rule in rules: {
  name: '${namePrefix}-${rule.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'RtcFunctions: ${rule.name}'
    description: rule.description
    severity: rule.severity
    enabled: true
    scopes: [
      componentId
    ]
    evaluationFrequency: rule.every
    windowSize: rule.every
    criteria: {
      allOf: [
        {
          query: 'union traces, exceptions | where tostring(customDimensions.EventName) in (${join(map(rule.events, event => '"${event}"'), ', ')})'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    actions: {
      actionGroups: empty(email) ? [] : [
        receivers.id
      ]
    }
  }
}]

// Two hours hold at least one run of every timer, the hourly one too.
resource silent 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: '${namePrefix}-timers-silent'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'RtcFunctions: timers-silent'
    description: 'A timer has not run for two hours.'
    severity: 2
    enabled: true
    scopes: [
      componentId
    ]
    evaluationFrequency: 'PT30M'
    windowSize: 'PT2H'
    criteria: {
      allOf: [
        {
          query: 'requests | where name in (${join(map(timerNames, name => '"${name}"'), ', ')}) | summarize Timers = dcount(name)'
          timeAggregation: 'Total'
          metricMeasureColumn: 'Timers'
          operator: 'LessThan'
          threshold: length(timerNames)
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    actions: {
      actionGroups: empty(email) ? [] : [
        receivers.id
      ]
    }
  }
}
