// The Watch page: the map follows the list, the list follows the map, and the address says what both show.

/* global L */

import { layGround, untangle } from "./ground.js";
import { drawIncidents, lightUp } from "./incidents.js";
import { MarkCanvas } from "./marks.js";

const box = document.getElementById("map");
const map = L.map(box, { zoomSnap: 0.5, minZoom: 4, maxZoom: 14, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, worldCopyJump: false });
map.attributionControl.setPrefix(false);
const renderer = new MarkCanvas({ padding: 0.3, tolerance: 4 });
let drawn = { layersOf: new Map() };
let shownFrom = "";
let country;
let credited = "";

function side() {
  return document.getElementById("side");
}

async function showIncidents({ fit }) {
  const address = side().dataset.geojson;
  if (address === shownFrom) return;
  shownFrom = address;
  const answer = await fetch(address);
  if (!answer.ok) {
    document.getElementById("drawn").textContent = "The map could not be loaded; the list holds everything.";
    return;
  }
  const collection = await answer.json();
  drawn.group?.remove();
  map.closePopup();
  drawn = drawIncidents(map, renderer, country, collection);
  credit(collection.attribution);
  tell(drawn.counts);
  if (fit && drawn.bounds.isValid()) map.fitBounds(drawn.bounds, { padding: [30, 30], maxZoom: 10 });
  untangle(map);
}

// Whom the map is owed to: one line, laid open on demand. Leaflet takes HTML, so the lines go in as text first.
function credit(lines) {
  const credits = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "Sources of the map";
  credits.append(summary, ...lines.map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    return paragraph;
  }));
  map.attributionControl.removeAttribution(credited);
  credited = credits.outerHTML;
  map.attributionControl.addAttribution(credited);
}

function tell({ point, ring, area }) {
  Object.assign(box.dataset, { points: point, rings: ring, areas: area });
  document.getElementById("drawn").textContent = `The map shows ${point} points, ${ring} rings and ${area} areas.`;
}

function incidentAt(target) {
  return target.closest?.("tr[data-incident]")?.dataset.incident;
}

function followList(event) {
  const on = event.type === "mouseover" || event.type === "focusin";
  lightUp(drawn.layersOf.get(incidentAt(event.target)), on);
}

function walkList(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (!(event.key in steps) || !event.target.matches("a.open")) return;
  const links = [...side().querySelectorAll("a.open")];
  const next = links[links.indexOf(event.target) + steps[event.key]];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

function closeDrawer(event) {
  if (event.key === "Escape") document.querySelector("#drawer .close")?.click();
}

function afterSwap() {
  showIncidents({ fit: false });
  const title = document.querySelector("#drawer .incident-title");
  if (title) {
    side().scrollTop = 0;
    title.focus();
  }
}

for (const kind of ["mouseover", "mouseout", "focusin", "focusout"]) document.addEventListener(kind, followList);
document.addEventListener("keydown", walkList);
document.addEventListener("keydown", closeDrawer);
document.body.addEventListener("htmx:afterSettle", afterSwap);

document.querySelector(".legend").open = innerWidth > 900;
country = await layGround(map);
map.on("zoomend moveend", () => untangle(map));
await showIncidents({ fit: true });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => location.reload());
