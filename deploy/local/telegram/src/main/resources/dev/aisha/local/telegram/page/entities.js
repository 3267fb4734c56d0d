// Turns a text and Telegram's entities over it into nodes.
import { el } from './dom.js';

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code' };

/** Nodes for content {text, entities}; onCommand is called with a command that was clicked. */
export function formatted({ text, entities }, onCommand) {
  return nodes(text, 0, text.length, entities ?? [], onCommand);
}

/** Entities are sorted, outer ones first; those within a stretch are given on to what is made of it. */
function nodes(text, from, to, entities, onCommand) {
  const out = [];
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    index += 1;
    if (entity.offset < at) continue;
    const inner = [];
    while (index < entities.length && entities[index].offset < end) inner.push(entities[index++]);
    if (entity.offset > at) out.push(text.slice(at, entity.offset));
    const stretch = text.slice(entity.offset, end);
    out.push(wrap(entity, stretch, nodes(text, entity.offset, end, inner, onCommand), onCommand));
    at = end;
    if (entity.type.endsWith('blockquote') || entity.type === 'pre') at += text[end] === '\n' ? 1 : 0;
  }
  if (at < to) out.push(text.slice(at, to));
  return out;
}

function wrap(entity, stretch, children, onCommand) {
  switch (entity.type) {
    case 'pre': return el('pre', { title: entity.language }, children);
    case 'text_link': return link(entity.url, children);
    case 'url': return link(/^[a-z]+:\/\//i.test(stretch) ? stretch : `https://${stretch}`, children);
    case 'email': return link(`mailto:${stretch}`, children);
    case 'bot_command': return el('button', { type: 'button', class: 'command', onclick: () => onCommand(stretch) }, children);
    case 'spoiler': return spoiler(children);
    case 'blockquote': return el('blockquote', {}, children);
    case 'expandable_blockquote': return foldedQuote(children);
    default: return TAGS[entity.type] ? el(TAGS[entity.type], {}, children) : el('span', {}, children);
  }
}

/** Only addresses that lead to a page or a mailbox become links. */
function link(address, children) {
  let url;
  try {
    url = new URL(/^[a-z]+:/i.test(address) ? address : `https://${address}`);
  } catch {
    return el('span', {}, children);
  }
  return ['http:', 'https:', 'mailto:', 'tg:'].includes(url.protocol)
    ? el('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, children)
    : el('span', {}, children);
}

function spoiler(children) {
  const node = el('span', { class: 'spoiler', role: 'button', tabIndex: 0, aria: { label: 'Hidden text, press to show' } }, children);
  const open = () => {
    node.classList.add('open');
    node.removeAttribute('role');
    node.removeAttribute('aria-label');
  };
  node.addEventListener('click', open);
  node.addEventListener('keydown', (event) => { if (event.key === 'Enter' || event.key === ' ') open(); });
  return node;
}

function foldedQuote(children) {
  const folding = el('div', { class: 'folding' }, children);
  const quote = el('blockquote', { class: 'folded' }, folding);
  const toggle = el('button', { type: 'button', class: 'unfold', text: 'Show all', aria: { expanded: 'false' } });
  toggle.addEventListener('click', () => {
    const folded = quote.classList.toggle('folded');
    toggle.textContent = folded ? 'Show all' : 'Show less';
    toggle.setAttribute('aria-expanded', String(!folded));
  });
  quote.append(toggle);
  requestAnimationFrame(() => { toggle.hidden = folding.scrollHeight <= folding.clientHeight + 1; });
  return quote;
}
