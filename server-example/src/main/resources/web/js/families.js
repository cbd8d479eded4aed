// The families of events, by the prefixes of their names.

const FAMILIES = [
  ['chat', 'Chats and messages', /^(chat|message|messages):|^user:typing:/],
  ['dialects', 'Other dialects',
    /^(chat message|conf|auth2|typing|room|lastRead|myPref\w+|(TextMessage|Room|participant|profile|conversation)\w*)$|^(user|messages|typing|chat)-/],
  ['presence', 'Presence', /^presence:/],
  ['documents', 'Documents', /^(subscribe|unsubscribe|db|data|document|task):|^(un)?subscribed$|^project:data:/],
  ['call', 'Calls', /^call:/],
  ['wallet', 'Wallet', /^(wallet|ledger):/],
  ['integration', 'Integration', /^integration:/],
  ['custom', 'Custom', /^custom:/],
  ['session', 'Session', /^(auth|session|workspace|project|user|account|node):|^(connect|disconnect|connect_error)$/],
];

/** Id and name of each, in the order of the panels. */
export const families = FAMILIES.map(([id, name]) => ({ id, name }));

/** The id of an event's family; for the event 'error' that of the refused event. */
export function familyOf(eventName, args) {
  if (eventName === 'error') return familyOf(String(args[0]?.event ?? 'connect'), []);
  return FAMILIES.find(([, , pattern]) => pattern.test(eventName))?.[0] ?? 'session';
}
