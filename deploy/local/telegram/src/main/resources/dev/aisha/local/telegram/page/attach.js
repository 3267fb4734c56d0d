// Sending a file: chosen, dropped or pasted, and as what.
import { sendFile } from './api.js';
import { byId, bytes, el, icon, minutes } from './dom.js';
import { store } from './store.js';
import { toast } from './toast.js';

const MAX_DOWNLOAD = 20 * 1024 * 1024;
const NOTE_SECONDS = 60;
const KINDS = [
  { kind: 'voice', name: 'Voice', icon: 'mic', fits: (type) => type.startsWith('audio/') },
  { kind: 'audio', name: 'Audio', icon: 'note', fits: (type) => type.startsWith('audio/') },
  { kind: 'video_note', name: 'Video note', icon: 'circle', fits: (type) => type.startsWith('video/') },
  { kind: 'video', name: 'Video', icon: 'video', fits: (type) => type.startsWith('video/') },
  { kind: 'document', name: 'Document', icon: 'file', fits: () => true },
];
const BY_ENDING = { oga: 'audio/ogg', ogg: 'audio/ogg', opus: 'audio/ogg', m4a: 'audio/mp4', mp3: 'audio/mpeg', wav: 'audio/wav', flac: 'audio/flac', mp4: 'video/mp4', webm: 'video/webm', mov: 'video/quicktime' };

let chosen;

async function choose(original) {
  if (!original || store.selected === null) return;
  const type = original.type || BY_ENDING[original.name.split('.').pop().toLowerCase()] || 'application/octet-stream';
  const file = new File([original], original.name, { type: type.replace('video/ogg', 'audio/ogg') });
  const facts = await measure(file);
  chosen = { file, facts, person: store.selected };
  byId('file-name').textContent = file.name;
  byId('file-facts').textContent = [bytes(file.size), facts.seconds && minutes(facts.seconds)].filter(Boolean).join(' · ');
  byId('file-hint').hidden = file.size <= MAX_DOWNLOAD;
  const usual = usualKind(file, facts);
  byId('file-kinds').replaceChildren(...KINDS.filter(({ fits }) => fits(file.type)).map((each) => el('label', { class: 'kind' },
    el('input', { type: 'radio', name: 'kind', value: each.kind, checked: each.kind === usual }), icon(each.icon), each.name)));
  byId('file-dialog').returnValue = '';
  byId('file-dialog').showModal();
  byId('file-form').querySelector('.main').focus();
}

/** What most people would send it as. */
function usualKind(file, facts) {
  if (file.type === 'audio/ogg') return 'voice';
  if (file.type.startsWith('audio/')) return 'audio';
  if (!file.type.startsWith('video/')) return 'document';
  return facts.width > 0 && facts.width === facts.height && facts.seconds <= NOTE_SECONDS ? 'video_note' : 'video';
}

/** Duration and size of the picture, as far as the browser can read them. */
function measure(file) {
  const tag = file.type.split('/')[0];
  if (tag !== 'audio' && tag !== 'video') return Promise.resolve({});
  const url = URL.createObjectURL(file);
  const media = document.createElement(tag);
  media.preload = 'metadata';
  return new Promise((resolve) => {
    const done = () => {
      const seconds = Number.isFinite(media.duration) ? media.duration : 0;
      resolve({ seconds, width: media.videoWidth, height: media.videoHeight });
      media.removeAttribute('src');
      URL.revokeObjectURL(url);
    };
    setTimeout(done, 3000);
    media.addEventListener('error', done);
    media.addEventListener('loadedmetadata', () => {
      if (Number.isFinite(media.duration)) {
        done();
      } else {
        media.addEventListener('durationchange', () => { if (Number.isFinite(media.duration)) done(); });
        media.currentTime = Number.MAX_SAFE_INTEGER;
      }
    });
    media.src = url;
  });
}

export function wireAttach() {
  const talk = byId('talk');
  byId('attach').addEventListener('click', () => byId('file').click());
  byId('file').addEventListener('change', () => {
    choose(byId('file').files[0]);
    byId('file').value = '';
  });
  byId('file-dialog').addEventListener('close', () => {
    const kind = new FormData(byId('file-form')).get('kind');
    if (byId('file-dialog').returnValue !== 'send' || !chosen) return;
    const { person, file, facts } = chosen;
    sendFile(person, file, kind, facts).catch((problem) => toast(problem.message));
  });
  for (const name of ['dragenter', 'dragover']) {
    talk.addEventListener(name, (event) => {
      event.preventDefault();
      byId('drop').hidden = false;
    });
  }
  talk.addEventListener('dragleave', (event) => { if (!talk.contains(event.relatedTarget)) byId('drop').hidden = true; });
  talk.addEventListener('drop', (event) => {
    event.preventDefault();
    byId('drop').hidden = true;
    choose(event.dataTransfer.files[0]);
  });
  byId('text').addEventListener('paste', (event) => {
    if (event.clipboardData.files.length) {
      event.preventDefault();
      choose(event.clipboardData.files[0]);
    }
  });
}
