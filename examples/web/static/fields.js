// Fields for months and amounts.

import * as months from './months.js';
import { digits, grouped, t } from './texts.js';

/** Makes a text field one for a month: read leniently, ↑ and ↓ step it. */
export function monthField(input, changed, { empty = true } = {}) {
  const read = () => {
    const text = input.value.trim(), m = months.parse(text), fine = m !== null || (empty && text === '');
    input.setCustomValidity(fine ? '' : t('bad_month'));
    input.toggleAttribute('aria-invalid', false);
    if (!fine) { input.setAttribute('aria-invalid', 'true'); input.reportValidity(); return; }
    if (m !== null) input.value = months.shown(m);
    changed(m);
  };
  input.placeholder = 'mm/yyyy';
  input.addEventListener('change', read);
  input.addEventListener('keydown', (e) => {
    const m = months.parse(input.value), step = { ArrowUp: 1, ArrowDown: -1 }[e.key];
    if (m === null || !step) return;
    e.preventDefault();
    input.value = months.shown(m + step * (e.shiftKey ? 12 : 1));
    changed(months.parse(input.value));
  });
}

/** Makes a text field one for an amount in đồng. */
export function moneyField(input, changed) {
  input.inputMode = 'numeric';
  input.autocomplete = 'off';
  input.addEventListener('input', () => {
    const d = input.value.trim() === '' ? '' : digits(input.value);
    if (d === null) { input.setAttribute('aria-invalid', 'true'); return; }
    input.removeAttribute('aria-invalid');
    changed(d);
  });
  input.addEventListener('change', () => { const d = digits(input.value); if (d !== null) input.value = grouped(d); });
}

/** "3,5" or "3.5%" as documents write a rate; '' for nothing, null for no rate. */
export function rate(text) {
  const s = text.trim().replace('%', '').trim().replace(',', '.');
  return s === '' ? '' : /^\d{1,4}(\.\d{1,6})?$/.test(s) ? `${s}%` : null;
}

/** A rate of a document as people type it, without the sign. */
export function rateShown(value, comma) {
  const s = String(value ?? '');
  if (s === '') return '';
  const percent = s.endsWith('%') ? s.slice(0, -1) : shifted(s);
  return comma ? percent.replace('.', ',') : percent;
}

// shifted moves the point of a plain number two places to the right.
function shifted(s) {
  const [whole, part = ''] = s.split('.'), digits = part.padEnd(2, '0');
  return `${whole}${digits.slice(0, 2)}.${digits.slice(2)}`.replace(/^0+(?=\d)/, '').replace(/\.$/, '');
}
