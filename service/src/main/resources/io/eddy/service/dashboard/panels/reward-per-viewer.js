// Reward per assigned viewer since the start, per arm.
import { chart } from '../chart.js';
import { head } from '../dom.js';
import { decimal } from '../format.js';

export function create(root, text) {
  head(root, text('rewardPerViewer.title'), text('rewardPerViewer.note'));
  const lines = chart(root, {
    label: text('rewardPerViewer.title'),
    format: (value) => decimal(value, 3),
    axisFormat: decimal,
    fromZero: true,
  });
  return {
    update(metrics, history) {
      const names = Object.keys(metrics.arms);
      lines.update(names, history.columns(names, (row, name) => row.arms[name]?.perViewer));
    },
  };
}
