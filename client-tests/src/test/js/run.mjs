// Runs all behaviours with one client over one transport: node run.mjs VERSION TRANSPORT URL
// Says on standard output, a line of JSON each: the plan, then of each behaviour how it went.
import { Clients } from './clients.mjs';
import { behaviours } from './behaviours.mjs';
import './behaviours/connecting.mjs';
import './behaviours/events.mjs';
import './behaviours/acks.mjs';
import './behaviours/rooms.mjs';
import './behaviours/binary.mjs';
import './behaviours/floods.mjs';
import './behaviours/ending.mjs';

const PATIENCE_MS = 30_000;
const [version, transport, url] = process.argv.slice(2);
const library = await import(`socket.io-client-${version}`);

const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');
const planned = behaviours.filter(({ not }) => !not?.[version]);

say({ plan: planned.map(({ sentence }) => sentence) });
for (const { sentence, run } of planned) {
  const clients = new Clients(library, transport, url);
  let timer;
  try {
    const patience = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done after ${PATIENCE_MS} ms`)), PATIENCE_MS);
    });
    await Promise.race([run(clients), patience]);
    say({ done: sentence });
  } catch (error) {
    say({ done: sentence, error: String(error?.stack ?? error) });
  } finally {
    clearTimeout(timer);
    await clients.close();
  }
}
process.exit(0);
