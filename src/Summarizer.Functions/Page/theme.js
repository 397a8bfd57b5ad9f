// Light, dark, or as the system is.
import { $ } from "./dom.js";

const themes = ["auto", "light", "dark"];
const current = () => themes.includes(localStorage.getItem("theme")) ? localStorage.getItem("theme") : "auto";

function dress() {
  document.documentElement.style.colorScheme = current() === "auto" ? "" : current();
  $("theme").textContent = `◐ ${current()}`;
  $("theme").setAttribute("aria-label", `Theme: ${current()}`);
}

$("theme").addEventListener("click", () => {
  localStorage.setItem("theme", themes[(themes.indexOf(current()) + 1) % themes.length]);
  dress();
});
dress();
