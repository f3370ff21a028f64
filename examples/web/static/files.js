// Cases in and out: samples, files, printing.

import * as months from './months.js';
import { blank, fromDocument } from './life.js';
import { load, state, tell, written } from './store.js';
import { language, lists, t } from './texts.js';
import { post } from './ask.js';
import { showFaults } from './faults.js';

const $ = (id) => document.getElementById(id);

export function start() {
  samples();
  $('samples').addEventListener('change', () => { const s = lists.samples[+$('samples').value]; if (s) take(s); });
  $('blank').addEventListener('click', () => { load(blank()); $('samples').value = ''; $('born').focus(); });
  $('pick').addEventListener('click', () => $('file').click());
  $('file').addEventListener('change', () => { if ($('file').files[0]) read($('file').files[0]); });
  $('yaml').addEventListener('click', yaml);
  $('json').addEventListener('click', () => download(`${JSON.stringify(written(), null, 2)}\n`, 'json'));
  $('print').addEventListener('click', () => window.print());
  $('leave').addEventListener('click', () => $('chooser').close());
  document.addEventListener('dragover', (e) => { if (e.dataTransfer?.types.includes('Files')) e.preventDefault(); });
  document.addEventListener('drop', (e) => { const f = e.dataTransfer?.files[0]; if (f) { e.preventDefault(); read(f); } });
}

export function samples() {
  const had = $('samples').value;
  $('samples').replaceChildren(new Option(t('samples'), ''), ...lists.samples.map((s, i) => new Option(s.title, String(i))));
  $('samples').value = had;
}

/** Takes an opened case as the life of the page. */
function take(opened) {
  const end = months.parse(opened.retires ?? '') ?? state.today + 120;
  const life = fromDocument(structuredClone(opened.doc), Math.max(end, state.today), state.today);
  const open = life.spells.some((s) => s.open);
  for (const s of life.spells) delete s.open;
  load(life);
  tell({ say: `${t('opened')}: ${life.title}${open ? `. ${t('drawn_on')}` : ''}`, show: open });
}

async function read(file) {
  const said = await post(`/api/open?lang=${language()}`, await file.text()).catch(() => ({ ok: false, faults: [], unreachable: true }));
  $('file').value = '';
  if (!said.ok) { showFaults(said, t('faults_open'), true); return; }
  if (said.cases.length === 1) { take(said.cases[0]); return; }
  $('choices').replaceChildren(...said.cases.map((c, i) => {
    const b = Object.assign(document.createElement('button'), { type: 'button', textContent: c.title || `${i + 1}` });
    b.addEventListener('click', () => { $('chooser').close(); take(c); });
    return b;
  }));
  $('chooser').showModal();
}

async function yaml() {
  const said = await post(`/api/save?lang=${language()}`, written()).catch(() => ({ ok: false, faults: [], unreachable: true }));
  if (said.ok) download(said.text, 'yaml'); else showFaults(said, t('faults_title'));
}

function download(text, kind) {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(new Blob([text], { type: kind === 'json' ? 'application/json' : 'application/yaml' }));
  a.download = `${state.life.id || 'ho-so'}.${kind}`;
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  tell({ say: `${t('saved')}: ${a.download}` });
}
