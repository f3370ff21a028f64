// The lowest and highest income of each time, as the server lists them.

import * as months from './months.js';
import { language, lists, t } from './texts.js';

const bounds = lists.bounds.map((b) => ({ ...b, from: months.parse(b.from) }));

const over = (from, to) => bounds.filter((b, i) => b.from <= to && (bounds[i + 1]?.from ?? Infinity) > from);

/** The lowest income that is allowed in every one of the months. */
export const lowestOver = (from, to) => over(from, to).reduce((most, b) => Math.max(most, b.floor), bounds[0]?.floor ?? 0);

const pieces = (from, to) => over(from, to).map((b) => ({ ...b, from: Math.max(b.from, from) }));

/** What may be chosen in the months, in words: the range, or each lowest where that changes. */
export function allowed(from, to) {
  const all = pieces(from, to), lows = all.filter((b, i) => i === 0 || b.floor !== all[i - 1].floor);
  if (lows.length > 1) return `${t('lowest')}: ${lows.map((b) => `${b.least[language()]} (${months.shown(b.from)})`).join(', ')}`;
  return all.length ? `${t('allowed')} ${all.at(-1).text[language()]}` : '';
}

/** The first month, and the floor from then on, for which an income is too low. */
export const tooLow = (amount, from, to) => pieces(from, to).find((b) => BigInt(amount) < BigInt(b.floor)) ?? null;
