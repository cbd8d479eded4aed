// A client over TLS: node tls/client.mjs URL CA_FILE TRANSPORT [CERTIFICATE_FILE KEY_FILE]
// Writes {connected} or {refused}; then, for each line {say}, {answer}. Ends with its input.
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { io } from 'socket.io-client-latest';

const [url, ca, transport, cert, key] = process.argv.slice(2);
const write = (line) => process.stdout.write(JSON.stringify(line) + '\n');
const file = (path) => (path ? readFileSync(path) : undefined);

const socket = io(url, { transports: [transport], ca: file(ca), cert: file(cert), key: file(key), reconnection: false });
socket.on('connect', () => write({ connected: true }));
socket.on('connect_error', (error) => write({ refused: String(error.message) }));
socket.on('disconnect', (reason) => write({ disconnected: reason }));

createInterface({ input: process.stdin }).on('line', async (line) => {
  write({ answer: await socket.emitWithAck('say', JSON.parse(line).say) });
}).on('close', () => process.exit(0));
