// A life as the page holds it, and as the case document says it.
//
// The page has one row of spells; the document tells what was paid (record:)
// from what is planned (plan: of the projection). They are told apart at
// today's month: payments made before it are the record.

import * as months from './months.js';

let last = 0;
export const key = () => `s${++last}`;

export const lengths = { monthly: 1, '3_months': 3, '6_months': 6, '12_months': 12 };
const bears = (spell) => spell.method === 'prepay' || spell.method === 'backpay';
export const atOnce = (spell) => spell.paid !== null || bears(spell);

export function blank() {
  return { title: '', id: '', sex: '', born: '', residence: [], status: [], spells: [], until: null, assume: {}, more: {}, asks: [], projection: {}, none: false };
}

/** The first month of a spell that is still planned; past its end if none is. */
export function cut(spell, today) {
  if (atOnce(spell)) return (spell.paid ?? spell.from) < today ? spell.to + 1 : spell.from;
  if (spell.from >= today) return spell.from;
  const n = spell.scheme === 'voluntary' ? lengths[spell.method] ?? 1 : 1;
  return Math.min(spell.to + 1, spell.from + Math.ceil((today - spell.from) / n) * n);
}

const drop = (o) => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined && v !== '' && v !== null));

function row(spell, from, to) {
  const amount = spell.amount === '' ? undefined : Number(spell.amount);
  return drop({
    from: months.document(from), to: months.document(to), scheme: spell.scheme,
    [spell.level]: spell.grow ? { start: amount, ...spell.grow } : amount,
    method: spell.method === 'monthly' ? undefined : spell.method,
    paid: spell.paid === null ? undefined : months.document(spell.paid), ...spell.more,
  });
}

/** The rows of the document, each with the spell that it comes from. */
export function rows(life, today) {
  const record = [], plan = [];
  for (const spell of [...life.spells].sort((a, b) => a.from - b.from)) {
    const at = cut(spell, today);
    if (at > spell.from) record.push({ spell, row: row(spell, spell.from, at - 1) });
    if (at <= spell.to) plan.push({ spell, row: row(spell, at, spell.to) });
  }
  return { record, plan };
}

/** The voluntary payment that comes next, as a question. */
function next(life, today) {
  for (const spell of [...life.spells].sort((a, b) => a.from - b.from)) {
    const from = cut(spell, today);
    if (spell.scheme !== 'voluntary' || spell.level !== 'income' || spell.amount === '' || from > spell.to) continue;
    const paid = spell.paid ?? from;
    return drop({
      id: 'next', kind: 'contribution', paid: months.document(paid),
      from: spell.paid !== null && spell.method !== 'backpay' ? months.document(spell.from) : undefined,
      method: spell.method === 'monthly' ? undefined : spell.method,
      months: bears(spell) ? spell.to - spell.from + 1 : undefined, income: Number(spell.amount), fund_rate: spell.more.fund_rate,
    });
  }
  return null;
}

/** When the pension is asked for, if nobody says: at retirement, or now if that is past. */
const asked = (life, today, retires) => (retires !== null && retires < today ? months.document(Math.max(today, ...life.spells.map((s) => s.to))) : 'retirement');

/** The case document of a life; retires is the month of the retirement age, if it is known. */
export function toDocument(life, today, retires) {
  const { record, plan } = rows(life, today);
  const planned = plan.map((p) => p.row);
  const asks = [
    drop({ ...life.projection, kind: 'projection', until: life.until === null ? asked(life, today, retires) : months.document(life.until), plan: planned.length ? planned : undefined }),
    { kind: 'options', month: months.document(today) }, { kind: 'retirement_age' },
  ];
  const pay = next(life, today);
  if (pay) asks.push(pay);
  const { id, title } = life;
  return {
    ...drop({ title, id }), ...life.more,
    person: drop({ sex: life.sex, born: life.born, residence: life.residence.length ? life.residence.map(drop) : undefined, status: life.status.length ? life.status.map(drop) : life.none ? [] : undefined }),
    record: record.map((r) => r.row), ...(Object.keys(life.assume).length ? { assume: life.assume } : {}), ask: [...asks, ...life.asks],
  };
}

/** The spell that a row of a document tells of. */
export function spellOf(row, end) {
  const { from, to, scheme, income, salary, average, method, paid, ...more } = row;
  const level = income !== undefined ? 'income' : salary !== undefined ? 'salary' : 'average';
  const value = { income, salary, average }[level];
  const { start, ...grow } = value !== null && typeof value === 'object' ? value : {};
  return {
    key: key(), from: months.parse(from), to: to === undefined || to === null ? end : months.parse(to), scheme, level,
    amount: String(start ?? value ?? ''), grow: start === undefined ? null : grow,
    method: method ?? 'monthly', paid: paid ? months.parse(paid) : null, more, open: to === undefined || to === null,
  };
}

const alike = (a, b) => ['scheme', 'level', 'amount', 'method'].every((k) => a[k] === b[k]) &&
  !atOnce(a) && !atOnce(b) && !a.grow && !b.grow && JSON.stringify(a.more) === JSON.stringify(b.more);

/** The life that a document tells of; open rows end where the caller says. */
export function fromDocument(doc, end, today) {
  const { title, id, person, record, assume, ask, expect, tolerance, source, ...more } = doc;
  const asks = Array.isArray(ask) ? [...ask] : ask ? [ask] : [];
  const take = (is) => { const i = asks.findIndex(is); return i < 0 ? null : asks.splice(i, 1)[0]; };
  const projection = take((q) => q.kind === 'projection') ?? {};
  const then = take((q) => q.kind === 'options' && (q.id ?? 'options') === 'options');
  take((q) => q.kind === 'retirement_age' && (q.id ?? 'retirement_age') === 'retirement_age' && !q.lower_age);
  take((q) => q.id === 'next');
  const { kind, until, plan, ...rest } = projection;
  const past = (record ?? []).map((r) => spellOf(r, end)), planned = (plan ?? []).map((r) => spellOf(r, end));
  for (const p of past) {
    const i = planned.findIndex((s) => s.from === p.to + 1 && alike(p, s));
    if (i >= 0 && cut({ ...p, to: planned[i].to }, today) === p.to + 1) p.to = planned.splice(i, 1)[0].to;
  }
  const spells = [...past, ...planned], at = until && until !== 'retirement' ? months.parse(until) : null;
  const usual = then && at === Math.max(months.parse(then.month), ...spells.map((s) => s.to)); // what the page asks by itself
  return {
    title: String(title ?? ''), id: String(id ?? ''), sex: person?.sex ?? '', born: String(person?.born ?? ''),
    residence: person?.residence ?? [], status: person?.status ?? [], spells,
    until: usual ? null : at, assume: typeof assume === 'string' ? { set: assume } : assume ?? {}, more, asks, projection: rest, none: Array.isArray(person?.status) && person.status.length === 0,
  };
}

export const born = (life) => months.parse(life.born) ?? months.parse(`${life.born}-01`);

/** How far a spell may reach without touching its neighbours. */
export function room(life, spell) {
  let low = -Infinity, high = Infinity;
  for (const s of life.spells) {
    if (s.key === spell.key) continue;
    if (s.to < spell.from) low = Math.max(low, s.to + 1);
    else if (s.from > spell.to) high = Math.min(high, s.from - 1);
  }
  return { low, high };
}

/** The gap around a month, or null if a spell is there. */
export function gap(life, at) {
  if (life.spells.some((s) => s.from <= at && at <= s.to)) return null;
  return room(life, { key: '', from: at, to: at });
}
