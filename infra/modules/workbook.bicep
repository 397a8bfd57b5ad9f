// The pipeline on one page of the portal: articles, time, the model, what waits.

param baseName string
param location string
param tags object
param insightsId string

var charts = [
  {
    title: 'Articles by outcome'
    query: 'customMetrics | where name == "summarizer.articles" | summarize articles = sum(valueSum) by bin(timestamp, 15m), outcome = tostring(customDimensions["summarizer.outcome"])'
    chart: 'barchart'
  }
  {
    title: 'Seconds from opening an article to its stored result (median, 99th percentile)'
    query: 'dependencies | where name == "summarize article" | summarize percentiles(duration / 1000.0, 50, 99) by bin(timestamp, 15m)'
    chart: 'linechart'
  }
  {
    title: 'What the sweep found'
    query: 'customMetrics | where name == "summarizer.sweep.found" | summarize found = sum(valueSum) by bin(timestamp, 1h), what = tostring(customDimensions["summarizer.finding"])'
    chart: 'linechart'
  }
  {
    title: 'Language model: outcome of articles'
    query: 'customMetrics | where name == "summarizer.llm.articles" | summarize articles = sum(valueSum) by bin(timestamp, 15m), status = tostring(customDimensions["status"])'
    chart: 'barchart'
  }
  {
    title: 'Language model: US dollars an hour'
    query: 'customMetrics | where name == "summarizer.llm.cost" | summarize dollars = sum(valueSum) by bin(timestamp, 1h)'
    chart: 'barchart'
  }
  {
    title: 'Latest failures'
    query: 'union traces, exceptions | where severityLevel >= 2 | project timestamp, severityLevel, message = coalesce(outerMessage, message), operation_Name, operation_Id | order by timestamp desc | take 50'
    chart: 'table'
  }
]

var items = [
  for (chart, i) in charts: {
    type: 3
    name: 'chart-${i}'
    content: {
      version: 'KqlItem/1.0'
      title: chart.title
      query: chart.query
      size: 0
      timeContext: {
        durationMs: 86400000
      }
      queryType: 0
      resourceType: 'microsoft.insights/components'
      crossComponentResources: [insightsId]
      visualization: chart.chart
    }
  }
]

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, baseName, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Summarizer ${baseName}'
    category: 'workbook'
    sourceId: insightsId
    serializedData: string({
      version: 'Notebook/1.0'
      items: items
      fallbackResourceIds: [insightsId]
    })
  }
}
