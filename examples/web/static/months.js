// Months are whole numbers, counted from January of year 0.

const iso = /^(\d{4})-(\d{1,2})(?:-\d{1,2})?$/;
const written = /^(\d{1,2})\s*[/.-]\s*(\d{4})$/;

/** The month of "2026-07", "2026-07-15" or "7/2026"; null for anything else. */
export function parse(text) {
  const s = String(text ?? '').trim();
  let year, month;
  const a = iso.exec(s), b = written.exec(s);
  if (a) [year, month] = [+a[1], +a[2]];
  else if (b) [year, month] = [+b[2], +b[1]];
  else return null;
  return month >= 1 && month <= 12 && year >= 1900 && year <= 2130 ? year * 12 + month - 1 : null;
}

export const year = (m) => Math.floor(m / 12);
export const ofYear = (m) => (m % 12) + 1;
export const january = (y) => y * 12;

const two = (n) => String(n).padStart(2, '0');

/** 2026-07, as documents write it. */
export const document = (m) => `${String(year(m)).padStart(4, '0')}-${two(ofYear(m))}`;

/** 07/2026, as people write it. */
export const shown = (m) => `${two(ofYear(m))}/${year(m)}`;

/** The month of this moment, by the reader's own calendar. */
export function current() {
  const now = new Date();
  return now.getFullYear() * 12 + now.getMonth();
}
