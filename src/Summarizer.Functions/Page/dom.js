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

export function complain(text) {
  $("message-text").textContent = text;
  $("message").hidden = false;
}

export function calm() {
  $("message").hidden = true;
}
