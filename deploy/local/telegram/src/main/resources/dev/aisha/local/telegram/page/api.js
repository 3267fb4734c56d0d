// The control API of the server that this page came from.
import { store } from './store.js';

async function call(method, path, body) {
  const form = body instanceof FormData;
  const response = await fetch(`/local/${path}`, {
    method,
    headers: body && !form ? { 'Content-Type': 'application/json' } : {},
    body: form ? body : body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? answer.description ?? `HTTP ${response.status}`);
  return answer;
}

/** Groups have ids below zero, and are spoken in as one of their members. */
const chat = (id) => `${id < 0 ? 'groups' : 'people'}/${id}`;
const as = (id, body) => (id < 0 ? { person: store.person(id).member, ...body } : body);

export const loadState = () => call('GET', 'state');
export const loadMessages = (person) => call('GET', `${chat(person)}/messages`);
export const loadCard = (person) => call('GET', `people/${person < 0 ? store.person(person).member : person}/card`);
export const createPerson = (person) => call('POST', 'people', person);
export const sendText = (person, text) => call('POST', `${chat(person)}/messages`, as(person, { text }));
export const press = (person, message, row, column) => call('POST', `${chat(person)}/messages/${message}/press`, as(person, { row, column }));
export const block = (person, blocked) => call('PUT', `people/${person}/blocked`, { blocked });
export const fileUrl = (attachment) => `/local/files/${encodeURIComponent(attachment.fileId)}`;

/** Sends a file as voice, audio, video_note, video or document; facts: seconds, width, height where they are known. */
export function sendFile(person, file, kind, facts = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(as(person, {}))) form.append(name, value);
  form.append('kind', kind);
  for (const [name, value] of Object.entries(facts)) if (value) form.append(name, String(Math.round(value)));
  form.append('file', file, file.name ?? 'voice.ogg');
  return call('POST', `${chat(person)}/files`, form);
}

/**
 * Follows everything that happens after the cursor. The browser comes back by itself after a break; when the server is
 * another one by then, onReload is called and the stream is over.
 */
export function follow(cursor, { onEvent, onLost, onBack, onReload }) {
  const source = new EventSource(`/local/events?after=${encodeURIComponent(cursor)}`);
  source.addEventListener('message', (message) => onEvent(JSON.parse(message.data)));
  source.addEventListener('open', onBack);
  source.addEventListener('error', () => {
    onLost();
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(onReload, 1500);
    }
  });
  source.addEventListener('reload', () => {
    source.close();
    onReload();
  });
  return () => source.close();
}
