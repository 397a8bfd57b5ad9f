// node quality.mjs FILE.jsonl…: ROUGE of the core and of its peers on lines {"id","text","summary","n","lang"?,"title"?}, scored by one scorer.
// Peers: npm ts-textrank and lexrank (installed here on demand) and Debian's ots where it is installed. Each is asked for n sentences.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const files = process.argv.slice(2);
if (!files.length) {
  console.error("usage: node quality.mjs FILE.jsonl…");
  process.exit(2);
}

if (!existsSync(join(here, "node_modules")))
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: here, stdio: ["ignore", "ignore", "inherit"] });

const { SorensenDiceSimilarity, DefaultTextParser, NullLogger, AbsoluteSummarizerConfig, Summarizer } = (await import("ts-textrank")).default;
const { default: lexrank } = await import("lexrank");
const folder = mkdtempSync(join(tmpdir(), "quality-"));
const dictionaries = ["en", "de", "fr", "tr", "es", "it"];

const peers = {
  async "ts-textrank"({ text, n, lang }) {
    const config = new AbsoluteSummarizerConfig(n, new SorensenDiceSimilarity(), new DefaultTextParser(), 0.85, Summarizer.SORT_OCCURENCE);
    return new Summarizer(config, new NullLogger()).summarize(text, lang);
  },
  lexrank: ({ text, n }) => new Promise(resolve => {
    try {
      lexrank.summarize(text, n, (error, lines) => resolve(error ? [] : lines[0].map(line => line.text)));
    } catch {
      resolve([]);
    }
  }),
  // It knows a share of the text only, in whole per cent: the smallest that gives n sentences, then the first n.
  async ots({ text, n, lang }) {
    const file = join(folder, "article.txt");
    writeFileSync(file, text);
    const sentences = Math.max(1, text.split(/[.!?]\s/).length);
    const ratio = Math.min(100, Math.ceil(100 * n / sentences));
    const run = spawnSync("ots", ["-r", String(ratio), "-d", dictionaries.includes(lang) ? lang : "en", file], { encoding: "utf8", maxBuffer: 1 << 26 });
    return run.stdout.split(/(?<=[.!?]["”’']?)\s+/).filter(s => s.trim()).slice(0, n);
  },
};
if (spawnSync("ots", ["--help"]).error)
  delete peers.ots;

const benchmarks = join(here, "../.."), command = join(here, "../../../../src/Summarizer.Cli");
const score = (summaries, file) => {
  const args = summaries ? [benchmarks, "--", "score", summaries] : [command, "--", "evaluate"];
  const run = spawnSync("dotnet", ["run", "-c", "Release", "--no-build", "--project", ...args, file], { encoding: "utf8" });
  if (run.status !== 0)
    throw new Error(run.stderr || run.stdout);
  return [...run.stdout.trim().split("\n").at(-1).matchAll(/(\d+\.\d+) ±/g)].map(m => m[1]);
};

for (const project of [benchmarks, command])
  execFileSync("dotnet", ["build", "-c", "Release", "-v", "q", "--nologo", project], { stdio: ["ignore", "ignore", "inherit"] });
console.log("| set | summariser | ROUGE-1 | ROUGE-2 | ROUGE-Lsum |\n| --- | --- | ---: | ---: | ---: |");
for (const file of files) {
  const articles = readFileSync(file, "utf8").split("\n").filter(Boolean).map(line => ({ lang: "en", ...JSON.parse(line) }));
  const row = (name, [r1, r2, lsum]) => console.log(`| ${basename(file, ".jsonl")} | ${name} | ${r1} | ${r2} | ${lsum} |`);
  row("Summarizer (this repository)", score(null, file));
  for (const [name, summarize] of Object.entries(peers)) {
    const summaries = join(folder, "summaries.jsonl");
    const lines = [];
    for (const article of articles)
      lines.push(JSON.stringify({ id: article.id, summary: [...await summarize(article)].map(s => String(s).replace(/\s+/g, " ").trim()) }));
    writeFileSync(summaries, lines.join("\n"));
    row(name, score(summaries, file));
  }
}

rmSync(folder, { recursive: true });
