// What lies under the incidents: land, the provinces of the desk's pack, and names to find one's way by.

/* global L, topojson */

import { palette } from "./marks.js";

const LAND = "/static/vendor/world-atlas/land-50m.json";
const GAP = 4; // pixels between two names
const OUTLINES = "/map/outlines.geojson";

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

// Pictures of a host that the desk's settings name; without such a setting there is no layer, and nobody is asked.
function layTiles(map) {
  const { tiles, tilesCredit } = map.getContainer().dataset;
  if (!tiles) return false;
  const credit = document.createElement("span");
  credit.textContent = tilesCredit;
  L.tileLayer(tiles, { attribution: credit.innerHTML, maxZoom: 19 }).addTo(map);
  return true;
}

// Shows the desk's country and lays land, provinces and names under what will be drawn; the promise holds the country's box.
export async function layGround(map) {
  for (const [name, level] of [["ground", 210], ["names", 300], ["areas", 620]]) {
    map.createPane(name).style.zIndex = level;
    map.getPane(name).style.pointerEvents = "none";
  }
  const { nearer, farther } = map.getContainer().dataset;
  map.zoomControl.remove();
  L.control.zoom({ zoomInTitle: nearer, zoomOutTitle: farther }).addTo(map);
  const renderer = L.canvas({ pane: "ground", padding: 0.5 });
  const [land, outlines] = await Promise.all([json(LAND), json(OUTLINES)]);
  const [west, south, east, north] = outlines.bbox;
  const country = L.latLngBounds([south, west], [north, east]);
  map.fitBounds(country);
  const colours = palette();
  const tiled = layTiles(map);
  const flat = { renderer, pane: "ground", interactive: false };
  if (!tiled) L.geoJSON(topojson.feature(land, land.objects.land), { ...flat, style: { stroke: false, fillColor: colours.land, fillOpacity: 1 } }).addTo(map);
  const provinces = outlines.features.filter((feature) => feature.properties.kind === "province");
  const style = { color: colours.border, weight: 1, fillColor: colours.province, fillOpacity: tiled ? 0 : 1 };
  L.geoJSON(provinces, { ...flat, style }).addTo(map);
  nameAll(map, renderer, outlines.features);
  return country;
}

function nameAll(map, renderer, features) {
  for (const { properties, geometry } of features) {
    const at = properties.kind === "town" ? [geometry.coordinates[1], geometry.coordinates[0]] : [properties.lat, properties.lon];
    label(map, at, properties.name, properties.kind, properties.kind === "town" ? 200 + properties.rank : 100);
    if (properties.kind === "town") dot(map, renderer, at);
  }
}

function dot(map, renderer, at) {
  const colours = palette();
  L.circleMarker(at, { renderer, pane: "ground", interactive: false, radius: 1.6, stroke: false, fillColor: colours.muted, fillOpacity: 1 }).addTo(map);
}

// A name on the map; where names collide the one with the lower rank stays.
export function label(map, at, text, kind, rank) {
  const name = document.createElement("span");
  name.textContent = text;
  name.dir = "auto";
  const icon = L.divIcon({ className: `map-label ${kind}`, html: name, iconSize: null });
  const marker = L.marker(at, { icon, pane: kind === "area" ? "areas" : "names", interactive: false, keyboard: false });
  marker.rank = rank;
  return marker.addTo(map);
}

// Hide the names that would lie over another of lower rank.
export function untangle(map) {
  const names = [];
  map.eachLayer((layer) => { if (layer.rank !== undefined) names.push(layer); });
  names.sort((a, b) => a.rank - b.rank);
  const taken = [];
  for (const layer of names) {
    const box = layer.getElement().firstElementChild.getBoundingClientRect();
    const free = taken.every((other) => box.right + GAP < other.left || other.right + GAP < box.left || box.bottom < other.top || other.bottom < box.top);
    layer.getElement().classList.toggle("hidden", !free);
    if (free) taken.push(box);
  }
}
