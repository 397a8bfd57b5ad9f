// The panel: the chosen sentences, the language model's summary with what it rests on, key phrases, remarks.
import { $, element } from "./dom.js";
import { cite, goTo, textOf, weight } from "./reader.js";
import { directionOf, ordered } from "./view.js";

/** The chosen sentences (best first) in the order that the reader wants. */
export function showSentences(chosen, order, read) {
  const ranks = new Map(chosen.map((sentence, i) => [sentence.index, i]));
  $("sentences").lang = read.language === "und" ? "" : read.language;
  $("sentences").dir = directionOf(read.language);
  $("sentences").replaceChildren(...ordered(chosen, order).map(sentence => {
    const rank = ranks.get(sentence.index);
    const badge = element("span", { className: "rank", textContent: rank + 1, "aria-label": `Rank ${rank + 1}:`, role: "img" });
    const link = element("a", { href: `#s${sentence.index}`, dir: "auto" }, badge, element("span", { textContent: sentence.text }));
    const item = element("li", { "data-sources": sentence.index }, link);
    item.style.setProperty("--w", weight(rank, chosen.length));
    return item;
  }));
}

export function showPhrases(phrases, ask) {
  $("phrases").replaceChildren(...phrases.map(phrase => {
    const button = element("button", { type: "button", dir: "auto", textContent: phrase, title: "Look for this" });
    button.addEventListener("click", () => ask(phrase));
    return element("li", {}, button);
  }));
}

const states = {
  deferred: "The model is not there just now; the app asks it again by itself.",
  skipped: "The model was not asked.",
  failed: "The model’s part failed.",
};
const groundings = { partial: "supported in part", unsupported: "not supported by the article" };

/** The model's part. `available`: whether there is a model that could be asked. */
export function showModel(llm, available, language) {
  const there = llm && llm.status !== "disabled";
  $("llm-part").hidden = !there;
  $("llm-ask").hidden = !available || (there && llm.status === "succeeded");
  $("llm-sources").hidden = true;
  $("llm-text").replaceChildren(...(there ? llm.sentences ?? [] : []).flatMap(sentence => {
    const refs = sentence.sources.map(index => element("a", { href: `#s${index}`, className: "ref", textContent: index + 1, "aria-label": `Source: sentence ${index + 1}` }));
    const mark = groundings[sentence.grounding];
    const own = element("span", { className: `llm-sentence ${sentence.grounding}`, "data-sources": sentence.sources.join(" ") },
      element("span", { className: "words", textContent: sentence.text }), ...refs,
      ...(mark ? [element("strong", { className: "badge", textContent: mark, title: sentence.issues.join(", ") })] : []));
    return [own, " "];
  }));
  $("llm-text").lang = language;
  const notes = there ? [states[llm.status], llm.reason, llm.model && `Written by ${llm.model}. The numbers are the sentences of the article that it rests on.`] : [];
  $("llm-note").textContent = notes.filter(Boolean).join(" ");
}

export function showWarnings(warnings) {
  $("warnings").replaceChildren(...warnings.map(warning => element("li", { textContent: warning.message })));
}

// --- What a sentence rests on is shown while it is pointed at or focused ------------------------------------------------

const indicesOf = at => (at.dataset.sources ?? at.dataset.index ?? "").split(" ").filter(Boolean).map(Number);
let lit = null;

function light(target) {
  const at = target?.closest?.("[data-sources], .ruler [data-index], .s") ?? null;
  if (at === lit)
    return;
  if (lit)
    show(lit, false);
  lit = at;
  if (lit)
    show(lit, true);
}

function show(at, on) {
  const indices = indicesOf(at);
  const inArticle = at.classList.contains("s");
  if (!inArticle)
    cite(indices, on);
  at.classList.toggle("lit", on);
  for (const index of indices) {
    for (const same of document.querySelectorAll(inArticle ? `#summary [data-sources~="${index}"]` : `.sentences [data-sources="${index}"]`))
      same.classList.toggle("lit", on);
  }
  if (!at.classList.contains("llm-sentence"))
    return;
  $("llm-sources").hidden = !on;
  $("llm-sources").replaceChildren(...(indices.length
    ? indices.map(index => element("p", { dir: "auto" }, element("b", { textContent: index + 1 }), " ", textOf(index) ?? ""))
    : [element("p", { textContent: "Nothing in the article supports this sentence." })]));
}

document.addEventListener("pointerover", event => light(event.target));
document.addEventListener("focusin", event => light(event.target));
document.addEventListener("focusout", () => light(null));
document.addEventListener("keydown", event => event.key === "Escape" && light(null));
document.addEventListener("click", event => {
  const link = event.target.closest?.('a[href^="#s"]');
  const index = link && /^#s(\d+)$/.exec(link.getAttribute("href"))?.[1];
  if (index === undefined || index === null)
    return;
  event.preventDefault();
  goTo(Number(index), link);
});
