// A development server's proxy: node proxies/development.mjs TARGET CHANGE_ORIGIN
// Passes all requests and WebSockets on, as Vite's and webpack's do. Writes {port}; ends with its input.
import { createServer } from 'node:http';
import httpProxy from 'http-proxy';

const [target, changeOrigin] = process.argv.slice(2);
const proxy = httpProxy.createProxyServer({ target, changeOrigin: changeOrigin === 'true' });
proxy.on('error', (error, request, response) => response.destroy?.());

const server = createServer((request, response) => proxy.web(request, response));
server.on('upgrade', (request, socket, head) => proxy.ws(request, socket, head));
server.listen(0, '127.0.0.1', () => process.stdout.write(JSON.stringify({ port: server.address().port }) + '\n'));
process.stdin.on('end', () => process.exit(0)).resume();
