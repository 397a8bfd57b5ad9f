// Calls of the app's API. What goes wrong comes out as an Error whose message is for the reader.
import { $ } from "./dom.js";

const away = "The app does not answer. Is it still running?";

function keyHeader() {
  const key = sessionStorage.getItem("key");
  return key ? { "x-functions-key": key } : {};
}

/** Gives what the app says is wrong; asks for the key where one is wanted, above whatever is open. */
function problemOf(status, body, retryAfter) {
  let detail = null;
  try {
    detail = JSON.parse(body).detail;
  } catch {
    // Not one of ours; a front end of the app's, say.
  }
  if (status === 401 && !$("key-form").open) {
    $("key-says").textContent = detail ?? "";
    $("key-form").showModal();
  }
  const wait = status === 429 && retryAfter ? ` Try again in ${retryAfter} s.` : "";
  return new Error((detail ?? `The app answered ${status}.`) + wait);
}

/** Calls the API and gives the answer where it is a good one. */
export async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { ...options.headers, ...keyHeader() } });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Error(away);
  }
  if (!response.ok)
    throw problemOf(response.status, await response.text().catch(() => ""), response.headers.get("retry-after"));
  return response;
}

/** Summarises a source: `{ text }`, `{ file, type }` or `{ name }` of a stored article. */
export async function summarise(source, options, signal) {
  let request;
  if (source.name != null)
    request = ["/api/summaries", { method: "POST", body: JSON.stringify({ article: source.name, ...options }), headers: { "content-type": "application/json" } }];
  else
    request = [`/api/summaries?${new URLSearchParams(options)}`,
      { method: "POST", body: source.file ?? source.text, headers: { "content-type": source.file ? source.type : "text/plain; charset=utf-8" } }];
  return (await call(request[0], { ...request[1], signal })).json();
}

/** The same for a file, saying how far it is: `fetch` does not tell of bytes sent. */
export function upload(file, type, options, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/summaries?${new URLSearchParams(options)}`);
    request.setRequestHeader("content-type", type);
    for (const [name, value] of Object.entries(keyHeader()))
      request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", event => progress(event.loaded / Math.max(1, event.total)));
    request.addEventListener("load", () => request.status < 300
      ? resolve(JSON.parse(request.responseText))
      : reject(problemOf(request.status, request.responseText, request.getResponseHeader("retry-after"))));
    request.addEventListener("error", () => reject(new Error(
      file.size > 4e6 ? "The upload broke off. The file may be larger than the app allows." : away)));
    request.send(file);
  });
}
