// The one state of the page: the life, what is selected, what the server said.

import * as months from './months.js';
import { blank, born, rows, toDocument } from './life.js';

export const state = {
  life: blank(), today: months.current(), selected: null, axis: null, zoom: 1,
  faults: [], said: null, marks: {}, frozen: false,
};

const past = [];
const listeners = [];

export const listen = (f) => listeners.push(f);
export const tell = (what) => { for (const f of listeners) f(what); };

/** Remembers the life as it is, for undo. */
export function remember() {
  past.push(JSON.stringify(state.life));
  if (past.length > 200) past.shift();
}

/** Changes the life; the page and the figures follow. */
export function change(edit, what = 'spells') {
  remember();
  edit(state.life);
  tell(what);
}

export function undo() {
  if (!past.length) return;
  state.life = JSON.parse(past.pop());
  if (!state.life.spells.some((s) => s.key === state.selected)) state.selected = null;
  tell('all');
}

export function load(life) {
  remember();
  Object.assign(state, { life, selected: null, faults: [], said: null, marks: {} });
  tell('all');
}

export const selected = () => state.life.spells.find((s) => s.key === state.selected) ?? null;

export function select(key) {
  if (state.selected === key) return;
  state.selected = key;
  tell('selection');
}

/** The case document of the life. */
export const written = () => toDocument(state.life, state.today, months.parse(state.marks.retires ?? ''));

/** The months that the timeline shows. */
export function axis() {
  if (state.frozen && state.axis) return state.axis;
  const { life, today } = state;
  const from = life.spells.map((s) => s.from), to = life.spells.map((s) => s.to), b = born(life);
  const retires = months.parse(state.marks.retires ?? '') ?? today + 120;
  const low = from.length ? Math.min(...from) - 36 : Math.min(today - 60, b === null ? today - 120 : b + 180);
  const high = Math.max(retires + 18, today + 60, ...to.map((m) => m + 18));
  state.axis = { from: months.january(months.year(low)), until: months.january(months.year(high)) + 11 };
  return state.axis;
}

/** The faults of a spell. */
export function faultsOf(spell) {
  const { record, plan } = rows(state.life, state.today);
  return state.faults.filter((f) => spellOf(f.path, record, plan) === spell.key);
}

/** The key of the spell that a path of the document is about, or null. */
export function spellOf(path, record, plan) {
  const r = /^\/record\/(\d+)/.exec(path);
  if (r) return record[+r[1]]?.spell.key ?? null;
  if (/^\/ask\/0\/fund_rate/.test(path)) return [...record, ...plan].find((x) => ['prepay', 'backpay'].includes(x.spell.method))?.spell.key ?? null;
  const p = /^\/ask\/0\/plan\/(@?[\d-]+)/.exec(path);
  if (!p) return /^\/ask\/3\b/.test(path) && plan.length ? plan[0].spell.key : null;
  if (p[1][0] !== '@') return plan[+p[1]]?.spell.key ?? null;
  const at = months.parse(p[1].slice(1));
  return plan.find((x) => x.spell.from <= at && at <= x.spell.to)?.spell.key ?? null;
}
