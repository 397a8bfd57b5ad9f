// How long ten million articles take that were there before the deployment (or are due again after a change of settings): the sweep lists
// and queues, all instances work the queue off. In steps of a second. What it assumes stands here and nowhere else; what the app decides
// is read from its source. Deterministic; no dependency. Run: node tests/Summarizer.Benchmarks/scaling/fanout.mjs
import { readFileSync } from 'node:fs'

const source = (path) => readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8')
const constant = (text, name) => Number(text.match(new RegExp(`${name} = ([\\d_]+)`))[1].replaceAll('_', ''))
const sweep = source('Summarizer.Pipeline/Delivery/Sweep.cs'), message = source('Summarizer.Pipeline/Delivery/DueMessage.cs')
const NAMES = constant(message, 'MaxNames'), MAX_QUEUED = constant(sweep, 'MaxQueued')
const PAGE = constant(source('Summarizer.Pipeline/Storage/BlobArticleStore.cs'), 'PageSize')
const CONCURRENCY = 16      // articles at once on an instance (Summarizer:Concurrency)
const SWEEP_EVERY = 300     // seconds (Summarizer:SweepSchedule) …
const SWEEP_BUDGET = 240    // … of which a sweep uses so many (Summarizer:SweepTimeBudget)

const ARTICLES = 10_000_000
const LIST_CALL = 0.1       // seconds a listing call
const SERVICE = 0.16        // seconds an article, 100 a second with 16 at once
const MODEL = 3             // seconds an article with a model call
const QUOTA = 1_000_000 / 60 / 1800   // model calls a second: a million tokens a minute, 1,800 an article
const START = 3             // seconds until a new instance works
const ADD_EVERY = 10        // seconds between the scale controller's decisions …
const ADD_AT_MOST = 10      // … and instances that each may add
const ACCOUNT = 20_000      // requests a second of a storage account …
const REQUESTS = 3          // … of which an article needs so many: HEAD of the result, GET, PUT

function simulate(maxInstances, model) {
  let t = 0, listed = 0, queued = 0, done = 0, instances = 0, starting = [], calls = 0, busiest = 0
  for (; done < ARTICLES - 1 && t < 1e8; t++) {
    const sweeping = t % SWEEP_EVERY < SWEEP_BUDGET && queued < MAX_QUEUED * NAMES
    if (sweeping && listed < ARTICLES) {
      const names = Math.min(PAGE / LIST_CALL, ARTICLES - listed)
      listed += names
      queued += names
    }
    starting = starting.filter((at) => at > t || (instances++, false))
    if (t % ADD_EVERY === 0 && queued > 0) {
      const wanted = Math.min(maxInstances, Math.ceil(queued / NAMES / 4))
      for (let n = Math.min(ADD_AT_MOST, wanted - instances - starting.length); n > 0; n--) starting.push(t + START)
    }
    // Places that wait for the model take MODEL seconds; what the quota does not let through is deferred at once.
    const places = instances * CONCURRENCY
    const inModel = model ? Math.min(places, QUOTA * MODEL) : 0
    const now = Math.min(queued, ACCOUNT / REQUESTS, (places - inModel) / SERVICE + inModel / MODEL)
    calls += inModel / MODEL
    busiest = Math.max(busiest, now * REQUESTS)
    queued -= now
    done += now
  }
  return { minutes: t / 60, calls, busiest, instances }
}

console.log('| instances | model | all have their extractive summary after | model calls a second until then | of what the quota allows | requests a second to storage, at most |')
console.log('| ---: | --- | ---: | ---: | ---: | ---: |')
for (const most of [1, 40, 100])
  for (const model of [false, true]) {
    const r = simulate(most, model)
    const rate = r.calls / (r.minutes * 60)
    console.log(`| ${most} | ${model ? '1M tokens a minute' : 'none'} | ${r.minutes < 120 ? `${r.minutes.toFixed(0)} min` : `${(r.minutes / 60).toFixed(1)} h`} | ${model ? rate.toFixed(1) : '–'} | ${model ? `${(100 * rate / QUOTA).toFixed(0)} %` : '–'} | ${Math.round(r.busiest).toLocaleString('en')} |`)
  }
