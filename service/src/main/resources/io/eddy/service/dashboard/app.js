// Wires the one stream to the panels.
import { History } from './history.js';
import { loadStrings } from './strings.js';
import { listen } from './stream.js';
import * as header from './panels/header.js';
import * as totals from './panels/totals.js';
import * as lift from './panels/lift.js';
import * as recentReward from './panels/recent-reward.js';
import * as rewardPerViewer from './panels/reward-per-viewer.js';
import * as arms from './panels/arms.js';
import * as policy from './panels/policy.js';
import * as timings from './panels/timings.js';
import * as propensities from './panels/propensities.js';
import * as agreement from './panels/agreement.js';
import * as rooms from './panels/rooms.js';
import * as decisions from './panels/decisions.js';

const PANELS = {
  totals, lift, 'recent-reward': recentReward, 'reward-per-viewer': rewardPerViewer, arms, policy,
  timings, propensities, agreement, rooms, decisions,
};

const strings = await loadStrings(navigator.languages);
document.documentElement.lang = strings.language;
const bar = header.create(document.getElementById('header'), strings);
const panels = Object.entries(PANELS)
    .map(([id, panel]) => panel.create(document.getElementById(id), strings));
const history = new History();

listen('/api/v1/metrics/stream', {
  onMetrics(metrics) {
    history.add(metrics);
    bar.update(metrics);
    // A hidden page keeps its history, but draws nothing.
    if (!document.hidden) {
      panels.forEach((panel) => panel.update(metrics, history));
    }
  },
  onState(state) {
    bar.state(state);
    document.body.dataset.stream = state;
  },
});
