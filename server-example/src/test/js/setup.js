// Runs the example and a browser for the tests of one file.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { start, stop } from './example.js';
import { launch, signIn } from './tabs.js';

/**
 * Starts the example with an empty database before the tests of a file, and stops it after them.
 *
 * @param prepare is called with the example before the first test, for example to sign users in
 */
export function useExample(prepare) {
  let folder;
  let server;
  let browser;

  const example = {
    get url() {
      return server.url;
    },

    /** A new tab in a separate browser profile in which a user has signed in. */
    signIn: (name, options) => signIn(browser, server.url, name, options),

    stop: () => stop(server),

    /** Starts the server again after {@link stop}, on the same port and with the same data. */
    async startAgain() {
      server = await start(folder, server.port);
    },
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parlance-example-'));
    server = await start(folder);
    browser = await launch();
    await prepare(example);
  });

  after(async () => {
    await browser?.close();
    if (server) await stop(server);
    await rm(folder, { recursive: true, force: true });
  });

  return example;
}
