// What the page says, and what there is to choose from; both come from the server.

export const lists = await (await fetch('/lists.json')).json();

let lang = document.documentElement.lang === 'en' ? 'en' : 'vi';

export const language = () => lang;
export const t = (key) => lists.texts[key]?.[lang] ?? key;
export const word = (text) => text[lang];

/** Says everything that stands on the page in a language. */
export function speak(to) {
  lang = to;
  document.documentElement.lang = to;
  document.title = t('title');
  for (const e of document.querySelectorAll('[data-t]')) e.textContent = t(e.dataset.t);
  for (const e of document.querySelectorAll('[data-label]')) e.setAttribute('aria-label', t(e.dataset.label));
  for (const e of document.querySelectorAll('[data-lang]')) e.setAttribute('aria-pressed', String(e.dataset.lang === to));
}

/** Digits in groups: 1.500.000. */
export const grouped = (digits) => String(digits).replace(/\B(?=(\d{3})+$)/g, lang === 'vi' ? '.' : ',');

/** The digits of an amount as people type it; null if it is none. */
export function digits(text) {
  const s = text.replace(/[\s.,_đĐ₫]/g, '').replace(/^0+(?=\d)/, '');
  return /^\d{1,15}$/.test(s) ? s : null;
}
