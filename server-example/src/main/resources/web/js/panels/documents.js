// A collection of documents, live: as a whole, as a query finds them, or one by one.

import { request } from '../connection.js';
import { breakable, h, place } from '../dom.js';
import { noteNews } from '../shell.js';
import { state } from '../state.js';
import { attempt, card, feed, field, iconButton, input, json, lineForm, panelSection, parseJson, select } from './kit.js';

const QUERY_ID = 'page';
const STATUSES = [['open', 'Open'], ['doing', 'Doing'], ['done', 'Done']];
const PRIORITIES = [['3', 'High'], ['2', 'Medium'], ['1', 'Low']];
const EXAMPLES = ['{"status": "open"}', '{"priority": {"$gte": 2}}', '{"$or": [{"status": "doing"}, {"status": "done"}]}'];

/** The documents shown, by id. */
const tasks = new Map();
const elements = new Map();
const watched = new Set();
let collectionId = null;
/** What is to be followed, and what is: 'collection', 'query' or 'nothing'. */
let wanted = 'collection';
let followed = 'nothing';
let query = null;

const rows = h('ul', { class: 'tasks', 'aria-label': 'Tasks' });
const none = h('p', { class: 'none' }, 'No documents.');
const box = input('query', { value: EXAMPLES[0], spellcheck: 'false', list: 'query-examples', class: 'mono' });
const problem = h('p', { class: 'error', role: 'alert' });
const received = feed('Changes received', 'No change received yet.');

export const documents = {
  id: 'documents',
  name: 'Documents',
  icon: 'documents',
  about: 'Tasks of this project in the database. A tab that follows the collection receives every change;'
    + ' one that follows a query receives changes of documents that match it, or no longer match.',

  build(places) {
    panelSection(places, this,
      card('Follow', choices(), queryForm(), problem),
      card('Tasks', rows, none,
        lineForm('New task', [
          field('New task', input('title', { required: true, maxlength: '120', placeholder: 'Polish the lens' }), true),
          field('Priority', select('priority', PRIORITIES)),
        ], 'Add', async ({ title, priority }) => {
          const task = await request('task:create', { projectId: state.projectId, title, priority: Number(priority) });
          if (followed !== 'query') take(task);
        })),
      card('Changes received', received.element));
  },

  listen(socket) {
    for (const name of ['db:create', 'db:update', 'db:delete']) socket.on(name, (change) => addChange(name, change));
  },

  async enter() {
    watched.clear();
    received.clear();
    followed = 'nothing';
    await load();
    await follow(wanted);
  },

  async leave() {
    await unfollow();
    for (const documentId of watched) await request('unsubscribe:document', { collectionId, documentId });
  },
};

function choices() {
  const choice = (value, label) => h('label', { class: 'choice' },
    h('input', { type: 'radio', name: 'follow', value, checked: value === 'collection', onchange: () => attempt(() => follow(value)) }),
    label);
  return h('div', { class: 'row', role: 'radiogroup', 'aria-label': 'Follow' },
    choice('collection', 'The collection'), choice('query', 'A query'), choice('nothing', 'Nothing'));
}

function queryForm() {
  const form = h('form', { id: 'query-form', class: 'row', hidden: true, autocomplete: 'off' },
    field('Filter', box, true),
    h('datalist', { id: 'query-examples' }, EXAMPLES.map((value) => h('option', { value }))),
    h('button', { type: 'submit', class: 'primary' }, 'Follow'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(() => follow('query'));
  });
  return form;
}

async function follow(what) {
  wanted = what;
  problem.textContent = '';
  document.getElementById('query-form').hidden = what !== 'query';
  document.querySelector(`[name=follow][value=${what}]`).checked = true;
  if (followed !== 'nothing') await unfollow();
  const { projectId } = state;
  try {
    if (what === 'collection') await request('subscribe:collection', { projectId, collectionId });
    if (what === 'query') {
      query = parseJson(box.value, 'The filter', EXAMPLES[0]);
      await request('subscribe:query', { projectId, collectionId, queryId: QUERY_ID, query });
    }
    followed = what;
    await load();
  } catch (refused) {
    problem.textContent = refused.message;
  }
}

async function unfollow() {
  if (followed === 'collection') await request('unsubscribe:collection', { collectionId });
  if (followed === 'query') await request('unsubscribe:query', { collectionId, queryId: QUERY_ID });
  followed = 'nothing';
}

async function load() {
  const list = await request('task:list', { projectId: state.projectId, ...(followed === 'query' ? { query } : {}) });
  collectionId = list.collectionId;
  tasks.clear();
  list.tasks.forEach((task) => tasks.set(task._id, task));
  show();
}

function addChange(name, change) {
  if (change.projectId !== state.projectId) return;
  received.add(null, h('strong', {}, breakable(name), ' '), json(change.data));
  noteNews('documents');
  // What a query finds is the server's to say.
  if (followed === 'query') attempt(load);
  else if (name === 'db:delete') forget(change.data._id);
  else take(change.data);
}

/** The newer of two versions stays: an answer and an event may overtake each other. */
function take(task) {
  const known = tasks.get(task._id);
  if (known && known.version > task.version) return;
  tasks.set(task._id, task);
  show();
}

function forget(id) {
  tasks.delete(id);
  elements.delete(id);
  show();
}

/** Renders only the rows of changed documents: the user may be editing another. */
function show() {
  const sorted = [...tasks.values()].sort((a, b) => b.priority - a.priority || a.title.localeCompare(b.title));
  const focused = document.activeElement?.closest?.('.task')?.dataset.task;
  const control = document.activeElement?.dataset?.control;
  const before = elements.get(focused);
  for (const task of sorted) {
    const key = `${task.version} ${watched.has(task._id)}`;
    if (elements.get(task._id)?.dataset.key === key) continue;
    elements.set(task._id, row(task));
    elements.get(task._id).dataset.key = key;
  }
  place(rows, sorted.map((task) => elements.get(task._id)));
  none.hidden = sorted.length > 0;
  const after = elements.get(focused);
  if (after !== before) after?.querySelector(`[data-control="${control}"]`)?.focus();
}

function row(task) {
  const { projectId } = state;
  const update = (changes) => attempt(async () =>
    take(await request('task:update', { projectId, taskId: task._id, ...changes })));
  const status = select('status', STATUSES, {
    'aria-label': `Status of ${task.title}`, 'data-control': 'status', onchange: () => update({ status: status.value }),
  });
  status.value = task.status;
  const title = input('title', {
    value: task.title, 'aria-label': 'Title', maxlength: '120', 'data-control': 'title',
    onchange: () => update({ title: title.value }),
  });
  const watching = watched.has(task._id);
  return h('li', { class: `task priority-${task.priority} ${task.status}`, 'data-task': task._id },
    h('span', { class: 'priority', role: 'img', 'aria-label': `Priority ${task.priority}` }, '!'.repeat(task.priority)),
    title, status,
    iconButton('eye', `Follow ${task.title}`, () => watch(task._id), { 'aria-pressed': String(watching), 'data-control': 'watch' }),
    iconButton('trash', `Delete ${task.title}`, async () => {
      await request('task:delete', { projectId, taskId: task._id });
      forget(task._id);
    }));
}

async function watch(documentId) {
  const { projectId } = state;
  if (watched.delete(documentId)) await request('unsubscribe:document', { collectionId, documentId });
  else {
    await request('subscribe:document', { projectId, collectionId, documentId });
    watched.add(documentId);
  }
  show();
}
