// A contribution statement as people have it: pasted, or a file. What is
// certain goes on the timeline; what is doubtful is named and left out.

import { spellOf } from './life.js';
import { change, state, tell } from './store.js';
import { language, t } from './texts.js';
import { post } from './ask.js';
import { render } from './person.js';

const $ = (id) => document.getElementById(id);
const make = (tag, text, ...kids) => { const e = document.createElement(tag); e.textContent = text; e.append(...kids); return e; };

export function start() {
  schemes();
  $('paste').addEventListener('click', () => { $('paste-said').replaceChildren(); $('paster').showModal(); $('paste-text').focus(); });
  $('paste-leave').addEventListener('click', () => $('paster').close());
  $('paste-read').addEventListener('click', () => read('', $('paste-text').value));
  $('paste-pick').addEventListener('click', () => $('paste-file').click());
  $('paste-file').addEventListener('change', async () => { const f = $('paste-file').files[0]; if (f) await read(f.name, await f.arrayBuffer()); $('paste-file').value = ''; });
}

export function schemes() {
  const had = $('paste-scheme').value;
  $('paste-scheme').replaceChildren(new Option(t('not_said'), ''), new Option(t('compulsory'), 'compulsory'), new Option(t('voluntary'), 'voluntary'));
  $('paste-scheme').value = had;
}

async function read(name, data) {
  const { sex, born } = state.life;
  const query = new URLSearchParams({ lang: language(), name, sex, born: born.slice(0, 7), scheme: $('paste-scheme').value });
  show(await post(`/api/statement?${query}`, data).catch(() => ({ ok: false, faults: [{ text: t('unreachable') }] })));
}

function show(said) {
  const box = $('paste-said');
  if (!said.ok) { box.replaceChildren(...said.faults.map((f) => Object.assign(make('p', [f.text, f.hint].filter(Boolean).join(' – ')), { className: 'fault' }))); return; }
  const take = Object.assign(make('button', t('paste_take')), { type: 'button', id: 'paste-take', className: 'strong', disabled: said.rows.length === 0 });
  take.addEventListener('click', () => into(said));
  box.replaceChildren(make('p', `${t('paste_found')}: ${said.rows.length} ${t('paste_rows')}, ${said.length}. `, take));
  if (!said.doubts.length) return;
  const list = document.createElement('ul');
  list.append(...said.doubts.map((d) => make('li', d.lines ? `${t('line')} ${d.lines}: ` : '', ...(d.text ? [make('pre', d.text)] : []), ...d.why.map((w) => make('div', w)))));
  box.append(make('h3', `${t('paste_doubts')}: ${said.doubts.length}`), list);
}

/** Puts the rows on the timeline, and the person where nothing was said. */
function into(said) {
  change((life) => {
    life.sex ||= said.sex ?? '';
    life.born ||= said.born ?? '';
    life.spells.push(...said.rows.map((r) => { const { open, ...s } = spellOf(r, state.today); return s; }));
  });
  $('paster').close();
  $('paste-text').value = '';
  render();
  tell('all');
  tell({ say: `${t('paste_found')}: ${said.rows.length} ${t('paste_rows')}, ${said.length}` });
}

