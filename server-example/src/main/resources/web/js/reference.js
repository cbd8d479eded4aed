// The reference of the events: what the generator has written, and the event that the page's log has linked to.

import { byId } from './dom.js';
import { render } from './markdown.js';

/** The library's catalogues, and what the example adds to the platform's. */
const FILES = ['/reference/events.md', '/reference/example.md'];

/** Ids are those of the first event of that name: the page speaks the platform's. */
function nameEvents() {
  for (const row of document.querySelectorAll('tr')) {
    const [name, sender] = row.cells;
    const id = `${sender?.textContent}/${name.textContent}`;
    if (/^(client|server)\//.test(id) && document.getElementById(id) === null) {
      row.id = id;
      row.dataset.event = name.textContent;
    }
  }
}

/** The row of an id; if there is none, of the event whose name has a place for it, as `custom:<event>`. */
function rowOf(id) {
  const exact = document.getElementById(id);
  if (exact) return exact;
  const patterns = [...document.querySelectorAll('tr[id*="<"]')];
  return patterns.find((row) => id.startsWith(row.id.slice(0, row.id.indexOf('<')))) ?? null;
}

function showChosen() {
  const id = decodeURIComponent(location.hash.slice(1));
  document.querySelector('.chosen')?.classList.remove('chosen');
  if (id === '') return;
  const chosen = rowOf(id);
  byId('found').textContent = chosen ? '' : `The reference has no ${id.replace(/^(client|server)\//, '')}.`;
  chosen?.closest('tr, h2, h3')?.classList.add('chosen');
  chosen?.scrollIntoView({ block: 'center' });
}

function find() {
  const text = byId('find').value.trim().toLowerCase();
  const found = text && [...document.querySelectorAll('tr[data-event]')].find(({ dataset }) => dataset.event.toLowerCase().includes(text));
  if (found) location.hash = `#${encodeURIComponent(found.id)}`;
  else byId('found').textContent = text ? `The reference has no ${text}.` : '';
}

const texts = await Promise.all(FILES.map(async (file) => (await fetch(file)).text()));
byId('reference').replaceChildren(...texts.flatMap(render));
nameEvents();
byId('find').addEventListener('change', find);
addEventListener('hashchange', showChosen);
showChosen();
