// The incidents on the map: points, rings and areas, each spot drawn once; spots too close to tell apart as a crowd.

/* global L, htmx */

import { label } from "./ground.js";
import { Crowd, Mark, palette } from "./marks.js";

const EDGE = 1.2; // pixels of the line around an area
const ORDER = { area: 0, ring: 1, crowd: 2, point: 3 };

// Draws a FeatureCollection of /watch.geojson at a zoom; `tell` gives what a popup shows of a spot. Returns the layer
// group, the layer of each spot by its key, and how much of each sort is drawn.
export function drawIncidents(map, renderer, collection, tell) {
  const group = L.featureGroup();
  const layerOf = new Map();
  const counts = { point: 0, ring: 0, area: 0, crowd: 0 };
  for (const feature of inOrder(collection.features)) {
    const spot = feature.properties;
    const layer = drawSpot(feature, renderer);
    if (spot.drawn === "crowd") layer.on("click", () => closer(map, spot.box));
    else layer.bindPopup(() => tell(spot), { maxWidth: 340, minWidth: 220 });
    group.addLayer(layer);
    if (spot.drawn === "area") group.addLayer(label(map, layer.getBounds().getCenter(), spot.place, "area", 50));
    counts[spot.drawn] += 1;
    layerOf.set(spot.spot, layer);
  }
  return { group: group.addTo(map), layerOf, counts };
}

// Wide areas first and points last, so that nothing lies under a wider thing.
function inOrder(features) {
  const width = ({ properties }) => properties.radius_km ?? 0;
  const order = ({ properties }) => ORDER[properties.drawn];
  return [...features].sort((a, b) => order(a) - order(b) || width(b) - width(a));
}

function drawSpot({ geometry, properties: spot }, renderer) {
  const colours = palette();
  if (spot.drawn === "crowd") return new Crowd(position(geometry), { renderer, radius: 15, count: spot.incidents, colours });
  const hue = colours.hue(spot.hue);
  if (spot.drawn === "point") {
    const mark = { family: spot.family, status: spot.status, hue, count: spot.incidents, colours };
    return new Mark(position(geometry), { renderer, radius: 11, ...mark });
  }
  const contested = spot.contested > 0;
  const style = { renderer, color: colours.muted, weight: EDGE, fillColor: hue, fillOpacity: contested ? 0.06 : 0.16, hatch: contested };
  if (spot.drawn === "ring" || spot.firm === false) style.dashArray = "5 4";
  if (spot.firm) style.fillOpacity = 0.4;
  if (geometry.type === "Point") return L.circle(position(geometry), { ...style, radius: spot.radius_km * 1000 });
  return L.geoJSON(geometry, { style, renderer });
}

function position(geometry) {
  const [lon, lat] = geometry.coordinates;
  return [lat, lon];
}

function closer(map, [west, south, east, north]) {
  const box = L.latLngBounds([south, west], [north, east]);
  const zoom = Math.min(map.getBoundsZoom(box.pad(0.2)), map.getMaxZoom());
  map.setView(box.getCenter(), Math.max(zoom, map.getZoom() + 1));
}

// A popup that loads what lies on its spot from the page of that spot, in the words of the page.
export function told(spot, address) {
  const box = document.createElement("div");
  box.className = "spot";
  const name = document.createElement("bdi");
  name.textContent = spot.place;
  box.append(name);
  htmx.ajax("GET", address, { target: box, swap: "innerHTML", select: "#spot" });
  return box;
}

// Make the mark of a spot larger or its area stronger, or as it was.
export function lightUp(layer, on) {
  if (!layer) return;
  if (layer instanceof Mark) {
    layer.options.lit = on;
    layer.redraw();
    if (on) layer.bringToFront();
  } else {
    layer.setStyle({ weight: on ? 3 * EDGE : EDGE });
  }
}
