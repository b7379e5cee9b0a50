// The incidents on the map: points, rings and areas, what lies on one spot drawn once and told in full in its popup.

/* global L, htmx */

import { label } from "./ground.js";
import { Mark, palette } from "./marks.js";

const EDGE = 1.2; // pixels of the line around an area

// Draws a FeatureCollection of /watch.geojson; returns the layer group, the box worth looking at, and each incident's layers.
export function drawIncidents(map, renderer, country, collection) {
  const group = L.featureGroup();
  const layersOf = new Map();
  const counts = { point: 0, ring: 0, area: 0 };
  for (const spot of bySpot(collection.features)) {
    const layer = drawSpot(spot, renderer).bindPopup(() => told(spot), { maxWidth: 320 });
    group.addLayer(layer);
    if (spot.drawn === "area") group.addLayer(label(map, layer.getBounds().getCenter(), spot.items[0].place, "area", 50));
    counts[spot.drawn] += 1;
    for (const item of spot.items) layersOf.set(item.incident, [...(layersOf.get(item.incident) ?? []), layer]);
  }
  return { group: group.addTo(map), bounds: boundsOf(group, country), layersOf, counts };
}

// Talks abroad or a long road would push what is known exactly into a corner: they count only where nothing else is.
function boundsOf(group, country) {
  const exact = group.getLayers().filter((layer) => layer instanceof L.CircleMarker && country.contains(layer.getLatLng()));
  if (!exact.length) return group.getBounds();
  return exact.reduce((box, layer) => box.extend(layer.getBounds?.() ?? layer.getLatLng()), L.latLngBounds([]));
}

// Wide areas first and points last, so that nothing lies under a wider thing; what is contested stands for its spot.
function bySpot(features) {
  const spots = new Map();
  for (const { geometry, properties } of features) {
    const spot = spots.get(properties.spot) ?? { geometry, drawn: properties.drawn, items: [] };
    spot.items.push(properties);
    spots.set(properties.spot, spot);
  }
  const order = { area: 0, ring: 1, point: 2 };
  for (const spot of spots.values()) spot.items.sort((a, b) => b.contested.length - a.contested.length);
  const width = (spot) => spot.items[0].radius_km ?? 0;
  return [...spots.values()].sort((a, b) => order[a.drawn] - order[b.drawn] || width(b) - width(a));
}

function drawSpot(spot, renderer) {
  const colours = palette();
  const [first] = spot.items;
  const hue = colours.hue(first.hue);
  if (spot.drawn === "point") {
    const mark = { family: first.family, status: first.status, hue, count: spot.items.length, colours };
    return new Mark(position(spot), { renderer, radius: 11, ...mark });
  }
  const contested = spot.items.some((item) => item.contested.length);
  const style = { renderer, color: colours.muted, weight: EDGE, fillColor: hue, fillOpacity: contested ? 0.06 : 0.16, hatch: contested };
  if (spot.drawn === "ring") style.dashArray = "5 4";
  if (spot.geometry.type === "Point") return L.circle(position(spot), { ...style, radius: first.radius_km * 1000 });
  return L.geoJSON(spot.geometry, { style, renderer });
}

function position(spot) {
  const [lon, lat] = spot.geometry.coordinates;
  return [lat, lon];
}

// What lies on one spot, in words; each line opens its incident.
function told(spot) {
  const [first] = spot.items;
  const box = document.createElement("div");
  const head = document.createElement("p");
  head.append(isolated(first.place), first.local_name ? " " : "", first.local_name ? isolated(first.local_name) : "", ` · ${first.precision_words}`);
  if (spot.drawn === "ring") head.append(`, within ${first.radius_km.toLocaleString("en")} km`);
  const list = document.createElement("ul");
  for (const item of spot.items) list.append(line(item));
  box.append(head, list);
  htmx.process(box);
  return box;
}

function line(item) {
  const row = document.querySelector(`tr[data-incident="${CSS.escape(item.incident)}"] a.open`);
  const entry = document.createElement("li");
  const link = row ? row.cloneNode() : document.createElement("a");
  if (!row) link.href = `/incident/${encodeURIComponent(item.incident)}`;
  link.append(isolated(item.title));
  entry.append(link, document.createElement("br"), `${item.when} · ${item.standing}`);
  return entry;
}

function isolated(text) {
  const element = document.createElement("bdi");
  element.textContent = text;
  return element;
}

// Make the marks of an incident larger and its areas stronger, or as they were.
export function lightUp(layers, on) {
  for (const layer of layers ?? []) {
    if (layer instanceof Mark) {
      layer.options.lit = on;
      layer.redraw();
      if (on) layer.bringToFront();
    } else {
      layer.setStyle({ weight: on ? 3 * EDGE : EDGE });
    }
  }
}
