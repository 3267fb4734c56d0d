// Draws one message.
import { fileUrl, press } from './api.js';
import { bytes, clock, el, icon } from './dom.js';
import { formatted } from './entities.js';
import { player } from './player.js';
import { toast } from './toast.js';

/** One line that says what a message is, for lists and quotes. */
export function summary(message) {
  if (message.receipt) return notice(message.receipt);
  if (message.invoice) return message.invoice.title;
  if (message.content.text) return message.content.text.replaceAll(/\s+/g, ' ');
  switch (message.attachment?.kind) {
    case 'VOICE': return 'Voice message';
    case 'AUDIO': return message.attachment.fileName ?? 'Audio';
    case 'VIDEO_NOTE': return 'Video note';
    case 'VIDEO': return message.attachment.fileName ?? 'Video';
    case 'DOCUMENT': return message.attachment.fileName ?? 'File';
    default: return '';
  }
}

/** What Telegram itself says about Stars that changed hands. */
function notice({ refund, amount, title }) {
  return refund ? `⭐ ${amount} for ${title} came back to you` : `You paid ⭐ ${amount} for ${title}`;
}

/**
 * The node of a message. around: {botName, nameOf(message), mine(message), find(id), point(id), say(text)}.
 */
export function draw(message, around) {
  const sent = new Date(message.sentAt);
  const author = message.fromBot ? around.botName : around.nameOf(message);
  const mine = around.mine(message);
  if (message.receipt) return service(message, sent);
  const content = el('div', { class: 'content' });
  const node = el('article', {
    class: `message${mine ? ' own' : ''}`,
    id: `m-${message.id}`,
    data: { time: sent.getTime(), side: message.fromBot ? 'bot' : `${message.sender}`, edits: message.edits },
    aria: { label: `${author}, ${clock(sent)}` },
  }, el('div', { class: 'bubble' }, content));
  const other = !message.fromBot && !mine && el('b', { class: 'author', text: author });
  content.append(...[other, quote(message, around), attachment(message), invoice(message)].filter(Boolean));
  if (message.content.text) content.append(el('span', { class: 'text', dir: 'auto' }, formatted(message.content, around.say)));
  content.append(el('span', { class: 'meta' }, message.editedAt && el('span', { class: 'edited', text: 'edited' }), el('time', { dateTime: message.sentAt, text: clock(sent), title: sent.toLocaleString() })));
  if (message.buttons.length) node.append(keyboard(message));
  return node;
}

function service(message, sent) {
  return el('article', {
    class: 'message service',
    id: `m-${message.id}`,
    data: { time: sent.getTime(), side: 'service', edits: message.edits },
  }, el('span', { class: 'notice', title: sent.toLocaleString(), text: notice(message.receipt) }));
}

function invoice({ invoice: asked }) {
  return asked && el('div', { class: 'invoice' },
    el('b', { text: asked.title, dir: 'auto' }), el('span', { class: 'price', text: `⭐ ${asked.amount}` }), el('p', { text: asked.description, dir: 'auto' }));
}

function quote(message, around) {
  const answered = message.replyTo && around.find(message.replyTo);
  return answered && el('button', { type: 'button', class: 'quote', onclick: () => around.point(answered.id) },
    el('b', { text: answered.fromBot ? around.botName : around.nameOf(answered) }), el('span', { text: summary(answered) }));
}

function attachment(message) {
  const file = message.attachment;
  switch (file?.kind) {
    case 'VOICE':
    case 'AUDIO': return player(file, !message.fromBot);
    case 'VIDEO':
    case 'VIDEO_NOTE': return el('video', {
      class: file.kind === 'VIDEO_NOTE' ? 'film round-film' : 'film', src: fileUrl(file), controls: true, preload: 'metadata', playsInline: true,
      aria: { label: summary(message) } });
    case 'DOCUMENT': return el('a', { class: 'document', href: fileUrl(file), download: file.fileName ?? 'file', aria: { label: `Save ${file.fileName ?? 'file'}` } },
      el('span', { class: 'file-icon' }, icon('file', 'still'), icon('down', 'hover')),
      el('span', {}, el('b', { text: file.fileName ?? 'File' }), el('span', { text: bytes(file.size) })));
    default: return null;
  }
}

function keyboard(message) {
  return el('div', { class: 'keyboard' }, message.buttons.map((row, rowIndex) => el('div', { class: 'keyboard-row' },
    row.map((button, column) => key(message, button, rowIndex, column)))));
}

function key(message, button, row, column) {
  const look = `key ${button.style ?? ''}`;
  if (button.url) return el('a', { class: look, href: button.url, target: '_blank', rel: 'noopener noreferrer' }, button.text, icon('link'));
  if (button.copyText) {
    const copy = () => navigator.clipboard.writeText(button.copyText).then(() => toast('Copied'));
    return el('button', { type: 'button', class: look, onclick: copy }, button.text, icon('copy'));
  }
  const node = el('button', { type: 'button', class: look, text: button.text });
  node.addEventListener('click', async () => {
    node.classList.add('busy');
    try {
      const { queryId } = await press(message.chatId, message.id, row, column);
      node.dataset.query = queryId;
    } catch (problem) {
      node.classList.remove('busy');
      toast(problem.message);
    }
  });
  return node;
}
