// What outlives the page: storing an article, deleting a stored one, saving the summary as a file.
import { call, named } from "./api.js";
import { $ } from "./dom.js";

const endings = { text: ["txt", "text/plain"], markdown: ["md", "text/markdown"], json: ["json", "application/json"] };

/** Returns a file name made of a title: letters and digits of any script, joined by hyphens. */
export function nameFor(title) {
  const words = title.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join("-").slice(0, 60).replace(/-$/, "") || "article";
}

/** Saves a text as a file of the reader's. */
export function save(text, title, form) {
  const [ending, type] = endings[form];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `${nameFor(title)}.summary.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Asks for a name and stores a source as an article. `stored(name)` is called when it is. */
export function askToStore(source, title, stored) {
  const form = $("store-form");
  $("store-name").value = source.file?.name ?? `${nameFor(title)}.txt`;
  $("store-says").textContent = "";
  let replace = null; // the name that the reader has agreed to replace
  form.onsubmit = async event => {
    event.preventDefault();
    const name = $("store-name").value.trim();
    try {
      await call(`/api/articles?${named(name)}`, {
        method: "PUT", body: source.file ?? source.text,
        headers: {
          "content-type": source.file ? source.type : "text/plain; charset=utf-8",
          ...(replace !== name && { "if-none-match": "*" }),
        },
      });
      $("store").close();
      stored(name);
    } catch (error) {
      if (error.status === 412)
        replace = name;
      $("store-says").textContent = error.status === 412 ? "An article with this name is stored already. Store again to replace it." : error.message;
    }
  };
  $("store").showModal();
  $("store-name").select();
}

/** Asks whether to delete a stored article and its summary. `deleted()` is called when it is gone. */
export function askToDelete(name, deleted) {
  $("delete-name").textContent = name;
  $("delete-says").textContent = "";
  $("delete-form").onsubmit = async event => {
    event.preventDefault();
    try {
      await call(`/api/summaries?${named(name)}&article=true`, { method: "DELETE" });
    } catch (error) {
      if (error.status !== 404) { // somebody else was faster
        $("delete-says").textContent = error.message;
        return;
      }
    }
    $("delete").close();
    deleted();
  };
  $("delete").showModal();
}
