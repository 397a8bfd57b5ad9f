// The page: one article at a time, its summary beside it. This file connects the parts; the other files contain them.
import { call, diagnose, named, parse, summarise } from "./api.js";
import { copyOfDigest, digestOf, showDigest } from "./digest.js";
import { $, calm, complain, element, tell } from "./dom.js";
import { examples } from "./example.js";
import { dropped, take } from "./files.js";
import { askToDelete, askToStore, save } from "./keeping.js";
import { choices, offer } from "./model.js";
import { mark, showArticle, underline } from "./reader.js";
import { entitle, forget, keep, kept, linked, linkTo, remember, unlink } from "./session.js";
import { list, whenDeleted } from "./stored.js";
import { showModel, showPhrases, showSentences, showWarnings } from "./summary.js";
import "./theme.js";
import { chosen, copyOf, counted, resultOf } from "./view.js";

const typingPause = 300; // milliseconds
const mostLengths = 40;
const pollFor = 60_000; // milliseconds that a stored article may wait for its summary
const invitation = $("empty").textContent;
const { placeholder } = $("text");

/** What is on screen: its source, the newest result, the model's part, and whether every sentence has an element of its own. */
let shown = null;
let collected = null; // the files and their digest, if that is on screen in place of an article
let model = false; // whether the app has a language model
let pending = null; // the AbortController of the call under way
let writing = false; // whether the language model is writing, which costs money
let changed = false; // whether something else was asked about the article meanwhile
let sending = null; // the AbortController of the files that are being sent
let unanswered = null; // what to do again when the reader gives a key
let timer = 0;
let ownLength = false; // whether the reader has moved the slider; before, the app chooses a length that fits the article

const wanted = () => Number($("length").value);
const order = () => document.querySelector('input[name="order"]:checked').value;

function options(more = {}) {
  const query = $("query").value.trim();
  const length = ownLength && { sentences: wanted() };
  return { ...length, llm: false, includeText: true, choices: mostLengths, ...(query && { query }), ...more };
}

// --- Asking ----------------------------------------------------------------------------------------------------------

/** Ends the call in progress, and what was to follow. */
function stop() {
  clearTimeout(timer);
  pending?.abort();
  unanswered = null;
  changed = false;
}

/** Does `work(signal)` in place of the call in progress. `failed(error)` is called unless a newer call replaces this one in turn. */
async function replacing(work, failed) {
  stop();
  const own = pending = new AbortController();
  $("summary").setAttribute("aria-busy", "true");
  try {
    await work(own.signal);
  } catch (error) {
    if (own.signal.aborted)
      return;
    if (error.status === 401)
      unanswered = () => replacing(work, failed);
    failed(error);
  } finally {
    if (pending === own)
      $("summary").setAttribute("aria-busy", "false");
  }
}

/** Summarises a source with the current settings. While the model writes about it, this waits for the model. */
function ask(source, more) {
  if (writing && source === shown?.source) {
    changed = true;
    return;
  }
  return replacing(async signal => {
    const result = await summarise(source, options(more), signal);
    show(source, result, result.llm?.status !== "disabled" ? result.llm : shown?.source === source ? shown.llm : null);
  }, error => {
    if (source !== shown?.source) { // the summary on screen belongs to another source
      blank();
      compose(true);
    }
    complain(error.message);
  });
}

/** Has the model write about the article on screen. The reader sees the progress, can cancel, and then sees what it wrote. */
async function askModel() {
  const { source, llm } = shown;
  const done = showWorking("The model is writing");
  const asked = ask(source, { llm: true, ...choices() });
  writing = true;
  try {
    await asked;
  } finally {
    writing = false;
  }
  if (unanswered)
    unanswered = askModel; // with its progress
  const waits = document.activeElement === $("cancel");
  done();
  if (waits) {
    const seen = shown && shown.llm !== llm ? $("llm-part") : $("llm-ask");
    seen.scrollIntoView({ block: seen === $("llm-part") ? "start" : "nearest" });
    seen.focus({ preventScroll: true });
  }
  if (changed && shown?.source === source)
    ask(source);
}

/** Shows that something takes its time, with the seconds so far and a button to cancel it. Returns what ends this. */
function showWorking(what) {
  const started = performance.now();
  const say = () => { $("working-says").textContent = `${what}… ${Math.round((performance.now() - started) / 1000)} s`; };
  const ticking = setInterval(say, 1000);
  say();
  $("working").hidden = false;
  $("llm-ask").disabled = true;
  $("working").scrollIntoView({ block: "nearest" });
  $("cancel").focus({ preventScroll: true });
  return () => {
    clearInterval(ticking);
    $("working").hidden = true;
    $("llm-ask").disabled = false;
  };
}

/** Opens a stored article with its stored summary; waits for a summary that does not exist yet. */
function openStored(name) {
  const path = `/api/summaries?${named(name)}&includeText=true&choices=${mostLengths}`;
  closeList();
  blank();
  entitle(name);
  return replacing(async signal => {
    const started = performance.now();
    let response = await call(path, { signal });
    while (response.status === 202 && performance.now() - started < pollFor) {
      tell(`${name} has no summary yet. It appears here as soon as it is ready.`);
      await new Promise(later => setTimeout(later, 1000 * (Number(response.headers.get("retry-after")) || 2)));
      if (signal.aborted)
        return;
      response = await call(path, { signal });
    }
    if (response.status === 202)
      return tell(`${name} still has no summary. Try again later.`);
    const result = parse(await response.text());
    $("query").value = "";
    ownLength = false;
    show({ name }, result, result.llm);
    if (result.extractive && result.document.text == null)
      tell("The article was deleted or replaced after this summary was made.");
    $("summary").focus({ preventScroll: true });
  }, error => {
    compose(true);
    complain(error.status === 404 ? `There is no stored article named ${name}.` : error.message);
  });
}

/** Shows what the address says: a stored article, the text that was pasted before a reload, or an empty page. */
function route() {
  const name = linked();
  if (name !== null)
    return openStored(name);
  clear();
  compose(true);
  const text = kept() ?? "";
  $("text").value ||= text; // what the reader has typed stays
  return text && $("text").value === text ? ask(sourceOf(text)) : undefined;
}

// --- Showing ---------------------------------------------------------------------------------------------------------

function show(source, result, llm) {
  clearTimeout(timer);
  shown = { source, result, llm, whole: true };
  collected = null;
  calm();
  entitle(titleOf(shown));
  if (result.error)
    complain(`${result.id === "-" ? "" : `${result.id}: `}${result.error.message}`);
  compose(Boolean(result.error));
  const { document: read, extractive } = result;
  $("empty").hidden = Boolean(extractive);
  $("empty").textContent = "There is no summary of this article.";
  $("actions").hidden = $("order").hidden = $("legend").hidden = !extractive;
  $("keep").hidden = source.text == null && !source.file;
  $("share").hidden = $("remove").hidden = source.name == null;
  $("facts").replaceChildren(...facts(result));
  showWarnings(result.warnings ?? []);
  showPhrases(extractive?.keyPhrases ?? [], phrase => {
    $("query").value = phrase;
    ask(shown.source);
  });
  showModel(llm, model && Boolean(extractive), read?.language ?? "", source.name != null);
  $("reading").hidden = read?.text == null;
  setLength(ownLength ? wanted() : result.options?.sentences ?? wanted(), read?.sentences);
  choose();
}

/** Marks and lists the sentences that the length on the slider stands for; asks where the answer does not hold them. */
function choose() {
  sayLength();
  if (collected) {
    clearTimeout(timer);
    timer = setTimeout(() => showDigestOf(collected.files), 60);
    return;
  }
  if (!shown?.result.extractive) {
    $("sentences").replaceChildren();
    return;
  }
  const { result, source } = shown;
  const sentences = chosen(result, wanted());
  if (sentences === null) {
    clearTimeout(timer);
    timer = setTimeout(() => ask(source), 60);
    return;
  }
  showSentences(sentences, order(), result.document);
  if (result.document.text != null) {
    if (!shown.drawn || !shown.whole)
      shown.whole = showArticle(result, new Set([...sentences.map(s => s.index), ...(shown.llm?.sentences ?? []).flatMap(s => s.sources)]));
    shown.drawn = true;
    mark(sentences);
    underline(result.options.query ?? "");
  }
  const exact = 100 * sentences.reduce((sum, s) => sum + s.length, 0) / Math.max(1, result.document.characters);
  const share = exact < 1 ? exact.toFixed(1) : Math.round(exact);
  sayLength(` of ${result.document.sentences.toLocaleString()} · ${share} %`, sentences.length);
  announce(`${sentences.length} of ${counted(result.document.sentences, "sentence")}, ${share} percent of the text.`);
}

const titleOf = ({ source, result }) =>
  result.document?.title ?? source.name ?? source.file?.name ?? source.url ?? source.text.trim().split("\n")[0];

function facts({ document: read, source }) {
  const name = source?.name ?? shown.source.file?.name;
  if (!read)
    return name ? [name] : [];
  let language = read.language;
  try {
    language = read.language === "und" ? "unknown language" : new Intl.DisplayNames(["en"], { type: "language" }).of(read.language);
  } catch {
    // The code stands for itself.
  }
  const minutes = Math.max(1, Math.round(read.words / 230));
  return [...(name ? [element("b", { dir: "auto", textContent: name }), " · "] : []),
    `${language} · ${counted(read.words, "word")} · ${counted(read.sentences, "sentence")} · ${minutes < 60 ? "" : `${Math.floor(minutes / 60)} h `}${minutes % 60} min to read`];
}

function setLength(length, sentences) {
  $("length").max = Math.max(1, Math.min(sentences ?? 20, Math.max(mostLengths, length)));
  $("length").value = length;
  sayLength();
}

function sayLength(more = "", length = wanted()) {
  $("length-says").textContent = counted(length, "sentence") + more;
  $("length").setAttribute("aria-valuetext", $("length-says").textContent);
}

/** Says how long the summary is, for readers who do not see it. The slider says it itself while it is moved. */
function announce(text) {
  $("says").textContent = document.activeElement === $("length") ? "" : text;
}

/** Shows the box to write in, or the article. */
function compose(on) {
  if (!on && $("composer").contains(document.activeElement))
    $("summary").focus({ preventScroll: true }); // what had the focus goes; what was asked for is here
  $("composer").hidden = !on;
  $("new").hidden = on;
  $("edit").hidden = on || shown?.source.text == null;
  if (on)
    $("reading").hidden = true;
}

/** Takes everything about an article off the screen. */
function blank() {
  clearTimeout(timer);
  shown = collected = null;
  calm();
  entitle(null);
  for (const id of ["sentences", "phrases", "warnings", "facts", "source"])
    $(id).replaceChildren();
  for (const id of ["llm-part", "llm-form", "phrases-part", "actions", "order", "legend", "reading"])
    $(id).hidden = true;
  $("empty").hidden = false;
  $("empty").textContent = invitation;
  $("says").textContent = "";
  setLength(wanted());
}

/** Takes the list of files off the screen, and stops sending those that are left. */
function closeList() {
  sending?.abort();
  $("queue").replaceChildren();
  $("queue").hidden = true;
}

function clear() {
  stop();
  $("summary").setAttribute("aria-busy", "false");
  closeList();
  blank();
  $("query").value = "";
}

// --- Input -----------------------------------------------------------------------------------------------------------

/** A single web address is fetched by the app; everything else is the text itself. */
const sourceOf = text => /^https?:\/\/\S+$/i.test(text.trim()) ? { url: text.trim() } : { text };

function takeText() {
  const text = $("text").value;
  if (!text.trim())
    return complain("There is no text yet. Paste one, drop a file, or try an example.");
  closeList();
  unlink();
  keep(text);
  return ask(sourceOf(text));
}

async function takeFiles(files) {
  calm();
  unlink();
  stop();
  sending?.abort();
  const { signal } = sending = new AbortController();
  try {
    await take(files, options(), signal, (source, result) => {
      show(source, result, null);
      // If the query has changed meanwhile, the result is for the old one.
      if ((result.options.query ?? "") !== $("query").value.trim())
        ask(source);
    }, showDigestOf);
  } catch (error) {
    if (error.status !== 401)
      throw error;
    if (!signal.aborted)
      unanswered = () => takeFiles(files); // the list says that a key is missing
  }
}

function showDigestOf(files) {
  return replacing(async signal => {
    const query = $("query").value.trim();
    const digest = await digestOf(files, { ...(query && { query }), ...(ownLength && { sentences: wanted() }) }, signal);
    blank();
    collected = { files, digest };
    $("empty").hidden = $("keep").hidden = $("share").hidden = $("remove").hidden = true;
    $("actions").hidden = false;
    entitle(`Digest of ${files.length} files`);
    const { length } = digest.digest.sentences;
    setLength(length, files.reduce((sum, { result }) => sum + result.document.sentences, 0));
    const ofAll = ` of ${counted(files.length, "file")}`;
    const words = digest.sources.reduce((sum, source) => sum + source.words, 0);
    sayLength(ofAll, length);
    announce(`${counted(length, "sentence")}${ofAll}, ${counted(words, "word")}.`);
    showDigest(digest, name => files.find(file => file.name === name)?.open());
    showPhrases(digest.digest.keyPhrases, phrase => { $("query").value = phrase; showDigestOf(files); });
    showWarnings(digest.warnings);
  }, error => complain(error.message));
}

$("composer").addEventListener("submit", event => { event.preventDefault(); takeText(); });
$("text").addEventListener("paste", () => {
  const { selectionStart, selectionEnd, value } = $("text");
  if (selectionEnd - selectionStart === value.length) // the pasted text is all of it, not a part of what the reader edits
    setTimeout(takeText);
});
$("text").addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
    takeText();
});
$("examples").addEventListener("click", event => {
  const text = examples[event.target.dataset.example];
  if (!text)
    return;
  $("text").value = text;
  takeText();
});
$("new").addEventListener("click", () => { clear(); unlink(); forget(); $("text").value = ""; compose(true); $("text").focus(); });
$("edit").addEventListener("click", () => { compose(true); $("text").focus(); });
$("choose").addEventListener("click", () => $("files").click());
$("files").addEventListener("change", () => { takeFiles([...$("files").files]); $("files").value = ""; });

for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, event => {
    const files = event.dataTransfer?.types.includes("Files");
    if (!files && event.target === $("text"))
      return;
    event.preventDefault();
    document.body.classList.toggle("over", name === "dragover");
    if (name !== "drop")
      return;
    if (files)
      takeFiles(dropped(event.dataTransfer));
    else if (($("text").value = event.dataTransfer.getData("text/plain")))
      takeText();
  });
}

// --- Settings --------------------------------------------------------------------------------------------------------

$("length").addEventListener("input", () => {
  ownLength = true;
  choose();
});
$("order").addEventListener("change", choose);
$("query").addEventListener("input", () => {
  clearTimeout(timer);
  if (collected)
    timer = setTimeout(() => showDigestOf(collected.files), typingPause);
  else if (shown?.result.extractive)
    timer = setTimeout(() => ask(shown.source), typingPause);
});
$("dim").addEventListener("change", () => document.body.classList.toggle("dim", $("dim").checked));
$("llm-form").addEventListener("submit", event => { event.preventDefault(); if (!writing) askModel(); });
$("cancel").addEventListener("click", () => pending?.abort());
$("actions").addEventListener("click", event => {
  const { copy: toCopy, save: toSave } = event.target.dataset;
  const form = toCopy ?? toSave;
  if (!form)
    return;
  const text = collected ? copyOfDigest(collected.digest, form) : copyOf(resultOf(shown, wanted(), order()), form);
  if (toCopy)
    copy(text);
  else
    save(text, collected ? "digest" : titleOf(shown), form);
});
$("keep").addEventListener("click", () => askToStore(shown.source, titleOf(shown), browse));
$("share").addEventListener("click", () => copy(location.href));
$("remove").addEventListener("click", () => askToDelete(shown.source.name, leave));
for (const button of document.querySelectorAll("[data-close]"))
  button.addEventListener("click", () => button.closest("dialog").close());

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    $("copied").textContent = "Copied.";
  } catch {
    $("copied").textContent = "The browser does not allow copying here.";
  }
  setTimeout(() => { $("copied").textContent = ""; }, 2500);
}

// --- Stored articles, the key, the app's health ------------------------------------------------------------------------

const browse = name => linked() === name ? openStored(name) : location.assign(linkTo(name));

/** Leaves a stored article that no longer exists. */
function leave() {
  history.replaceState(null, "", location.pathname);
  route();
  $("text").focus(); // the button that was pressed is gone
}

whenDeleted(name => linked() === name && leave());
window.addEventListener("hashchange", route);
document.addEventListener("click", event => {
  if (event.target.closest?.("a")?.hash !== "#summary")
    return;
  event.preventDefault(); // the address says which article is open
  $("summary").scrollIntoView();
  $("summary").focus({ preventScroll: true });
});
$("browse").addEventListener("click", () => { $("stored").showModal(); list(browse); });
$("stored-close").addEventListener("click", () => $("stored").close());
$("stored").addEventListener("click", event => event.target === $("stored") && $("stored").close());
$("stored-search").addEventListener("submit", event => { event.preventDefault(); list(browse); });
$("status").addEventListener("change", () => list(browse));
$("stored-more").addEventListener("click", () => list(browse, true));
$("message-close").addEventListener("click", calm);
$("health-close").addEventListener("click", () => { $("health").hidden = true; });
$("key-form").addEventListener("submit", () => {
  remember("sessionStorage", "key", $("key").value);
  $("key").value = "";
  calm();
  checkHealth();
  if ($("stored").open)
    list(browse);
  unanswered?.();
});

/** Says what the app cannot do just now, and learns whether it has a language model. */
async function checkHealth() {
  let report = null;
  try {
    report = await diagnose();
  } catch (error) {
    complain(error.message);
  }
  const checks = report?.checks ?? [];
  model = checks.some(check => check.name === "model" && check.status === "ok");
  offer(report?.llm ?? null);
  $("text").placeholder = report?.urlInput ? placeholder.replace("an article", "an article or its web address") : placeholder;
  // An app that is not ready can still summarise a pasted text, so this stays beside what is said of a call.
  const isReady = !report || report.status === "ready";
  $("health").hidden = isReady;
  $("health-text").textContent = isReady ? ""
    : checks.some(check => check.name === "storage" && check.status === "failed")
      ? "The app cannot reach its storage. You can summarise a text, but stored summaries are unavailable."
      : "The app is not ready. Its administrator finds the reason with: summarizer doctor";
  if (shown)
    showModel(shown.llm, model && Boolean(shown.result.extractive), shown.result.document?.language ?? "", shown.source.name != null);
}

sayLength();
if (linked() !== null || kept())
  route();
checkHealth();
