// The log of every event as it passes: its name, direction, time, payload, and the ack with how long it took.

import { breakable, byId, h } from './dom.js';
import { families, familyOf } from './families.js';

const KEPT = 500;
const ARROW = { in: '↓', out: '↑', ack: '↩', state: '•' };
const SAID = { in: 'received', out: 'sent', ack: 'answered', state: 'connection' };
const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hour12: false };

/** Writes down an event; an ack also has how many milliseconds it took. */
export function logEvent(direction, name, args, tookMs) {
  const list = byId('events');
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  const family = familyOf(name, args);
  const refused = direction === 'ack' && args[0]?.error !== undefined;
  const element = h('li', {
    class: `event ${direction}${refused ? ' refused' : ''}`,
    'data-name': name,
    'data-family': family,
    'data-direction': direction === 'ack' ? 'out' : direction,
  },
  h('details', {},
    h('summary', {},
      h('span', { class: 'arrow', role: 'img', 'aria-label': SAID[direction] }, ARROW[direction]),
      h('span', { class: 'event-name' }, breakable(name)),
      h('time', {}, tookMs === undefined ? new Date().toLocaleTimeString('en-GB', CLOCK) : `${tookMs} ms`),
      direction === 'state' ? null : referenceLink(direction, name),
      h('code', { class: 'short' }, args.map((value) => JSON.stringify(value)).join(', '))),
    h('pre', {}, args.map((value) => JSON.stringify(value, null, 2)).join(',\n') || '(no arguments)')));
  element.hidden = !isWanted(element);
  list.append(element);
  while (list.children.length > KEPT) list.firstElementChild.remove();
  if (atEnd) list.scrollTop = list.scrollHeight;
}

/** To what the reference says of the event; of one name, clients' and the server's are two. */
function referenceLink(direction, name) {
  return h('a', {
    class: 'event-reference', href: `/reference#${direction === 'in' ? 'server' : 'client'}/${encodeURIComponent(name)}`,
    target: '_blank', rel: 'noopener', title: 'What the reference says of it', 'aria-label': `Reference of ${name}`,
  }, '?');
}

/** Shows only one family, or all of them for ''. */
export function filterEvents(family) {
  byId('event-family').value = family;
  applyFilter();
}

function isWanted({ dataset }) {
  const family = byId('event-family').value;
  const direction = byId('event-direction').value;
  return (family === '' || family === dataset.family)
    && (direction === '' || direction === dataset.direction || dataset.direction === 'state');
}

function applyFilter() {
  const list = byId('events');
  for (const element of list.children) element.hidden = !isWanted(element);
  list.scrollTop = list.scrollHeight;
}

export function setUpEventLog() {
  byId('event-family').append(
    h('option', { value: '' }, 'All families'),
    ...families.map(({ id, name }) => h('option', { value: id }, name)));
  byId('event-family').addEventListener('change', applyFilter);
  byId('event-direction').addEventListener('change', applyFilter);
  byId('clear-events').addEventListener('click', () => byId('events').replaceChildren());
}
