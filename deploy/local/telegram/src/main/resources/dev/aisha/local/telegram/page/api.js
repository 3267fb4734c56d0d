// The control API of the server that this page came from.

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

export const loadState = () => call('GET', 'state');
export const loadMessages = (person) => call('GET', `people/${person}/messages`);
export const loadCard = (person) => call('GET', `people/${person}/card`);
export const createPerson = (person) => call('POST', 'people', person);
export const sendText = (person, text) => call('POST', `people/${person}/messages`, { text });
export const press = (person, message, row, column) => call('POST', `people/${person}/messages/${message}/press`, { row, column });
export const block = (person, blocked) => call('PUT', `people/${person}/blocked`, { blocked });
export const fileUrl = (attachment) => `/local/files/${encodeURIComponent(attachment.fileId)}`;

/** Sends a file as voice, audio, video_note, video or document; facts: seconds, width, height where they are known. */
export function sendFile(person, file, kind, facts = {}) {
  const form = new FormData();
  form.append('kind', kind);
  for (const [name, value] of Object.entries(facts)) if (value) form.append(name, String(Math.round(value)));
  form.append('file', file, file.name ?? 'voice.ogg');
  return call('POST', `people/${person}/files`, form);
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
