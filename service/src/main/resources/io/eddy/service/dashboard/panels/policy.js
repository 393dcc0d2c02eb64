// Which version decided when.
import { chart } from '../chart.js';
import { head } from '../dom.js';
import { count } from '../format.js';

export function create(root, text) {
  head(root, text('policy.title'), text('policy.note'));
  const steps = chart(root, {
    label: text('policy.title'), format: count, axisFormat: count, stepped: true, fromZero: true,
  });
  return {
    update(metrics, history) {
      steps.update([metrics.policy.name], history.columns(['version'], (row) => row.version));
    },
  };
}
