// The Watch page: the map follows the list, the list follows the map, and the address says what both show.

/* global L */

import { layDays } from "./days.js";
import { layGround, untangle } from "./ground.js";
import { drawIncidents, lightUp, told } from "./incidents.js";
import { MarkCanvas } from "./marks.js";

const AROUND = 0.4; // of the view's size is asked for beyond its edges, so that a small move asks for nothing
const box = document.getElementById("map");
const form = document.getElementById("sieve");
const said = document.getElementById("drawn");
const map = L.map(box, { zoomSnap: 0.5, minZoom: 4, maxZoom: 14, keyboard: false, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, worldCopyJump: false });
map.attributionControl.setPrefix(false);
const renderer = new MarkCanvas({ padding: 0.3, tolerance: 4 });
let drawn = { layerOf: new Map() };
let shown = { from: "", zoom: 0, within: undefined };
let asked = 0;
let credited = "";
let moved = false;

function side() {
  return document.getElementById("side");
}

function and(address, more) {
  return address + (address.includes("?") ? "&" : "?") + new URLSearchParams(more);
}

function isShown(from) {
  return from === shown.from && map.getZoom() === shown.zoom && shown.within?.contains(map.getBounds());
}

async function showIncidents({ fit = false } = {}) {
  const from = side().dataset.geojson;
  if (isShown(from)) return;
  const within = map.getBounds().pad(AROUND);
  const zoom = map.getZoom();
  const turn = ++asked;
  const answer = await fetch(and(from, { zoom, bbox: within.toBBoxString() })).catch(() => ({ ok: false }));
  if (turn !== asked) return;
  if (!answer.ok) {
    said.textContent = said.dataset.failed;
    return;
  }
  const collection = await answer.json();
  if (turn !== asked) return;
  drawn.group?.remove();
  map.closePopup();
  drawn = drawIncidents(map, renderer, collection, (spot) => told(spot, and(side().dataset.spot, { spot: spot.spot })));
  shown = { from, zoom, within };
  credit(collection.attribution);
  tell(drawn.counts);
  untangle(map);
  if (fit && collection.bbox) look(collection.bbox);
}

function look([west, south, east, north]) {
  map.fitBounds([[south, west], [north, east]], { padding: [30, 30], maxZoom: 10 });
}

// Whom the map is owed to: one line, laid open on demand. Leaflet takes HTML, so the lines go in as text first.
function credit(lines) {
  const credits = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = said.dataset.credit;
  credits.append(summary, ...lines.map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    return paragraph;
  }));
  map.attributionControl.removeAttribution(credited);
  credited = credits.outerHTML;
  map.attributionControl.addAttribution(credited);
}

function tell({ point, ring, area, crowd }) {
  const counts = { points: point, rings: ring, areas: area, crowds: crowd };
  Object.assign(box.dataset, counts);
  said.textContent = said.dataset.say.replace(/\{(\w+)\}/g, (_, name) => counts[name]);
}

// Where one has moved the map to stands behind the address, so that a copied link shows the same piece of ground.
function keepPlace() {
  const { lat, lng } = map.getCenter();
  history.replaceState(history.state, "", `#map=${map.getZoom()}/${lat.toFixed(3)}/${lng.toFixed(3)}`);
}

function placeOfAddress() {
  const [, zoom, lat, lng] = location.hash.match(/^#map=([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)$/) ?? [];
  return zoom ? { zoom: Number(zoom), at: [Number(lat), Number(lng)] } : undefined;
}

function followList(event) {
  const on = event.type === "mouseover" || event.type === "focusin";
  const row = event.target.closest?.("tr[data-incident]");
  for (const key of row?.dataset.spots.split(" ") ?? []) lightUp(drawn.layerOf.get(key), on);
}

function walkList(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  const onMap = event.target === box;
  if (!(event.key in steps) || event.shiftKey || !(onMap || event.target.matches("a.open"))) return;
  const links = [...side().querySelectorAll("a.open")];
  const at = onMap ? links.findIndex((link) => link === document.querySelector(".walked")) : links.indexOf(event.target);
  const next = links[at < 0 && onMap ? 0 : at + steps[event.key]];
  if (next) {
    event.preventDefault();
    document.querySelector(".walked")?.classList.remove("walked");
    next.classList.add("walked");
    next.focus();
  }
}

function moveMap(event) {
  const steps = { ArrowDown: [0, 80], ArrowUp: [0, -80], ArrowLeft: [-80, 0], ArrowRight: [80, 0] };
  const zooms = { "+": 1, "=": 1, "-": -1 };
  if (event.target !== box) return;
  if (event.shiftKey && event.key in steps) map.panBy(steps[event.key], { animate: false });
  else if (event.key in zooms) map.setZoom(map.getZoom() + zooms[event.key]);
  else return;
  event.preventDefault();
  moved = true;
  keepPlace();
}

function closeOnEscape(event) {
  if (event.key !== "Escape") return;
  const menu = document.querySelector(".pick[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else document.querySelector("#drawer .close")?.click();
}

function closeMenus(event) {
  for (const menu of document.querySelectorAll(".pick[open]")) if (!menu.contains(event.target)) menu.open = false;
}

// How many are chosen of a facet, on its closed menu.
function countChosen() {
  for (const menu of document.querySelectorAll(".pick")) {
    const chosen = menu.querySelectorAll(":checked").length;
    const count = menu.querySelector(".chosen-count") ?? document.createElement("span");
    count.className = "chosen-count";
    count.textContent = chosen;
    if (chosen) menu.querySelector("summary").append(count);
    else count.remove();
  }
}

function afterSwap() {
  showIncidents();
  followDays();
  if (moved) keepPlace();
  const title = document.querySelector("#drawer .incident-title");
  if (title) {
    side().scrollTop = 0;
    title.focus();
  }
}

for (const kind of ["mouseover", "mouseout", "focusin", "focusout"]) document.addEventListener(kind, followList);
document.addEventListener("keydown", walkList);
document.addEventListener("keydown", moveMap);
document.addEventListener("keydown", closeOnEscape);
document.addEventListener("pointerdown", closeMenus);
form.addEventListener("change", countChosen);
document.body.addEventListener("htmx:afterSettle", (event) => {
  if (!event.target.closest?.(".leaflet-popup")) afterSwap();
});
// What is not chosen needs no place in the address.
document.body.addEventListener("htmx:configRequest", ({ detail }) => {
  for (const [name, value] of [...detail.formData.entries()]) if (value === "") detail.formData.delete(name);
});

document.querySelector(".legend").open = innerWidth > 900 && innerHeight > 950;
const followDays = layDays(form);
await layGround(map);
const place = placeOfAddress();
if (place) map.setView(place.at, place.zoom);
moved = Boolean(place);
map.on("moveend", () => {
  untangle(map);
  showIncidents();
});
map.on("dragend", () => {
  moved = true;
  keepPlace();
});
await showIncidents({ fit: !place });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => location.reload());
