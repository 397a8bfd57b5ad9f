// The page: one article at a time, its summary beside it. This file joins the parts; see the others for each.
import { call, summarise } from "./api.js";
import { $, calm, complain, element, tell } from "./dom.js";
import { example } from "./example.js";
import { take } from "./files.js";
import { mark, showArticle, underline } from "./reader.js";
import { list } from "./stored.js";
import { showModel, showPhrases, showSentences, showWarnings } from "./summary.js";
import "./theme.js";
import { chosen, copyOf, resultOf } from "./view.js";

const typingPause = 300; // milliseconds
const mostLengths = 40;
const pollFor = 60_000; // milliseconds that a stored article may wait for its summary
const invitation = $("empty").textContent;

/** What is on screen: where it came from, the newest answer about it, the model's part, and whether all of its sentences are elements. */
let shown = null;
let model = false; // whether the app has a language model
let pending = null; // the AbortController of the call under way
let timer = 0;

const wanted = () => Number($("length").value);
const order = () => document.querySelector('input[name="order"]:checked').value;

function options(more = {}) {
  const query = $("query").value.trim();
  return { sentences: wanted(), llm: false, includeText: true, choices: mostLengths, ...(query && { query }), ...more };
}

// --- Asking ----------------------------------------------------------------------------------------------------------

/** Asks about what is shown with the settings as they are. A newer call takes the place of an older one. */
async function ask(source, more) {
  clearTimeout(timer);
  pending?.abort();
  const own = pending = new AbortController();
  $("summary").setAttribute("aria-busy", "true");
  try {
    const result = await summarise(source, options(more), own.signal);
    show(source, result, result.llm?.status !== "disabled" ? result.llm : shown?.source === source ? shown.llm : null);
  } catch (error) {
    if (error.name !== "AbortError")
      complain(error.message);
  } finally {
    if (pending === own)
      $("summary").setAttribute("aria-busy", "false");
  }
}

/** Opens a stored article with what is stored about it; waits where its summary is still to come. */
async function openStored(name) {
  pending?.abort();
  const own = pending = new AbortController();
  // In the query, since the Functions host changes some characters of a path on the way.
  const path = `/api/summaries?name=${encodeURIComponent(name)}&includeText=true&choices=${mostLengths}`;
  const started = performance.now();
  calm();
  $("queue").hidden = true;
  try {
    let response = await call(path, { signal: own.signal });
    while (response.status === 202 && performance.now() - started < pollFor) {
      tell("This article waits for its summary. It appears here as soon as it is there.");
      await new Promise(later => setTimeout(later, 1000 * (Number(response.headers.get("retry-after")) || 2)));
      if (own.signal.aborted)
        return;
      response = await call(path, { signal: own.signal });
    }
    if (response.status === 202)
      return tell("This article still waits for its summary. Try again later.");
    const result = await response.json();
    $("query").value = "";
    if (result.options?.sentences)
      setLength(result.options.sentences, result.document?.sentences);
    show({ name }, result, result.llm);
    if (result.extractive && result.document.text == null)
      tell("The article itself is gone, or is another by now; this is the summary that was made of it.");
    $("summary").focus({ preventScroll: true });
  } catch (error) {
    if (error.name !== "AbortError")
      complain(error.message);
  }
}

// --- Showing ---------------------------------------------------------------------------------------------------------

function show(source, result, llm) {
  shown = { source, result, llm, whole: true };
  calm();
  if (result.error)
    complain(`${result.id === "-" ? "" : `${result.id}: `}${result.error.message}`);
  compose(Boolean(result.error));
  const { document: read, extractive } = result;
  $("empty").hidden = Boolean(extractive);
  $("empty").textContent = "There is no summary of this article.";
  $("actions").hidden = $("order").hidden = !extractive;
  $("facts").replaceChildren(...facts(result));
  showWarnings(result.warnings ?? []);
  showPhrases(extractive?.keyPhrases ?? [], phrase => {
    $("query").value = phrase;
    ask(shown.source);
  });
  showModel(llm, model && Boolean(extractive), read?.language ?? "", source.name != null);
  $("reading").hidden = read?.text == null;
  setLength(wanted(), read?.sentences);
  choose();
}

/** Marks and lists the sentences that the length on the slider stands for; asks where the answer does not hold them. */
function choose() {
  sayLength();
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
  $("says").textContent = `${sentences.length} of ${result.document.sentences} sentences, ${share} percent of the text.`;
}

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

const counted = (n, what) => `${n.toLocaleString()} ${what}${n === 1 ? "" : "s"}`;

function setLength(length, sentences) {
  $("length").max = Math.max(1, Math.min(sentences ?? 20, Math.max(mostLengths, length)));
  $("length").value = length;
  sayLength();
}

function sayLength(more = "", length = wanted()) {
  $("length-says").textContent = `${length} sentence${length === 1 && !more ? "" : "s"}${more}`;
  $("length").setAttribute("aria-valuetext", $("length-says").textContent);
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

function clear() {
  pending?.abort();
  clearTimeout(timer);
  shown = null;
  calm();
  history.replaceState(null, "", location.pathname);
  for (const id of ["sentences", "phrases", "warnings", "facts", "queue", "source"])
    $(id).replaceChildren();
  for (const id of ["llm-part", "llm-ask", "phrases-part", "actions", "order", "queue"])
    $(id).hidden = true;
  $("empty").hidden = false;
  $("empty").textContent = invitation;
  $("query").value = "";
  $("says").textContent = "";
  setLength(wanted());
}

// --- Input -----------------------------------------------------------------------------------------------------------

function takeText() {
  const text = $("text").value;
  if (!text.trim())
    return complain("There is no text yet: paste one, drop a file, or try the example.");
  $("queue").hidden = true;
  return ask({ text });
}

function takeFiles(files) {
  calm();
  return take(files, options(), (source, result) => {
    show(source, result, null);
    // Where the query was changed meanwhile, the answer is to an old question.
    if ((result.options.query ?? "") !== $("query").value.trim())
      ask(source);
  });
}

$("composer").addEventListener("submit", event => { event.preventDefault(); takeText(); });
$("text").addEventListener("paste", () => setTimeout(takeText));
$("text").addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
    takeText();
});
$("example").addEventListener("click", () => { $("text").value = example; takeText(); });
$("new").addEventListener("click", () => { clear(); $("text").value = ""; compose(true); $("text").focus(); });
$("edit").addEventListener("click", () => { compose(true); $("text").focus(); });
$("choose").addEventListener("click", () => $("files").click());
$("files").addEventListener("change", async () => { await takeFiles($("files").files); $("files").value = ""; });

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
      takeFiles(event.dataTransfer.files);
    else if (($("text").value = event.dataTransfer.getData("text/plain")))
      takeText();
  });
}

// --- Settings --------------------------------------------------------------------------------------------------------

$("length").addEventListener("input", choose);
$("order").addEventListener("change", choose);
$("query").addEventListener("input", () => {
  clearTimeout(timer);
  if (shown?.result.extractive)
    timer = setTimeout(() => ask(shown.source), typingPause);
});
$("dim").addEventListener("change", () => document.body.classList.toggle("dim", $("dim").checked));
$("llm-ask").addEventListener("click", () => ask(shown.source, { llm: true }));
$("actions").addEventListener("click", async event => {
  const form = event.target.dataset.copy;
  if (!form)
    return;
  try {
    await navigator.clipboard.writeText(copyOf(resultOf(shown, wanted(), order()), form));
    $("copied").textContent = "Copied.";
  } catch {
    $("copied").textContent = "The browser does not allow copying here.";
  }
  setTimeout(() => { $("copied").textContent = ""; }, 2500);
});

// --- Stored articles, the key, the app's health ------------------------------------------------------------------------

/** The stored article that the address names, as #/NAME. */
function linked() {
  try {
    return location.hash.startsWith("#/") ? decodeURIComponent(location.hash.slice(2)) : null;
  } catch {
    return null; // not percent-encoded as it should be
  }
}

const browse = name => linked() === name ? openStored(name) : location.assign(`#/${encodeURIComponent(name)}`);

window.addEventListener("hashchange", () => linked() && openStored(linked()));
$("browse").addEventListener("click", () => { $("stored").showModal(); list(browse); });
$("stored-close").addEventListener("click", () => $("stored").close());
$("stored").addEventListener("click", event => event.target === $("stored") && $("stored").close());
$("stored-search").addEventListener("submit", event => { event.preventDefault(); list(browse); });
$("status").addEventListener("change", () => list(browse));
$("stored-more").addEventListener("click", () => list(browse, true));
$("message-close").addEventListener("click", calm);
$("key-form").addEventListener("submit", () => {
  sessionStorage.setItem("key", $("key").value);
  $("key").value = "";
  calm();
  if ($("stored").open)
    list(browse);
  else if (shown)
    ask(shown.source);
  else if (linked())
    openStored(linked());
  else if ($("text").value.trim())
    takeText();
});

async function start() {
  sayLength();
  if (linked())
    openStored(linked());
  // An app that is not ready says why; it may still summarise what is pasted.
  const key = sessionStorage.getItem("key");
  const health = await fetch("/api/diagnostics", { headers: key ? { "x-functions-key": key } : {} })
    .then(answer => answer.status === 401 ? null : answer.json()).catch(() => null);
  const checks = health?.checks ?? [];
  model = checks.some(check => check.name === "model" && check.status === "ok");
  const wrong = checks.filter(check => check.status === "failed" && check.detail);
  if (wrong.length)
    complain(wrong.map(check => check.detail).join(" "));
  if (shown)
    showModel(shown.llm, model && Boolean(shown.result.extractive), shown.result.document?.language ?? "", shown.source.name != null);
}
start();
