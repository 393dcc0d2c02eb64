// Numbers as people read them. What is no number is a dash of the same height.
const ABSENT = '–';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** 1,234,567 */
export function count(number) {
  return Number.isFinite(number) ? whole.format(number) : ABSENT;
}

/** 0.123, always with that many decimals */
export function decimal(number, decimals) {
  return Number.isFinite(number) ? number.toFixed(decimals) : ABSENT;
}

/** 31.2 %, always with that many decimals */
export function percent(share, decimals) {
  return Number.isFinite(share) ? `${(100 * share).toFixed(decimals)} %` : ABSENT;
}

/** A ratio as a change: 1.34 is +34 */
export function change(ratio) {
  if (!Number.isFinite(ratio)) {
    return ABSENT;
  }
  const points = Math.round(100 * (ratio - 1));
  return points > 0 ? `+${points}` : `${points}`.replace('-', '−');
}

/** 0.84 ms, 12.3 ms, 640 ms, 2.31 s */
export function millis(number) {
  if (!Number.isFinite(number)) {
    return ABSENT;
  }
  if (number >= 10_000) {
    return `${(number / 1000).toFixed(1)} s`;
  }
  return `${number.toFixed(number < 10 ? 2 : number < 100 ? 1 : 0)} ms`;
}

/** 0:07, 12:05, 3:00:41 */
export function duration(seconds) {
  const all = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`;
}

/** 2026-11-24 20:15:07, in UTC */
export function instant(iso) {
  return iso.slice(0, 19).replace('T', ' ');
}

/** 20:15:07, in UTC */
export function timeOfDay(iso) {
  return iso.slice(11, 19);
}
