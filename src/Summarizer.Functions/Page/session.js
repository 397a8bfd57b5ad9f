// What Back, reload and the tab's title depend on: the address, and the text that was pasted last.

const mostKept = 1_000_000; // characters; browsers keep about five million for a site

/** Returns the name of the stored article that the address contains as #/NAME, else null. */
export function linked() {
  try {
    return location.hash.startsWith("#/") ? decodeURIComponent(location.hash.slice(2)) : null;
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

/** Keeps a pasted text for a reload of this tab. */
export function keep(text) {
  try {
    if (text.length <= mostKept)
      sessionStorage.setItem("text", text);
    else
      forget();
  } catch {
    // Storage is full or switched off: only a reload suffers.
  }
}

export const kept = () => sessionStorage.getItem("text");

export const forget = () => sessionStorage.removeItem("text");

/** Names the tab after what it shows. */
export function entitle(name) {
  document.title = name ? `${name.slice(0, 80)} · Summarizer` : "Summarizer";
}
