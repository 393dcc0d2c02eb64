// The arms of the experiment side by side, figure by figure.
import { element, head, table } from '../dom.js';
import { count, decimal, percent } from '../format.js';

const FIGURES = {
  viewers: (arm) => count(arm.viewers),
  displayed: (arm) => count(arm.displayed),
  perViewer: (arm) => decimal(arm.rewardPerViewer, 3),
  perDecision: (arm) => decimal(arm.rewardPerDecision, 3),
  watch: (arm) => `${decimal(arm.averageWatchSeconds, 1)} s`,
  success: (arm) => percent(arm.successRate, 1),
};

export function create(root, text) {
  head(root, text('arms.title'), text('arms.note'));
  const place = element('div', 'scroll');
  root.append(place);
  let names = [];
  let all;

  return {
    update({ arms }) {
      if (Object.keys(arms).join() !== names.join()) {
        names = Object.keys(arms);
        all = table([
          { title: text('arms.figure') },
          ...names.map((name, index) => ({
            title: element('span', 'key', element('span', `swatch arm-${index % 4}`), name),
            className: 'number',
          })),
        ]);
        place.replaceChildren(all.node);
      }
      all?.rows(Object.entries(FIGURES).map(([key, figure]) => [
        text(`arms.${key}`), ...names.map((name) => figure(arms[name])),
      ]));
    },
  };
}
