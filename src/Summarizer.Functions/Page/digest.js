// One summary of several files: their best sentences, each with the file that it comes from.
import { callJson } from "./api.js";
import { $, element } from "./dom.js";

/** Makes the digest of results that the app returned with their texts. `results`: `{ name, result }` for each file; `options`: `{ query, sentences }`. */
export async function digestOf(results, options, signal) {
  const documents = results.map(({ name, result }) => ({ id: name, text: result.document.text, ...(result.document.title && { title: result.document.title }) }));
  return callJson("/api/digests", {
    method: "POST", body: JSON.stringify({ documents, ...options }), headers: { "content-type": "application/json" }, signal,
  });
}

/** Lists the digest's sentences; `open(name)` shows a file. */
export function showDigest({ digest, sources }, open) {
  $("sentences").removeAttribute("lang");
  $("sentences").dir = "auto";
  $("sentences").replaceChildren(...digest.sentences.map(sentence => {
    const names = [...new Set([sentence.source, ...sentence.alsoIn.map(place => place.source)])];
    const item = element("li", { className: "from" }, element("span", { dir: "auto", textContent: sentence.text }),
      ...names.map(name => {
        const button = element("button", { type: "button", className: "plain source", dir: "auto", textContent: name });
        button.addEventListener("click", () => open(name));
        return button;
      }));
    item.style.setProperty("--w", "0.7");
    return item;
  }));
  const words = sources.reduce((sum, source) => sum + source.words, 0);
  $("length-says").textContent = `${digest.sentences.length} sentences of ${sources.length} files`;
  $("says").textContent = `${digest.sentences.length} sentences of ${sources.length} files, ${words.toLocaleString()} words.`;
}
