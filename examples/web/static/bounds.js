// The lowest and highest income of each time, as the server lists them.

import * as months from './months.js';
import { language, lists } from './texts.js';

const bounds = lists.bounds.map((b) => ({ ...b, from: months.parse(b.from) }));

const over = (from, to) => bounds.filter((b, i) => b.from <= to && (bounds[i + 1]?.from ?? Infinity) > from);

/** The lowest income that is allowed in every one of the months. */
export const lowestOver = (from, to) => over(from, to).reduce((most, b) => Math.max(most, b.floor), bounds[0]?.floor ?? 0);

/** What may be chosen in the months, in words: one line for each time. */
export const allowed = (from, to) => over(from, to).map((b) => ({ from: Math.max(b.from, from), text: b.text[language()], floor: b.floor }));

/** The first month, and the floor from then on, for which an income is too low. */
export const tooLow = (amount, from, to) => allowed(from, to).find((b) => BigInt(amount) < BigInt(b.floor)) ?? null;
