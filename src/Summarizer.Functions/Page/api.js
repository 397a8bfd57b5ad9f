// Calls the app's API. Every failure is an Error whose message is written for the reader of the page.
import { $ } from "./dom.js";
import { remembered } from "./session.js";
import { counted } from "./view.js";

const unreachable = "The app cannot be reached. Check that it is running and try again.";

/** Returns the header with the key that the reader gave, if any. */
function keyHeader() {
  const key = remembered("sessionStorage", "key");
  return key ? { "x-functions-key": key } : {};
}

// The app explains its errors in problem details. These texts are for what a proxy in front of it answers.
const explained = {
  401: "This app needs a key.",
  403: "You are not allowed to do this. Sign in with another account or ask the person who runs this app.",
  413: "This is larger than the app allows.",
  429: "The app is busy.",
  503: "The app cannot reach its storage or is overloaded.",
};

/** Returns what the app says of its error; null for a bug, for a missing or wrong key, and for what is not an answer of the app. */
function explanationIn(body) {
  const prefix = "urn:summarizer:problem:";
  try {
    const { type, detail, status, target } = JSON.parse(body);
    const isForPrograms = type === `${prefix}internal-error` || (status === 401 && target === "x-functions-key");
    return type.startsWith(prefix) && !isForPrograms ? detail : null;
  } catch {
    return null;
  }
}

/** Returns the seconds that the app asks to wait; null for none, and for a date, which the app does not send. */
const secondsIn = retryAfter => /^\d+$/.test(retryAfter) ? Number(retryAfter) : null;

/** Returns what to tell the reader about an error. */
function messageOf(status, body, retryAfter) {
  const refusedKey = status === 401 && remembered("sessionStorage", "key") && "The app did not accept the key.";
  const message = explanationIn(body) ?? (refusedKey || explained[status]) ?? "Something went wrong in the app. Its log has the details.";
  const seconds = secondsIn(retryAfter);
  const wait = (status === 429 || status === 503) && !/\bagain\b/.test(message) ? ` Try again in ${seconds === null ? "a minute" : counted(seconds, "second")}.` : "";
  return message + wait;
}

/** Returns the error to show; asks for the key if one is needed, above whatever is open. */
function problemOf(status, body, retryAfter) {
  if (status === 401 && !$("key-form").open) {
    $("key-says").textContent = remembered("sessionStorage", "key") ? "The app did not accept this key. Try another one." : "Ask the person who runs it for one.";
    $("key-form").showModal();
  }
  return Object.assign(new Error(messageOf(status, body, retryAfter)), { status, retryAfter: secondsIn(retryAfter) });
}

async function send(path, options) {
  try {
    return await fetch(path, { ...options, headers: { ...options.headers, ...keyHeader() } });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Error(unreachable);
  }
}

/** Calls the API and returns the response if it succeeded. */
export async function call(path, options = {}) {
  const response = await send(path, options);
  if (!response.ok)
    throw problemOf(response.status, await response.text().catch(() => ""), response.headers.get("retry-after"));
  return response;
}

/** Returns the JSON of a response that succeeded. A proxy or a sign-in page in front of the app may answer something else. */
export function parse(body) {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error("The answer is not from the app. Reload this page; if that does not help, ask the person who runs this app.");
  }
}

/** Calls the API and returns the JSON of the response. */
export const callJson = async (path, options) => parse(await (await call(path, options)).text());

/** Returns the app's report on itself; null without a key, which is asked for by the first call that needs it. */
export async function diagnose() {
  const response = await send("/api/diagnostics", {});
  const body = await response.text();
  if (response.status === 401)
    return null;
  const isReport = response.ok || (response.status === 503 && body.includes('"checks"'));
  if (!isReport)
    throw new Error(messageOf(response.status, body, response.headers.get("retry-after")));
  return parse(body);
}

/** Summarises a source: `{ text }`, `{ file, type }`, `{ url }`, or `{ name }` of a stored article. */
export async function summarise(source, options, signal) {
  let request;
  const elsewhere = source.name != null ? { article: source.name } : source.url != null ? { url: source.url } : null;
  if (elsewhere)
    request = ["/api/summaries", { method: "POST", body: JSON.stringify({ ...elsewhere, ...options }), headers: { "content-type": "application/json" } }];
  else
    request = [`/api/summaries?${new URLSearchParams(options)}`,
      { method: "POST", body: source.file ?? source.text, headers: { "content-type": source.file ? source.type : "text/plain; charset=utf-8" } }];
  return callJson(request[0], { ...request[1], signal });
}

/** Does the same for a file and reports progress, which `fetch` cannot. */
export async function upload(file, type, options, signal, progress) {
  signal.throwIfAborted();
  const request = new XMLHttpRequest();
  const sent = new Promise((resolve, reject) => {
    request.open("POST", `/api/summaries?${new URLSearchParams(options)}`);
    request.setRequestHeader("content-type", type);
    for (const [name, value] of Object.entries(keyHeader()))
      request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", event => progress(event.loaded / Math.max(1, event.total)));
    signal.addEventListener("abort", () => request.abort());
    request.addEventListener("load", resolve);
    request.addEventListener("abort", () => reject(signal.reason));
    request.addEventListener("error", () => reject(new Error(
      file.size > 4e6 ? "The upload failed. The file may be larger than the app allows." : unreachable)));
    request.send(file);
  });
  await sent;
  if (request.status >= 300)
    throw problemOf(request.status, request.responseText, request.getResponseHeader("retry-after"));
  return parse(request.responseText);
}

/** Returns an article's name as a query parameter: the Functions host changes some characters of a path on the way. */
export const named = name => `name=${encodeURIComponent(name)}`;
