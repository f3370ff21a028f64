// The form of the person: sex, birth, categories and residences by period, and
// what is assumed.

import * as months from './months.js';
import { change, state } from './store.js';
import { language, lists, t, word } from './texts.js';
import { monthField, rate, rateShown } from './fields.js';
import { formerly, nameOf, provinceField } from './provinces.js';
import { born } from './life.js';

const $ = (id) => document.getElementById(id);
let count = 0;

/** Connects the fields that are always there. */
export function start() {
  $('title').addEventListener('change', () => change((life) => { life.title = $('title').value.trim(); }, 'person'));
  for (const e of document.getElementsByName('sex')) e.addEventListener('change', () => change((life) => { life.sex = e.value; }, 'person'));
  monthField($('born'), (m) => change((life) => { life.born = m === null ? '' : months.document(m); }, 'person'));
  monthField($('until'), (m) => change((life) => { life.until = m; }, 'person'));
  for (const e of document.querySelectorAll('[data-assume]')) {
    e.addEventListener('change', () => {
      const r = rate(e.value);
      e.toggleAttribute('aria-invalid', r === null);
      if (r !== null) change((life) => { if (r === '') delete life.assume[e.dataset.assume]; else life.assume[e.dataset.assume] = r; }, 'person');
    });
  }
  $('set').addEventListener('change', () => change((life) => { if ($('set').value === '') delete life.assume.set; else life.assume.set = $('set').value; }, 'person'));
  $('none').addEventListener('change', () => change((life) => { life.none = $('none').checked; }, 'person'));
  const since = () => months.document(Math.min(state.today, months.january(months.year(state.today))));
  $('add-status').addEventListener('click', () => { change((life) => life.status.push({ from: since(), is: 'near_poor' }), 'person'); entries(); last('statuses'); });
  $('add-residence').addEventListener('click', () => { change((life) => life.residence.push({ from: months.document(Math.max(born(state.life) ?? 0, state.today - 180)), province: '', area: 'rural' }), 'person'); entries(); last('residences'); });
}

const last = (id) => $(id).lastElementChild?.querySelector('input,select')?.focus();

/** Shows the whole form anew. */
export function render() {
  const { life } = state;
  $('title').value = life.title;
  for (const e of document.getElementsByName('sex')) e.checked = e.value === life.sex;
  $('born').value = born(life) === null ? life.born : months.shown(born(life));
  $('until').value = life.until === null ? '' : months.shown(life.until);
  $('set').replaceChildren(new Option(t('no_set'), ''), ...lists.sets.map((s) => new Option(word(s.text), s.value)));
  $('set').value = life.assume.set ?? '';
  for (const e of document.querySelectorAll('[data-assume]')) e.value = rateShown(life.assume[e.dataset.assume], language() === 'vi');
  entries();
}

function entries() {
  $('none-line').hidden = state.life.status.length > 0;
  $('none').checked = state.life.none;
  $('statuses').replaceChildren(...state.life.status.map((_, i) => status(i)));
  $('residences').replaceChildren(...state.life.residence.map((_, i) => residence(i)));
}

/** A group of fields for one entry of a list. */
function entry(list, i, path) {
  const box = Object.assign(document.createElement('div'), { className: 'entry' });
  const add = (label, e, name) => {
    const line = Object.assign(document.createElement('label'), { className: 'line' }), said = document.createElement('span');
    said.textContent = label;
    e.id = `p-${++count}`;
    line.htmlFor = e.id;
    e.dataset.fault = `${path}/${i}/${name}`;
    line.append(said, e);
    box.append(line);
    return e;
  };
  const edit = (f) => change((life) => f(life[list][i]), 'person');
  const month = (label, name, empty) => {
    const e = add(label, Object.assign(document.createElement('input'), { type: 'text', className: 'month', autocomplete: 'off', inputMode: 'numeric' }), name);
    const m = months.parse(state.life[list][i][name]);
    e.value = m === null ? '' : months.shown(m);
    monthField(e, (at) => edit((x) => { if (at === null) delete x[name]; else x[name] = months.document(at); }), { empty });
    if (empty) e.placeholder = t('and_on');
    e.parentElement.classList.add('half');
    return e;
  };
  const away = Object.assign(document.createElement('button'), { type: 'button', className: 'plain away', textContent: t('remove') });
  away.addEventListener('click', () => { change((life) => life[list].splice(i, 1), 'person'); entries(); });
  return { box, add, edit, month, away };
}

const select = (options, value) => {
  const e = document.createElement('select');
  e.append(...options.map(([v, s]) => new Option(s, v, false, v === value)));
  e.value = value ?? '';
  return e;
};

function status(i) {
  const { box, add, edit, month, away } = entry('status', i, '/person/status');
  const said = lists.statuses.map((s) => [s.value, word(s.text)]).sort((a, b) => rank(a[0]) - rank(b[0]) || a[1].localeCompare(b[1], language()));
  const e = add(t('status'), select(said, state.life.status[i].is), 'is');
  e.addEventListener('change', () => edit((x) => { x.is = e.value; }));
  month(t('from'), 'from', false);
  month(t('to'), 'to', true);
  box.append(away);
  return box;
}

// rank puts the categories that most people ask about first.
const rank = (s) => { const i = ['poor', 'near_poor', 'left_poverty', 'left_near_poverty', 'ethnic_minority', 'average_farm'].indexOf(s); return i < 0 ? 99 : i; };

function residence(i) {
  const { box, add, edit, month, away } = entry('residence', i, '/person/residence'), r = state.life.residence[i];
  const since = () => months.parse(state.life.residence[i].from) ?? state.today;
  const e = add(t('province'), Object.assign(document.createElement('input'), { type: 'text', value: nameOf(r.province) }), 'province');
  provinceField(e, since, (slug) => { edit((x) => { x.province = slug; delete x.territory; }); if (slug) entries(); });
  const older = formerly(r.province, since());
  if (older.length) {
    const old = add(t('territory'), select([['', t('not_said')], ...older.map((p) => [p.value, word(p.text)])], r.territory), 'territory');
    old.addEventListener('change', () => edit((x) => { x.territory = old.value; }));
  }
  if (r.district) {
    const d = add(t('district'), Object.assign(document.createElement('input'), { type: 'text', value: r.district }), 'district');
    d.addEventListener('change', () => edit((x) => { x.district = d.value.trim(); }));
  }
  const area = add(t('area'), select([['', t('not_said')], ...lists.areas.map((a) => [a.value, word(a.text)])], r.area), 'area');
  area.addEventListener('change', () => edit((x) => { x.area = area.value; }));
  month(t('from'), 'from', false).addEventListener('change', () => entries());
  month(t('to'), 'to', true);
  box.append(away);
  return box;
}
