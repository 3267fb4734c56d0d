// Starts the page: loads what there is, then follows what happens.
import { follow, loadState } from './api.js';
import { wireAttach } from './attach.js';
import { drawHead, openChat, show, wireChat } from './chat.js';
import { wireComposer } from './composer.js';
import { byId } from './dom.js';
import { drawPeople, wirePeople } from './people.js';
import { wireRecorder } from './recorder.js';
import { store } from './store.js';
import { wireDialogs } from './toast.js';

const AGAIN_MILLIS = 1500;
let stop = () => {};

async function load() {
  stop();
  try {
    const state = await loadState();
    store.load(state);
    lost(false);
    await open();
    stop = follow(state.cursor, { onEvent: take, onLost: () => lost(true), onBack: () => lost(false), onReload: load });
  } catch {
    lost(true);
    setTimeout(load, AGAIN_MILLIS);
  }
}

function take(event) {
  if (event.chatId < 0 && !store.person(event.chatId)) return void load(); // a group that is new
  store.apply(event);
  drawPeople();
  if (event.kind === 'person') {
    if (store.selected === event.chatId) drawHead();
    else if (store.selected === null) open();
  } else if (store.selected === event.chatId) {
    show(event);
  }
}

async function open() {
  const id = Number(location.hash.slice(1));
  await openChat(id);
  drawPeople();
  document.title = store.selected === null ? 'Local Telegram' : `${store.bot.name} · Local Telegram`;
}

function lost(now) {
  byId('lost').hidden = !now;
}

addEventListener('hashchange', () => open().catch(() => lost(true)));
wireDialogs();
wirePeople();
wireChat();
wireComposer();
wireRecorder();
wireAttach();
load();
