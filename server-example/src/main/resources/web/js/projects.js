// The projects: the open one, its members, and creating new ones.

import { byId, h, toast } from './dom.js';
import { request } from './connection.js';
import { know, state } from './state.js';

const OPEN = 'parlance-example-project';
const NEW = '+';
let changed = async () => {};

/** Loads the projects, and opens the last one again, or the first. */
export async function loadProjects() {
  const { projects } = await request('workspace:list');
  state.projects = new Map(projects.map((project) => [project.projectId, project]));
  const open = state.projectId ?? sessionStorage.getItem(OPEN);
  const mine = projects.filter((project) => project.member);
  const chosen = mine.find((project) => project.projectId === open) ?? mine[0]
    // A user who signed in before the first project was created is a member of none.
    ?? await request('workspace:join', { projectId: projects[0].projectId });
  state.projects.set(chosen.projectId, chosen);
  state.projectId = chosen.projectId;
  sessionStorage.setItem(OPEN, state.projectId);
  show();
}

export async function loadMembers() {
  const { members } = await request('workspace:members', { projectId: state.projectId });
  state.members = new Map(members.map((user) => [user.id, know(user)]));
}

function show() {
  const projects = [...state.projects.values()];
  const option = (project, label) => h('option', { value: project.projectId }, label);
  byId('project').replaceChildren(
    ...projects.filter((project) => project.member).map((project) => option(project, project.name)),
    h('optgroup', { label: 'Others' },
      projects.filter((project) => !project.member).map((project) => option(project, `Join ${project.name}`)),
      h('option', { value: NEW }, 'New project…')));
  byId('project').value = state.projectId;
}

async function choose() {
  const chosen = byId('project').value;
  byId('project').value = state.projectId;
  if (chosen === NEW) {
    byId('new-project-name').value = '';
    byId('project-error').textContent = '';
    byId('project-dialog').showModal();
    return;
  }
  try {
    if (!state.projects.get(chosen).member) await request('workspace:join', { projectId: chosen });
    await open(chosen);
  } catch (refused) {
    toast(refused.message);
  }
}

async function open(projectId) {
  const left = state.projectId;
  state.projectId = projectId;
  await loadProjects();
  await changed(left);
}

/** `onChange` is called with the id of the project that was left. */
export function setUpProjects(onChange) {
  changed = onChange;
  byId('project').addEventListener('change', choose);
  byId('project-cancel').addEventListener('click', () => byId('project-dialog').close());
  byId('project-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const project = await request('workspace:create', { name: byId('new-project-name').value });
      byId('project-dialog').close();
      await open(project.projectId);
    } catch (refused) {
      byId('project-error').textContent = refused.message;
    }
  });
}

export function listenToProjects(socket, onMembers) {
  const reload = () => loadProjects().catch(() => {});
  socket.on('project:created', reload);
  socket.on('workspace:member:joined', ({ projectId, user }) => {
    if (projectId !== state.projectId) return;
    state.members.set(user.id, know(user));
    onMembers();
  });
}
