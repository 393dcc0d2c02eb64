// Lines over the run's time, one per arm, with a legend that doubles as the read-out.
import uPlot from './uplot.js';
import { element, setText } from './dom.js';
import { duration } from './format.js';

const HEIGHT = 208;

/** What lies between two ticks of time, seconds: round in minutes and hours. */
const TICKS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];

const WHOLE = [1, 2, 5].flatMap((unit) => [0, 1, 2, 3, 4, 5, 6].map((power) => unit * 10 ** power))
    .sort((one, other) => one - other);

/** The colour of the arm with this number, as the style sheet has it for light and dark. */
export function armColour(index) {
  return colour(`--arm-${index % 4}`);
}

function colour(variable) {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

/**
 * A chart inside an element. `format` writes values, `axisFormat` ticks with their decimals;
 * `stepped` holds a value until it changes.
 */
export function chart(root, { label, format, axisFormat, stepped = false, fromZero = false }) {
  // What holds until it changes is a whole number here, and so are its ticks.
  const wholeTicks = stepped ? { incrs: WHOLE } : {};
  const legend = element('div', 'legend');
  const plotRoot = element('div', 'plot');
  plotRoot.setAttribute('role', 'img');
  plotRoot.setAttribute('aria-label', label);
  root.append(legend, plotRoot);

  let names = [];
  let plot;
  let data;

  const readOut = () => {
    const index = plot.cursor.idx ?? data[0].length - 1;
    names.forEach((_, series) => {
      setText(legend.children[series].lastChild, format(data[series + 1][index]));
    });
  };

  const build = (next) => {
    plot?.destroy();
    names = next;
    legend.replaceChildren(...names.map((name, index) => {
      const swatch = element('span', `swatch arm-${index % 4}`);
      return element('span', 'key', swatch, name, element('span', 'value', ''));
    }));
    plot = new uPlot({
      width: plotRoot.clientWidth,
      height: HEIGHT,
      padding: [10, 12, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { size: 7 } },
      scales: {
        x: { time: false },
        y: { range: (_, low, high) => bounds(low, high, fromZero) },
      },
      axes: [{ ...axis((_, ticks) => ticks.map(duration), 32), incrs: TICKS },
        { ...axis((_, ticks) => ticks.map((tick) => axisFormat(tick, decimalsOf(ticks))), 56), ...wholeTicks }],
      series: [{}, ...names.map((_, index) => ({
        stroke: () => armColour(index),
        width: 2,
        points: { show: false },
        paths: stepped ? uPlot.paths.stepped({ align: 1 }) : undefined,
      }))],
      hooks: { setCursor: [readOut] },
    }, data, plotRoot);
  };

  new ResizeObserver(() => {
    if (plot && plotRoot.clientWidth > 0) {
      plot.setSize({ width: plotRoot.clientWidth, height: HEIGHT });
    }
  }).observe(plotRoot);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plot?.redraw());

  return {
    update(armNames, columns) {
      data = columns;
      if (!plot || armNames.join() !== names.join()) {
        build(armNames);
      } else {
        plot.setData(columns);
      }
      readOut();
    },
  };
}

function axis(values, size) {
  return {
    values,
    size,
    font: '11px Inter, system-ui, sans-serif',
    stroke: () => colour('--muted'),
    grid: { stroke: () => colour('--line'), width: 1 },
    ticks: { show: false },
  };
}

/** As many decimals as tell neighbouring ticks apart. */
function decimalsOf(ticks) {
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : 1;
  let decimals = 0;
  while (decimals < 6 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6) {
    decimals++;
  }
  return decimals;
}

function bounds(low, high, fromZero) {
  if (low === null || high === null) {
    return [0, 1];
  }
  if (low === 0 && high === 0) {
    return [0, 1]; // nothing has happened yet
  }
  const room = Math.max((high - low) * 0.12, Math.abs(high) * 0.02, 1e-6);
  return [fromZero ? Math.min(0, low) : low - room, high + room];
}
