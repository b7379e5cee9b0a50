// How the map draws: shape tells the family, fill the status, hue the side. The shapes are those of the page's own signs.

/* global L */

const HATCH = 7; // pixels between the lines of a contested area
const SIZE = 19; // pixels across a mark

// Colours of the page as they are now; light and dark have different ones.
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token("ink"), paper: token("paper"), muted: token("muted"), accent: token("accent"),
    land: token("land"), province: token("province"), border: token("border"),
    hue: (name) => token(`side-${name}`) || token("side-none"),
  };
}

function shape(family) {
  const path = document.getElementById(`shape-${family}`) ?? document.getElementById("shape-figures");
  return new Path2D(path.getAttribute("d"));
}

// Leaflet's canvas, which also draws our marks and hatches what is contested.
export const MarkCanvas = L.Canvas.extend({
  _updateMark(layer) {
    if (!this._drawing || layer._empty()) return;
    const { family, status, hue, count, colours } = layer.options;
    const size = SIZE + (layer.options.lit ? 6 : 0);
    const context = this._ctx;
    context.save();
    context.translate(layer._point.x - size / 2, layer._point.y - size / 2);
    context.scale(size / 24, size / 24);
    drawSign(context, shape(family), status, hue, colours);
    context.restore();
    if (count > 1) drawCount(context, layer._point, count, colours);
  },

  _updateCrowd(layer) {
    if (!this._drawing || layer._empty()) return;
    drawCrowd(this._ctx, layer._point, layer.options);
  },

  _fillStroke(context, layer) {
    L.Canvas.prototype._fillStroke.call(this, context, layer);
    if (!layer.options.hatch) return;
    context.save();
    context.globalAlpha = 0.75;
    context.fillStyle = hatching(context, layer.options.fillColor);
    context.fill("evenodd");
    context.restore();
  },
});

function drawSign(context, path, status, hue, colours) {
  context.lineJoin = "round";
  context.fillStyle = status === "corroborated" ? hue : colours.paper;
  context.fill(path);
  if (status === "contested") {
    context.save();
    context.clip(new Path2D("M0 0H12V24H0Z"));
    context.fillStyle = hue;
    context.fill(path);
    context.restore();
  }
  const hollow = status === "single-source" || status === "retracted" || status === "discounted";
  if (hollow) {
    context.strokeStyle = colours.muted;
    context.lineWidth = status === "single-source" ? 5.2 : 3.2;
    context.setLineDash([]);
    if (status !== "discounted") context.stroke(path);
  }
  context.strokeStyle = hollow ? hue : colours.ink;
  context.lineWidth = status === "single-source" ? 3.2 : 2;
  context.setLineDash(status === "discounted" ? [3, 3] : []);
  context.stroke(path);
  if (status === "retracted") {
    context.strokeStyle = colours.ink;
    context.lineWidth = 2.6;
    context.setLineDash([]);
    context.stroke(new Path2D("M-1 12H25"));
  }
}

function drawCount(context, point, count, colours) {
  context.font = "600 11px system-ui, sans-serif";
  context.lineWidth = 3;
  context.strokeStyle = colours.paper;
  context.fillStyle = colours.ink;
  context.strokeText(count, point.x + 9, point.y - 5);
  context.fillText(count, point.x + 9, point.y - 5);
}

// A crowd is no place: two frames and how many it stands for, never a mark.
function drawCrowd(context, { x, y }, { count, colours }) {
  const words = count.toLocaleString("en");
  context.save();
  context.font = "600 12px system-ui, sans-serif";
  const half = Math.max(13, context.measureText(words).width / 2 + 6);
  context.strokeStyle = colours.muted;
  context.fillStyle = colours.paper;
  context.lineWidth = 1.4;
  context.setLineDash([]);
  for (const out of [3, 0]) {
    context.beginPath();
    context.rect(x - half - out, y - 10 - out, 2 * (half + out), 20 + 2 * out);
    context.fill();
    context.stroke();
  }
  context.fillStyle = colours.ink;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(words, x, y + 0.5);
  context.restore();
}

function hatching(context, colour) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = HATCH;
  const pen = tile.getContext("2d");
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  for (const shift of [-HATCH, 0, HATCH]) {
    pen.moveTo(shift, HATCH);
    pen.lineTo(shift + HATCH, 0);
  }
  pen.stroke();
  return context.createPattern(tile, "repeat");
}

// A sign at a point whose place is known to the settlement or better.
export const Mark = L.CircleMarker.extend({
  _updatePath() {
    this._renderer._updateMark(this);
  },
});

// Spots too close to tell apart at this zoom.
export const Crowd = L.CircleMarker.extend({
  _updatePath() {
    this._renderer._updateCrowd(this);
  },
});
