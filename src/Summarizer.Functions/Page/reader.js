// The reading column: the article as it is built, its chosen sentences marked by rank, and a ruler that shows where they stand.
import { $, element } from "./dom.js";
import { directionOf } from "./view.js";

const tags = { listItem: "p", quotation: "blockquote", code: "pre", table: "pre" };
// Beyond this only the marked sentences get elements of their own.
const mostSentences = 5000;
const mostUnderlined = 2000;

let sentences = new Map(); // index → element
let letters = new Map(); // index → letter of a sentence that the model's summary rests on
let cameFrom = null; // the link that led into the article

/** Shows the article. `wanted`: the sentences that will be marked or cited, for an article too long to have them all. */
export function showArticle(result, wanted) {
  const { document: read } = result;
  const outline = read.outline ?? { blocks: [{ kind: "paragraph", offset: 0, length: read.text.length, level: 0 }], sentences: [] };
  const spans = outline.sentences
    .map((span, index) => ({ ...span, index }))
    .filter(span => outline.sentences.length <= mostSentences || wanted.has(span.index));
  sentences = new Map();
  const body = document.createDocumentFragment();
  if (read.title && !read.text.slice(0, 1000).includes(read.title))
    body.append(element("h3", { className: "h1", dir: "auto", textContent: read.title }));
  let next = 0;
  let depth = 2; // the page's own headings end there
  for (const block of outline.blocks) {
    const end = block.offset + block.length;
    if (block.kind === "heading")
      depth = Math.min(depth + 1, block.level + 2, 6);
    const part = element(block.kind === "heading" ? `h${depth}` : tags[block.kind] ?? "p", { dir: "auto", className: block.kind === "heading" ? `h${block.level}` : block.kind });
    if (part.tagName === "PRE")
      part.tabIndex = 0; // it may scroll sideways, which the keyboard must be able to do
    let at = block.offset;
    while (next < spans.length && spans[next].offset < end) {
      const span = spans[next++];
      if (span.offset < at)
        continue;
      const text = read.text.slice(span.offset, span.offset + span.length);
      const own = element("span", { id: `s${span.index}`, className: "s", tabIndex: -1, textContent: text, "data-index": span.index });
      if (letters.has(span.index))
        own.dataset.ref = letters.get(span.index);
      sentences.set(span.index, own);
      part.append(read.text.slice(at, span.offset), own);
      at = span.offset + span.length;
    }
    part.append(read.text.slice(at, Math.max(at, end)));
    body.append(part);
  }
  $("source").lang = read.language === "und" ? "" : read.language;
  $("source").dir = directionOf(read.language);
  $("source").replaceChildren(body);
  $("reading").hidden = false;
  return outline.sentences.length <= mostSentences;
}

/** Marks the chosen sentences, best first, and takes the marks off the others. */
export function mark(chosen) {
  const marked = new Map(chosen.map((sentence, i) => [sentence.index, i]));
  for (const [index, own] of sentences) {
    const rank = marked.get(index);
    own.classList.toggle("chosen", rank !== undefined);
    if (rank === undefined) {
      own.removeAttribute("role");
      delete own.dataset.rank;
    } else {
      own.setAttribute("role", "mark");
      own.dataset.rank = rank + 1;
      own.style.setProperty("--w", weight(rank, chosen.length));
    }
  }
  rule();
}

/** Underlines the words that the reader looks for, wherever they stand. */
export function underline(query) {
  if (!CSS.highlights)
    return;
  CSS.highlights.delete("query");
  const words = query.toLowerCase().match(/[\p{L}\p{N}]{3,}|\p{Script=Han}+/gu) ?? [];
  if (words.length === 0)
    return;
  const ranges = [];
  const nodes = document.createTreeWalker($("source"), NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node && ranges.length < mostUnderlined; node = nodes.nextNode()) {
    const text = node.data.toLowerCase();
    if (text.length !== node.data.length)
      continue; // a letter that grows when lower-cased would shift the places
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0 && ranges.length < mostUnderlined; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("query", new Highlight(...ranges));
}

/** How strongly to mark the sentence at this rank, 0 to 1. */
export const weight = (rank, count) => (1 - 0.65 * rank / Math.max(1, count - 1)).toFixed(2);

function rule() {
  const height = $("source").offsetHeight || 1;
  const top = $("source").getBoundingClientRect().top;
  $("ruler").replaceChildren(...[...sentences.values()].filter(own => own.classList.contains("chosen")).map(own => {
    const tick = element("i", { "data-index": own.dataset.index });
    const box = own.getBoundingClientRect();
    tick.style.insetBlockStart = `${100 * (box.top - top) / height}%`;
    tick.style.blockSize = `max(.3rem, ${100 * box.height / height}%)`;
    tick.style.setProperty("--w", own.style.getPropertyValue("--w"));
    return tick;
  }));
}
new ResizeObserver(rule).observe($("source"));

/** Gives the sentences that the model's summary rests on their letters, from the next time that the article is shown. */
export function refer(given) {
  letters = given;
}

/** Outlines the sentences that something rests on. */
export function cite(indices, on) {
  for (const index of indices)
    sentences.get(index)?.classList.toggle("cited", on);
}

export const textOf = index => sentences.get(index)?.textContent;

/** Brings a sentence into view and puts the focus there; Escape leads back to where it came from. */
export function goTo(index, from) {
  const own = sentences.get(index);
  if (!own)
    return;
  own.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  own.focus({ preventScroll: true });
  cameFrom = from;
}

$("source").addEventListener("keydown", event => {
  if (event.key === "Escape")
    cameFrom?.focus();
});
$("ruler").addEventListener("click", event => event.target.dataset.index && goTo(Number(event.target.dataset.index)));
