// Writes numbers as people read them.

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const finest = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** 1234.5 → "1,235"; 12.34 → "12.3"; 0.123 → "0.12". */
export function number(value) {
  const size = Math.abs(value);
  if (size >= 100) return whole.format(value);
  return size >= 10 ? fine.format(value) : finest.format(value);
}

/** A figure's value: "–" where nobody knows it. */
export function figure(value, unit) {
  if (value === null) return '–';
  if (unit === 'yes or no') return value === 1 ? 'yes' : 'no';
  return number(value);
}

/** 0.4 → "0.4 ms"; 1234 → "1.23 s"; 75000 → "1 min 15 s". */
export function millis(value) {
  if (value < 1000) return `${number(value)} ms`;
  if (value < 60_000) return `${number(value / 1000)} s`;
  const seconds = Math.round(value / 1000);
  return `${whole.format(Math.floor(seconds / 60))} min ${seconds % 60} s`;
}

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

export const timeOfDay = (iso) => time.format(new Date(iso));
