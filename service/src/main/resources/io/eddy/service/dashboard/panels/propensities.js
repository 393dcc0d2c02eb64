// The live proof of the propensities: per position the mean weight of the uniform policy is 1.
import { element, head, setText, shape } from '../dom.js';
import { decimal } from '../format.js';

const HEIGHT = 208;
const LEFT = 40;
const TOP = 8;
const BOTTOM = 24;

export function create(root, text) {
  const state = element('span', 'pill calm', '…');
  state.setAttribute('role', 'status');
  head(root, text('propensities.title'), text('propensities.note'), state);
  const drawing = shape('svg', {
    class: 'propensities', role: 'img', 'aria-label': text('propensities.title'),
  });
  root.append(drawing);

  return {
    update({ propensityCheck, propensityAlarm }) {
      const empty = propensityCheck.length === 0;
      setText(state, text(
          empty ? 'propensities.waiting' : propensityAlarm ? 'propensities.alarm' : 'propensities.holds'));
      state.className = `pill ${empty ? 'calm' : propensityAlarm ? 'bad' : 'good'}`;
      drawing.replaceChildren(...(empty ? [] : marks(propensityCheck, drawing.clientWidth, text)));
    },
  };
}

function marks(check, width, text) {
  const reach = Math.max(0.05, ...check.flatMap(({ low, high }) =>
      [Math.abs(low - 1), Math.abs(high - 1)]).filter(Number.isFinite).map((each) => Math.min(each, 2)));
  const y = (weight) => {
    const share = Math.max(-1, Math.min(1, (weight - 1) / reach));
    return TOP + (HEIGHT - TOP - BOTTOM) / 2 * (1 - share);
  };
  const step = (width - LEFT) / check.length;
  const x = (index) => LEFT + step * (index + 0.5);
  const line = (weight, className) => [
    shape('line', { x1: LEFT, x2: width, y1: y(weight), y2: y(weight), class: className }),
    shape('text', { x: LEFT - 8, y: y(weight) + 4, class: 'tick end' }, decimal(weight, 2)),
  ];
  return [
    ...line(1 - reach, 'rule'), ...line(1, 'one'), ...line(1 + reach, 'rule'),
    ...check.flatMap(({ position, meanWeight, low, high }, index) => {
      const broken = low > 1 || high < 1;
      const tone = broken ? 'weight broken' : 'weight';
      return [
        shape('line', { x1: x(index), x2: x(index), y1: y(low), y2: y(high), class: tone }),
        shape('circle', { cx: x(index), cy: y(meanWeight), r: 3.5, class: tone },
            shape('title', {}, text('propensities.interval', {
              position, mean: decimal(meanWeight, 3), low: decimal(low, 3), high: decimal(high, 3),
            }))),
        ...(index % Math.ceil(check.length / 12) === 0
            ? [shape('text', { x: x(index), y: HEIGHT - 5, class: 'tick middle' }, String(position))]
            : []),
      ];
    }),
  ];
}
