// The scaling table of docs/scaling.md: a simulation of arrivals, instances and the model's quota, in steps of a tenth of a second.
// What it assumes stands here and nowhere else. Deterministic; no dependency. Run: node tests/Summarizer.Benchmarks/scaling/simulate.mjs
const STEP = 0.1            // seconds
const CONCURRENCY = 16      // articles at once on an instance (Summarizer:Concurrency)
const START = 3             // seconds until a new instance works: Azure's share, our own is under 0.1 s
const ADD_EVERY = 10        // seconds between the scale controller's decisions …
const ADD_AT_MOST = 10      // … and instances that each may add
const MAX_INSTANCES = 40    // maximumInstanceCount
const IDLE = 60             // seconds without work until an instance goes
const TOKENS = 1950         // a model call of an article: 1,700 in and 250 out (docs/llm.md)
const DAY = 86400
const LIMIT = 4 * DAY       // of simulated time

const kinds = {
  'no model': { service: 0.16, quota: Infinity },                         // 16 at once in 0.16 s: 100 articles a second
  model: { service: 3, quota: 1_000_000 / 60 / TOKENS }, // articles a second that the quota lets through
}
const month = 30 * DAY
const loads = {
  '1 million a month': { rate: () => 1e6 / month, seconds: 3600 },
  '100 million a month': { rate: () => 1e8 / month, seconds: 3600 },
  '100 million a month in office hours': { rate: () => (1e8 / month) * 3, seconds: 3600 },
  '1 billion a month': { rate: () => 1e9 / month, seconds: 3600 },
  '100,000 at once': { rate: (t) => (t < 10 ? 1e4 : 0), seconds: 10 },
  '1 million at once': { rate: (t) => (t < 60 ? 1e6 / 60 : 0), seconds: 60 },
}

/** Fluid queue: cohorts of arrivals wait in order, instances work them off, the scale controller follows the backlog. */
function simulate({ service, quota }, { rate, seconds }) {
  let starting = [], instances = 0, idleFor = 0, backlog = 0, peak = 0, most = 0, nextDecision = 0, deferred = 0
  const cohorts = []
  const waits = []
  let head = 0
  let t = 0
  for (; t < LIMIT && (t < seconds || backlog > 1e-6); t += STEP) {
    const arriving = rate(t) * STEP
    if (arriving > 0) { cohorts.push([t, arriving]); backlog += arriving }
    starting = starting.filter((at) => at > t || (instances++, false))
    if (t >= nextDecision && backlog > 0) {
      const wanted = Math.min(MAX_INSTANCES, Math.ceil(backlog / CONCURRENCY))
      for (let n = Math.min(ADD_AT_MOST, wanted - instances - starting.length); n > 0; n--) starting.push(t + START)
      nextDecision = t + ADD_EVERY
    }
    let done = Math.min(backlog, (instances * CONCURRENCY / service) * STEP)
    // What the quota does not let through is stored with its extractive summary and `deferred`: the upload is served all the same.
    deferred += Math.max(0, done - quota * STEP)
    idleFor = done > 0 ? 0 : idleFor + STEP
    if (idleFor > IDLE) instances = 0
    backlog -= done
    while (done > 1e-12 && head < cohorts.length) {
      const cohort = cohorts[head], part = Math.min(done, cohort[1])
      waits.push([t - cohort[0] + service, part])
      cohort[1] -= part; done -= part
      if (cohort[1] <= 1e-12) head++
    }
    peak = Math.max(peak, backlog); most = Math.max(most, instances)
  }
  waits.sort((a, b) => a[0] - b[0])
  const total = waits.reduce((sum, w) => sum + w[1], 0)
  let seen = 0
  const p99 = waits.find((w) => (seen += w[1]) >= 0.99 * total)?.[0] ?? 0
  return { peak, most, p99, end: t, deferred: deferred / total }
}

const time = (s) => (s < 120 ? `${s.toFixed(1)} s` : s < 7200 ? `${(s / 60).toFixed(0)} min` : `${(s / 3600).toFixed(1)} h`)
console.log('| load | kind | most instances | longest backlog | 99 % have their extractive summary within | all done after | model part deferred |')
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: |')
for (const [load, arrivals] of Object.entries(loads))
  for (const [kind, cost] of Object.entries(kinds)) {
    const r = simulate(cost, arrivals)
    const endless = r.end >= LIMIT - STEP
    const backlog = endless ? 'grows without end' : Math.round(r.peak).toLocaleString('en')
    // Arrivals that last an hour end with it; only a burst has an end of its own.
    const end = arrivals.seconds === 3600 ? '–' : time(r.end)
    console.log(`| ${load} | ${kind} | ${r.most} | ${backlog} | ${endless ? '–' : time(r.p99)} | ${end} | ${(100 * r.deferred).toFixed(0)} % |`)
  }
