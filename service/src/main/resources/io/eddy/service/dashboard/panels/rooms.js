// Where it is hot now.
import { element, head, table } from '../dom.js';
import { count, decimal } from '../format.js';

const SHOWN = 12;

export function create(root, text) {
  head(root, text('rooms.title'), text('rooms.note'));
  const all = table([
    { title: text('rooms.room'), className: 'id', titled: true },
    { title: text('rooms.category') },
    { title: text('rooms.viewers'), className: 'number' },
    { title: text('rooms.heat'), className: 'number' },
    { title: '', className: 'meter-cell' },
  ]);
  root.append(element('div', 'scroll', all.node));
  return {
    update({ rooms }) {
      const hottest = Math.max(1e-9, ...rooms.map((room) => room.heat));
      all.rows(rooms.slice(0, SHOWN).map((room) => [
        room.roomId, room.category ?? '–', count(room.viewers), decimal(room.heat, 2),
        meter(room.heat / hottest),
      ]));
    },
  };
}

function meter(share) {
  const fill = element('div', 'meter-fill');
  fill.style.width = `${Math.round(100 * Math.max(0, Math.min(1, share)))}%`;
  return element('div', 'meter', fill);
}
