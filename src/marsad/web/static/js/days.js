// The days under the map: drag over them to choose a range, or move the sliders, by pointer or keys. The date fields of
// the form hold what is chosen; without this module they are what one types into.

const DAY = 86_400_000;

export function numberOf(day) {
  return Math.round(Date.parse(`${day}T00:00Z`) / DAY);
}

function dayOf(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

function spoken(number) {
  return new Date(number * DAY).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

function choose(form, days) {
  for (const [name, day] of Object.entries(days)) form.elements[name].value = day;
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

// A slider over a date field. `ends` gives the first and last number it may have, `rest` where it stands when the field
// is empty; put there by hand it empties the field again.
export function slider(form, name, label, ends, rest) {
  const input = document.createElement("input");
  const field = form.elements[name];
  input.type = "range";
  input.className = `slide slide-${name}`;
  input.setAttribute("aria-label", label);
  const follow = () => {
    const [first, last] = ends();
    Object.assign(input, { min: first, max: last, step: 1 });
    const number = field.value ? Math.min(Math.max(numberOf(field.value), first), last) : rest();
    input.value = number;
    say();
  };
  const say = () => input.setAttribute("aria-valuetext", field.value ? spoken(numberOf(field.value)) : input.dataset.all);
  input.addEventListener("input", () => {
    const number = Number(input.value);
    field.value = number === rest() ? "" : dayOf(number);
    say();
  });
  input.addEventListener("change", () => form.dispatchEvent(new Event("change", { bubbles: true })));
  input.dataset.all = form.dataset.all;
  return { input, follow };
}

// Puts the sliders in place; the returned function sets them by the fields and the days as they are now.
export function layDays(form) {
  const drawn = () => document.getElementById("days");
  const span = () => [numberOf(drawn().dataset.first), numberOf(drawn().dataset.last)];
  const heard = () => [numberOf(form.dataset.heardFirst), numberOf(form.dataset.heardLast) + 1];
  const sliders = [];
  const range = document.createElement("div");
  range.className = "range";
  range.dir = "ltr";
  if (drawn().dataset.first) {
    const from = slider(form, "from", form.elements.from.labels[0].textContent.trim(), span, () => span()[0]);
    const to = slider(form, "to", form.elements.to.labels[0].textContent.trim(), span, () => span()[1]);
    range.append(from.input, to.input);
    drawn().after(range);
    sliders.push(from, to);
  }
  if (form.dataset.heardFirst) {
    const known = slider(form, "known", form.elements.known.labels[0].textContent.trim(), heard, () => heard()[1]);
    document.getElementById("known-group").append(known.input);
    sliders.push(known);
  }
  brush(form);
  const follow = () => sliders.forEach((one) => one.follow());
  follow();
  return follow;
}

// Pressing on one day and letting go on another chooses the days between; a day by itself is a range of one.
function brush(form) {
  let begun;
  const slotAt = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest?.("#days a[data-first]");
  const paint = (one, other) => {
    for (const slot of document.querySelectorAll("#days a[data-first]")) {
      slot.classList.toggle("brushed", Boolean(other) && slot.dataset.last >= least(one, other) && slot.dataset.first <= most(one, other));
    }
  };
  const least = (one, other) => (one.dataset.first < other.dataset.first ? one : other).dataset.first;
  const most = (one, other) => (one.dataset.last > other.dataset.last ? one : other).dataset.last;
  document.addEventListener("pointerdown", (event) => {
    begun = event.button === 0 ? event.target.closest?.("#days a[data-first]") : undefined;
    if (begun) event.preventDefault();
  });
  document.addEventListener("pointermove", (event) => {
    if (begun) paint(begun, slotAt(event));
  });
  document.addEventListener("pointerup", (event) => {
    const ended = begun && slotAt(event);
    if (ended) choose(form, { from: least(begun, ended), to: most(begun, ended) });
    else if (begun) paint(begun, undefined);
    begun = undefined;
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#days a[data-first]")) event.preventDefault();
  });
}
