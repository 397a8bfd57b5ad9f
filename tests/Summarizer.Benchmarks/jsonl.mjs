// node jsonl.mjs FILE.jsonl [LINES]: streams LINES texts (200,000; those of FILE again and again, each cut to 1,000 characters) through
// `summarizer summarize --jsonl`: lines a second, whether every answer came in order, and how much memory was in use along the way.
// SUMMARIZER=PATH names a published command; otherwise the command line is built here.
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const [file, count = "200000"] = process.argv.slice(2);
if (!file) {
  console.error("usage: node jsonl.mjs FILE.jsonl [LINES]   (lines with a \"text\" each)");
  process.exit(2);
}

const texts = readFileSync(file, "utf8").split("\n").filter(Boolean).map(line => JSON.stringify(JSON.parse(line).text.slice(0, 1000).toWellFormed()));
const lines = Number(count);
const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
let command = process.env.SUMMARIZER;
if (!command) {
  execFileSync("dotnet", ["build", join(root, "src/Summarizer.Cli"), "-c", "Release", "-v", "q", "--nologo"], { stdio: ["ignore", "ignore", "inherit"] });
  command = join(root, "src/Summarizer.Cli/bin/Release/net10.0/summarizer");
}

const child = spawn(command, ["summarize", "--jsonl"], { stdio: ["pipe", "pipe", "inherit"] });
const megabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024;
const start = process.hrtime.bigint();

async function feed() {
  let batch = "";
  for (let i = 0; i < lines; i++) {
    batch += `{"id":${i},"text":${texts[i % texts.length]}}\n`;
    if (batch.length > 1 << 18 || i === lines - 1) {
      if (!child.stdin.write(batch))
        await once(child.stdin, "drain");
      batch = "";
    }
  }
  child.stdin.end();
}

const feeding = feed();
const memory = [];
let answered = 0, disordered = 0;
for await (const line of createInterface({ input: child.stdout })) {
  disordered += line.startsWith(`{"id":${answered},`) ? 0 : 1;
  if (++answered % Math.ceil(lines / 10) === 0)
    memory.push(Math.round(megabytes()));
}
await feeding;

const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(`${cpus()[0].model}, ${cpus().length} cores, node ${process.version}`);
console.log(`${answered} of ${lines} lines answered in ${seconds.toFixed(1)} s, ${Math.round(answered / seconds)} a second; ${disordered} out of order`);
console.log(`memory after each tenth: ${memory.join(" ")} MiB`);
process.exit(answered === lines && disordered === 0 ? 0 : 1);
