// A field for a province: type some of its name, with or without marks, and
// choose from those that stood in the month.

import * as months from './months.js';
import { lists, t, word } from './texts.js';

const folded = (s) => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();

const all = lists.provinces.map((p) => ({ ...p, first: p.from ? months.parse(p.from) : -Infinity, last: p.to ? months.parse(p.to) : Infinity, search: `${folded(p.text.vi)} ${folded(p.text.en)} ${p.value}` }));

/** The provinces of a month. */
export const standing = (m) => all.filter((p) => p.first <= m && m <= p.last);

/** The former provinces that a province of a month was formed from. */
export const formerly = (slug, m) => all.filter((p) => p.into === slug && p.last < m);

export const nameOf = (slug) => { const p = all.find((x) => x.value === slug); return p ? word(p.text) : slug ?? ''; };

let count = 0;

/** Makes an input one for a province; month() says which month counts. */
export function provinceField(input, month, chosen) {
  const list = Object.assign(document.createElement('ul'), { id: `provinces-${++count}`, className: 'choices', hidden: true });
  list.setAttribute('role', 'listbox');
  input.after(list);
  const set = { role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id };
  for (const [k, v] of Object.entries(set)) input.setAttribute(k, v);
  let at = -1, found = [];
  const close = () => { list.hidden = true; at = -1; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
  const take = (p) => { input.value = word(p.text); close(); chosen(p.value); };
  const show = () => {
    const wanted = folded(input.value.trim());
    found = standing(month()).filter((p) => p.search.includes(wanted));
    found.sort((a, b) => Number(!a.search.startsWith(wanted)) - Number(!b.search.startsWith(wanted)));
    list.replaceChildren(...found.map((p, i) => option(list, p, i, take)));
    if (!found.length) list.replaceChildren(Object.assign(document.createElement('li'), { textContent: t('no_match'), className: 'quiet' }));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  };
  const move = (by) => {
    if (list.hidden) show();
    at = Math.max(0, Math.min(found.length - 1, at + by));
    [...list.children].forEach((e, i) => e.setAttribute('aria-selected', String(i === at)));
    input.setAttribute('aria-activedescendant', `${list.id}-${at}`);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  input.addEventListener('input', () => { at = -1; show(); if (input.value.trim() === '') chosen(''); });
  input.addEventListener('click', () => { input.select(); show(); });
  input.addEventListener('blur', () => setTimeout(close, 150));
  input.addEventListener('keydown', (e) => {
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { e.preventDefault(); move(e.key === 'ArrowDown' ? 1 : -1); }
    if (e.key === 'Enter' && !list.hidden && found.length) { e.preventDefault(); take(found[Math.max(at, 0)]); }
    if (e.key === 'Escape') close();
  });
}

function option(list, p, i, take) {
  const e = Object.assign(document.createElement('li'), { id: `${list.id}-${i}`, textContent: word(p.text) });
  e.setAttribute('role', 'option');
  e.addEventListener('pointerdown', (ev) => { ev.preventDefault(); take(p); });
  return e;
}
