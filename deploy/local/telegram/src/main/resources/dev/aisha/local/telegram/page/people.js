// The list of users, and the sheet that makes a new one.
import { createPerson } from './api.js';
import { byId, clock, dayName, el } from './dom.js';
import { summary } from './message.js';
import { store } from './store.js';
import { toast } from './toast.js';

const LANGUAGES = ['ru', 'en', 'de', 'es', 'fr', 'it', 'pt-br', 'uk', 'kk', 'tr', 'ar', 'hi', 'zh', 'ja'];
const TINTS = 6;

export const tint = (person) => `tint-${Math.abs(person.id) % TINTS}`;
export const initials = (name) => [...name.trim()].slice(0, 1).join('').toUpperCase();

export function languageName(code) {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function drawPeople() {
  const people = [...store.people.values()].sort((a, b) => lastTime(b) - lastTime(a) || b.id - a.id);
  byId('people').replaceChildren(...people.map(line), ...(people.length ? [] : [el('li', { class: 'nobody', text: 'Nobody here yet' })]));
}

const lastTime = (person) => (person.last ? Date.parse(person.last.sentAt) : 0);

function line(person) {
  const sent = person.last && new Date(person.last.sentAt);
  const time = sent && (dayName(sent) === 'Today' ? clock(sent) : dayName(sent));
  return el('li', {}, el('button', {
    type: 'button', class: 'person', data: { person: person.id },
    aria: { current: String(store.selected === person.id) }, onclick: () => { location.hash = person.id; },
  },
  el('span', { class: `avatar ${tint(person)}`, aria: { hidden: 'true' }, text: initials(person.firstName) }),
  el('span', { class: 'person-lines' },
    el('span', { class: 'person-line' },
      el('span', { class: 'person-name', text: person.firstName }),
      el('span', { class: 'person-language', text: person.languageCode, title: person.id < 0 ? 'A group' : languageName(person.languageCode) }),
      time && el('span', { class: 'person-time', text: time })),
    el('span', { class: 'person-line' },
      el('span', { class: 'person-last', text: lastLine(person) }),
      person.unread > 0 && el('span', { class: 'person-unread', text: person.unread, aria: { label: `${person.unread} unread` } })))));
}

function lastLine(person) {
  if (person.blocked) return 'Has blocked the bot';
  if (!person.last) return 'Nothing written yet';
  return (person.last.fromBot || person.last.receipt || person.id < 0 ? '' : 'You: ') + summary(person.last);
}

export async function addPerson(person) {
  try {
    const made = await createPerson(person);
    store.apply({ kind: 'person', person: made });
    location.hash = made.id;
  } catch (problem) {
    toast(problem.message);
  }
}

export function wirePeople() {
  byId('person-language').append(...LANGUAGES.map((code) => el('option', { value: code, text: `${languageName(code)} (${code})` })));
  byId('new-person').addEventListener('click', openNewPerson);
  byId('person-dialog').addEventListener('close', () => {
    if (byId('person-dialog').returnValue !== 'create') return;
    addPerson(Object.fromEntries(new FormData(byId('person-form'))));
    byId('person-form').reset();
  });
}

export function openNewPerson() {
  byId('person-dialog').returnValue = '';
  byId('person-dialog').showModal();
  byId('person-name').focus();
}
