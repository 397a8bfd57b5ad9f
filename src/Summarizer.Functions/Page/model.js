// What the reader asks of the language model: style, length and focus, as far as the operator lets callers choose.
import { $ } from "./dom.js";

const controls = { style: "llm-style", length: "llm-length", focus: "llm-focus" };
const words = { short: 50, medium: 100, long: 200 };

/** Shows the controls for what may be chosen. `limits` is the report of the app, null without a model. */
export function offer(limits) {
  for (const [name, id] of Object.entries(controls))
    $(id).closest(".llm-choice").hidden = !limits?.choices.includes(name);
  for (const option of $("llm-length").options)
    option.hidden = option.disabled = words[option.value] > (limits?.maxWords ?? 0);
}

/** Returns the options of the request that the reader has chosen. */
export function choices() {
  const made = Object.entries(controls).map(([name, id]) => [name, $(id).closest(".llm-choice").hidden ? "" : $(id).value.trim()]);
  return Object.fromEntries(made.filter(([, value]) => value));
}
