// The state of this tab.

export const state = {
  /** The user who has signed in: {id, firstName, lastName, email}. */
  me: null,
  /** The projects by id, as in the answer of workspace:list. */
  projects: new Map(),
  /** The id of the open project. */
  projectId: null,
  /** The members of the open project by id. */
  members: new Map(),
  /** The chats of the open project by id, as in the answer of chat:list. */
  chats: new Map(),
  /** The id of the open chat. */
  chatId: null,
  /** The members of the open chat by id: {user, here, nodes}. */
  people: new Map(),
  /** The server of this tab if there are several; null otherwise. */
  node: null,
  /** All users that were received, by id. */
  users: new Map(),
};

export function know(user) {
  state.users.set(user.id, user);
  return user;
}

export function userOf(id) {
  return state.users.get(id) ?? { id, firstName: 'Someone', lastName: '', email: '' };
}

export const currentChat = () => state.chats.get(state.chatId);

/** The other members of the open project, sorted by name. */
export const others = () => [...state.members.values()]
  .filter(({ id }) => id !== state.me.id)
  .sort((a, b) => a.firstName.localeCompare(b.firstName));
