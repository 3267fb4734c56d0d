// The lights of the services, and the cards of figures. Cards stay where they are; only what they say changes.
import { byId, el } from './dom.js';
import { figure, number } from './numbers.js';
import { drawSpark, sparkline } from './spark.js';

const SPAN_MILLIS = 300_000;
const STATES = { READY: 'ready', UNREADY: 'not ready', DOWN: 'down' };
const ALARMING = new Set(['failed', 'throttled', 'dead', 'rescues']);
const cards = new Map();

export function drawLights(services) {
  byId('lights').replaceChildren(...services.map(({ name, state, failing }) => el('li', {
    class: `light ${state.toLowerCase()}`, data: { service: name }, title: failing.join(', '),
  },
  el('span', { class: 'lamp', aria: { hidden: 'true' } }),
  el('span', { class: 'light-name', text: name }),
  el('span', { class: 'light-state', text: failing.length ? `${STATES[state]}: ${failing.join(', ')}` : STATES[state] }))));
}

export function drawFigures({ times, figures }) {
  for (const line of figures) {
    const card = cards.get(line.id) ?? addCard(line);
    card.value.textContent = figure(line.now, line.unit);
    card.unit.hidden = line.now === null || line.unit === 'yes or no';
    card.node.classList.toggle('alarming', isAlarming(line));
    card.parts.replaceChildren(...Object.entries(line.parts).map(([name, value]) => el('li', {},
      el('b', { text: number(value) }), ` ${name.replaceAll('_', ' ')}`)));
    drawSpark(card.spark, times, line.past, SPAN_MILLIS);
  }
}

const isAlarming = (line) => (line.unit === 'yes or no' ? line.now === 0 : ALARMING.has(line.id) && line.now > 0);

function addCard(line) {
  const value = el('span', { class: 'value' });
  const unit = el('span', { class: 'unit', text: line.unit });
  const parts = el('ul', { class: 'parts' });
  const spark = sparkline();
  const node = el('article', { class: 'card', data: { figure: line.id } },
    el('h3', { text: line.title }), el('p', { class: 'reading' }, value, unit), spark, parts);
  groupOf(line).append(node);
  const card = { node, value, unit, parts, spark };
  cards.set(line.id, card);
  return card;
}

function groupOf({ group }) {
  const known = [...byId('figures').children].find((each) => each.dataset.group === group);
  if (known) return known.lastElementChild;
  const box = el('div', { class: 'cards' });
  byId('figures').append(el('section', { class: 'group', data: { group } }, el('h2', { text: group }), box));
  return box;
}
