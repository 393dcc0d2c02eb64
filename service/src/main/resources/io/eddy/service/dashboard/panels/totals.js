// How much there was, and how fast it comes.
import { element, setText } from '../dom.js';
import { count } from '../format.js';

export function create(root, text) {
  root.setAttribute('aria-label', text('totals.title'));
  const list = element('dl', 'totals');
  root.append(list);
  const figure = (key) => {
    const value = element('dd', 'total', '–');
    const note = element('dd', 'total-note', '\u00a0');
    list.append(element('div', '', element('dt', '', text(`totals.${key}`)), value, note));
    return { value, note };
  };
  const events = figure('events');
  const decisions = figure('decisions');
  const rooms = figure('liveRooms');
  const viewers = figure('viewers');
  const versions = figure('policyVersions');
  const degraded = figure('degraded');
  const rejected = figure('rejected');
  const duplicates = figure('duplicates');

  return {
    update({ totals, rates }) {
      setText(events.value, count(totals.events));
      setText(events.note, text('totals.perSecond', { rate: count(rates.eventsPerSecond) }));
      setText(decisions.value, count(totals.decisions));
      setText(decisions.note, text('totals.perSecond', { rate: count(rates.decisionsPerSecond) }));
      setText(rooms.value, count(totals.liveRooms));
      setText(viewers.value, count(totals.viewers));
      setText(versions.value, count(totals.policyVersions));
      setText(degraded.value, count(totals.degraded));
      setText(rejected.value, count(totals.rejected));
      setText(duplicates.value, count(totals.duplicates));
    },
  };
}
