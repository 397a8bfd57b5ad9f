// What an existing event topic has and must keep: topic.bicep writes the whole resource.

param name string

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: name
}

output tags object = topic.?tags ?? {}
output userIdentities string[] = objectKeys(topic.?identity.?userAssignedIdentities ?? {})
