// What callers' own recommenders showed, beside what Eddy would have shown; there only if there is any.
import { element, head, table } from '../dom.js';
import { count, decimal, instant, percent } from '../format.js';

const HOURS = 24;

export function create(root, text) {
  root.hidden = true;
  head(root, text('agreement.title'), text('agreement.note'));
  const sums = table([
    { title: text('agreement.policy'), className: 'id', titled: true },
    ...['decisions', 'propensities', 'displayed', 'perDecision']
        .map((key) => ({ title: text(`agreement.${key}`), className: 'number' })),
  ]);
  const hours = table([
    { title: text('agreement.hour') },
    { title: text('agreement.policy'), className: 'id', titled: true },
    ...['decisions', 'first', 'overlap', 'tau']
        .map((key) => ({ title: text(`agreement.${key}`), className: 'number' })),
  ]);
  root.append(element('div', 'agreement',
      element('div', 'scroll', sums.node), scrolling(hours.node, text('agreement.byHour'))));

  return {
    update({ external }) {
      const all = Object.entries(external);
      root.hidden = all.length === 0;
      sums.rows(all.map(([name, figures]) => [
        name, count(figures.decisions), count(figures.withPropensities), count(figures.displayed),
        decimal(figures.rewardPerDecision, 3),
      ]));
      hours.rows(all
          .flatMap(([name, figures]) => figures.hours.slice(0, HOURS).map((hour) => [name, hour]))
          .sort(([, one], [, other]) => other.hour.localeCompare(one.hour))
          .map(([name, hour]) => [
            instant(hour.hour).slice(0, 16), name, count(hour.decisions), percent(hour.sameFirst, 1),
            percent(hour.overlapAt10, 1), signed(hour.kendallTau ?? NaN),
          ]));
    },
  };
}

/** −0.12, 0.00, 0.12 */
function signed(number) {
  return decimal(number, 2).replace(/^-0\.00$/, '0.00').replace('-', '−');
}

/** A table that scrolls by itself, for the keyboard too. */
function scrolling(node, label) {
  const place = element('div', 'scroll agreement-hours', node);
  place.tabIndex = 0;
  place.setAttribute('role', 'region');
  place.setAttribute('aria-label', label);
  return place;
}
