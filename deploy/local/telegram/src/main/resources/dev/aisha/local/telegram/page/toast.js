// Short words at the bottom, and words that must be confirmed.
import { byId, el } from './dom.js';

const SHOWN_MILLIS = 3500;

export function toast(text) {
  const node = el('div', { class: 'toast', text });
  byId('toasts').append(node);
  setTimeout(() => {
    node.classList.add('leaving');
    setTimeout(() => node.remove(), 300);
  }, SHOWN_MILLIS);
}

export function alertBox(title, text) {
  byId('alert-title').textContent = title;
  byId('alert-text').textContent = text;
  if (!byId('alert-dialog').open) byId('alert-dialog').showModal();
}

/** Cancel buttons and a click beside a dialog close it. */
export function wireDialogs() {
  for (const dialog of document.querySelectorAll('dialog')) {
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog || event.target.closest('[data-close]')) dialog.close('');
    });
  }
}
