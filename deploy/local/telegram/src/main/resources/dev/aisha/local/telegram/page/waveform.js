// How loud a recording is from beginning to end, as a row of bars.

const BARS = 44;
const MAX_BYTES = 4 * 1024 * 1024;
const known = new Map();
let context;

/** Heights from 0 to 1; a made-up but steady row where the sound cannot be read. */
export async function bars(id, url, size) {
  if (!known.has(id)) known.set(id, size > MAX_BYTES ? Promise.resolve(madeUp(id)) : measured(url).catch(() => madeUp(id)));
  return known.get(id);
}

async function measured(url) {
  context ??= new OfflineAudioContext(1, 1, 8000);
  const response = await fetch(url);
  const sound = await context.decodeAudioData(await response.arrayBuffer());
  const samples = sound.getChannelData(0);
  const step = Math.max(1, Math.floor(samples.length / BARS));
  const loud = Array.from({ length: BARS }, (_, bar) => {
    let sum = 0;
    for (let i = bar * step; i < (bar + 1) * step && i < samples.length; i++) sum += samples[i] * samples[i];
    return Math.sqrt(sum / step);
  });
  const most = Math.max(...loud, 0.01);
  return loud.map((each) => Math.max(0.1, (each / most) ** 0.8));
}

/** The same id gives the same row. */
export function madeUp(id) {
  let seed = 7;
  for (const letter of id) seed = (seed * 31 + letter.charCodeAt(0)) % 2147483647;
  return Array.from({ length: BARS }, (_, bar) => {
    seed = (seed * 48271) % 2147483647;
    return 0.18 + 0.7 * (seed / 2147483647) * (0.55 + 0.45 * Math.sin(bar / 3.1));
  });
}

/** Draws the row, the part that was played in the strong colour. */
export function draw(canvas, heights, played, strong, faint) {
  const ratio = devicePixelRatio || 1;
  const width = canvas.clientWidth * ratio;
  const height = canvas.clientHeight * ratio;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const pen = canvas.getContext('2d');
  pen.clearRect(0, 0, width, height);
  const step = width / heights.length;
  heights.forEach((each, index) => {
    const tall = Math.max(3 * ratio, each * height);
    pen.fillStyle = (index + 0.5) / heights.length <= played ? strong : faint;
    pen.beginPath();
    pen.roundRect(index * step + step * 0.18, (height - tall) / 2, step * 0.64, tall, step * 0.32);
    pen.fill();
  });
}
