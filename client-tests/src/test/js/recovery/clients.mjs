// Clients that check by themselves what they receive: the numbers of their room, each once and in order, unless they are told that
// their session is a new one.
import { createInterface } from "node:readline";
import { io } from "socket.io-client-latest";

const clients = [];

function connect(port, name, transports) {
  const client = { name, last: 0, expected: null, received: 0, connects: 0, recovered: 0, violations: [], connected: false };
  const socket = io(`http://127.0.0.1:${port}`, {
    auth: { token: name },
    transports,
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 300,
    timeout: 10000,
  });
  socket.on("connect", () => {
    client.connects++;
    client.connected = true;
    if (socket.recovered) {
      client.recovered++;
    } else {
      client.expected = null;
    }
  });
  socket.on("disconnect", () => (client.connected = false));
  socket.on("number", (number) => {
    const wrong = client.expected === null ? number <= client.last : number !== client.expected;
    if (wrong) {
      client.violations.push(`${name}: ${number} after ${client.last}`);
    }
    client.last = number;
    client.expected = number + 1;
    client.received++;
  });
  client.socket = socket;
  clients.push(client);
}

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const command = JSON.parse(line);
  if (command.connect) {
    command.connect.forEach(({ port, name, transports }) => connect(port, name, transports));
  }
  console.log(
    JSON.stringify({
      clients: clients.map(({ name, last, received, connects, recovered, violations, connected }) => ({
        name, last, received, connects, recovered, violations, connected,
      })),
    }),
  );
});
lines.on("close", () => process.exit(0));
