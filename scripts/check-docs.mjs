// Checks what the documents say: every link leads somewhere, every command of ours runs.
//   node scripts/check-docs.mjs [--links-only] [--list]
// Commands are in sh or console blocks and in indented blocks. Our own run in a scratch folder, against an app that this script starts.
// A synopsis (FILE…, [--option]) is compared with --help. Commands that need Azure, other tools or minutes are listed with the reason.
// A block that should not run says so itself, on the line before it: <!-- not run: REASON -->
// Build the solution first: the commands run what was built, or the summarizer.dll that SUMMARIZER_CLI names.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const options = process.argv.slice(2);
const errors = [];
const complain = (file, line, what) => errors.push(`${file}:${line}: ${what}`);

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.md"], { cwd: root, encoding: "utf8" }).split("\n")
  .filter(file => file && !/^(seeds\/(?!README)|tests\/(?!Summarizer\.Benchmarks\/(README|results)))/.test(file));
const pages = new Map(files.map(file => [file, read(file)]));

// ── Links ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const reached = new Set(["README.md"]);
for (const [file, page] of pages) {
  for (const { target, line } of page.links) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) checkExternal(file, line, target);
    else checkRelative(file, line, target);
  }
}

for (let grown = true; grown;) {
  grown = false;
  for (const from of [...reached]) {
    for (const { target } of pages.get(from)?.links ?? []) {
      const to = normalize(join(dirname(from), target.split("#")[0] || "."));
      if (pages.has(to) && !reached.has(to)) grown = Boolean(reached.add(to));
    }
  }
}
for (const file of files.filter(f => f.startsWith("docs/") && !reached.has(f))) complain(file, 1, "no way leads here from README.md");

function checkExternal(file, line, target) {
  if (target.startsWith("mailto:")) return;
  const url = URL.canParse(target) ? new URL(target) : null;
  const local = url && /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
  if (!url || !/^https?:$/.test(url.protocol) || (url.protocol === "http:" && !local) || (!local && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(url.hostname)))
    complain(file, line, `not a web address: ${target}`);
}

function checkRelative(file, line, target) {
  const [path, anchor] = target.split("#").map(decodeURIComponent);
  const to = path === "" ? file : normalize(join(dirname(file), path));
  if (to.startsWith("..") || !existsSync(join(root, to))) return complain(file, line, `there is no ${to}`);
  if (!anchor || statSync(join(root, to)).isDirectory()) return;
  const page = pages.get(to);
  if (page && !page.anchors.has(anchor)) complain(file, line, `${to} has no heading #${anchor}`);
}

// ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Links, anchors and command blocks of a page. */
function read(file) {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  const page = { links: [], anchors: new Set(), blocks: [] };
  const slugs = new Map();
  let fence = null, block = null, reason = null, listed = false;
  lines.forEach((text, index) => {
    const line = index + 1;
    const mark = /^\s*(`{3,}|~{3,})\s*(\S*)/.exec(text);
    if (fence) {
      if (mark && mark[1].startsWith(fence) && !mark[2]) fence = block = null;
      else block?.lines.push({ text, line });
      return;
    }
    if (mark) {
      fence = mark[1];
      block = /^(sh|bash|shell|console)$/.test(mark[2]) ? { kind: mark[2], reason, lines: [] } : null;
      if (block) page.blocks.push(block);
      reason = null;
      return;
    }
    if (/^ {4}\S/.test(text) && !listed) {
      if (!block) page.blocks.push(block = { kind: "indented", reason, lines: [] });
      block.lines.push({ text: text.slice(4), line });
      return;
    }
    if (block && /^ {5,}\S/.test(text)) return void block.lines.push({ text: text.slice(4), line });
    if (text.trim() === "") return;
    block = null;
    listed = /^\s*([-*]|\d+\.)\s/.test(text) || (listed && /^\s/.test(text));
    reason = /^<!-- not run: (.+) -->$/.exec(text.trim())?.[1] ?? null;
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(text);
    if (heading) {
      const slug = heading[1].replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-");
      const seen = slugs.get(slug) ?? 0;
      slugs.set(slug, seen + 1);
      page.anchors.add(seen ? `${slug}-${seen}` : slug);
    }
    for (const [, name] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) page.anchors.add(name);
    const prose = text.replace(/`[^`]*`/g, "``");
    for (const [, target] of prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)) page.links.push({ target, line });
  });
  return page;
}

// ── Commands ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const elsewhere = [
  [/^(az|azd)\b|^(infra\/)?(deploy|destroy|subscribe)\.sh\b|^infra\//, "needs Azure"],
  [/^(cd \S+ && )?func\b/, "needs the Functions tools"],
  [/^(dotnet (test|build|pack|publish|restore|format|tool|add|new|list)|scripts\/|npm ci|\.ci\/)/, "CI does it, or a part of it, on its own"],
  [/^([A-Z_]+=\S+[\s\\]+)+dotnet test/, "a longer run of a test"],
  [/--project (tests\/)?Summarizer\.Benchmarks\b|^node (tests|scripts)\/|--project tests\/Summarizer\.Benchmarks/, "a tool for developers, or a measurement of minutes"],
  [/summarizer (demo|serve|mcp)\b(?!.*--help)|--project dev\/AppHost/, "runs until it is stopped; the end-to-end tests start it"],
  [/^([A-Z_]+=\S+ )?(git|code|docker|podman|devcontainer|apt-get|npx|npm|pip|python3?|sudo|brew|winget|claude|cd) /, "somebody else's program"],
  [/^gh /, "needs GitHub"],
];
const ours = /\bsummarizer\b|127\.0\.0\.1:7071|localhost:7071|^(printf|source|cat|echo|curl|jq|head)\b/;
const synopsis = /…|\[--|\bCOMMAND\b| \| --|^\S+ \S+( -)? *[A-Z]{3,}\b/;

const commands = [];
for (const [file, page] of pages) {
  for (const block of page.blocks) for (const command of commandsOf(file, block)) commands.push(command);
}

/** The commands of a block, continuation lines joined, remarks at the end taken off. */
function commandsOf(file, block) {
  const found = [];
  let open = null;
  for (const { text, line } of block.lines) {
    if (open) {
      open.text += "\n" + text;
      open.synopsis ||= synopsis.test(text);
      if (!unfinished(open.text)) open = null;
      continue;
    }
    const shown = block.kind === "console" ? /^\$ (.*)/.exec(text)?.[1] : text;
    if (!shown || /^\s*(#|$)/.test(shown) || /^\s/.test(shown)) continue;
    const plain = block.kind === "console" || block.kind === "indented" ? shown.replace(/ {3,}[^ '"-].*$/, "") : shown;
    const command = { file, line, text: plain.replace(/\s+#\s.*$/, "").replaceAll(/dotnet run (-c Release )?--project src\/Summarizer\.Cli --/g, "summarizer"), reason: block.reason, synopsis: synopsis.test(text) };
    if (block.kind === "indented" && !/^(summarizer|curl|az|azd|dotnet|node|npm|npx|git|func|infra\/|scripts\/|\.ci\/|source|printf|docker|cd) ?\b/.test(command.text) && !/^[A-Z_]+=\S+ \S/.test(command.text)) continue;
    found.push(command);
    if (unfinished(command.text)) open = command;
  }
  // A block that lists commands says of each what it takes, not what to type.
  if (block.kind === "indented" && found.some(command => command.synopsis)) for (const command of found) command.synopsis = true;
  return found;
}

/** Whether a command goes on in the next line: after a backslash, or within quotation marks. */
function unfinished(text) {
  return text.endsWith("\\") || (text.replace(/"(\\.|[^"\\])*"|'[^']*'/g, "").match(/'/g) ?? []).length % 2 === 1;
}

/** Why a command is not run; null where it is. */
function whyNot(command) {
  if (command.reason) return command.reason;
  if (/^summarizer /.test(command.text) && command.synopsis) return "synopsis";
  const other = elsewhere.find(([pattern]) => pattern.test(command.text));
  if (other) return other[1];
  return ours.test(command.text) ? null : "unknown";
}

const port = await new Promise(resolve => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port: free } = server.address();
    server.close(() => resolve(free));
  });
});

let ran = 0, listed = 0;
const helps = new Map();

async function runAll() {
  const built = process.env.SUMMARIZER_CLI ?? join(root, "src/Summarizer.Cli/bin/Debug/net10.0/summarizer.dll");
  if (!existsSync(built)) throw new Error("build the solution first: dotnet build Summarizer.sln");
  const scratch = mkdtempSync(join(tmpdir(), "summarizer-docs-"));
  const environment = { ...process.env, PATH: `${join(scratch, "bin")}:${process.env.PATH}`, ArticleStorage: `folder:${join(scratch, "data")}`, NO_COLOR: "1", KEY: "a-key-of-sixteen-characters" };
  furnish(scratch, built);
  const app = spawn(join(scratch, "bin/summarizer"), ["serve", "--url", `http://127.0.0.1:${port}`], { cwd: scratch, env: environment, stdio: "ignore" });
  try {
    await answers();
    for (const command of commands) {
      const why = whyNot(command);
      if (why === "unknown") complain(command.file, command.line, `neither a command that is known nor marked as not run: ${command.text.split("\n")[0]}`);
      else if (why === "synopsis") checkSynopsis(command, scratch, environment);
      else if (why) listed++;
      else run(command, scratch, environment);
      if (why && why !== "unknown" && why !== "synopsis" && options.includes("--list")) console.log(`${command.file}:${command.line}: ${why}: ${command.text.split("\n")[0]}`);
    }
  } finally {
    await new Promise(resolve => { app.once("exit", resolve); app.kill("SIGTERM"); });
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What a reader has at hand: the seeds, and files under the names that the documents use. */
function furnish(scratch, built) {
  mkdirSync(join(scratch, "bin"));
  mkdirSync(join(scratch, "data"));
  writeFileSync(join(scratch, "bin/summarizer"), `#!/bin/sh\nexec dotnet "${built}" "$@"\n`, { mode: 0o755 });
  for (const folder of ["seeds", "schemas", "docs"]) cpSync(join(root, folder), join(scratch, folder), { recursive: true });
  const article = readFileSync(join(root, "seeds/news/leap-second-to-be-dropped.txt"));
  for (const name of ["article.txt", "article.md", "harbour.txt", "a.txt", "b.txt"]) writeFileSync(join(scratch, name), article);
  writeFileSync(join(scratch, "courier.txt"), "The bridge over the Aar will be closed to lorries from Monday. Inspectors found cracks in four of its nine girders.");
  writeFileSync(join(scratch, "herald.txt"), "From Monday the bridge over the Aar will be closed to lorries. The detour leads through the village of Holm and takes half an hour.");
  mkdirSync(join(scratch, "news"));
  for (const name of ["article.txt", "a.md", "b.md"]) writeFileSync(join(scratch, "news", name), article);
  cpSync(join(root, "seeds/history/fresnel-lens.pdf"), join(scratch, "report.pdf"));
  writeFileSync(join(scratch, "two.jsonl"), '{"id":"a","text":"The bridge opened on Monday. It is long."}\n{"id":"b","text":"Rain fell.","sentences":1}\n');
  cpSync(join(scratch, "two.jsonl"), join(scratch, "texts.jsonl"));
}

async function answers() {
  for (let i = 0; i < 600; i++) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/api/health/live`)).ok) return;
    } catch { /* not yet */ }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error("the app does not answer");
}

function run(command, cwd, env) {
  ran++;
  const text = command.text.replaceAll(/(127\.0\.0\.1|localhost):7071/g, `127.0.0.1:${port}`).replaceAll(/\bcurl /g, "curl -sS --fail-with-body ");
  const result = spawnSync("bash", ["-c", `set -o pipefail; ${text}`], { cwd, env, encoding: "utf8", input: readFileSync(join(cwd, "article.txt")), timeout: 300_000 });
  if (result.status !== 0) complain(command.file, command.line, `${result.error?.code === "ETIMEDOUT" ? "took more than 300 s" : `ended with ${result.status}`}: ${command.text}\n    ${(result.stderr + result.stdout).trim().slice(0, 400)}`);
}

/** Every option of a synopsis must be one that --help has. */
function checkSynopsis(command, cwd, env) {
  const name = /^summarizer ([a-z]+)/.exec(command.text)?.[1];
  if (!name) return void listed++;
  if (!helps.has(name)) helps.set(name, spawnSync(join(cwd, "bin/summarizer"), [name, "--help"], { cwd, env, encoding: "utf8" }));
  const help = helps.get(name);
  ran++;
  if (help.status !== 0) complain(command.file, command.line, `summarizer ${name} --help ends with ${help.status}`);
  for (const [option] of command.text.matchAll(/--[a-z-]+/g)) if (!help.stdout.includes(option)) complain(command.file, command.line, `summarizer ${name} has no ${option}`);
}

// ── Verdict ──────────────────────────────────────────────────────────────────────────────────────────────────────────

if (!options.includes("--links-only")) await runAll();
for (const error of errors) console.error(error);
const links = [...pages.values()].reduce((sum, page) => sum + page.links.length, 0);
console.log(`${pages.size} pages, ${links} links, ${ran} commands run, ${listed} listed as not run here: ${errors.length ? `${errors.length} to mend` : "all in order"}`);
process.exitCode = errors.length ? 1 : 0;
