// Reward per displayed decision over about the last minute, per arm.
import { chart } from '../chart.js';
import { head } from '../dom.js';
import { decimal } from '../format.js';

export function create(root, text) {
  head(root, text('recentReward.title'), text('recentReward.note'));
  const lines = chart(root, {
    label: text('recentReward.title'),
    format: (value) => decimal(value, 3),
    axisFormat: decimal,
  });
  return {
    update(metrics, history) {
      const names = Object.keys(metrics.arms);
      lines.update(names, history.columns(names, (row, name) => row.arms[name]?.recent));
    },
  };
}
