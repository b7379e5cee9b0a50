// The map of control: the claimed layer or the assessed one, on the day that the slider or the date field says.

/* global L */

import { numberOf, slider } from "./days.js";
import { layGround, untangle } from "./ground.js";
import { drawIncidents } from "./incidents.js";
import { MarkCanvas } from "./marks.js";

const form = document.getElementById("control-form");
const section = document.getElementById("control-map");
const said = document.getElementById("drawn");
section.hidden = false;
const map = L.map("map", { zoomSnap: 0.5, minZoom: 4, maxZoom: 14, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, worldCopyJump: false });
map.attributionControl.setPrefix(false);
const renderer = new MarkCanvas({ padding: 0.3, tolerance: 4 });
let drawn;

async function show() {
  const address = new URL(document.getElementById("held").dataset.geojson, location.href);
  address.searchParams.set("layer", section.querySelector("[name=layer]:checked").value);
  const answer = await fetch(address).catch(() => ({ ok: false }));
  if (!answer.ok) {
    said.textContent = said.dataset.failed;
    return;
  }
  const collection = await answer.json();
  drawn?.group.remove();
  drawn = drawIncidents(map, renderer, collection, told);
  map.getContainer().dataset.places = collection.features.length;
  said.textContent = said.dataset.say.replace("{places}", collection.features.length);
  untangle(map);
}

// What a place's popup says: the place and who is said to hold it, and the way to its row of the table.
function told(spot) {
  const box = document.createElement("div");
  const link = document.createElement("a");
  link.href = `#${encodeURIComponent(spot.spot)}`;
  link.textContent = spot.place;
  const holders = document.createElement("p");
  for (const name of spot.holders) {
    const holder = document.createElement("bdi");
    holder.textContent = name;
    if (holders.childNodes.length) holders.append(" · ");
    holders.append(holder);
  }
  box.append(link, holders);
  return box;
}

function laySlider() {
  if (!form.dataset.heardFirst) return () => {};
  const ends = () => [numberOf(form.dataset.heardFirst), numberOf(form.dataset.heardLast) + 1];
  const days = slider(form, "day", form.elements.day.labels[0].textContent.trim(), ends, () => ends()[1]);
  document.getElementById("day-slider").append(days.input);
  days.follow();
  return days.follow;
}

const follow = laySlider();
section.addEventListener("change", show);
document.body.addEventListener("htmx:configRequest", ({ detail }) => {
  for (const [name, value] of [...detail.formData.entries()]) if (value === "") detail.formData.delete(name);
});
document.body.addEventListener("htmx:afterSettle", () => {
  follow();
  show();
});
await layGround(map);
map.on("zoomend moveend", () => untangle(map));
await show();
if (drawn?.group.getLayers().length) map.fitBounds(drawn.group.getBounds(), { padding: [30, 30], maxZoom: 10 });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => location.reload());
