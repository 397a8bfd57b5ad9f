// node sentences.mjs: our splitter and others on the same cases (tests/Summarizer.Tests/Sentences/{hard,fresh,third,fourth}.cases), as Markdown tables.
// Peers: npm sbd and sentencex (installed here on demand), ICU's Intl.Segmenter as Node has it, and nltk's punkt where python3-nltk is
// installed (untrained parameters: Debian ships no models). A case is right if all of its sentences are, white space at the edges aside.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../../..");
if (!existsSync(join(here, "node_modules")))
  execFileSync("npm", ["install", "--no-audit", "--no-fund"], { cwd: here, stdio: ["ignore", "ignore", "inherit"] });
const { default: sbd } = await import("sbd");
const { segment } = await import("sentencex");

const groups = {
  "English": ["en"],
  "other Latin": ["de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "hu", "ro", "tr"],
  "Greek, Cyrillic": ["el", "ru", "uk"],
  "Chinese, Japanese, Korean": ["zh", "ja", "ko"],
  "Arabic, Hebrew, Hindi, Thai and others": ["ar", "he", "hi", "th", "ur", "fa", "bn", "hy", "am", "my"],
};

for (const name of ["hard", "fresh", "third", "fourth"]) {
  console.log(`\n${name}.cases\n`);
  compare(join(root, "tests/Summarizer.Tests/Sentences", `${name}.cases`));
}

function compare(file) {
  const cases = readFileSync(file, "utf8").split("\n").filter(line => line && !line.startsWith("#")).map(line => {
    const [language, marked] = line.replace(/^!/, "").split("\t");
    const source = marked.replaceAll("⏎", "\n");
    return { language, text: source.replaceAll(" | ", " ").replaceAll("|", ""), expected: trimmed(source.split("|")) };
  });

  const splitters = {
    "Summarizer": ours(file),
    "sentencex 1.0.17": cases.map(c => segment(c.language, c.text)),
    "Intl.Segmenter (ICU)": cases.map(c => [...new Intl.Segmenter(c.language, { granularity: "sentence" }).segment(c.text)].map(s => s.segment)),
    "sbd 1.0.19": cases.map(c => sbd.sentences(c.text, { newline_boundaries: false })),
  };
  const punkt = nltk(cases);
  if (punkt)
    splitters["nltk punkt, untrained"] = punkt;

  const names = Object.keys(groups);
  const inGroup = name => cases.map((c, i) => i).filter(i => groups[name].includes(cases[i].language));
  console.log(`| splitter | ${names.map(n => `${n} (${inGroup(n).length})`).join(" | ")} | all (${cases.length}) |`);
  console.log(`| --- |${" ---: |".repeat(names.length + 1)}`);
  for (const [splitter, answers] of Object.entries(splitters)) {
    const right = i => JSON.stringify(trimmed(answers[i])) === JSON.stringify(cases[i].expected);
    const count = indices => indices.filter(right).length;
    const all = count(cases.map((_, i) => i));
    console.log(`| ${splitter} | ${names.map(n => count(inGroup(n))).join(" | ")} | ${all} (${(100 * all / cases.length).toFixed(1)} %) |`);
  }
}

function trimmed(sentences) {
  return sentences.map(s => s.trim()).filter(s => s.length > 0);
}

/** The benchmarks' verb "split" answers one JSON array of sentences per case. */
function ours(file) {
  const project = join(root, "tests/Summarizer.Benchmarks");
  const output = execFileSync("dotnet", ["run", "-c", "Release", "--project", project, "--", "split", file], { encoding: "utf8", maxBuffer: 1 << 26 });
  return output.trim().split("\n").map(line => JSON.parse(line));
}

function nltk(cases) {
  const program = "import sys, json\nfrom nltk.tokenize.punkt import PunktSentenceTokenizer\nt = PunktSentenceTokenizer()\n"
    + "print(json.dumps([t.tokenize(x) for x in json.load(sys.stdin)]))";
  const run = spawnSync("/usr/bin/python3", ["-c", program], { input: JSON.stringify(cases.map(c => c.text)), encoding: "utf8" });
  return run.status === 0 ? JSON.parse(run.stdout) : null;
}
