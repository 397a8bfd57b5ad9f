// Light, dark, or as the system is.
import { $ } from "./dom.js";
import { remember, remembered } from "./session.js";

const themes = ["auto", "light", "dark"];
const current = () => themes.find(theme => theme === remembered("localStorage", "theme")) ?? "auto";

function dress() {
  document.documentElement.style.colorScheme = current() === "auto" ? "" : current();
  $("theme").textContent = `◐ ${current()}`;
  $("theme").setAttribute("aria-label", `Theme: ${current()}`);
}

$("theme").addEventListener("click", () => {
  remember("localStorage", "theme", themes[(themes.indexOf(current()) + 1) % themes.length]);
  dress();
});
dress();
