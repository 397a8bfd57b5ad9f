// What Back, reload and the tab's title depend on: the address, and the text that was pasted last.

const mostKept = 1_000_000; // characters; browsers keep about five million for a site

/** Returns the name of the stored article that the address contains as #/NAME, else null. */
export function linked() {
  try {
    return location.hash.startsWith("#/") ? decodeURIComponent(location.hash.slice(2)) || null : null;
  } catch {
    return null; // not valid percent-encoding
  }
}

export const linkTo = name => `#/${encodeURIComponent(name)}`;

/** Leaves the stored article in the address; Back returns to it. */
export function unlink() {
  if (location.hash)
    history.pushState(null, "", location.pathname);
}

const unstored = {}; // what the browser did not store: it is full, or site data are blocked; lost with a reload

/** Remembers a value in `area`, "localStorage" or "sessionStorage". */
export function remember(area, key, value) {
  unstored[key] = value;
  try {
    window[area].setItem(key, value);
    delete unstored[key];
  } catch {
    // The value is lost with a reload, and only then.
  }
}

/** Returns a value that was remembered, else null. */
export function remembered(area, key) {
  try {
    return unstored[key] ?? window[area].getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a pasted text for a reload of this tab. */
export const keep = text => remember("sessionStorage", "text", text.length <= mostKept ? text : "");

export const kept = () => remembered("sessionStorage", "text");

export const forget = () => keep("");

/** Names the tab after what it shows. */
export function entitle(name) {
  document.title = name ? `${name.slice(0, 80)} · Summarizer` : "Summarizer";
}
