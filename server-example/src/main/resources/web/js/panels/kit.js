// What the panels are built of.

import { avatar, byId, fullName, h, icon, time, toast } from '../dom.js';
import { showEvents } from '../shell.js';
import { others, userOf } from '../state.js';

/** A panel's section: what it is about, a way to its events, and its parts. */
export function panelSection(places, { id, about, events }, ...parts) {
  const lead = h('p', { class: 'lead' }, about, ' ',
    h('button', { type: 'button', class: 'inline', onclick: () => showEvents(events ?? id) }, 'Show its events'));
  places.append(h('section', { id: `panel-${id}`, class: 'panel scroll', 'aria-labelledby': 'title', hidden: true },
    h('div', { class: 'panel-body' }, lead, ...parts)));
}

/** A titled part of a panel. */
export const card = (title, ...children) => h('section', { class: 'part' }, h('h2', {}, title), ...children);

/** A form in a line; the callback gets its values by name, and may return false to leave them there. */
export function lineForm(name, fields, label, onSubmit) {
  const form = h('form', { class: 'row', autocomplete: 'off', 'aria-label': name }, ...fields,
    h('button', { type: 'submit', class: 'primary' }, label));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(form));
    attempt(async () => {
      if (await onSubmit(values) !== false) form.reset();
    });
  });
  return form;
}

/** An input with its label above. */
export function field(label, input, wide = false) {
  return h('label', { class: `field${wide ? ' wide' : ''}` }, h('span', {}, label), input);
}

export const input = (name, properties = {}) => h('input', { name, ...properties });

export const select = (name, options, properties = {}) =>
  h('select', { name, ...properties }, options.map(([value, label]) => h('option', { value }, label)));

export const button = (label, onclick, kind = 'plain') =>
  h('button', { type: 'button', class: kind, onclick: () => attempt(onclick) }, label);

/** A button without words. */
export const iconButton = (name, label, onclick, properties = {}) =>
  h('button', { type: 'button', class: 'icon', 'aria-label': label, title: label, onclick: () => attempt(onclick), ...properties },
    icon(name));

/** The value of JSON that the user has written; what is wrong with it is said in words of the page. */
export function parseJson(text, what, example) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${what} is not JSON. An example: ${example}`);
  }
}

/** Does it, and shows what was refused. */
export async function attempt(action) {
  try {
    await action();
  } catch (refused) {
    toast(refused.message);
  }
}

/** A choice of the other members of the project, kept over renewals. */
export function fillMembers(element, withEveryone = false) {
  const chosen = element.value;
  element.replaceChildren(
    ...(withEveryone ? [h('option', { value: '' }, 'Everyone in the project')] : []),
    ...others().map((user) => h('option', { value: user.id }, fullName(user))));
  if ([...element.options].some((option) => option.value === chosen)) element.value = chosen;
}

/** A list of received events, the newest first: {element, add(who, text), clear}. */
export function feed(label, nothing, kept = 30) {
  const list = h('ol', { class: 'feed', 'aria-label': label, 'aria-live': 'polite' });
  const empty = h('p', { class: 'none' }, nothing);
  return {
    element: h('div', {}, empty, list),
    add(userId, ...text) {
      empty.hidden = true;
      list.prepend(h('li', {},
        userId ? avatar(userOf(userId), true) : null,
        h('span', { class: 'feed-text' }, userId ? h('strong', {}, `${fullName(userOf(userId))} `) : null, ...text),
        h('time', {}, time(new Date()))));
      while (list.children.length > kept) list.lastElementChild.remove();
    },
    clear() {
      list.replaceChildren();
      empty.hidden = false;
    },
  };
}

export const json = (value) => h('code', { class: 'json' }, JSON.stringify(value));

export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export { byId, h };
