// The list of behaviours. Each is one sentence, the same as the name of its twin in Java.
export const behaviours = [];

/**
 * Adds a behaviour to the list.
 *
 * @param {string} sentence what a client does
 * @param {(clients: import('./clients.mjs').Clients) => Promise<void>} run shows it
 * @param {{not?: Record<string, string>}} [options] which client versions cannot, and why
 */
export function behaviour(sentence, run, { not } = {}) {
  behaviours.push({ sentence, run, not });
}
