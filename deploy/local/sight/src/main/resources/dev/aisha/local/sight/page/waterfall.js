// One trace: a row for each span, its bar where its time was, its attributes on a click.
import { byId, el } from './dom.js';
import { millis, timeOfDay } from './numbers.js';
import { facts } from './traces.js';

const TINTS = 6;
const SCALE_STEPS = 4;
let drawn = '';
const opened = new Set();

/** Draws a trace, or says that there is none; what was opened stays open. */
export function drawTrace(detail) {
  const now = JSON.stringify(detail);
  if (now === drawn) return;
  drawn = now;
  byId('trace-name').textContent = detail ? detail.trace.name : 'There is no such trace any more';
  byId('trace-facts').textContent = detail
    ? `${timeOfDay(detail.trace.begin)} · ${millis(detail.trace.durationMillis)} · ${facts(detail.trace)}`
    : 'The page keeps the latest 200.';
  const services = detail?.trace.services ?? [];
  const spans = detail?.spans ?? [];
  const whole = Math.max(...spans.map((span) => span.beginMillis + span.durationMillis), 0.001);
  byId('legend').replaceChildren(...services.map((service, at) => el('li', { class: tint(at), text: service })));
  byId('scale').replaceChildren(...(detail ? [marks(whole)] : []));
  byId('spans').replaceChildren(...spans.map((span) => row(span, whole, services.indexOf(span.service))));
}

/** Another one will be drawn next. */
export function forgetTrace() {
  drawn = '';
  opened.clear();
}

const tint = (at) => `tint-${at % TINTS}`;

function marks(whole) {
  const steps = Array.from({ length: SCALE_STEPS + 1 }, (_, step) => el('span', { text: millis((whole * step) / SCALE_STEPS) }));
  return el('div', { class: 'marks' }, ...steps);
}

function row(span, whole, service) {
  const more = attributes(span);
  more.hidden = !opened.has(span.id);
  const head = el('button', {
    type: 'button', class: 'span-head', title: summary(span), aria: { expanded: String(!more.hidden) },
    onclick: () => {
      more.hidden = !more.hidden;
      head.setAttribute('aria-expanded', String(!more.hidden));
      if (more.hidden) opened.delete(span.id);
      else opened.add(span.id);
    },
  },
  el('span', { class: 'span-name', text: span.name }), track(span, whole), el('span', { class: 'span-long', text: millis(span.durationMillis) }));
  head.style.setProperty('--depth', span.depth);
  return el('li', { class: `span ${tint(service)}${span.error === null ? '' : ' failed'}`, data: { span: span.id, depth: span.depth } },
    head, span.error !== null && el('p', { class: 'span-error', text: span.error }), more);
}

function track(span, whole) {
  const bar = el('span', { class: 'bar' });
  bar.style.setProperty('--begin', span.beginMillis / whole);
  bar.style.setProperty('--long', span.durationMillis / whole);
  return el('span', { class: 'track' }, bar);
}

const about = (span) => ({
  service: span.service, ...(span.instance && { instance: span.instance }), kind: span.kind,
  'begins after': millis(span.beginMillis), ...span.attributes,
});

const summary = (span) => Object.entries(about(span)).map(([name, value]) => `${name}: ${value}`).join('\n');

function attributes(span) {
  return el('dl', { class: 'attributes' },
    ...Object.entries(about(span)).flatMap(([name, value]) => [el('dt', { text: name }), el('dd', { text: value })]));
}
