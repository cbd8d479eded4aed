// Clients of the platform that keep all events that they receive. Each line is a command, and is answered by one line.
import { createInterface } from "node:readline";
import { io } from "socket.io-client-latest";

const clients = new Map();

function connect({ port, name }) {
  const client = { name, connects: [], connected: false, events: [] };
  const socket = io(`http://127.0.0.1:${port}`, {
    auth: { user: name },
    transports: ["websocket"],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 300,
    timeout: 10000,
  });
  socket.on("connect", () => {
    client.connects.push({ id: socket.id, recovered: socket.recovered });
    client.connected = true;
  });
  socket.on("disconnect", () => (client.connected = false));
  socket.onAny((event, payload) => client.events.push({ event, payload }));
  client.socket = socket;
  clients.set(name, client);
}

async function run(command) {
  if (command.connect) {
    connect(command.connect);
  } else if (command.ask) {
    const { name, event, payload } = command.ask;
    return { answer: await clients.get(name).socket.timeout(20000).emitWithAck(event, payload) };
  } else if (command.disconnect) {
    clients.get(command.disconnect).socket.disconnect();
  } else if (command.report) {
    const { connects, connected, events } = clients.get(command.report);
    return { connects, connected, events };
  }
  return {};
}

const lines = createInterface({ input: process.stdin });
lines.on("line", async (line) => console.log(JSON.stringify(await run(JSON.parse(line)))));
lines.on("close", () => process.exit(0));
