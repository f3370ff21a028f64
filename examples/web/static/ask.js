// Asks the server: one request under way, the newest question next, answers in
// their order.

import * as months from './months.js';
import { language } from './texts.js';

const pause = 60; // milliseconds of rest before a question is sent

export async function post(path, body) {
  const answer = await fetch(path, { method: 'POST', body: typeof body === 'string' || body instanceof ArrayBuffer ? body : JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  return { ok: answer.ok, ...(await answer.json()) };
}

let waiting = null, busy = false, timer = 0;

/** Asks about a document; only the newest question is answered. */
export function ask(question, answered) {
  waiting = { question, answered };
  clearTimeout(timer);
  timer = setTimeout(send, pause);
}

async function send() {
  if (busy || !waiting) return;
  busy = true;
  const { question, answered } = waiting;
  waiting = null;
  const { document, from, until } = question;
  let said;
  try {
    said = await post(`/api/answers?lang=${language()}&from=${months.document(from)}&until=${months.document(until)}`, document);
  } catch {
    said = { ok: false, faults: [], unreachable: true };
  }
  busy = false;
  if (waiting) timer = setTimeout(send, 0);
  answered(said, !waiting);
}

/** Whether an answer is still to come. */
export const asking = () => busy || waiting !== null;
