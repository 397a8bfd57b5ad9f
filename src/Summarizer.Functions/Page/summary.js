// The panel: the chosen sentences, the language model's summary with what it rests on, key phrases, remarks.
import { $, element } from "./dom.js";
import { cite, goTo, refer, textOf, weight } from "./reader.js";
import { attributed, directionOf, ordered } from "./view.js";

/** The chosen sentences (best first) in the order that the reader wants. */
export function showSentences(chosen, order, read) {
  const ranks = new Map(chosen.map((sentence, i) => [sentence.index, i]));
  $("sentences").lang = read.language === "und" ? "" : read.language;
  $("sentences").dir = directionOf(read.language);
  $("sentences").replaceChildren(...ordered(chosen, order).map(sentence => {
    const rank = ranks.get(sentence.index);
    const badge = element("span", { className: "rank", textContent: rank + 1, "aria-label": `Rank ${rank + 1}:`, role: "img" });
    const link = element("a", { href: `#s${sentence.index}`, dir: "auto" }, badge, element("span", { textContent: attributed(sentence) }));
    const item = element("li", { "data-sources": sentence.index }, link);
    item.style.setProperty("--w", weight(rank, chosen.length));
    return item;
  }));
}

export function showPhrases(phrases, ask) {
  $("phrases-part").hidden = phrases.length === 0;
  $("phrases").replaceChildren(...phrases.map(phrase => {
    const button = element("button", { type: "button", dir: "auto", textContent: phrase, title: "Look for this" });
    button.addEventListener("click", () => ask(phrase));
    return element("li", {}, button);
  }));
}

const states = {
  deferred: "The model’s summary comes later.",
  skipped: "The model was not asked.",
  failed: "The model’s part failed.",
};
// Sources have letters, in the order of their first mention: numbers are ranks.
const letters = new Map(); // sentence → letter
const letter = i => (i < 26 ? "" : letter(Math.floor(i / 26) - 1)) + String.fromCharCode(97 + i % 26);

const groundings = { partial: "supported in part", unsupported: "not supported by the article" };

/** The model's part. `available`: whether there is a model that could be asked; `stored`: whether the app asks it again by itself. */
export function showModel(llm, available, language, stored) {
  const there = llm && llm.status !== "disabled";
  $("llm-part").hidden = !there;
  $("llm-form").hidden = !available;
  $("llm-ask").textContent = there && llm.status === "succeeded" ? "Write it again" : "Ask the language model";
  $("llm-sources").hidden = true;
  const written = there ? llm.sentences ?? [] : [];
  letters.clear();
  for (const index of new Set(written.flatMap(sentence => sentence.sources)))
    letters.set(index, letter(letters.size));
  refer(letters);
  $("llm-text").replaceChildren(...written.flatMap(sentence => {
    const refs = sentence.sources.map(index => element("a", { href: `#s${index}`, className: "ref", textContent: letters.get(index), "aria-label": `Source ${letters.get(index)}: sentence ${index + 1}` }));
    const mark = groundings[sentence.grounding];
    const own = element("span", { className: `llm-sentence ${sentence.grounding}`, "data-sources": sentence.sources.join(" ") },
      element("span", { className: "words", textContent: sentence.text }), ...refs,
      ...(mark ? [element("strong", { className: "badge", textContent: mark, title: sentence.issues.join(", ") })] : []));
    return [own, " "];
  }));
  $("llm-text").classList.toggle("list", Boolean(there && llm.text?.startsWith("- ")));
  $("llm-text").lang = language;
  const notes = there ? [states[llm.status], llm.reason, llm.status === "deferred" && stored && "The app asks it again by itself.", written.length > 0 && `Written by ${llm.model}. The letters lead to the sentences of the article that it rests on.`] : [];
  $("llm-note").textContent = notes.filter(Boolean).join(" ");
}

export function showWarnings(warnings) {
  $("warnings").replaceChildren(...warnings.map(warning => element("li", { textContent: warning.message })));
}

// --- What a sentence rests on is shown while it is pointed at or focused ------------------------------------------------

const indicesOf = at => (at.dataset.sources ?? at.dataset.index ?? "").split(" ").filter(Boolean).map(Number);
let lit = null;

function light(target) {
  if (target?.closest?.("#llm-sources"))
    return; // what is shown can be pointed at, to read and scroll it
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
    ? indices.map(index => element("p", { dir: $("sentences").dir },
      element("b", { className: "ref", textContent: letters.get(index) }), " ",
      element("span", { dir: "auto", textContent: textOf(index) ?? `Sentence ${index + 1}; the article is not at hand.` })))
    : [element("p", { textContent: "Nothing in the article supports this sentence." })]));
  if (on)
    place(at);
}

/** Puts what a sentence rests on right below it, or above where there is no room. */
function place(at) {
  const lines = [...at.getClientRects()];
  const below = lines.at(-1).bottom;
  const above = lines[0].top - $("llm-sources").offsetHeight;
  $("llm-sources").style.top = `${(below + $("llm-sources").offsetHeight > innerHeight && above > 0 ? above : below) - $("llm-text").getBoundingClientRect().top}px`;
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
