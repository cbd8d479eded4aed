// Plain HTTP requests to the server.

/**
 * Posts JSON. Returns whether it was accepted, its status, and the answer's JSON, or an empty object if it has none.
 *
 * @throws an Error in words for the user if there is no answer
 */
export async function post(path, body, headers = {}) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error('The server cannot be reached.');
  }
  return { ok: response.ok, status: response.status, answer: await response.json().catch(() => ({})) };
}
