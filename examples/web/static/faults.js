// Faults, all at once, each where it belongs.

import { rows } from './life.js';
import { select, spellOf, state } from './store.js';
import { t } from './texts.js';
import { focus } from './timeline.js';

const box = document.getElementById('faults');

/** Lists what is wrong, and marks the fields that it is about; a file has lines. */
export function showFaults(said, title, lines = false) {
  const faults = said.unreachable ? [{ text: t('unreachable'), path: '' }] : said.faults;
  box.hidden = false;
  const head = Object.assign(document.createElement('h2'), { textContent: title });
  const list = document.createElement('ul');
  list.append(...faults.map((f) => item(f, lines)));
  box.replaceChildren(head, list);
  mark(faults);
}

export function clearFaults() {
  box.hidden = true;
  box.replaceChildren();
  mark([]);
}

function item(f, lines) {
  const e = document.createElement('li'), where = lines && f.line ? `${t('line')} ${f.line}: ` : '';
  e.append(Object.assign(document.createElement('strong'), { textContent: where + f.text }));
  if (f.source) e.append(` (${f.source})`);
  if (f.hint) e.append(` – ${f.hint}`);
  e.append(' ', Object.assign(document.createElement('code'), { textContent: [f.path, f.code && `[${f.code}]`].filter(Boolean).join(' ') }));
  const go = wayTo(f.path);
  if (go) {
    const b = Object.assign(document.createElement('button'), { type: 'button', className: 'plain', textContent: t('go_there') });
    b.addEventListener('click', go);
    e.append(' ', b);
  }
  return e;
}

const fieldOf = (path) => [...document.querySelectorAll('[data-fault]')].filter((e) => path === e.dataset.fault || path.startsWith(`${e.dataset.fault}/`)).sort((a, b) => b.dataset.fault.length - a.dataset.fault.length)[0];

function wayTo(path) {
  const { record, plan } = rows(state.life, state.today), spell = spellOf(path, record, plan);
  if (spell) return () => { select(spell); focus(spell); };
  const field = fieldOf(path);
  return field ? () => { field.closest('details')?.setAttribute('open', ''); field.focus(); } : null;
}

function mark(faults) {
  for (const e of document.querySelectorAll('[data-fault][aria-invalid]')) { e.removeAttribute('aria-invalid'); e.removeAttribute('title'); }
  for (const f of faults) {
    const e = f.path && fieldOf(f.path);
    if (e) { e.setAttribute('aria-invalid', 'true'); e.title = f.text; }
  }
}
