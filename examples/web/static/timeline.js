// The timeline: spells that are drawn, moved, resized, split and removed, by
// mouse, finger or keyboard.

import * as months from './months.js';
import { born, cut, gap, key, room } from './life.js';
import { axis, change, faultsOf, remember, select, selected, state, tell, undo } from './store.js';
import { grouped, lists, t, word } from './texts.js';
import { lowestOver } from './bounds.js';

const $ = (id) => document.getElementById(id);
const lane = $('lane'), stage = $('stage'), scroller = $('scroll');
const drawn = new Map(); // spell key -> its elements

const make = (tag, name, ...kids) => { const e = document.createElement(tag); e.className = name; e.append(...kids); return e; };
const place = (m) => { const a = state.axis; return (100 * (m - a.from)) / (a.until + 1 - a.from); };

export function render() {
  axis();
  stage.style.width = `${100 * state.zoom}%`;
  ruler();
  bands();
  marks();
  spells();
}

// ---- what is drawn

function ruler() {
  const { from, until } = state.axis, b = born(state.life);
  const years = months.year(until) - months.year(from) + 1;
  const wide = (scroller.clientWidth * state.zoom) / years;
  const step = [1, 2, 5, 10].find((n) => n * wide >= 46) ?? 20;
  $('ruler').replaceChildren(...Array.from({ length: years }, (_, i) => months.year(from) + i).filter((y) => y % step === 0).map((y) => {
    const tick = make('span', 'tick', make('b', '', String(y)));
    if (b !== null && months.january(y) > b) tick.append(make('small', '', `${y - months.year(b)} ${t('age')}`));
    tick.style.left = `${place(months.january(y))}%`;
    return tick;
  }));
}

function bands() {
  const { from, until } = state.axis;
  const strips = [
    ...state.life.status.map((s) => ['status', s, word(lists.statuses.find((x) => x.value === s.is)?.text ?? { vi: s.is, en: s.is })]),
    ...state.life.residence.map((r) => ['residence', r, placeName(r)]),
  ];
  $('bands').replaceChildren(...strips.map(([kind, p, said]) => {
    const a = Math.max(months.parse(p.from) ?? from, from), z = Math.min(p.to ? months.parse(p.to) ?? until : until, until);
    if (a > z) return '';
    const strip = make('div', 'band', make('span', kind, said ?? ''));
    strip.firstChild.style.left = `${place(a)}%`;
    strip.firstChild.style.width = `${place(z + 1) - place(a)}%`;
    return strip;
  }));
}

const placeName = (r) => {
  const p = lists.provinces.find((x) => x.value === r.province);
  return [p ? word(p.text) : r.province, r.area && word(lists.areas.find((x) => x.value === r.area)?.text ?? { vi: '', en: '' })].filter(Boolean).join(', ');
};

function marks() {
  const retires = months.parse(state.marks.retires ?? '');
  const mark = (m, name, said) => {
    const e = make('div', `mark ${name}`, make('span', '', said));
    e.style.left = `${place(m)}%`;
    return e;
  };
  const all = [mark(state.today, 'now', t('today'))];
  if (retires !== null && retires <= state.axis.until) all.push(mark(retires + 1, 'age', `${t('of_age')} ${months.shown(retires)}`));
  $('marks').replaceChildren(...all);
}

function spells() {
  const all = [...state.life.spells].sort((a, b) => a.from - b.from);
  for (const [k, e] of drawn) if (!all.some((s) => s.key === k)) { e.box.remove(); drawn.delete(k); }
  all.forEach((spell, i) => {
    if (!drawn.has(spell.key)) drawn.set(spell.key, built(spell));
    const e = drawn.get(spell.key);
    if (lane.children[i] !== e.box) lane.insertBefore(e.box, lane.children[i] ?? null);
    show(spell, e, i);
  });
  for (const old of lane.querySelectorAll('.pause')) old.remove();
  all.slice(1).forEach((s, i) => pauseBetween(all[i], s));
  $('empty').hidden = all.length > 0;
}

function pauseBetween(a, b) {
  const n = b.from - a.to - 1;
  if (n < 1) return;
  const e = make('div', 'pause', `${t('pause')} ${n} ${t('months')}`);
  e.setAttribute('aria-hidden', 'true');
  e.style.left = `${place(a.to + 1)}%`;
  e.style.width = `${place(b.from) - place(a.to + 1)}%`;
  lane.append(e);
}

function built(spell) {
  const e = { box: make('div', 'spell'), plan: make('div', 'plan'), body: make('div', 'body'), start: make('div', 'handle start'), end: make('div', 'handle end') };
  e.text = make('span', 'text');
  e.body.append(e.text);
  e.box.append(e.plan, e.body, e.start, e.end);
  e.box.setAttribute('role', 'group');
  for (const part of ['body', 'start', 'end']) {
    e[part].setAttribute('role', 'slider');
    e[part].dataset.key = spell.key;
    e[part].dataset.part = part;
  }
  return e;
}

function show(spell, e, i) {
  const wide = place(spell.to + 1) - place(spell.from), at = cut(spell, state.today), mine = spell.key === state.selected;
  e.box.style.left = `${place(spell.from)}%`;
  e.box.style.width = `${wide}%`;
  e.plan.style.left = `${(100 * (at - spell.from)) / (spell.to + 1 - spell.from)}%`;
  const bad = faultsOf(spell).length > 0;
  e.box.className = `spell ${spell.scheme}${mine ? ' selected' : ''}${bad ? ' bad' : ''}${spell.more.withdrawn ? ' withdrawn' : ''}`;
  e.text.replaceChildren(make('b', '', spell.amount === '' ? '?' : `${grouped(spell.amount)} đ`), make('small', '', `${spell.to - spell.from + 1} ${t('months')}`));
  e.box.setAttribute('aria-label', `${t('spell')} ${i + 1}`);
  const said = described(spell) + (bad ? `, ${t('has_fault')}` : '');
  slider(e.body, spell.from, said, `${t('spell')} ${i + 1}`, 0);
  slider(e.start, spell.from, months.shown(spell.from), t('spell_from'), mine ? 0 : -1);
  slider(e.end, spell.to, months.shown(spell.to), t('spell_to'), mine ? 0 : -1);
}

function slider(e, value, said, label, tab) {
  const set = { 'aria-valuemin': state.axis.from, 'aria-valuemax': state.axis.until, 'aria-valuenow': value, 'aria-valuetext': said, 'aria-label': label, tabindex: tab };
  for (const [k, v] of Object.entries(set)) e.setAttribute(k, String(v));
}

export function described(spell) {
  const planned = cut(spell, state.today) <= spell.to ? `, ${t('planned').toLowerCase()}` : '';
  return `${t(spell.scheme)}${planned}: ${months.shown(spell.from)} – ${months.shown(spell.to)}, ${spell.to - spell.from + 1} ${t('months')}, ${grouped(spell.amount)} đ`;
}

// ---- what spells do

const clamp = (v, low, high) => Math.max(low, Math.min(high, v));

/** How far a spell may be dragged: to its neighbours, and a growing one not into the past. */
function reach(spell) {
  const r = room(state.life, spell);
  return { low: Math.max(r.low, spell.grow ? state.today : -Infinity, born(state.life) ?? -Infinity, state.axis.from - 120), high: Math.min(r.high, state.axis.until + 120) };
}

function moved(spell, from, { low, high }) {
  const n = spell.to - spell.from, shift = spell.paid === null ? null : spell.paid - spell.from;
  spell.from = clamp(from, low, high - n);
  spell.to = spell.from + n;
  if (shift !== null) spell.paid = spell.from + shift;
}

const started = (spell, from, { low }) => { spell.from = clamp(from, low, spell.to); };
const ended = (spell, to, { high }) => { spell.to = clamp(to, spell.from, high); };

/** A new spell in a gap, like the one before it. */
export function added(from, to) {
  const before = [...state.life.spells].filter((s) => s.to < from && s.scheme === 'voluntary' && s.level === 'income' && !s.grow).sort((a, b) => b.to - a.to)[0];
  const least = lowestOver(from, to), had = before?.amount ?? '';
  const amount = had !== '' && BigInt(had) >= BigInt(least) ? had : String(least);
  return { key: key(), from, to, scheme: 'voluntary', level: 'income', amount, grow: null, method: 'monthly', paid: null, more: {} };
}

/** Adds a spell of a year in the next gap after a month. */
export function insert(after) {
  for (let m = after; m <= state.axis.until; m++) {
    const free = gap(state.life, m);
    if (!free) continue;
    const spell = added(m, Math.min(free.high, m + 11));
    change((life) => life.spells.push(spell));
    select(spell.key);
    focus(spell.key);
    return;
  }
  tell({ say: t('no_room') });
}

export function remove(spell) {
  const all = [...state.life.spells].sort((a, b) => a.from - b.from), i = all.findIndex((s) => s.key === spell.key);
  const near = all[i + 1] ?? all[i - 1];
  change((life) => { life.spells = life.spells.filter((s) => s.key !== spell.key); });
  select(near?.key ?? null);
  if (near) focus(near.key); else lane.focus();
  tell({ say: t('removed') });
}

/** Splits a spell in the middle, with a pause of at most a year. */
export function split(spell) {
  const n = spell.to - spell.from + 1;
  if (n < 3) return;
  const rest = Math.min(12, Math.floor(n / 3)), half = Math.floor((n - rest) / 2);
  change((life) => {
    const s = life.spells.find((x) => x.key === spell.key);
    life.spells.push({ ...structuredClone(s), key: key(), from: s.from + half + rest, paid: null });
    s.to = s.from + half - 1;
  });
  focus(spell.key);
}

export const focus = (k, part = 'body') => drawn.get(k)?.[part].focus({ preventScroll: false });

// ---- the keyboard

const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: 1, ArrowDown: -1 };

lane.addEventListener('keydown', (e) => {
  const part = e.target.dataset?.part, spell = state.life.spells.find((s) => s.key === e.target.dataset?.key);
  if (e.key === 'Insert') { e.preventDefault(); insert(spell ? spell.to + 1 : state.today); return; }
  if (!spell || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === 'Delete' || e.key === 'Backspace') { e.preventDefault(); remove(spell); return; }
  if (e.key.toLowerCase() === 'p') { e.preventDefault(); split(spell); return; }
  if (e.key === 'Enter') { e.preventDefault(); select(spell.key); $('editor').querySelector('input,select')?.focus(); return; }
  const step = steps[e.key];
  if (!step) return;
  e.preventDefault();
  const by = step * (e.shiftKey ? 12 : 1), upDown = e.key === 'ArrowUp' || e.key === 'ArrowDown', r = reach(spell);
  change(() => {
    if (part === 'start') started(spell, spell.from + by, r);
    else if (part === 'end' || upDown) ended(spell, spell.to + by, r);
    else moved(spell, spell.from + by, r);
  });
});

lane.addEventListener('focusin', (e) => { if (e.target.dataset?.key) select(e.target.dataset.key); });

document.addEventListener('keydown', (e) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName);
  if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'z' && !typing) { e.preventDefault(); undo(); }
});

// ---- mouse and finger

const holdTime = 350; // milliseconds after which a finger draws instead of scrolling
let drag = null;

const monthAt = (x) => { const r = stage.getBoundingClientRect(), a = state.axis; return a.from + ((x - r.left) / r.width) * (a.until + 1 - a.from); };

lane.addEventListener('pointerdown', (e) => {
  if (e.button !== 0 || drag) return;
  const { key: k, part } = e.target.dataset ?? {}, finger = e.pointerType === 'touch';
  if (!k) { pressed(e, finger); return; }
  const spell = state.life.spells.find((s) => s.key === k);
  if (finger && k !== state.selected) { drag = { tap: k, id: e.pointerId }; return; } // a swipe scrolls, a tap selects
  grab(e, { spell, part });
});

/** The pointer went down where no spell is. */
function pressed(e, finger) {
  const m = Math.floor(monthAt(e.clientX));
  drag = { id: e.pointerId, empty: m, x: e.clientX, y: e.clientY };
  if (finger) drag.timer = setTimeout(() => { if (drag?.empty === m) { navigator.vibrate?.(15); draw(e, m, m); } }, holdTime);
}

function grab(e, what) {
  lane.setPointerCapture(e.pointerId);
  select(what.spell.key);
  focus(what.spell.key, what.part);
  drag = { ...what, id: e.pointerId, at: monthAt(e.clientX), from: what.spell.from, to: what.spell.to, reach: reach(what.spell), x: e.clientX };
  e.preventDefault();
}

function draw(e, from, to) {
  const free = gap(state.life, from);
  if (!free) { drag = null; return; }
  remember();
  const spell = added(from, clamp(to, from, free.high));
  state.life.spells.push(spell);
  state.frozen = true;
  clearTimeout(drag?.timer);
  lane.setPointerCapture(e.pointerId);
  drag = { spell, part: 'new', id: e.pointerId, begun: true, from, free };
  select(spell.key);
  tell('spells');
}

lane.addEventListener('pointermove', (e) => {
  if (!drag || e.pointerId !== drag.id) return;
  if (drag.empty !== undefined) {
    const far = Math.hypot(e.clientX - drag.x, e.clientY - drag.y) > 5;
    if (far && e.pointerType === 'touch') { clearTimeout(drag.timer); drag = null; } else if (far) draw(e, drag.empty, drag.empty);
    if (!drag?.spell) return;
  }
  if (!drag.spell) return;
  if (!drag.begun) {
    if (Math.abs(e.clientX - drag.x) < 3) return;
    remember();
    drag.begun = state.frozen = true;
  }
  edge(e.clientX);
  drawTo(monthAt(e.clientX));
});

function drawTo(m) {
  const { spell, part, at, from, to } = drag, before = `${spell.from} ${spell.to}`;
  if (part === 'new') {
    const here = clamp(Math.floor(m), drag.free.low, drag.free.high);
    [spell.from, spell.to] = here < from ? [here, from] : [from, here];
    spell.amount = added(spell.from, spell.to).amount;
  } else if (part === 'start') started(spell, Math.round(from + m - at), drag.reach);
  else if (part === 'end') ended(spell, Math.round(to + m - at), drag.reach);
  else { [spell.from, spell.to] = [from, to]; if (spell.paid !== null) spell.paid = drag.paid ??= spell.paid; moved(spell, Math.round(from + m - at), drag.reach); }
  if (before !== `${spell.from} ${spell.to}`) tell('drag');
}

/** Scrolls the timeline when a drag nears its edge. */
function edge(x) {
  const r = scroller.getBoundingClientRect();
  if (x < r.left + 24) scroller.scrollLeft -= 10;
  else if (x > r.right - 24) scroller.scrollLeft += 10;
}

function released(e) {
  if (!drag || e.pointerId !== drag.id) return;
  const d = drag;
  drag = null;
  clearTimeout(d.timer);
  state.frozen = false;
  if (d.tap && e.type === 'pointerup') { select(d.tap); focus(d.tap); return; }
  if (d.empty !== undefined && e.type === 'pointerup') { tapped(d, e); return; }
  if (d.begun) { tell('spells'); focus(d.spell.key, d.part === 'new' ? 'body' : d.part); }
}

/** A tap on an empty stretch adds a year there; a click lets go of the selection. */
function tapped(d, e) {
  if (e.pointerType !== 'touch') { select(null); return; }
  const free = gap(state.life, d.empty);
  if (!free) return;
  const from = clamp(d.empty, free.low, free.high), spell = added(from, Math.min(free.high, from + 11));
  change((life) => life.spells.push(spell));
  select(spell.key);
  focus(spell.key);
}

lane.addEventListener('pointerup', released);
lane.addEventListener('pointercancel', released);
lane.addEventListener('touchmove', (e) => { if (drag?.begun) e.preventDefault(); }, { passive: false });
lane.addEventListener('contextmenu', (e) => { if (drag) e.preventDefault(); });

export { selected };
