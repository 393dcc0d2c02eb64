// The newest answers, with their reasons and probabilities.
import { element, head } from '../dom.js';
import { decimal, timeOfDay } from '../format.js';

const SHOWN = 4;
const ITEMS = 4;

export function create(root, text) {
  head(root, text('decisions.title'), text('decisions.note'));
  const list = element('ol', 'decisions');
  root.append(list);
  let shown = '';

  return {
    update({ recent, arms }) {
      const newest = recent.slice(0, SHOWN);
      const ids = newest.map((decision) => decision.decisionId).join();
      if (ids !== shown) {
        shown = ids;
        const names = Object.keys(arms);
        list.replaceChildren(...newest.map((decision) => card(decision, names)));
      }
    },
  };

  function card(decision, names) {
    const swatch = `swatch arm-${Math.max(0, names.indexOf(decision.arm)) % 4}`;
    return element('li', 'decision',
        element('div', 'decision-head',
            element('span', 'key', element('span', swatch), decision.arm),
            element('span', 'muted', text('decisions.version', { version: decision.policyVersion })),
            element('span', 'muted viewer', text('decisions.viewer', { viewer: decision.viewer })),
            element('time', 'muted', timeOfDay(decision.time))),
        element('ol', 'items', ...decision.items.slice(0, ITEMS).map(item)));
  }

  function item({ roomId, score, propensity, reason }) {
    const chance = element('span', 'number', decimal(propensity, 3));
    chance.title = text('decisions.propensity');
    const value = element('span', 'number', decimal(score, 2));
    value.title = text('decisions.score');
    return element('li', '', element('span', 'id', roomId), value, chance,
        element('span', 'reason', reason));
  }
}
