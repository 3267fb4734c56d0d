// The open chat: its messages as they come, change and go.
import { block, loadCard, loadMessages, sendText } from './api.js';
import { byId, dayName, el, icon } from './dom.js';
import { draw } from './message.js';
import { addPerson, languageName, openNewPerson } from './people.js';
import { store } from './store.js';
import { alertBox, toast } from './toast.js';
import { showCommands } from './composer.js';

const SHOWN = 200;
const TOGETHER_MILLIS = 5 * 60_000;
const ACTING_MILLIS = 5_000;
const ACTIONS = { typing: 'is typing', record_voice: 'is recording', upload_voice: 'is sending sound', upload_document: 'is sending a file' };

let shown = SHOWN;
let acting;

export const say = (text) => sendText(store.selected, text).catch((problem) => toast(problem.message));

/** Opens the chat of a person, or what stands there while nobody is chosen. */
export async function openChat(id) {
  const person = store.person(id);
  store.selected = person ? id : null;
  byId('app').classList.toggle('in-chat', Boolean(person));
  byId('talk').hidden = !person;
  byId('welcome').hidden = Boolean(person);
  if (!person) return drawWelcome();
  person.unread = 0;
  shown = SHOWN;
  drawHead();
  const [messages, card] = await Promise.all([loadMessages(id), loadCard(id)]);
  if (store.selected !== id) return undefined;
  store.loadChat(id, messages);
  showCommands(card.commands);
  drawAll(card);
  return undefined;
}

export function drawHead() {
  const person = store.person(store.selected);
  if (!person) return;
  const group = person.id < 0;
  byId('bot-name').textContent = group ? person.firstName : store.bot.name;
  byId('bot-status').textContent = group
    ? `group · you are ${store.person(person.member).firstName}`
    : `bot · you are ${person.firstName}, ${languageName(person.languageCode)}`;
  byId('block').hidden = group;
  byId('bot-status').classList.remove('acting');
  byId('block').setAttribute('aria-pressed', String(Boolean(person.blocked)));
  byId('block').title = person.blocked ? 'Let the bot write again' : 'Block the bot';
  byId('composer').classList.toggle('blocked', Boolean(person.blocked));
}

function drawAll(card) {
  const messages = [...store.chats.get(store.selected).values()];
  const earlier = messages.length > shown && el('button', { type: 'button', class: 'earlier', text: 'Earlier messages', onclick: () => { shown += SHOWN; drawAll(card); } });
  const nodes = messages.slice(-shown).map((message) => draw(message, around()));
  byId('stream').replaceChildren(...[earlier, ...nodes].filter(Boolean), ...(messages.length ? [] : [firstCard(card)]));
  arrange();
  toEnd('instant');
}

/** Shows an event of the open chat. */
export function show(event) {
  const list = byId('messages');
  const near = list.scrollHeight - list.scrollTop - list.clientHeight < 160;
  const node = event.message && byId(`m-${event.message.id}`);
  if (event.kind === 'sent' && !node) {
    byId('stream').querySelector('.first')?.remove();
    const made = draw(event.message, around());
    made.classList.add('fresh');
    byId('stream').append(made);
    quiet();
  } else if (event.kind === 'edited' && node && Number(node.dataset.edits) < event.message.edits) {
    const made = draw(event.message, around());
    made.classList.add('changed');
    node.replaceWith(made);
    quiet();
  } else if (event.kind === 'deleted' && node) {
    node.classList.add('leaving');
    setTimeout(() => { node.remove(); arrange(); }, 200);
  } else if (event.kind === 'acting') {
    act(event.action);
  } else if (event.kind === 'answered') {
    answered(event);
  }
  arrange();
  if (near || (event.kind === 'sent' && !event.message.fromBot)) toEnd('smooth');
}

function around() {
  const chat = store.selected;
  const nameOf = ({ sender }) => store.person(sender)?.firstName ?? store.person(chat).firstName;
  const mine = ({ fromBot, sender }) => !fromBot && (chat > 0 || sender === store.person(chat).member);
  return { botName: store.bot.name, nameOf, mine, find: (id) => store.message(chat, id), point, say };
}

/** Days between messages, and which messages stand together. */
function arrange() {
  const list = byId('stream');
  list.querySelectorAll('.day').forEach((day) => day.remove());
  let before;
  for (const node of list.querySelectorAll('.message')) {
    const date = new Date(Number(node.dataset.time));
    const newDay = !before || dayName(date) !== dayName(new Date(Number(before.dataset.time)));
    const together = !newDay && before.dataset.side === node.dataset.side && node.dataset.time - before.dataset.time < TOGETHER_MILLIS;
    if (newDay) node.before(el('div', { class: 'day', text: dayName(date) }));
    node.classList.toggle('opens', !together);
    before?.classList.toggle('closes', !together);
    before = node;
  }
  before?.classList.add('closes');
}

function act(action) {
  clearTimeout(acting);
  byId('bot-status').textContent = `${store.bot.name} ${ACTIONS[action] ?? 'is working'}`;
  byId('bot-status').classList.add('acting');
  acting = setTimeout(drawHead, ACTING_MILLIS);
}

function quiet() {
  clearTimeout(acting);
  drawHead();
}

function answered({ queryId, text, alert }) {
  document.querySelector(`[data-query="${CSS.escape(queryId)}"]`)?.classList.remove('busy');
  if (text && alert) alertBox(store.bot.name, text);
  else if (text) toast(text);
}

function point(id) {
  const node = byId(`m-${id}`);
  node?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  node?.classList.remove('pointed');
  requestAnimationFrame(() => node?.classList.add('pointed'));
}

function toEnd(behavior) {
  const list = byId('messages');
  list.scrollTo({ top: list.scrollHeight, behavior });
}

function firstCard(card) {
  return el('div', { class: 'first' }, el('span', { class: 'mark', aria: { hidden: 'true' } }, icon('voice')),
    el('h2', { text: store.bot.name }), el('p', { text: card.description || 'Nothing here yet. Start the bot, or send it something right away.' }),
    el('div', { class: 'tips' }, el('span', {}, icon('mic'), 'Record your voice'), el('span', {}, icon('clip'), 'Drop a file'), el('span', {}, icon('send'), 'Write a text')),
    el('div', { class: 'choices' }, el('button', { type: 'button', class: 'main', text: 'Start', onclick: () => say('/start') })));
}

function drawWelcome() {
  const none = store.people.size === 0;
  const choice = (look, text, act) => el('button', { type: 'button', class: look, text, onclick: act });
  byId('welcome').replaceChildren(el('span', { class: 'mark', aria: { hidden: 'true' } }, icon('voice')),
    el('h2', { text: none ? `Talk to ${store.bot.name} as…` : 'Choose who you are' }),
    el('p', { text: none ? 'This Telegram lives on your machine. Make up a user, then send the bot a voice message, a file or a text.' : 'Every user on the left has a chat of their own with the bot.' }),
    el('div', { class: 'choices' }, ...(none ? [
      choice('main', 'Anna, in Russian', () => addPerson({ firstName: 'Anna', languageCode: 'ru' })),
      choice('main', 'Ben, in English', () => addPerson({ firstName: 'Ben', languageCode: 'en' }))] : []),
    choice('quiet', none ? 'Someone else…' : 'New user', openNewPerson)));
}

export function wireChat() {
  const list = byId('messages');
  let atEnd = true;
  list.addEventListener('scroll', () => {
    const left = list.scrollHeight - list.scrollTop - list.clientHeight;
    atEnd = left < 60;
    byId('to-end').hidden = left < 300;
  });
  const stay = new ResizeObserver(() => { if (atEnd) toEnd('instant'); });
  stay.observe(list);
  stay.observe(byId('stream'));
  byId('to-end').addEventListener('click', () => toEnd('smooth'));
  byId('back').addEventListener('click', () => { location.hash = ''; });
  byId('block').addEventListener('click', () => {
    const person = store.person(store.selected);
    block(person.id, !person.blocked).catch((problem) => toast(problem.message));
  });
}
