// Starts the page: asks every two seconds for what is looked at, and says when nobody answers.
import { byId } from './dom.js';
import { drawFigures, drawLights } from './figures.js';
import { drawTraces } from './traces.js';
import { drawTrace, forgetTrace } from './waterfall.js';

const EVERY_MILLIS = 2000;
const PATIENCE_MILLIS = 5000;
let round = 0;

async function ask(path) {
  const response = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MILLIS) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

/** The id in the address, where a trace is looked at. */
const traceInSight = () => location.pathname.match(/^\/trace\/([0-9a-f]+)$/)?.[1];

async function look() {
  const mine = ++round;
  const id = traceInSight();
  try {
    const [picture, traces] = await Promise.all([ask('/api/figures'), ask(id ? `/api/traces/${id}` : '/api/traces')]);
    if (mine !== round) return; // Somebody has clicked meanwhile.
    drawLights(picture.services);
    if (id) {
      drawTrace(traces);
    } else {
      drawFigures(picture);
      drawTraces(traces);
    }
    show(id);
    lost(false);
  } catch {
    if (mine === round) lost(true);
  }
  if (mine === round) setTimeout(() => mine === round && look(), EVERY_MILLIS);
}

function show(id) {
  byId('overview').hidden = Boolean(id);
  byId('trace').hidden = !id;
}

function lost(now) {
  byId('lost').hidden = !now;
  document.body.classList.toggle('is-lost', now);
}

/** Follows links of the page without loading it anew. */
function follow(event) {
  const link = event.target.closest('a');
  const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || link.origin !== location.origin || elsewhere) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  turn();
}

function turn() {
  forgetTrace();
  scrollTo(0, 0);
  look();
}

addEventListener('click', follow);
addEventListener('popstate', turn);
look();
