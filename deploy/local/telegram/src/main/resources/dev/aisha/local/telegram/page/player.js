// Plays a voice message or an audio file: a button, a waveform to seek in, a clock. Only one plays at a time.
import { fileUrl } from './api.js';
import { el, icon, minutes } from './dom.js';
import { bars, draw, madeUp } from './waveform.js';

let playing;

export function player(attachment, own) {
  const url = fileUrl(attachment);
  const audio = new Audio();
  audio.preload = 'none';
  audio.src = url;
  const name = attachment.fileName ?? 'Voice message';
  const button = el('button', { type: 'button', class: 'play', aria: { label: `Play ${name}` } }, icon('play'));
  const wave = el('canvas', { class: 'wave', tabIndex: 0, role: 'slider', aria: { label: 'Position', valuemin: 0, valuemax: 100, valuenow: 0 } });
  const clock = el('span', { class: 'clock' });
  const node = el('div', { class: 'player' }, button, attachment.fileName && el('span', { class: 'title', text: name, title: name }), wave, clock);
  let heights = madeUp(attachment.fileUniqueId);

  const length = () => (Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : attachment.seconds || 1);
  const show = () => {
    const played = Math.min(1, audio.currentTime / length());
    const style = getComputedStyle(node);
    const strong = own ? '#ffffff' : style.getPropertyValue('--accent');
    draw(wave, heights, played, strong, own ? '#ffffff73' : `color-mix(in srgb, ${strong} 38%, transparent)`);
    wave.setAttribute('aria-valuenow', String(Math.round(played * 100)));
    clock.textContent = audio.currentTime > 0 ? `${minutes(audio.currentTime)} / ${minutes(length())}` : minutes(attachment.seconds || length());
  };
  const seek = (share) => {
    audio.currentTime = Math.max(0, Math.min(0.999, share)) * length();
    show();
  };
  const frame = () => {
    show();
    if (!audio.paused) requestAnimationFrame(frame);
  };

  button.addEventListener('click', () => (audio.paused ? audio.play().catch(() => { clock.textContent = 'Cannot be played here'; }) : audio.pause()));
  audio.addEventListener('play', () => {
    if (playing && playing !== audio) playing.pause();
    playing = audio;
    button.replaceChildren(icon('pause'));
    button.setAttribute('aria-label', `Pause ${name}`);
    frame();
  });
  audio.addEventListener('pause', () => {
    button.replaceChildren(icon('play'));
    button.setAttribute('aria-label', `Play ${name}`);
  });
  audio.addEventListener('ended', () => { audio.currentTime = 0; show(); });
  wave.addEventListener('pointerdown', (event) => seek(event.offsetX / wave.clientWidth));
  wave.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowRight') seek(audio.currentTime / length() + 0.05);
    if (event.key === 'ArrowLeft') seek(audio.currentTime / length() - 0.05);
  });
  new ResizeObserver(show).observe(wave);
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  bars(attachment.fileUniqueId, url, attachment.size).then((measured) => { heights = measured; show(); });
  return node;
}
