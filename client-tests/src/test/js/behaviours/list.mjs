// The list of behaviours. The name of each is also the name of a test method of the Java client.
export const behaviours = [];

/**
 * Adds a behaviour to the list.
 *
 * @param {string} sentence the name of the behaviour: what a client does
 * @param {(clients: import('./clients.mjs').Clients) => Promise<void>} run asserts that the client does it
 * @param {{not?: Record<string, string>}} [options] the client versions that do not support it, and why
 */
export function behaviour(sentence, run, { not } = {}) {
  behaviours.push({ sentence, run, not });
}
