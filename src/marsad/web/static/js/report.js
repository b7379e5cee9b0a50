// The report page: a claim is lit in the text and in the list at once. Without this module the links still lead both ways.

const marks = document.getElementById("text");
const list = document.querySelector(".claims");

function pieces(claim) {
  return document.querySelectorAll(`[data-claim="${CSS.escape(claim)}"]`);
}

function claimAt(target) {
  return target.closest?.("[data-claim]")?.dataset.claim;
}

function light(event) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const claim = event.type === "mouseout" || event.type === "focusout" ? undefined : claimAt(event.target);
  if (claim) for (const piece of pieces(claim)) piece.classList.add("lit");
}

// A claim whose words are cut by others is several pieces; :target marks only the first of them.
function choose() {
  for (const chosen of document.querySelectorAll(".chosen")) chosen.classList.remove("chosen");
  const claim = decodeURIComponent(location.hash).replace(/^#(claim|said)-/, "");
  if (claim) for (const piece of pieces(claim)) piece.classList.add("chosen");
}

// Of a long report one sheet is here; a claim that stands on another is asked for by its id.
function turn() {
  const claim = /^#claim-(.+)$/.exec(decodeURIComponent(location.hash))?.[1];
  const asked = new URLSearchParams(location.search);
  if (!marks?.dataset.sheets || !claim || asked.get("claim") === claim || pieces(claim).length) return;
  location.replace(`?${new URLSearchParams({ claim })}${location.hash}`);
}

for (const side of [marks, list]) {
  for (const kind of ["mouseover", "mouseout", "focusin", "focusout"]) side?.addEventListener(kind, light);
}
addEventListener("hashchange", turn);
addEventListener("hashchange", choose);
turn();
choose();
