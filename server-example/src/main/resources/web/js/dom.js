// Small ways to make elements. Text is only ever set as text, never as HTML.

const SVG = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

/** An element with properties (`on…` are listeners, `class`, `aria-…`, `data-…` attributes) and children. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  people: 'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c.5-4 3-6 6.500-6s6 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .8 3.200 2.600 3.500 5.500',
  events: 'M8 4 4 8l4 4M4 8h11M16 12l4 4-4 4M20 16H9',
  chat: 'M4 5h16v11H9l-5 4z',
  dialects: 'M4 5h9v7H8l-4 3zM16 9h4v10l-3-2.500h-7V15',
  documents: 'M9 6h11M9 12h11M9 18h11M4 6h.010M4 12h.010M4 18h.010',
  call: 'M5 4h4l1.500 5-2.500 1.500a11 11 0 0 0 5.500 5.500L15 13.500l5 1.500v4c0 .600-.400 1-1 1C10.700 20 4 13.300 4 5c0-.600.400-1 1-1z',
  wallet: 'M4 7h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM4 7l11-3v3M16.500 13.500h.010',
  integration: 'M9 3v5M15 3v5M6 8h12v4a6 6 0 0 1-12 0zM12 18v3',
  custom: 'M13 3 5 14h6l-1 7 8-11h-6z',
  session: 'M8 15a4 4 0 1 1 3.600-5.700H21v3.400h-3V16h-3.400v-3.300h-3A4 4 0 0 1 8 15z',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  plus: 'M12 5v14M5 12h14',
  out: 'M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M10 8l-4 4 4 4M6 12h10',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M5 12h13M12 5.500 18.500 12 12 18.500',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 14c1.800 2.400 5.200 2.400 7 0M9 9.500v.2M15 9.500v.2',
  reply: 'M9 7 4 12l5 5M4 12h9c4 0 6.500 2 7 6',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  trash: 'M5 7h14M9 7V4.500h6V7M7 7l1 13h8l1-13M10.500 11v5.500M13.500 11v5.500',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

export const fullName = (user) => `${user.firstName} ${user.lastName}`.trim();

/** Initials on a colour that is always the same for one name. */
export function avatar(user, small = false) {
  let hash = 0;
  for (const character of fullName(user)) hash = (hash * 31 + character.codePointAt(0)) >>> 0;
  const first = [...user.firstName][0] ?? '?';
  const last = [...user.lastName][0] ?? '';
  return h('span', { class: `avatar hue-${hash % 8}${small ? ' small' : ''}`, 'aria-hidden': 'true' }, first + last);
}

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

export const time = (instant) => TIME.format(new Date(instant));

export function day(instant) {
  const date = new Date(instant).toDateString();
  const now = new Date();
  if (date === now.toDateString()) return 'Today';
  now.setDate(now.getDate() - 1);
  return date === now.toDateString() ? 'Yesterday' : DAY.format(new Date(instant));
}

const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g;

/** The text as nodes, with what looks like a web address as a link. */
export function linked(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    nodes.push(text.slice(end, match.index));
    nodes.push(h('a', { href: match[0], target: '_blank', rel: 'noopener noreferrer' }, match[0]));
    end = match.index + match[0].length;
  }
  nodes.push(text.slice(end));
  return nodes;
}

/** Makes the list's children those, changing only what differs, so that focus and screen readers are not disturbed. */
export function place(list, wanted) {
  const kept = new Set(wanted);
  [...list.children].filter((child) => !kept.has(child)).forEach((child) => child.remove());
  wanted.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
}

/** An event's name, which breaks between its words where it must: `chat:`, `member:`, `joined`. */
export const breakable = (name) =>
  name.split(/(?<=[:\-_./ ])|(?<=[a-z])(?=[A-Z])/).flatMap((word, index) => (index === 0 ? [word] : [h('wbr'), word]));

export function toast(message) {
  if ([...byId('toasts').children].some((shown) => shown.textContent === message)) return;
  const element = h('p', { class: 'toast' }, message);
  byId('toasts').append(element);
  setTimeout(() => element.remove(), 6000);
}
