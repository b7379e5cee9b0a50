// The review desk by keyboard. Without this module every form and link works as it is; keys only press them.

const SWITCH = "marsad-review-keys";
const keys = document.getElementById("keys");
const button = document.getElementById("keys-switch");
const help = document.getElementById("help");
const fields = "input, select, textarea, [contenteditable], [role=textbox]";

// Single keys can be switched off, and stay off on this device: speech input and screen readers send letters too.
let on = true;
try { on = localStorage.getItem(SWITCH) !== "off"; } catch { /* no storage: on until the page is left */ }

function show() {
  if (!keys) return;
  keys.hidden = false;
  keys.classList.toggle("off", !on);
  button.setAttribute("aria-pressed", String(on));
  button.textContent = on ? button.dataset.on : button.dataset.off;
}

button?.addEventListener("click", () => {
  on = !on;
  try { localStorage.setItem(SWITCH, on ? "on" : "off"); } catch { /* holds for this page */ }
  show();
});

function open(details) {
  details.open = true;
  const first = details.querySelector("form:not([method=get]) input:not([type=hidden]), form input:not([type=hidden]), summary");
  (first ?? details.querySelector("summary")).focus();
  details.scrollIntoView({ block: "nearest" });
}

function edit() {
  const all = document.querySelectorAll("details.edit");
  if (!all.length) return;
  for (const one of all) one.open = true;
  all[0].querySelector("input, select, textarea").focus();
}

function press(key) {
  if (key === "?") return help?.showModal();
  if (key === "e") return edit();
  const details = document.querySelector(`details[data-opens="${CSS.escape(key)}"]`);
  if (details) return open(details);
  document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
}

let sent = false;
addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  if (sent) event.preventDefault();
  sent = true;
});
addEventListener("pageshow", () => { sent = false; });

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches?.(fields)) return event.target.blur();
  const modified = event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat;
  if (!on || !keys || modified || help?.open || event.target.matches?.(fields)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : "";
  if (!"jkaerdcgsmu?".includes(key) || !key) return;
  event.preventDefault();
  press(key);
});

// A claim cut by others is several pieces, of which :target marks the first alone; on a wide page the words scroll by
// themselves, and the claim is brought into the middle of them.
const looked = document.querySelector("[data-claim-looked-at]")?.dataset.claimLookedAt;
if (looked) for (const piece of document.querySelectorAll(`mark[data-claim="${CSS.escape(looked)}"]`)) piece.classList.add("chosen");
document.querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
show();
