// The panel that shows every event as it passes.

import { byId, h } from './dom.js';

const KEPT = 200;
const ARROW = { in: '↓', out: '↑', ack: '↩' };
const SAID = { in: 'received', out: 'sent', ack: 'answered' };

export function logEvent(direction, name, args) {
  const list = byId('events');
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  const short = args.map((value) => JSON.stringify(value)).join(', ');
  const long = args.map((value) => JSON.stringify(value, null, 2)).join(',\n');
  list.append(
    h('li', { class: `event ${direction}` },
      h('details', {},
        h('summary', {},
          h('span', { class: 'arrow', role: 'img', 'aria-label': SAID[direction] }, ARROW[direction]),
          h('span', { class: 'event-name' }, name),
          h('time', {}, new Date().toLocaleTimeString()),
          h('code', { class: 'short' }, short)),
        h('pre', {}, long || '(no arguments)'))));
  while (list.children.length > KEPT) list.firstElementChild.remove();
  if (atEnd) list.scrollTop = list.scrollHeight;
}

export function clearEvents() {
  byId('events').replaceChildren();
}
