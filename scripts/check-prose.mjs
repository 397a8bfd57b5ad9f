// Checks the prose of the project: documents, doc comments, other comments, and messages in code.
//   node scripts/check-prose.mjs [--summary] [FILE…]
// Reports wordings listed in scripts/prose/idioms.txt, sentences of more than 35 words, documents whose sentences average more than
// 20 words, lines beyond 120 columns, repeated words, a/an before the wrong sound, and doc comments that start with a question
// word. Exits with 1 if it finds anything.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { toString } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import retextEnglish from "retext-english";
import retextIndefiniteArticle from "retext-indefinite-article";
import retextRepeatedWords from "retext-repeated-words";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { VFile } from "vfile";

const LongestSentence = 35; // words
const LongestAverage = 20; // words a sentence, in a document of at least ten sentences
const LongestLine = 120; // columns
// "What …" or "Whether …" has no subject: a type or property needs a noun, a method a verb, a boolean "True if …".
const HeadlessComment = /<(?:summary|param|returns)\b[^>]*>\s*(What|How|Whether|Where|Who|When|Why|Which|As far as|As long as)\b/g;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const summaryOnly = process.argv.includes("--summary");
const wanted = process.argv.slice(2).filter(argument => !argument.startsWith("--"));
const findings = [];
const english = unified().use(retextEnglish).use(retextRepeatedWords).use(retextIndefiniteArticle).use(function () { this.compiler = () => ""; });
const idioms = readFileSync(join(root, "scripts/prose/idioms.txt"), "utf8").split("\n").filter(line => line && !line.startsWith("#"))
  .map(line => line.split(" -> ")).map(([pattern, advice]) => ({ pattern: new RegExp(pattern, "gi"), advice }));

// Sample texts, test inputs, third parties' words and dated result files are not the project's prose.
const ours = file => /\.(md|cs|mjs|sh|bicep)$/.test(file)
  && !/^(seeds\/(?!README)|scripts\/(licences|prose)\/|tests\/Summarizer\.Benchmarks\/results\/|THIRD-PARTY)/.test(file)
  && !/\.(g|Designer)\.cs$/.test(file);
const files = (wanted.length ? wanted : execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n")).filter(ours);

for (const file of files) {
  const text = readFileSync(join(root, file), "utf8");
  if (file.endsWith(".md")) checkDocument(file, text);
  else checkCode(file, text);
}

report();

function checkDocument(file, text) {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(text);
  let words = 0, sentences = 0;
  visit(tree, ["paragraph", "heading", "tableCell"], node => {
    const prose = plain(node);
    const counted = checkText(file, node.position.start.line, prose);
    if (node.type !== "paragraph") return;
    words += counted.words;
    sentences += counted.sentences;
  });
  if (sentences >= 10 && words / sentences > LongestAverage)
    find(file, 1, `sentences have ${(words / sentences).toFixed(1)} words on average; at most ${LongestAverage}`);
  let fenced = false;
  text.split("\n").forEach((line, i) => {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const prose = !fenced && !/^\s*\||^\s{4,}\S|^#|^\[/.test(line) && !/^\s*(?:[-*]\s*)?\S*$/.test(line);
    if (prose && line.length > LongestLine) find(file, i + 1, `line of ${line.length} columns; at most ${LongestLine}`);
  });
}

function checkCode(file, text) {
  const lines = text.split("\n");
  const slashes = /^\s*(?:\/\/\/|\/\/)\s?(.*)$/;
  const hashes = /^\s*#(?!!)\s?(.*)$/;
  const comment = file.endsWith(".sh") ? hashes : slashes;
  let raw = false; // within a raw string literal, whose lines are data
  lines.forEach((line, i) => {
    if ((line.match(/"""/g) ?? []).length % 2 === 1) raw = !raw;
    if (line.length > LongestLine && file.endsWith(".cs") && !raw && !endsInLiteral(line)) find(file, i + 1, `line of ${line.length} columns; at most ${LongestLine}`);
  });
  for (let i = 0; i < lines.length; i++) {
    if (!comment.test(lines[i])) continue;
    const start = i, block = [];
    for (; i < lines.length && comment.test(lines[i]); i++) block.push(lines[i].match(comment)[1]);
    i--;
    const whole = block.join("\n");
    for (const { 1: word, index } of whole.matchAll(HeadlessComment))
      find(file, start + whole.slice(0, index).split("\n").length, `doc comment starts with “${word}”: a noun for a type or property, a verb for a method, “True if” for a boolean`);
    // Each element of a doc comment is a text of its own.
    for (const part of whole.split(/<\/(?:summary|param|returns|exception|remarks|item|description)>/)) checkText(file, start + 1, plainComment(part));
  }
  if (file.startsWith("src/") && file.endsWith(".cs")) {
    for (const [i, line] of lines.entries()) {
      if (comment.test(line)) continue;
      for (const literal of line.matchAll(/"((?:[^"\\]|\\.)*)"/g))
        if (/[a-z] [a-z]+ [a-z]+ [a-z]/.test(literal[1])) checkText(file, i + 1, literal[1].replace(/\{[^}]*\}/g, "Code").replaceAll("an https", "a web").replace(/\\./g, " "));
    }
  }
}

/** True if a string literal reaches beyond the last column, so that the line cannot be broken before it ends. */
function endsInLiteral(line) {
  return [...line.matchAll(/"(?:[^"\\]|\\.)*"/g)].some(literal => literal.index + literal[0].length >= LongestLine - 2);
}

function checkText(file, line, text) {
  for (const { pattern, advice } of idioms)
    for (const match of text.matchAll(pattern)) find(file, line, `“${match[0]}”: ${advice}`);
  const vfile = new VFile(text);
  const tree = english.parse(vfile);
  english.runSync(tree, vfile);
  for (const message of vfile.messages) find(file, line, message.reason);
  let words = 0, sentences = 0;
  visit(tree, "SentenceNode", sentence => {
    const count = sentence.children.filter(child => child.type === "WordNode").length;
    if (count === 0) return;
    words += count;
    sentences++;
    if (count > LongestSentence) find(file, line, `sentence of ${count} words; at most ${LongestSentence}: “${toString(sentence).replace(/\s+/g, " ").slice(0, 60)}…”`);
  });
  return { words, sentences };
}

/** The text of a Markdown node, with code as one word. */
function plain(node) {
  if (node.type === "inlineCode") return "Code";
  if (node.type === "break") return " ";
  return "children" in node ? node.children.map(plain).join("") : node.value ?? node.alt ?? "";
}

/** A comment without its XML, with code as one word. */
function plainComment(text) {
  return text.replace(/<c>[^<]*<\/c>|`[^`]*`/g, "Code").replace(/<code>[\s\S]*?(<\/code>|$)/g, " ").replace(/<(?:see|paramref|typeparamref)[^>]*?(?:cref|name|langword|href)="([^"]*)"[^>]*>/g, "Code")
    .replace(/<[^>]*>/g, " ").replace(/&(?:lt|gt|amp|quot);/g, " ");
}

function find(file, line, what) { findings.push({ file, line, what }); }

function report() {
  if (summaryOnly) {
    const byFile = Map.groupBy ? Map.groupBy(findings, f => f.file) : findings.reduce((map, f) => map.set(f.file, [...(map.get(f.file) ?? []), f]), new Map());
    for (const [file, list] of [...byFile].sort((a, b) => b[1].length - a[1].length)) console.log(`${String(list.length).padStart(4)}  ${file}`);
  } else {
    for (const { file, line, what } of findings) console.log(`${file}:${line}: ${what}`);
  }
  console.log(`${files.length} files, ${findings.length} findings`);
  process.exitCode = findings.length ? 1 : 0;
}
