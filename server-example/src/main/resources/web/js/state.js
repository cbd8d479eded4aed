// What this tab knows.

export const state = {
  /** Who has signed in: {id, firstName, lastName, email}. */
  me: null,
  /** The projects by id, as workspace:list has them. */
  projects: new Map(),
  /** The project that is open. */
  projectId: null,
  /** The members of the open project by id. */
  members: new Map(),
  /** The rooms of the open project by chat id, as room:list has them. */
  rooms: new Map(),
  /** The chat that is open. */
  chatId: null,
  /** The members of the open chat by id: {user, here}. */
  people: new Map(),
  /** Everyone whose name was ever told, by id. */
  users: new Map(),
};

export function know(user) {
  state.users.set(user.id, user);
  return user;
}

export function userOf(id) {
  return state.users.get(id) ?? { id, firstName: 'Someone', lastName: '', email: '' };
}

export const room = () => state.rooms.get(state.chatId);

/** The members of the open project without oneself, by name. */
export const others = () => [...state.members.values()]
  .filter(({ id }) => id !== state.me.id)
  .sort((a, b) => a.firstName.localeCompare(b.firstName));
