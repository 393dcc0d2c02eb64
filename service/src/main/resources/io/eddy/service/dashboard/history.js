// What the charts show of the past, within a bounded memory.

/** The most points that are kept; beyond it every second one goes, so the whole run stays in view. */
export const MAX_POINTS = 600;

export class History {
  #stride = 1;
  #seen = 0;
  #rows = [];

  /** The points, oldest first; the last is always the newest. */
  get rows() {
    return this.#rows;
  }

  add(metrics) {
    const last = this.#rows.at(-1);
    if (last && metrics.uptimeSeconds < last.uptime) {
      this.#restart();
    }
    // The newest point stays only if it falls on the stride; else the next one takes its place.
    if ((this.#seen - 1) % this.#stride !== 0) {
      this.#rows.pop();
    }
    this.#rows.push(point(metrics));
    this.#seen++;
    if (this.#rows.length > MAX_POINTS) {
      this.#rows = this.#rows.filter((_, index) => index % 2 === 0);
      this.#stride *= 2;
    }
  }

  /** Columns for a chart: the times, then one column per name; null where an arm has no figure. */
  columns(names, value) {
    return [
      this.#rows.map((row) => row.uptime),
      ...names.map((name) => this.#rows.map((row) => value(row, name) ?? null)),
    ];
  }

  #restart() {
    this.#rows = [];
    this.#stride = 1;
    this.#seen = 0;
  }
}

function point(metrics) {
  return {
    uptime: metrics.uptimeSeconds,
    version: metrics.policy.version,
    arms: Object.fromEntries(Object.entries(metrics.arms).map(([name, arm]) => [
      name, { recent: finite(arm.recentRewardPerDecision), perViewer: finite(arm.rewardPerViewer) },
    ])),
  };
}

function finite(number) {
  return Number.isFinite(number) ? number : null;
}
