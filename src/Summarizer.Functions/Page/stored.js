// The stored summaries: found by the beginning of their names, by status, page by page.
import { call } from "./api.js";
import { $, element } from "./dom.js";

const pageSize = 25;
const morePages = 8; // how many pages of another status are passed over before the reader is asked
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
  button.addEventListener("click", () => {
    $("stored").close();
    open(item.id);
  });
  return element("li", {}, button);
}

/** Lists one page, or the next. `open(name)` shows a stored article. */
export async function list(open, more) {
  const own = ++asked;
  const status = $("status").value;
  const rows = [];
  $("stored-says").textContent = "Looking…";
  try {
    let next = more ? continuation : null;
    for (let i = 0; i < morePages && rows.length < (status ? pageSize : 1); i++) {
      const query = new URLSearchParams({ limit: pageSize });
      if ($("prefix").value)
        query.set("prefix", $("prefix").value);
      if (next)
        query.set("continuation", next);
      const page = await (await call(`/api/summaries?${query}`)).json();
      if (own !== asked)
        return;
      rows.push(...page.items.filter(item => !status || item.status === status).map(item => row(item, open)));
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
    $("stored-says").textContent = count === 0 ? "None found." : `${count.toLocaleString()} ${count === 1 ? "summary" : "summaries"}${continuation ? " so far" : ""}`;
    if (more)
      rows[0]?.querySelector("button").focus();
  } catch (error) {
    if (own !== asked)
      return;
    if (!more) { // what another search found is no answer to this one
      $("stored-list").replaceChildren();
      $("stored-more").hidden = true;
    }
    $("stored-says").textContent = error.message;
  }
}
