// The form beside the timeline: the selected spell, field by field.

import * as months from './months.js';
import { atOnce, cut, key, lengths, rows } from './life.js';
import { change, faultsOf, select, selected, state } from './store.js';
import { grouped, language, lists, t, word } from './texts.js';
import { monthField, moneyField, rate, rateShown } from './fields.js';
import { allowed, lowestOver, tooLow } from './bounds.js';
import { remove, split } from './timeline.js';

const form = document.getElementById('editor');
form.addEventListener('submit', (e) => e.preventDefault());
let shape = ''; // what the form was built for

/** Shows the selected spell; fields that are being typed in are left alone. */
export function render() {
  const spell = selected();
  form.hidden = !spell;
  if (!spell) { shape = ''; return; }
  const now = [spell.key, spell.scheme, spell.level, spell.method, cut(spell, state.today) > spell.from, language()].join(' ');
  if (now !== shape) build(spell);
  shape = now;
  fill(spell);
}

const field = (name, label, control, wide = '') => `<label class="line ${wide}" for="e-${name}"><span>${label}</span>${control}</label>`;
const text = (name) => `<input id="e-${name}" name="${name}" type="text" autocomplete="off">`;
const choice = (name, list) => `<select id="e-${name}" name="${name}">${list.map(([v, s]) => `<option value="${v}">${s}</option>`).join('')}</select>`;

// All that is put together here are texts of the page and names of the law;
// what people typed is set as values.
function build(spell) {
  const free = spell.scheme === 'voluntary', main = free ? 'income' : 'salary', had = document.activeElement?.id;
  const some = free && atOnce(spell);
  form.innerHTML = `<h3 id="e-title"></h3><div class="fields">
    ${field('from', t('from'), text('from'))}${field('to', t('to'), text('to'))}
    ${field('scheme', t('scheme'), choice('scheme', [['voluntary', t('voluntary')], ['compulsory', t('compulsory')]]), 'both')}
    ${field('level', t('kind_of_level'), choice('level', [[main, t(`kind_${main}`)], ['average', t('kind_average')]]), 'both')}
    ${field('amount', t(spell.level), `<span class="unit">${text('amount')}${spell.level === 'income' ? `<button type="button" class="plain" id="e-lowest">${t('lowest')}</button>` : ''}</span>`, 'both')}
    ${free ? field('method', t('method'), choice('method', lists.methods.map((m) => [m.value, word(m.text)])), 'both') : ''}
    ${some ? field('paid', t('paid'), text('paid')) : ''}
    ${some && !(spell.method in lengths) ? field('rate', t('row_rate'), text('rate'), 'both') : ''}
    ${free && spell.level === 'income' && cut(spell, state.today) === spell.from && !some ? field('grow', t('grow'), text('grow')) : ''}
    </div><p class="quiet" id="e-allowed"></p><p class="quiet" id="e-split"></p><div id="e-faults"></div>
    ${free ? `<details id="e-granted"><summary>${t('as_granted')}</summary><div class="fields">${['state_support', 'local_support', 'donor_support'].map((k) => field(k, t(k), text(k))).join('')}</div></details>` : ''}
    <label class="check"><input type="checkbox" id="e-withdrawn"> ${t('withdrawn')}</label>
    <div class="tools small"><button type="button" id="e-pause">${t('split')}</button><button type="button" id="e-delete" class="danger">${t('delete')}</button></div>`;
  wire(spell.key);
  if (had?.startsWith('e-')) document.getElementById(had)?.focus();
}

const by = (name) => document.getElementById(`e-${name}`);

function wire(k) {
  const edit = (f) => change((life) => { const s = life.spells.find((x) => x.key === k); if (s) f(s); });
  monthField(by('from'), (m) => edit((s) => { s.from = Math.min(m, s.to); }), { empty: false });
  monthField(by('to'), (m) => edit((s) => { s.to = Math.max(m, s.from); }), { empty: false });
  moneyField(by('amount'), (d) => edit((s) => { s.amount = d; }));
  by('scheme').addEventListener('change', () => edit((s) => {
    s.scheme = by('scheme').value;
    if (s.level !== 'average') s.level = s.scheme === 'voluntary' ? 'income' : 'salary';
    Object.assign(s, { method: 'monthly', paid: null, grow: null });
    delete s.more.fund_rate;
  }));
  by('level').addEventListener('change', () => edit((s) => { s.level = by('level').value; s.grow = null; }));
  by('method')?.addEventListener('change', () => edit((s) => {
    s.method = by('method').value;
    if (s.method === 'prepay') s.paid = s.from;
    else s.paid = s.method === 'backpay' ? Math.max(s.to + 1, Math.min(state.today, s.to + 60)) : null;
    if (atOnce(s)) s.grow = null;
    if (s.method in lengths) delete s.more.fund_rate; // only payments ahead and of missing months bear it
  }));
  if (by('paid')) monthField(by('paid'), (m) => edit((s) => { s.paid = m; }));
  by('grow')?.addEventListener('change', () => { const r = rate(by('grow').value); if (r !== null) edit((s) => { s.grow = r === '' ? null : { every: 12, ...s.grow, grow: r }; }); });
  by('rate')?.addEventListener('change', () => { const r = rate(by('rate').value); if (r !== null) edit((s) => { if (r === '') delete s.more.fund_rate; else s.more.fund_rate = r; }); });
  by('lowest')?.addEventListener('click', () => edit((s) => { s.amount = String(lowestOver(...paidOver(s))); }));
  for (const name of ['state_support', 'local_support', 'donor_support']) {
    if (by(name)) moneyField(by(name), (d) => edit((s) => { if (d === '') delete s.more[name]; else s.more[name] = Number(d); }));
  }
  by('withdrawn').addEventListener('change', () => edit((s) => { if (by('withdrawn').checked) s.more.withdrawn = true; else delete s.more.withdrawn; }));
  by('pause').addEventListener('click', () => split(selected()));
  by('delete').addEventListener('click', () => remove(selected()));
}

/** The months in which a spell is paid, whose law bounds its income. */
const paidOver = (s) => (atOnce(s) ? [s.paid ?? s.from, s.paid ?? s.from] : [s.from, s.to]);

function fill(spell) {
  const set = (name, value) => { const e = by(name); if (e && e !== document.activeElement) e.value = value; };
  by('title').textContent = `${t('spell')} ${months.shown(spell.from)} – ${months.shown(spell.to)}`;
  set('from', months.shown(spell.from));
  set('to', months.shown(spell.to));
  set('scheme', spell.scheme);
  set('level', spell.level);
  set('amount', spell.amount === '' ? '' : grouped(spell.amount));
  set('method', spell.method);
  set('paid', spell.paid === null ? '' : months.shown(spell.paid));
  set('grow', rateShown(spell.grow?.grow, language() === 'vi'));
  set('rate', rateShown(spell.more.fund_rate, language() === 'vi'));
  for (const name of ['state_support', 'local_support', 'donor_support']) set(name, spell.more[name] === undefined ? '' : grouped(spell.more[name]));
  by('withdrawn').checked = spell.more.withdrawn === true;
  by('allowed').textContent = spell.level === 'income' ? allowed(...paidOver(spell)) : '';
  said(spell);
  faults(spell);
}

/** What the server says about the spell. */
function said(spell) {
  const { record, plan } = rows(state.life, state.today), all = [...record, ...plan];
  const i = all.findIndex((r) => r.spell.key === spell.key), info = state.said?.rows?.[i];
  by('split').textContent = info?.split ? `${t('each_payment')}: ${info.split}` : '';
}

function faults(spell) {
  const box = by('faults'), list = faultsOf(spell);
  const said = new Map(list.map((f) => [f.text, [f.text, f.source && `(${f.source})`, f.hint].filter(Boolean).join(' · ')]));
  box.replaceChildren(...[...said.values()].map((text) => Object.assign(document.createElement('p'), { className: 'fault', textContent: text })));
  by('amount').toggleAttribute('aria-invalid', list.length > 0);
  const low = list.some((f) => f.code === 'income-below-floor') && !atOnce(spell) && spell.level === 'income' && tooLow(spell.amount, spell.from, spell.to);
  if (!low || !low.from) return;
  const fix = Object.assign(document.createElement('button'), { type: 'button', textContent: t('raise'), id: 'e-raise' });
  fix.addEventListener('click', () => raise(spell.key));
  box.append(fix);
}

/** Splits a spell wherever the lowest income rises above it, and raises the later part. */
function raise(k) {
  change((life) => {
    let s = life.spells.find((x) => x.key === k);
    for (let low = tooLow(s.amount, s.from, s.to); low; low = tooLow(s.amount, s.from, s.to)) {
      if (low.from === s.from) { s.amount = String(low.floor); continue; }
      const later = { ...structuredClone(s), key: key(), from: low.from, amount: String(low.floor) };
      s.to = low.from - 1;
      life.spells.push(later);
      s = later;
    }
    k = s.key;
  });
  select(k);
}
