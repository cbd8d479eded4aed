// Starts and stops the example. EXAMPLE has the JVM and its arguments as a JSON array; port and database are added here.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const [java, ...command] = JSON.parse(process.env.EXAMPLE);

/** Starts the example with its data in a folder, and more options, and returns {child, url, port}. */
export async function start(folder, port = 0, options = []) {
  const child = spawn(java, [...command, '--port', String(port), '--database', `jdbc:h2:async:${folder}/example`, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Open (http:\S+)$/.exec(line)?.[1];
    if (url) return { child, url, port: Number(new URL(url).port) };
  }
  throw new Error('the example has not started');
}

export async function stop({ child }) {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
