// What the reader asks of the language model: style, length and focus, as far as the operator lets callers choose.
import { $ } from "./dom.js";

const controls = { style: "llm-style", length: "llm-length", focus: "llm-focus" };

/** Shows the controls for what may be chosen. `limits` is the report of the app, null without a model. */
export function offer(limits) {
  for (const [name, id] of Object.entries(controls))
    $(id).closest(".llm-choice").hidden = !limits?.choices.includes(name);
  const lengths = (limits?.lengths ?? []).map(({ name, words }) => new Option(`${name}, ${words} words`, name));
  $("llm-length").replaceChildren(new Option("default", ""), ...lengths);
}

/** Returns the options of the request that the reader has chosen. */
export function choices() {
  const made = Object.entries(controls).map(([name, id]) => [name, $(id).closest(".llm-choice").hidden ? "" : $(id).value.trim()]);
  return Object.fromEntries(made.filter(([, value]) => value));
}
