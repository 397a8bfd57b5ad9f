// One summary of several files: their best sentences, each with the file that it comes from.
import { callJson } from "./api.js";
import { $, element } from "./dom.js";
import { escaped, oneLine } from "./view.js";

export const mostFiles = 25; // DigestPipeline.MaxItems

const leftOut = new Set(["boilerplate", "caption", "code", "table"]);

/** The prose of a document, from which its own summary is chosen. A digest reads it as plain text, without these blocks. */
export const proseOf = ({ text, outline }) => outline?.blocks.filter(block => !leftOut.has(block.kind))
  .map(({ offset, length }) => text.slice(offset, offset + length)).join("\n\n") ?? text;

/** Makes the digest of results that the app returned with their texts. `results`: `{ name, result }` for each file; `options`: `{ query, sentences }`. */
export async function digestOf(results, options, signal) {
  const documents = results.map(({ name, result }) => ({ id: name, text: proseOf(result.document), ...(result.document.title && { title: result.document.title }) }));
  return callJson("/api/digests", {
    method: "POST", body: JSON.stringify({ documents, ...options }), headers: { "content-type": "application/json" }, signal,
  });
}

const sourcesOf = sentence => [...new Set([sentence.source, ...sentence.alsoIn.map(place => place.source)])];

/** A digest as text to paste elsewhere, in the form that the app gives it. */
export function copyOfDigest(result, form) {
  const { sentences, keyPhrases } = result.digest;
  if (form === "json")
    return JSON.stringify(result, null, 2);
  const from = sentence => {
    const [first, ...also] = sourcesOf(sentence).map(oneLine);
    return also.length ? `${first}; also ${also.join(", ")}` : first;
  };
  if (form === "text")
    return sentences.map(sentence => `${oneLine(sentence.text)} [${from(sentence)}]\n`).join("");
  return [
    "## Digest",
    sentences.map(sentence => `- ${escaped(sentence.text)} *(${escaped(from(sentence))})*`).join("\n"),
    ...(keyPhrases.length ? [`Key phrases: ${keyPhrases.map(escaped).join(", ")}`] : []),
  ].join("\n\n") + "\n";
}

/** Lists the digest's sentences; `open(name)` shows a file. */
export function showDigest({ digest }, open) {
  $("sentences").removeAttribute("lang");
  $("sentences").dir = "auto";
  $("sentences").replaceChildren(...digest.sentences.map(sentence => {
    const item = element("li", { className: "from" }, element("span", { dir: "auto", textContent: sentence.text }),
      ...sourcesOf(sentence).map(name => {
        const button = element("button", { type: "button", className: "plain source", dir: "auto", textContent: name });
        button.addEventListener("click", () => open(name));
        return button;
      }));
    item.style.setProperty("--w", "0.7");
    return item;
  }));
}
