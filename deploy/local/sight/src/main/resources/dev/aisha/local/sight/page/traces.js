// The list of the latest traces.
import { byId, el } from './dom.js';
import { millis, timeOfDay } from './numbers.js';

let drawn = '';

export function drawTraces(traces) {
  const now = JSON.stringify(traces);
  if (now === drawn) return;
  drawn = now;
  byId('no-traces').hidden = traces.length > 0;
  byId('traces').replaceChildren(...traces.map(line));
}

function line(trace) {
  return el('li', {}, el('a', { class: trace.failed ? 'trace-line failed' : 'trace-line', href: `/trace/${trace.id}`, data: { trace: trace.id } },
    el('span', { class: 'trace-time', text: timeOfDay(trace.begin) }),
    el('span', { class: 'trace-name', text: trace.name }),
    el('span', { class: 'trace-long', text: millis(trace.durationMillis) }),
    el('span', { class: 'trace-more', text: facts(trace) })));
}

/** "12 spans · bot-gateway, billing-service · failed". */
export function facts(trace) {
  const errors = trace.errors && `${trace.errors} ${trace.errors === 1 ? 'error' : 'errors'}`;
  const words = [`${trace.spans} ${trace.spans === 1 ? 'span' : 'spans'}`, trace.services.join(', '), errors, trace.failed && 'failed'];
  return words.filter(Boolean).join(' · ');
}
