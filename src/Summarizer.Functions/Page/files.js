// Files that were dropped or chosen: each is sent at once, shows its progress, and can be opened when it is done.
import { upload } from "./api.js";
import { mostFiles, proseOf } from "./digest.js";
import { $, element } from "./dom.js";
import { counted } from "./view.js";

// The table of src/Summarizer.Pipeline/Reading/ArticleFormats.cs, which a test compares.
const endings = {
  "text/plain": "txt text",
  "text/markdown": "md markdown mdown mkd mdx",
  "text/x-rst": "rst",
  "text/asciidoc": "adoc asciidoc",
  "text/html": "html htm",
  "application/xhtml+xml": "xhtml",
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/rtf": "rtf",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
  "application/epub+zip": "epub",
  "message/rfc822": "eml",
  "application/x-subrip": "srt",
  "text/vtt": "vtt",
};
const types = Object.fromEntries(Object.entries(endings).flatMap(([type, names]) => names.split(" ").map(name => [name, type])));
const atOnce = 2;
const mostTries = 4;
const longestWait = 20; // seconds
const uploads = new Set(); // those that the app works on

/** By the name's ending first: systems know few media types, and some of them wrong. */
function typeOf(file) {
  const ending = file.name.split(".").pop().toLowerCase();
  if (Object.hasOwn(types, ending))
    return types[ending];
  // What says that it is JSON would be taken for a call.
  return !file.type || file.type.startsWith("text/") || file.type === "application/json" ? "text/plain" : null;
}

const folders = new WeakSet();

/** Returns the files that were dropped. Browsers hand a folder over as a file that cannot be read. */
export function dropped({ items, files }) {
  const isFolder = [...items].filter(item => item.kind === "file").map(item => item.webkitGetAsEntry?.()?.isDirectory);
  [...files].filter((_, i) => isFolder[i]).forEach(file => folders.add(file));
  return [...files];
}

/**
 * Sends files. `options` go with each; `open(source, result)` shows one; `all(entries)` shows the digest. The first is shown by itself,
 * unless the reader has opened another. `signal` ends the sending when the list goes off the screen; so does an error that a key would help with.
 */
export async function take(files, options, signal, open, all) {
  let opened = false;
  const entries = [...files].map(file => entry(file, (source, result) => {
    opened = true;
    open(source, result);
  }));
  $("queue").replaceChildren(...entries.map(each => each.item));
  $("queue").hidden = entries.length === 0;
  const left = [...entries];
  const work = async () => {
    for (let each = left.shift(); each && !signal.aborted; each = left.shift()) {
      await send(each, options, signal);
      // The first in the list that can be shown, not the first that happens to be done.
      const first = entries.find(one => !one.failed);
      if (first?.result && !opened && !signal.aborted)
        first.button.click();
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } catch (error) {
    left.splice(0).forEach(each => fail(each, error));
    throw error;
  }
  if (signal.aborted)
    return;
  const read = entries.filter(each => each.result?.document?.text && proseOf(each.result.document).trim());
  if (read.length < 2)
    return;
  if (read.length > mostFiles) {
    $("queue").prepend(element("li", { className: "quiet", textContent: `A digest can have up to ${mostFiles} files.` }));
    return;
  }
  const names = new Set(read.map(each => each.file.name));
  const digest = element("button", { type: "button", className: "digest", textContent: `One digest of all ${read.length} files` });
  digest.addEventListener("click", () => {
    current(digest);
    all(read.map((each, i) => ({ name: names.size === read.length ? each.file.name : `${i + 1}. ${each.file.name}`, result: each.result, open: () => each.button.click() })));
  });
  $("queue").prepend(element("li", {}, digest));
}

function current(button) {
  for (const other of $("queue").querySelectorAll("button"))
    other.setAttribute("aria-current", String(other === button));
}

function entry(file, open) {
  const bar = element("progress", { max: 1, value: 0, "aria-label": `Progress of ${file.name}` });
  const state = element("span", { className: "quiet state", textContent: "waiting" });
  const button = element("button", { type: "button", disabled: true }, element("span", { className: "name", dir: "auto", textContent: file.name }), bar, state);
  const own = { file, bar, state, button, item: element("li", {}, button), result: null, failed: false };
  button.addEventListener("click", () => {
    current(button);
    open({ file, type: typeOf(file) }, own.result);
  });
  return own;
}

async function send(own, options, signal) {
  const type = typeOf(own.file);
  try {
    if (folders.has(own.file))
      throw new Error("A folder cannot be read. Drop the files in it.");
    if (type === null)
      throw new Error("Files of this kind cannot be read. Use text, Markdown, HTML, PDF, Word (.docx), OpenDocument, RTF, PowerPoint (.pptx), EPUB, e-mail or subtitles.");
    if (own.file.size === 0)
      throw new Error("The file is empty.");
    own.result = await uploaded(own, type, options, signal);
    own.state.textContent = counted(own.result.document.sentences, "sentence");
    own.button.disabled = false;
  } catch (error) {
    fail(own, error);
    if (error.status === 401)
      throw error; // the files that are left would fail as well
  } finally {
    own.bar.hidden = true;
  }
}

/** Uploads a file. While the app is busy, it waits as long as the app asks, and until the app is done with the other files. */
async function uploaded(own, type, options, signal) {
  for (let tries = 1; ; tries++) {
    own.bar.hidden = false;
    own.bar.value = 0;
    own.state.textContent = "sending…";
    const sending = upload(own.file, type, options, signal, share => {
      own.bar.value = share;
      if (share >= 1) {
        own.bar.removeAttribute("value");
        own.state.textContent = "reading…";
      }
    });
    uploads.add(sending);
    try {
      return await sending;
    } catch (error) {
      const mayWait = error.retryAfter != null && error.retryAfter <= longestWait;
      if (!mayWait || tries === mostTries)
        throw error;
      uploads.delete(sending);
      own.bar.hidden = true;
      own.state.textContent = "The app is busy; waiting to try again…";
      await pause(error.retryAfter, signal);
      await Promise.allSettled(uploads);
      signal.throwIfAborted();
    } finally {
      uploads.delete(sending);
    }
  }
}

const pause = (seconds, signal) => new Promise((resolve, reject) => {
  const waiting = setTimeout(resolve, 1000 * seconds);
  signal.addEventListener("abort", () => { clearTimeout(waiting); reject(signal.reason); }, { once: true });
});

function fail(own, error) {
  own.failed = true;
  own.bar.hidden = true;
  own.state.classList.add("bad");
  own.state.textContent = error.message;
}
