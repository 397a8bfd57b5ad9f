// node speed.mjs [FILE.jsonl]: how fast the core is, beside its peers, on this machine: the one command for all figures of docs/performance.md.
// Takes some four minutes and writes results/speed-DATE.md. FILE has lines with a "text" each; without it the articles of seeds/ are used.
// Peers: npm ts-textrank and lexrank (installed here on demand) and Debian's ots where it is installed. The npm peers make three sentences, ots 15 % of the text, we the default length; in turns.
// Figures are per second of CPU time of the process (what the work costs) and per second of the clock (what it took just now).
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const benchmarks = join(here, "../..");
const root = join(benchmarks, "../..");
const [file, only] = process.argv.slice(2).map(argument => argument === "-" ? undefined : argument);
const texts = file ? readFileSync(file, "utf8").split("\n").filter(Boolean).map(line => JSON.parse(line).text) : seeds(join(root, "seeds"));
const Seconds = 4, Turns = Number(process.env.TURNS ?? 2);

function seeds(folder) {
  return readdirSync(folder, { recursive: true }).filter(name => /\.(txt|md)$/.test(name) && !name.endsWith("README.md") && !/^archive[\\/]/.test(name)).sort()
    .map(name => readFileSync(join(folder, name), "utf8"));
}

// Repeats all texts until time is up; the first round only warms the code.
async function measure(summarize) {
  for (const text of texts.slice(0, 100))
    await summarize(text);
  const cpu = process.cpuUsage(), start = process.hrtime.bigint();
  let done = 0;
  const elapsed = () => Number(process.hrtime.bigint() - start) / 1e9;
  while (elapsed() < Seconds)
    await summarize(texts[done++ % texts.length]);
  const used = process.cpuUsage(cpu);
  return { cpu: done / ((used.user + used.system) / 1e6), wall: done / elapsed() };
}

const peers = {
  async "ts-textrank"() {
    const { SorensenDiceSimilarity, DefaultTextParser, NullLogger, AbsoluteSummarizerConfig, Summarizer } = (await import("ts-textrank")).default;
    const config = new AbsoluteSummarizerConfig(3, new SorensenDiceSimilarity(), new DefaultTextParser(), 0.85, Summarizer.SORT_OCCURENCE);
    const summarizer = new Summarizer(config, new NullLogger());
    return measure(text => summarizer.summarize(text, "en"));
  },
  async lexrank() {
    const { default: lexrank } = await import("lexrank");
    return measure(text => new Promise((resolve, reject) => lexrank.summarize(text, 3, (error, lines) => error ? reject(error) : resolve(lines))));
  },
};

if (only) {
  console.log(JSON.stringify(await peers[only]()));
  process.exit(0);
}

if (!existsSync(join(here, "node_modules")))
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"], { cwd: here, stdio: ["ignore", "ignore", "inherit"] });

const run = (command, args) => spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 26 });
const ours = args => {
  const { status, stdout, stderr } = run(core, file ? [...args, file] : args);
  if (status !== 0)
    throw new Error(`${core} ${args.join(" ")}: ${stderr}`);
  return stdout;
};
const results = {};
const keep = (name, figures) => results[name] = { cpu: Math.max(results[name]?.cpu ?? 0, figures.cpu), wall: Math.max(results[name]?.wall ?? 0, figures.wall) };
const load = () => loadavg().map(l => l.toFixed(1)).join(" ");
const before = load();
execFileSync("dotnet", ["build", benchmarks, "-c", "Release", "-v", "q", "--nologo"], { stdio: ["ignore", "ignore", "inherit"] });
const core = join(benchmarks, "bin/Release/net10.0/Summarizer.Benchmarks");
let stages = "";
for (let turn = 0; turn < Turns; turn++) {
  for (const peer of Object.keys(peers)) {
    const { status, stdout, stderr } = run(process.execPath, [fileURLToPath(import.meta.url), file ?? "-", peer]);
    if (status === 0)
      keep(peer, JSON.parse(stdout.trim().split("\n").at(-1)));
    else
      results[peer] = { failed: stderr.trim().split("\n").at(-1) };
  }

  stages = ours(["core"]);
  // The peers return sentences only.
  for (const [name, start] of [["Summarizer (this repository)", "one core"], ["Summarizer, without key phrases", "no phrases"]]) {
    const figures = [...(stages.split("\n").find(l => l.startsWith(start)) ?? "").matchAll(/(\d+) (documents\/s best|per CPU second)/g)].map(m => Number(m[1]));
    keep(name, { wall: figures[0], cpu: figures[1] });
  }
}

// A process for each article: what this tool costs its users, starting included.
if (run("ots", ["--help"]).error === undefined) {
  const folder = mkdtempSync(join(tmpdir(), "speed-"));
  const sample = texts.slice(0, 100);
  sample.forEach((text, i) => writeFileSync(join(folder, `${i}.txt`), text));
  const script = `for i in $(seq 0 ${sample.length - 1}); do ots -r 15 ${folder}/$i.txt > /dev/null; done; times`;
  const start = process.hrtime.bigint();
  const { stdout } = run("bash", ["-c", script]);
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  const [user, system] = [...stdout.trim().split("\n").at(-1).matchAll(/(\d+)m([\d.]+)s/g)].map(m => Number(m[1]) * 60 + Number(m[2]));
  results["ots (a process each)"] = { cpu: sample.length / (user + system), wall: sample.length / wall };
  rmSync(folder, { recursive: true });
}

const scaling = ours(["scaling"]);
const rows = Object.entries(results).sort((a, b) => (b[1].cpu ?? 0) - (a[1].cpu ?? 0))
  .map(([name, r]) => `| ${name} | ${r.failed ?? Math.round(r.cpu)} | ${r.failed ? "" : Math.round(r.wall)} |`);
const today = new Date().toISOString().slice(0, 10);
const report = `# Speed, ${today}

${cpus()[0].model}, ${cpus().length} cores, node ${process.version}; commit ${run("git", ["-C", root, "rev-parse", "--short", "HEAD"]).stdout.trim()}. Load average before ${before}, after ${load()}:
above the number of cores, the clock's figures say little, and CPU time is inflated by trashed caches as well.
${texts.length} texts${file ? "" : " (seeds/)"}, the best of ${Turns} turns. The npm peers make three sentences, ots 15 % of the text, Summarizer its default length of 1 to 7 sentences.

| summariser | articles per CPU second | articles per second |
| --- | ---: | ---: |
${rows.join("\n")}

\`core\`

\`\`\`
${stages.trim()}
\`\`\`

\`scaling\`

\`\`\`
${scaling.trimEnd()}
\`\`\`
`;
writeFileSync(join(benchmarks, "results", `speed-${today}.md`), report);
console.log(report);
