// The first arm against each other one: what learning is worth.
import { element, head, setText } from '../dom.js';
import { change } from '../format.js';

export function create(root, text) {
  head(root, text('lift.title'), text('lift.note'));
  const number = element('div', 'lift-number', '–');
  const interval = element('div', 'lift-interval', '\u00a0');
  const verdict = element('p', 'lift-verdict', text('lift.waiting'));
  const band = element('div', 'lift-band');
  const point = element('div', 'lift-point');
  const low = element('span', 'lift-low', '');
  const high = element('span', 'lift-high', '');
  const track = element('div', 'lift-track', element('div', 'lift-zero'), band, point, low, high);
  track.setAttribute('aria-hidden', 'true');
  const others = element('ul', 'lift-others');
  root.append(element('div', 'lift-main', number, interval), track, verdict, others);

  return {
    update(metrics) {
      const lifts = Object.entries(metrics.lift);
      if (lifts.length === 0) {
        setText(verdict, text(
            Object.keys(metrics.arms).length > 1 ? 'lift.waiting' : 'lift.oneArm'));
        return;
      }
      const [[name, lift], ...rest] = lifts;
      const tone = lift.low > 1 ? 'good' : lift.high < 1 ? 'bad' : 'open';
      number.className = `lift-number ${tone}`;
      setText(number, `${change(lift.value)} %`);
      setText(interval, text('lift.over',
          { interval: bounds(lift), other: other(name) }));
      setText(verdict, text(`lift.${tone}`, { other: other(name) }));
      draw(lift);
      others.replaceChildren(...rest.map(([key, each]) => element('li', '', text('lift.also',
          { value: change(each.value), interval: bounds(each), other: other(key) }))));
    },
  };

  function draw(lift) {
    const reach = Math.max(0.25, 1.25 * Math.max(Math.abs(lift.low - 1), Math.abs(lift.high - 1)));
    const at = (ratio) => 50 + 50 * Math.max(-1, Math.min(1, (ratio - 1) / reach));
    band.style.left = `${at(lift.low)}%`;
    band.style.width = `${at(lift.high) - at(lift.low)}%`;
    point.style.left = `${at(lift.value)}%`;
    setText(low, `${change(1 - reach)} %`);
    setText(high, `${change(1 + reach)} %`);
  }
}

function bounds(lift) {
  return `[${change(lift.low).replace('+', '')}, ${change(lift.high).replace('+', '')}]`;
}

function other(key) {
  return key.includes('/') ? key.slice(key.indexOf('/') + 1) : key;
}
