// Making elements. Whatever comes from articles, names or the server is set as text, never as markup.

export const $ = id => document.getElementById(id);

/** An element with properties, attributes (`aria-…`, `data-…`) and children. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-"))
      made.setAttribute(name, value);
    else
      made[name] = value;
  }
  made.append(...children);
  return made;
}

/** Says what went wrong. */
export function complain(text) {
  say(text, false);
}

/** Says what there is to know, though nothing went wrong. */
export function tell(text) {
  say(text, true);
}

function say(text, good) {
  $("message-text").textContent = text;
  $("message").classList.toggle("good", good);
  $("message").hidden = false;
}

export function calm() {
  $("message").hidden = true;
}
