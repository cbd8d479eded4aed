// Runs all behaviours with one client over one transport: node behaviours/run.mjs VERSION TRANSPORT URL
// Writes lines of JSON to standard output: the plan, then the result of each behaviour.
import { Clients } from './clients.mjs';
import { behaviours } from './list.mjs';
import './connecting.mjs';
import './events.mjs';
import './acks.mjs';
import './rooms.mjs';
import './binary.mjs';
import './encodings.mjs';
import './floods.mjs';
import './credentials.mjs';
import './ending.mjs';

const TIMEOUT_MS = 30_000;
const [version, transport, url] = process.argv.slice(2);
const library = await import(`socket.io-client-${version}`);

const write = (line) => process.stdout.write(JSON.stringify(line) + '\n');
const planned = behaviours.filter(({ not }) => !not?.[version]);

write({ plan: planned.map(({ sentence }) => sentence) });
for (const { sentence, run } of planned) {
  const clients = new Clients(library, transport, url);
  let timer;
  try {
    const timeout = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done after ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
    });
    await Promise.race([run(clients), timeout]);
    write({ done: sentence });
  } catch (error) {
    write({ done: sentence, error: String(error?.stack ?? error) });
  } finally {
    clearTimeout(timer);
    await clients.close();
  }
}
process.exit(0);
