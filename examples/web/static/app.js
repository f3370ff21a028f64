// The page: it shows and asks; everything that is reckoned comes from the server.

import { born } from './life.js';
import { ask, asking, post } from './ask.js';
import { axis, listen, state, tell, undo, written } from './store.js';
import { language, speak, t } from './texts.js';
import { clearFaults, showFaults } from './faults.js';
import * as editor from './editor.js';
import * as files from './files.js';
import * as paste from './paste.js';
import * as person from './person.js';
import * as timeline from './timeline.js';

const $ = (id) => document.getElementById(id);

listen((what) => {
  if (what.say) { say(what.say); if (what.show) note(what.say); return; }
  if (what === 'all') { person.render(); zoomToFit(); note(''); }
  timeline.render();
  editor.render();
  if (what !== 'selection') question();
});

const say = (text) => { $('live').textContent = text; };

/** Says something above the figures. */
function note(text) {
  let e = $('note');
  if (!e) { e = Object.assign(document.createElement('p'), { id: 'note', className: 'message' }); $('results').before(e); }
  e.textContent = text;
  e.hidden = text === '';
}

// ---- questions and answers

function question() {
  const ready = state.life.sex !== '' && born(state.life) !== null;
  $('waiting').hidden = ready;
  if (!ready) { state.faults = []; clearFaults(); $('results').hidden = true; $('years').replaceChildren(); return; }
  document.body.dataset.asking = '';
  ask({ document: written(), ...axis() }, answered);
}

let spoken = 0;

function answered(said, newest) {
  state.said = said.ok ? said : null;
  state.faults = said.ok ? [] : told(said.faults);
  if (said.ok) show(said); else { $('results').hidden = true; $('years').replaceChildren(); showFaults({ ...said, faults: state.faults }, t('faults_title')); }
  timeline.render();
  editor.render();
  if (newest && !asking()) delete document.body.dataset.asking;
  clearTimeout(spoken);
  spoken = setTimeout(() => { if (said.ok && !asking()) say(said.announce); }, 700);
}

/** The faults without those of the page's own question that say the same of a spell again. */
function told(faults) {
  const others = faults.filter((f) => !f.path.startsWith('/ask/3/'));
  return faults.filter((f) => others.includes(f) || !others.some((o) => o.code === f.code && o.text === f.text));
}

function show(said) {
  clearFaults();
  const before = JSON.stringify([axis(), written()]);
  state.marks = said.marks;
  const opened = [...document.querySelectorAll('#results [data-slot] details[open] > summary')].map((e) => e.textContent);
  for (const e of document.querySelectorAll('[data-slot]')) e.innerHTML = said.parts[e.dataset.slot];
  for (const e of document.querySelectorAll('#results [data-slot] summary')) e.parentElement.open = opened.includes(e.textContent);
  $('own-card').hidden = said.parts.own.trim() === '';
  $('results').hidden = false;
  // The answer may move the retirement age: the charts stand on the months of
  // the timeline, and who is past the age asks for a pension now.
  if (JSON.stringify([axis(), written()]) !== before && !state.frozen) question();
}

// ---- proofs

document.addEventListener('click', async (e) => {
  const of = e.target.closest('[data-proof]')?.dataset.proof;
  if (of) await prove(of);
  const drop = e.target.closest('[data-drop]')?.dataset.drop;
  if (drop !== undefined) { state.life.asks = state.life.asks.filter((q) => (q.id ?? q.kind) !== drop); tell('person'); }
});

async function prove(of) {
  const said = await post(`/api/proof?lang=${language()}&of=${encodeURIComponent(of)}`, written()).catch(() => ({ ok: false }));
  if (!said.ok) { note(said.faults?.[0]?.text ?? t('unreachable')); return; }
  $('tree').innerHTML = said.html;
  $('proof').showModal();
  $('proof').scrollTop = 0;
}

$('close').addEventListener('click', () => $('proof').close());
for (const d of document.querySelectorAll('dialog')) d.addEventListener('click', (e) => { if (e.target === d) d.close(); });

// ---- the tools around the timeline

const widest = 8;
const yearWide = 22; // pixels that a year needs to be touched

/** Shows the whole life where there is room, and the months around today where there is not. */
function zoomToFit() {
  const { from, until } = axis(), years = (until + 1 - from) / 12, room = $('scroll').clientWidth || 800;
  zoom(Math.max(1, (years * yearWide) / room));
  const now = (state.today - from) / (until + 1 - from);
  requestAnimationFrame(() => { $('scroll').scrollLeft = now * $('stage').clientWidth - room / 2; });
}

function zoom(to) {
  const s = $('scroll'), middle = (s.scrollLeft + s.clientWidth / 2) / ($('stage').clientWidth || 1);
  state.zoom = Math.max(1, Math.min(widest, to));
  timeline.render();
  s.scrollLeft = middle * $('stage').clientWidth - s.clientWidth / 2;
}

$('widen').addEventListener('click', () => zoom(state.zoom * 1.5));
$('narrow').addEventListener('click', () => zoom(state.zoom / 1.5));
$('undo').addEventListener('click', undo);
$('add').addEventListener('click', () => timeline.insert(state.today));
new ResizeObserver(() => timeline.render()).observe($('scroll'));

for (const b of document.querySelectorAll('[data-lang]')) {
  b.addEventListener('click', () => {
    speak(b.dataset.lang);
    files.samples();
    paste.schemes();
    person.render();
    tell('language');
  });
}

speak(language());
person.start();
files.start();
paste.start();
tell('all');
