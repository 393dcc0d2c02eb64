// Who decides, since when, and whether the page still hears.
import { element, setText, shape } from '../dom.js';
import { count, duration, instant } from '../format.js';

export function create(root, text) {
  const mode = element('span', 'pill', '…');
  const overload = element('span', 'pill', '…');
  const connection = element('span', 'pill', text('stream.connecting'));
  connection.setAttribute('role', 'status');
  connection.setAttribute('aria-live', 'polite');
  const policy = element('span', 'fact-value', '–');
  const learned = element('span', 'fact-note', '');
  const uptime = element('span', 'fact-value', '–');
  const clock = element('span', 'fact-value', '–');

  root.append(
      element('div', 'brand', logo(), element('h1', '', 'Eddy')),
      element('div', 'pills', mode, overload, connection),
      element('dl', 'facts',
          fact(text('header.policy'), policy, learned),
          fact(text('header.uptime'), uptime),
          fact(text('header.clock'), clock)));

  return {
    update(metrics) {
      pill(mode, text(`mode.${metrics.mode}`), metrics.mode === 'learning' ? 'good' : 'warn');
      pill(overload, text(`overload.${metrics.overload}`),
          metrics.overload === 'normal' ? 'calm' : metrics.overload === 'refusing' ? 'bad' : 'warn');
      setText(policy, text('header.version',
          { name: metrics.policy.name, version: count(metrics.policy.version) }));
      setText(learned, text('header.learned', { transitions: count(metrics.policy.transitions) }));
      setText(uptime, duration(metrics.uptimeSeconds));
      setText(clock, `${instant(metrics.time)} UTC`);
    },
    state(state) {
      pill(connection, text(`stream.${state}`),
          { live: 'good', connecting: 'calm', resting: 'warn', disconnected: 'bad' }[state]);
    },
  };
}

function pill(node, label, tone) {
  setText(node, label);
  node.className = `pill ${tone}`;
}

function fact(term, ...values) {
  return element('div', 'fact', element('dt', '', term), element('dd', '', ...values));
}

function logo() {
  return shape('svg', { viewBox: '0 0 32 32', width: 28, height: 28, 'aria-hidden': 'true' },
      shape('rect', { width: 32, height: 32, rx: 8, class: 'logo-ground' }),
      shape('path', {
        d: 'M6 19c4-8 12-10 16-6s1 9-3 9-5-5-1-7', fill: 'none', stroke: '#fff',
        'stroke-width': 2.6, 'stroke-linecap': 'round',
      }));
}
