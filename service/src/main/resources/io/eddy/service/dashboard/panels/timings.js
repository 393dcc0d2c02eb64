// How fast answers are, and how soon what happened counts.
import { element, head, setText } from '../dom.js';
import { millis } from '../format.js';

const LEAST = 0.1;
const MOST = 10_000;

export function create(root, text) {
  head(root, text('timings.title'), text('timings.note'));
  const list = element('dl', 'timings');
  root.append(list);
  const row = (key) => {
    const p50 = element('dd', 'timing-number', '–');
    const p99 = element('dd', 'timing-number', '–');
    const bar = element('div', 'timing-bar');
    list.append(element('div', 'timing',
        element('dt', '', text(`timings.${key}`)), p50, p99,
        element('div', 'timing-track', bar)));
    return (figures) => {
      setText(p50, millis(figures?.p50 ?? NaN));
      setText(p99, millis(figures?.p99 ?? NaN));
      const [from, to] = [place(figures?.p50), place(figures?.p99)];
      bar.style.left = `${from}%`;
      bar.style.width = `${Math.max(0, to - from)}%`;
    };
  };
  list.append(element('div', 'timing timing-head',
      element('dt', '', ''), element('dd', 'timing-number', 'p50'),
      element('dd', 'timing-number', 'p99')));
  const recommend = row('recommend');
  const events = row('events');
  const eventToState = row('eventToState');
  const eventToPolicy = row('eventToPolicy');
  list.append(element('div', 'timing-scale', ...['0.1 ms', '1', '10', '100', '1 s', '10 s']
      .map((tick) => element('span', '', tick))));

  return {
    update({ latencyMillis, freshnessMillis }) {
      recommend(latencyMillis.recommend);
      events(latencyMillis.events);
      eventToState(freshnessMillis.eventToState);
      eventToPolicy(freshnessMillis.eventToPolicy);
    },
  };
}

/** A time's place on the logarithmic scale, percent. */
function place(time) {
  if (!Number.isFinite(time)) {
    return 0;
  }
  const bounded = Math.max(LEAST, Math.min(MOST, time));
  return 100 * Math.log10(bounded / LEAST) / Math.log10(MOST / LEAST);
}
