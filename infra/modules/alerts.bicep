// What somebody should know without looking. Each alert says in its description what to do.

param baseName string
param location string
param tags object

@description('The address to which alerts are mailed; if empty, they are only in the portal.')
param email string

param insightsId string
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
    description: 'Articles failed every try that the trigger gives them. Their results say so; the log of the function SummarizeArticle says why.'
    // Not the messages of other deployments on the account, which are put back.
    query: 'traces | where tostring(customDimensions.Function) == "RecordPoisonedArticle" | summarize returned = countif(tostring(customDimensions.Outcome) startswith "put back") by call = tostring(customDimensions.InvocationId) | summarize total = countif(returned == 0)'
    threshold: 0
  }
  {
    name: 'deferred-backlog'
    severity: 3
    description: 'Summaries wait for the language model for long. See the model\'s quota and health; the sweep completes them by itself.'
    query: 'customMetrics | where name == "summarizer.sweep.found" and tostring(customDimensions["summarizer.finding"]) == "deferred" | summarize total = max(valueSum)'
    threshold: 100
  }
  {
    // The length of the queue does not show whether the app runs: a backfill fills the queue.
    name: 'no-work'
    severity: 1
    description: 'No function of the sweep has had a successful call for an hour: check that the app runs, and the log of the function SweepArticles.'
    query: 'requests | where name in ("SweepArticles", "SummarizeDueArticles") and success == true | summarize total = count()'
    operator: 'LessThan'
    threshold: 1
    window: 'PT1H'
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
    description: 'The language model has cost four fifths of its daily budget within 24 hours. At the budget the app goes on without it.'
    query: 'customMetrics | where timestamp > ago(24h) and name == "summarizer.llm.cost" | summarize total = sum(valueSum)'
    threshold: dailyBudgetUsd * 4 / 5
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
      scopes: [insightsId]
      evaluationFrequency: 'PT15M'
      windowSize: alert.?window ?? 'PT30M'
      criteria: {
        allOf: [
          {
            query: alert.query
            metricMeasureColumn: 'total'
            timeAggregation: 'Maximum'
            operator: alert.?operator ?? 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: true
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
    description: 'Event Grid gave up on events; they lie in the dead-letter container. The sweep still finds the articles. Check that the app runs.'
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
