// The stored summaries: found by the start of their names and by status, page by page.
import { callJson } from "./api.js";
import { $, element } from "./dom.js";
import { askToDelete } from "./keeping.js";

const pageSize = 25;
const largePage = 1000; // the app filters by status within a page, so a rare status needs large ones
const morePages = 8; // how many pages with too few matches are read before the reader is asked
let continuation = null;
let asked = 0;

const size = bytes => bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

function row(item, open) {
  const when = new Date(item.lastModified);
  const button = element("button", { type: "button" },
    element("span", { className: "name", dir: "auto", textContent: item.id }),
    element("span", { className: `pill ${item.status}`, textContent: item.status }),
    element("time", { className: "quiet", dateTime: item.lastModified, title: when.toLocaleString(), textContent: when.toLocaleDateString() }),
    element("span", { className: "quiet size", textContent: size(item.bytes) }));
  const about = element("span", { className: "about quiet", dir: "auto" });
  if (item.title) about.append(element("b", { textContent: item.title }));
  button.append(about);
  button.addEventListener("click", () => {
    $("stored").close();
    open(item.id);
  });
  const remove = element("button", { type: "button", className: "plain", textContent: "Delete", "aria-label": `Delete ${item.id}` });
  const own = element("li", { className: "row" }, button, remove);
  remove.addEventListener("click", () => askToDelete(item.id, () => {
    const next = own.nextElementSibling ?? own.previousElementSibling;
    own.remove();
    (next?.querySelector("button") ?? $("prefix")).focus();
    deleted(item.id);
  }));
  about.summary = item.summary;
  seen.observe(about);
  return own;
}

/** Fills in the title and the first sentence of a row when it comes into view. */
async function describe(about) {
  try {
    const result = await callJson(about.summary);
    const first = result.extractive?.sentences[0]?.text ?? result.error?.message ?? "";
    about.replaceChildren(...(result.document?.title ? [element("b", { textContent: result.document.title }), " "] : []), first);
  } catch {
    // The row has the name and the status all the same.
  }
}

const seen = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) {
      seen.unobserve(target);
      describe(target);
    }
  }
});

let deleted = () => {};

/** Registers what to do when the reader deletes a stored article. */
export function whenDeleted(action) {
  deleted = action;
}

/** Lists one page, or the next. `open(name)` shows a stored article. */
export async function list(open, more) {
  const own = ++asked;
  const status = $("status").value;
  const rows = [];
  $("stored-says").textContent = "Searching…";
  try {
    let next = more ? continuation : null;
    for (let i = 0; i < morePages && rows.length < (status ? pageSize : 1); i++) {
      const query = new URLSearchParams({ limit: status && i > 0 ? largePage : pageSize, ...(status && { status }) });
      if ($("prefix").value)
        query.set("prefix", $("prefix").value);
      if (next)
        query.set("continuation", next);
      const page = await callJson(`/api/summaries?${query}`);
      if (own !== asked)
        return;
      rows.push(...page.items.map(item => row(item, open)));
      next = page.continuation ?? null;
      if (!next)
        break;
    }
    continuation = next;
    if (!more)
      $("stored-list").replaceChildren();
    $("stored-list").append(...rows);
    $("stored-more").hidden = !continuation;
    const count = $("stored-list").childElementCount;
    if (count === 0)
      $("stored-says").textContent = continuation ? "None so far. “More” continues the search." : "None found.";
    else
      $("stored-says").textContent = `${count.toLocaleString()} ${count === 1 ? "summary" : "summaries"}${continuation ? " so far" : ""}`;
    if (more)
      rows[0]?.querySelector("button").focus();
  } catch (error) {
    if (own !== asked)
      return;
    if (!more) { // the rows on screen belong to another search
      $("stored-list").replaceChildren();
      $("stored-more").hidden = true;
    }
    $("stored-says").textContent = error.message;
  }
}
