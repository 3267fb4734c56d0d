// Writing a text, and the menu of the bot's commands.
import { byId, el } from './dom.js';
import { say } from './chat.js';

let commands = [];

export function showCommands(list) {
  commands = list;
  byId('menu').hidden = list.length === 0;
  closeMenu();
}

export function wireComposer() {
  const text = byId('text');
  text.addEventListener('input', () => {
    grow();
    filterMenu();
  });
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      byId('composer').requestSubmit();
    } else if (event.key === 'Escape') {
      closeMenu();
    } else if (event.key === 'ArrowUp' && !byId('commands').hidden) {
      event.preventDefault();
      byId('commands').lastElementChild?.focus();
    }
  });
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    const words = text.value.trim();
    if (!words) return;
    text.value = '';
    grow();
    closeMenu();
    say(words);
  });
  byId('menu').addEventListener('click', () => (byId('commands').hidden ? openMenu(commands) : closeMenu()));
  byId('commands').addEventListener('keydown', (event) => {
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    if (step) {
      event.preventDefault();
      (document.activeElement[step] ?? text).focus();
    } else if (event.key === 'Escape') {
      closeMenu();
      text.focus();
    }
  });
}

function grow() {
  const text = byId('text');
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight, 180)}px`;
  const empty = text.value.trim() === '';
  byId('record').hidden = !empty;
  byId('send').hidden = empty;
}

function filterMenu() {
  const begun = /^\/(\w*)$/.exec(byId('text').value);
  const fitting = begun ? commands.filter(({ command }) => command.startsWith(begun[1])) : [];
  if (fitting.length) openMenu(fitting);
  else closeMenu();
}

function openMenu(list) {
  byId('commands').replaceChildren(...list.map(({ command, description }) => el('button', {
    type: 'button', role: 'option', onclick: () => {
      byId('text').value = '';
      grow();
      closeMenu();
      say(`/${command}`);
    },
  }, el('b', { text: `/${command}` }), el('span', { text: description }))));
  byId('commands').hidden = false;
  byId('menu').setAttribute('aria-expanded', 'true');
}

function closeMenu() {
  byId('commands').hidden = true;
  byId('menu').setAttribute('aria-expanded', 'false');
}
