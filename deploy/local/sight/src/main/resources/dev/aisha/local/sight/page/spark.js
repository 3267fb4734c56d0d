// Draws small lines of what a figure was lately.

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 120;
const HEIGHT = 28;

function shape(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** An empty picture; the same one is drawn into again and again. */
export function sparkline() {
  const svg = shape('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  svg.append(shape('path', { class: 'spark-area' }), shape('path', { class: 'spark-line' }));
  return svg;
}

/** Draws values at their times, from 0 upwards; where a value is null, the line has a gap. The last time is on the right. */
export function drawSpark(svg, times, values, spanMillis) {
  const now = times.at(-1) ?? 0;
  const top = Math.max(...values.filter((value) => value !== null), 0) || 1;
  const point = (value, at) => [WIDTH - ((now - times[at]) / spanMillis) * WIDTH, HEIGHT - 2 - (value / top) * (HEIGHT - 4)];
  const runs = runsOf(values, point);
  svg.querySelector('.spark-line').setAttribute('d', runs.map((run) => `M${run.map(pair).join('L')}`).join(''));
  svg.querySelector('.spark-area').setAttribute('d', runs.map(area).join(''));
}

const pair = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
const area = (run) => `M${run[0][0].toFixed(1)} ${HEIGHT}L${run.map(pair).join('L')}L${run.at(-1)[0].toFixed(1)} ${HEIGHT}Z`;

/** The points of neighbours that are known, run by run. */
function runsOf(values, point) {
  const runs = [];
  values.forEach((value, at) => {
    if (value === null) return;
    if (at === 0 || values[at - 1] === null) runs.push([]);
    runs.at(-1).push(point(value, at));
  });
  return runs;
}
