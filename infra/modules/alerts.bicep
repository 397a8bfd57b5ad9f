// The alert rules. Each says in its description what to do.

param baseName string
param location string
param tags object

@description('The address to which alerts are mailed; if empty, they are only in the portal.')
param email string

param insightsId string
param workspaceId string
param topicId string

@description('True if a model is configured.')
param withModel bool

@description('The most that the model may cost a day, in US dollars. The app stops there by itself, so an alert is sent at four fifths of it.')
param dailyBudgetUsd int

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-${baseName}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'summarizer'
    enabled: true
    emailReceivers: [
      {
        name: 'mail'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

var actionGroups = empty(email) ? [] : [people.id]

var overQuota = '_LogOperation | where Category =~ "Ingestion" and Detail contains "OverQuota"'

var always = [
  {
    name: 'failed-articles'
    severity: 2
    description: 'Articles could not be summarised; list the results with status failed. Or a lease, a legal hold or an immutability policy keeps results from being written; the log of SummarizeArticle says which.'
    query: 'customMetrics | where name == "summarizer.articles" and tostring(customDimensions["summarizer.outcome"]) in ("Failed", "Fault", "Locked") | summarize total = sum(valueSum)'
    threshold: 10
  }
  {
    name: 'poison-messages'
    severity: 2
    description: 'Articles failed every try that they are given. Their results say so; the log of the functions SummarizeArticle and SweepArticles says why.'
    query: 'customMetrics | where name == "summarizer.articles" and tostring(customDimensions["summarizer.outcome"]) == "GivenUp" | summarize total = sum(valueSum)'
    threshold: 0
  }
  {
    name: 'deferred-backlog'
    severity: 3
    description: 'Summaries wait for the language model for long. See the model\'s quota and health; the sweep completes them by itself.'
    query: 'customMetrics | where name == "summarizer.sweep.found" and tostring(customDimensions["summarizer.finding"]) == "waiting" | summarize total = max(valueSum)'
    threshold: 100
  }
  {
    name: 'log-quota'
    severity: 2
    description: 'The logs have reached their daily limit, logDailyQuotaGb. Until it resets, no logs are kept and no alert on logs can fire. This alert stays open: close it by hand.'
    scope: workspaceId
    // The column Operation is not the same in all workspaces (learn.microsoft.com/azure/azure-monitor/logs/daily-cap).
    query: '${overQuota} | summarize total = count()'
    threshold: 0
    // The line comes once, at the limit. With a short window, Azure would report the alert as resolved while no logs are kept.
    window: 'P1D'
    mute: 'P1D'
  }
  {
    // The length of the queue does not show whether the app runs: a backfill fills the queue. Silence means nothing before the first success,
    // and while no logs are kept. After a day of silence the query finds no earlier success, so the alert must not resolve by itself.
    name: 'sweep-stopped'
    severity: 1
    description: 'The sweep worked within the last day, and not within the last hour: check that the app runs, and the log of the function SweepArticles. Mails come every six hours for a day. Close the alert by hand.'
    scope: workspaceId
    query: 'let worked = union isfuzzy=true AppRequests, AppMetrics | where (Name in ("SweepArticles", "SummarizeDueArticles") and Success == true) or Name == "summarizer.sweep.found" | summarize before = countif(TimeGenerated <= ago(1h)), lately = countif(TimeGenerated > ago(1h)); let stopped = toscalar(${overQuota} | count); worked | summarize total = countif(before > 0 and lately == 0 and stopped == 0)'
    threshold: 0
    window: 'P1D'
    mute: 'PT6H'
  }
]

var onModel = [
  {
    name: 'model-errors'
    severity: 2
    description: 'Calls of the language model fail. Extractive summaries go on; see the reason in the results\' llm part.'
    query: 'customMetrics | where name == "summarizer.llm.articles" and tostring(customDimensions["status"]) in ("failed", "deferred") | summarize total = sum(valueSum)'
    threshold: 20
  }
  {
    name: 'daily-spend'
    severity: 2
    description: 'The language model has cost four fifths of its daily budget within 24 hours. At the budget the app continues without it.'
    query: 'customMetrics | where timestamp > ago(24h) and name == "summarizer.llm.cost" | summarize total = 100.0 * sum(valueSum) / ${dailyBudgetUsd}'
    threshold: 80
    window: 'P1D'
  }
]

resource queries 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in concat(always, withModel ? onModel : []): {
    name: '${alert.name}-${baseName}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Summarizer: ${replace(alert.name, '-', ' ')}'
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [alert.?scope ?? insightsId]
      // A new workspace does not have every table yet.
      skipQueryValidation: true
      evaluationFrequency: 'PT15M'
      windowSize: alert.?window ?? 'PT30M'
      criteria: {
        allOf: [
          {
            query: alert.query
            metricMeasureColumn: 'total'
            timeAggregation: 'Maximum'
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: !contains(alert, 'mute')
      muteActionsDuration: alert.?mute
      actions: {
        actionGroups: actionGroups
      }
    }
  }
]

resource deadLetters 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'dead-letters-${baseName}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Event Grid gave up on events, which are now in the dead-letter container. The sweep still finds the articles. Check that the app runs.'
    severity: 2
    enabled: true
    scopes: [topicId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-lettered'
          metricNamespace: 'Microsoft.EventGrid/systemTopics'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [for group in actionGroups: { actionGroupId: group }]
  }
}
