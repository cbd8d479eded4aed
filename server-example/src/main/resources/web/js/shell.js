// The frame: the panels and how to reach them, what stands beside them, and their titles.

import { byId, h, icon } from './dom.js';
import { filterEvents } from './eventlog.js';

const wide = matchMedia('(min-width: 1100px)');
const SIDES = ['people', 'events'];
const titles = new Map();
let panels = [];
/** What stands beside the chat; beside the others there are only events. */
let besideChat = 'events';

const app = () => byId('app');
export const isWide = () => wide.matches;
export const currentPanel = () => app().dataset.panel;

export function setUpShell(given) {
  panels = given;
  byId('panels').append(...panels.map((panel) => h('li', {},
    h('button', { type: 'button', id: `go-${panel.id}`, onclick: () => openPanel(panel.id) },
      icon(panel.icon), h('span', {}, panel.name), h('span', { class: 'badge', hidden: true })))));
  setUpSide();
  byId('open-sidebar').addEventListener('click', () => {
    app().classList.add('sidebar-open');
    showBackdrop();
  });
  byId('backdrop').addEventListener('click', closeOverlays);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') closeOverlays(); });
  addEventListener('popstate', () => showPanel(location.hash.slice(1)));
}

/** Opens a panel: Back leads to the one before. */
export function openPanel(id) {
  if (id === currentPanel()) return closeOverlays();
  // The entry of what lies over the panel is used for the next panel.
  if (history.state?.over) history.replaceState(null, '', `#${id}`);
  else history.pushState(null, '', `#${id}`);
  showPanel(id);
}

/** Shows the panel of the current entry of the history; unknown ids show the chat. */
export function showPanel(id) {
  const panel = panels.find((each) => each.id === id) ?? panels[0];
  app().dataset.panel = panel.id;
  history.replaceState(history.state, '', `#${panel.id}`);
  for (const each of panels) {
    byId(`panel-${each.id}`).hidden = each !== panel;
    const button = byId(`go-${each.id}`);
    if (each === panel) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
  }
  byId(`go-${panel.id}`).scrollIntoView({ block: 'nearest', inline: 'center' });
  showSide(panel.id === 'chat' ? besideChat : 'events');
  setBadge(panel.id, 0);
  showTitle();
  hideOverlays();
  panel.shown?.();
}

export function setTitle(id, title, subtitle) {
  titles.set(id, { title, subtitle });
  showTitle();
}

function showTitle() {
  const { title, subtitle } = titles.get(currentPanel()) ?? {};
  byId('title').textContent = title ?? '';
  byId('subtitle').textContent = subtitle ?? '';
}

/** A number at the panel's button, for what has come while it is not open. */
export function setBadge(id, count) {
  const badge = byId(`go-${id}`).querySelector('.badge');
  badge.hidden = count === 0;
  badge.textContent = count > 99 ? '99+' : String(count);
  badge.setAttribute('aria-label', `${count} new`);
}

/** Something has come into a panel that may not be open. */
export function noteNews(id) {
  if (id === currentPanel()) return;
  const badge = byId(`go-${id}`).querySelector('.badge');
  setBadge(id, badge.hidden ? 1 : Number.parseInt(badge.textContent, 10) + 1);
}

/** Opens the log with the events of one family. */
export function showEvents(family) {
  filterEvents(family);
  app().classList.add('side-open');
  showSide('events');
  showBackdrop();
}

// Beside the panel where there is room, over it where there is none

function showSide(side) {
  for (const name of SIDES) {
    byId(`side-${name}`).hidden = name !== side;
    byId(`tab-${name}`).setAttribute('aria-selected', String(name === side));
    byId(`tab-${name}`).tabIndex = name === side ? 0 : -1;
  }
  const events = byId('events');
  events.scrollTop = events.scrollHeight;
}

function select(side) {
  if (currentPanel() === 'chat') besideChat = side;
  showSide(side);
}

function setUpSide() {
  for (const side of SIDES) {
    byId(`tab-${side}`).addEventListener('click', () => select(side));
    byId(`tab-${side}`).addEventListener('keydown', (event) => {
      if (currentPanel() !== 'chat' || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
      const next = SIDES[1 - SIDES.indexOf(side)];
      select(next);
      byId(`tab-${next}`).focus();
    });
    byId(`open-${side}`).addEventListener('click', () => {
      const showing = app().classList.contains('side-open') && !byId(`side-${side}`).hidden;
      app().classList.toggle('side-open', !showing);
      select(side);
      showBackdrop();
    });
  }
  app().classList.toggle('side-open', wide.matches);
  byId('close-side').addEventListener('click', () => {
    app().classList.remove('side-open');
    showBackdrop();
  });
}

/** What lies over the panel has an entry in the history: Back closes it. */
function showBackdrop() {
  const { classList } = app();
  const over = classList.contains('sidebar-open') || (classList.contains('side-open') && !wide.matches);
  byId('backdrop').hidden = !over;
  if (over && !history.state?.over) history.pushState({ over }, '', location.hash);
  if (!over && history.state?.over) history.back();
}

function hideOverlays() {
  app().classList.remove('sidebar-open');
  if (!wide.matches) app().classList.remove('side-open');
  byId('backdrop').hidden = true;
}

export function closeOverlays() {
  hideOverlays();
  showBackdrop();
}
