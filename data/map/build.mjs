// SPDX-License-Identifier: GPL-3.0-or-later
// Makes world.bin and usa.bin from Natural Earth and the US Census, as README.md says. Run by hand; the outcome is
// committed. Everything awkward is done here, so that the program only reads: rings are cut at the antimeridian and
// closed over the pole, borders are classed, areas have codes.

import fs from "fs";
import { feature } from "topojson-client";
import { topology } from "topojson-server";

const here = new URL("./", import.meta.url);
const read = (name) => JSON.parse(fs.readFileSync(new URL("node_modules/" + name, here)));
const iso = (part) => JSON.parse(fs.readFileSync(`/usr/share/iso-codes/json/iso_3166-${part}.json`))["3166-" + part];

const UNITS = 500; // of a degree: 0.002°, some 200 m
const DETAIL = Number(process.env.DETAIL ?? 0.0002); // square degrees: what a bend is worth keeping for
const ISLAND = Number(process.env.ISLAND ?? 0.001); // square degrees: what an island is, unless it is all there is
const SMALL = 0.5; // degrees across

const COAST = 0, BORDER = 1, DASHED = 2, HIDDEN = 3;

function table(name) {
  const rows = fs.readFileSync(new URL(name, here), "utf8").trim().split("\n").map((line) => {
    const cells = [];
    for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
      cells.push(quoted !== undefined ? quoted.replaceAll('""', '"') : plain);
    return cells;
  });
  const head = rows.shift();
  return rows.map((row) => Object.fromEntries(head.map((key, i) => [key, row[i] ?? ""])));
}

// Decodes a topology's arcs into degrees.
function decode(source) {
  const { scale, translate } = source.transform;
  const arcs = source.arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  return { type: "Topology", objects: source.objects, arcs };
}

// Visvalingam and Whyatt 1993: drops the point with the smallest triangle again and again. A closed arc keeps four
// corners, so that an island may become small but not nothing.
function simplify(arc, detail) {
  const closed = arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
  const least = closed ? 5 : 2;
  const points = arc.map(([x, y], i) => ({ x, y, before: i - 1, after: i + 1, area: Infinity }));
  const weigh = (p) => {
    const a = points[p.before], b = points[p.after];
    const shrink = Math.cos((p.y * Math.PI) / 180);
    const wrap = (d) => (d > 180 ? d - 360 : d < -180 ? d + 360 : d);
    return Math.abs(wrap(a.x - p.x) * (b.y - p.y) - wrap(b.x - p.x) * (a.y - p.y)) * shrink / 2;
  };
  const heap = [];
  const swap = (i, j) => {
    [heap[i], heap[j]] = [heap[j], heap[i]];
    heap[i].at = i;
    heap[j].at = j;
  };
  const up = (i) => {
    while (i > 0 && heap[(i - 1) >> 1].area > heap[i].area) {
      swap(i, (i - 1) >> 1);
      i = (i - 1) >> 1;
    }
  };
  const down = (i) => {
    for (;;) {
      let low = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && heap[child].area < heap[low].area) low = child;
      if (low === i) return;
      swap(i, low);
      i = low;
    }
  };
  for (const p of points.slice(1, -1)) {
    p.area = weigh(p);
    p.at = heap.push(p) - 1;
    up(p.at);
  }
  let left = points.length, reached = 0;
  while (heap.length && left > least) {
    const p = heap[0];
    reached = Math.max(reached, p.area);
    if (reached > detail) break;
    swap(0, heap.length - 1);
    heap.pop();
    down(0);
    p.gone = true;
    left--;
    points[p.before].after = p.after;
    points[p.after].before = p.before;
    for (const q of [points[p.before], points[p.after]])
      if (q.at !== undefined && !q.gone && q.area !== Infinity) {
        q.area = Math.max(reached, weigh(q));
        up(q.at);
        down(q.at);
      }
  }
  return points.filter((p) => !p.gone).map((p) => [p.x, p.y]);
}

const polygons = (geometry) =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];

// Makes longitudes run on across ±180; a ring around a pole is closed over it.
function unroll(ring) {
  const out = [];
  let turn = 0;
  for (const [x, y] of ring) {
    if (out.length) {
      const step = x + turn - out.at(-1)[0];
      if (step > 180) turn -= 360;
      else if (step < -180) turn += 360;
    }
    out.push([x + turn, y]);
  }
  const round = out.at(-1)[0] - out[0][0];
  if (Math.abs(round) > 180) {
    const pole = out[0][1] < 0 ? -90 : 90;
    out.push([out.at(-1)[0], pole], [out[0][0], pole], out[0]);
  }
  return out;
}

function clip(ring, inside, at) {
  const out = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i], b = ring[i + 1];
    if (inside(a)) out.push(a);
    if (inside(a) !== inside(b)) out.push([at, a[1] + ((b[1] - a[1]) * (at - a[0])) / (b[0] - a[0])]);
  }
  if (out.length) out.push(out[0]);
  return out;
}

// Cuts a polygon at the antimeridian into polygons within -180 and 180 degrees.
function cut(polygon) {
  const rings = polygon.map(unroll);
  const low = Math.min(...rings[0].map((p) => p[0])), high = Math.max(...rings[0].map((p) => p[0]));
  const pieces = [];
  for (let turn = Math.floor((low + 180) / 360); turn * 360 - 180 < high; turn++) {
    const piece = [];
    for (const ring of rings) {
      let part = ring.map(([x, y]) => [x - turn * 360, y]);
      part = clip(part, (p) => p[0] >= -180, -180);
      part = clip(part, (p) => p[0] <= 180, 180);
      if (part.length > 3) piece.push(part);
    }
    if (piece.length) pieces.push(piece);
  }
  return pieces;
}

function area(ring) {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return Math.abs(sum) / 2;
}

const box = (ring) => ring.reduce(
  ([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
  [Infinity, Infinity, -Infinity, -Infinity]);
const within = ([w, s, e, n], rule) => w >= +rule.west && s >= +rule.south && e <= +rule.east && n <= +rule.north;

function quantize(ring) {
  const out = [];
  for (const [x, y] of ring) {
    const point = [Math.round(x * UNITS), Math.round(y * UNITS)];
    if (!out.length || point[0] !== out.at(-1)[0] || point[1] !== out.at(-1)[1]) out.push(point);
  }
  return out;
}

const distance2 = ([px, py], [ax, ay], [bx, by]) => {
  let dx = bx - ax, dy = by - ay;
  const t = dx || dy ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy))) : 0;
  return (px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2;
};

// The place inside of a polygon that is farthest from its edge, searched on a grid that is refined around the best;
// it is where a name stands, or the dot of what is too small to be seen.
function heart(polygon) {
  let [w, s, e, n] = box(polygon[0]);
  const score = (p) => {
    let inside = false, near = Infinity;
    for (const ring of polygon)
      for (let i = 0; i + 1 < ring.length; i++) {
        const a = ring[i], b = ring[i + 1];
        if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0])
          inside = !inside;
        near = Math.min(near, distance2(p, a, b));
      }
    return inside ? near : -near;
  };
  let best = [(w + e) / 2, (s + n) / 2], most = score(best);
  for (let pass = 0; pass < 4; pass++) {
    const dx = (e - w) / 12, dy = (n - s) / 12, [west, south] = [w, s];
    for (let i = 0; i <= 12; i++)
      for (let j = 0; j <= 12; j++) {
        const p = [west + i * dx, south + j * dy], value = score(p);
        if (value > most) [best, most] = [p, value];
      }
    [w, s, e, n] = [best[0] - dx, best[1] - dy, best[0] + dx, best[1] + dy];
  }
  return best.map(Math.round);
}

// Sums polygons by code, without the islands that are not worth their bytes.
function gather(parts) {
  const areas = new Map();
  for (const { code, source, polygon } of parts) {
    const key = code + "\0" + source;
    if (!areas.has(key)) areas.set(key, { code, source, polygons: [] });
    areas.get(key).polygons.push(polygon);
  }
  for (const it of areas.values()) {
    it.polygons.sort((a, b) => area(b[0]) - area(a[0]));
    const seen = it.polygons.filter((p, i) => {
      const y = p[0][0][1] * Math.PI / 180;
      return i < 3 || area(p[0]) * Math.cos(y) >= ISLAND;
    });
    it.polygons = seen.map((p) => p.map(quantize).filter((ring) => ring.length > 3 && area(ring) > 0))
      .filter((p) => p.length);
  }
  return [...areas.values()];
}

class Writer {
  bytes = [];
  varint(value) {
    for (; value > 127; value = Math.floor(value / 128)) this.bytes.push((value % 128) | 128);
    this.bytes.push(value);
  }
  signed(value) {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }
  text(value) {
    const bytes = Buffer.from(value);
    this.varint(bytes.length);
    this.bytes.push(...bytes);
  }
}

// world.bin, usa.bin: "CMAP", version; units of a degree; arcs: class, points as deltas; areas: code, name, heart,
// polygons of rings of arcs (i, or -1 - i backwards). Numbers are LEB128, signed ones zigzag.
function write(name, areas, lines, names, points) {
  const objects = {};
  areas.forEach((it, i) => (objects[i] = { type: "MultiPolygon", coordinates: it.polygons }));
  const built = topology(objects);
  const users = built.arcs.map(() => []);
  areas.forEach((it, i) => {
    for (const ref of built.objects[i].arcs.flat(2)) users[ref < 0 ? ~ref : ref].push(it);
  });
  const style = (arc, i) => {
    const [a, b] = users[i];
    if (!b) return COAST;
    const [w, s, e, n] = box(arc).map((v) => v / UNITS);
    for (const rule of lines) {
      const pair = [rule.code, rule.other].sort().join();
      if ([a.code, b.code].sort().join() !== pair || (rule.code === rule.other && a.source === b.source)) continue;
      const x = (w + e) / 2, y = (s + n) / 2;
      if (x >= +rule.west && x <= +rule.east && y >= +rule.south && y <= +rule.north) return DASHED;
    }
    return a.code === b.code ? HIDDEN : BORDER;
  };
  const out = new Writer();
  out.bytes.push(...Buffer.from("CMAP"), 1);
  out.varint(UNITS);
  out.varint(built.arcs.length);
  let count = 0;
  built.arcs.forEach((arc, i) => {
    out.bytes.push(style(arc, i));
    out.varint(arc.length);
    count += arc.length;
    let x = 0, y = 0;
    for (const p of arc) {
      out.signed(p[0] - x);
      out.signed(p[1] - y);
      [x, y] = p;
    }
  });
  const codes = [...new Set(areas.map((it) => it.code))].concat(Object.keys(points)).sort();
  out.varint(codes.length);
  for (const code of codes) {
    const mine = areas.map((it, i) => [it, built.objects[i]]).filter(([it]) => it.code === code);
    const shapes = mine.flatMap(([, object]) => object.arcs);
    const big = mine.flatMap(([it]) => it.polygons).sort((a, b) => area(b[0]) - area(a[0]))[0];
    const at = big ? heart(big) : points[code].map((v) => Math.round(v * UNITS));
    out.text(code);
    out.text(names[code] ?? "");
    out.signed(at[0]);
    out.signed(at[1]);
    out.varint(shapes.length);
    for (const polygon of shapes) {
      out.varint(polygon.length);
      for (const ring of polygon) {
        out.varint(ring.length);
        ring.forEach((ref) => out.signed(ref));
      }
    }
  }
  fs.writeFileSync(new URL(name, here), Buffer.from(out.bytes));
  console.log(`${name}: ${out.bytes.length} bytes, ${codes.length} areas, ${built.arcs.length} arcs, ${count} points`);
  return codes;
}

const rules = table("borders.csv");
const countries = iso(1);
const numeric = new Map(countries.map((it) => [it.numeric, it.alpha_2]));

const world = decode(read("world-atlas/countries-10m.json"));
// A small country's bends matter more than those of a large one: its arcs stay as they are.
const small = new Set();
for (const it of world.objects.countries.geometries) {
  const refs = (it.arcs ?? []).flat(3).map((ref) => (ref < 0 ? ~ref : ref));
  const [w, s, e, n] = box(refs.flatMap((ref) => world.arcs[ref]));
  if (Math.max(e - w, n - s) < SMALL) refs.forEach((ref) => small.add(ref));
}
world.arcs = world.arcs.map((arc, i) => simplify(arc, small.has(i) ? 0 : DETAIL));
const parts = [];
for (const it of feature(world, world.objects.countries).features) {
  const name = it.properties.name;
  const whole = rules.find((rule) => rule.rule === "area" && rule.area === name);
  const code = whole ? whole.code : numeric.get(it.id);
  for (const polygon of polygons(it.geometry).flatMap(cut)) {
    const part = rules.find((rule) => rule.rule === "part" && rule.area === name && within(box(polygon[0]), rule));
    if (!part && code === undefined) throw new Error(`borders.csv does not say whose ${name} is`);
    parts.push({ code: part ? part.code : code, source: name, polygon });
  }
}
for (const rule of rules)
  if (rule.area && !parts.some((it) => it.source === rule.area && it.code === rule.code))
    throw new Error(`borders.csv: nothing is left of ${rule.area} for ${rule.code}`);
const names = Object.fromEntries(countries.map((it) => [it.alpha_2, it.common_name ?? it.name]));
names.XK = "Kosovo";
const points = Object.fromEntries(table("points.csv").map((it) => [it.code, [+it.lon, +it.lat]]));
const areas = gather(parts).filter((it) => it.polygons.length);
const codes = write("world.bin", areas, rules.filter((it) => it.rule === "line"), names,
  Object.fromEntries(Object.entries(points).filter(([code]) => !areas.some((it) => it.code === code))));
console.log("without a place:", countries.filter((it) => !codes.includes(it.alpha_2)).map((it) => it.alpha_2).join(" "));

const usa = decode(read("us-atlas/states-10m.json"));
const states = new Map(table("states.csv").map((it) => [it.fips, it.code]));
const pieces = [];
for (const it of feature(usa, usa.objects.states).features)
  for (const polygon of polygons(it.geometry).flatMap(cut))
    pieces.push({ code: states.get(it.id), source: it.properties.name, polygon });
write("usa.bin", gather(pieces), [], Object.fromEntries(iso(2).map((it) => [it.code, it.name])), {});
