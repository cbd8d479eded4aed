// Socket.IO clients, each with a name, which answer every ack with it.
import { io } from "socket.io-client";
import { serve } from "./lines.mjs";

const clients = new Map();

function connect({ name, url, rooms }) {
  const socket = io(url, { auth: { name, rooms }, forceNew: true, transports: ["websocket"], reconnectionDelay: 20, });
  const received = [];
  const sessions = [];
  clients.set(name, { socket, received, sessions });
  socket.onAny((event, ...args) => {
    const answer = typeof args.at(-1) === "function" ? args.pop() : undefined;
    received.push([event, ...args]);
    answer?.(name);
  });
  socket.on("connect", () => sessions.push({ id: socket.id, recovered: socket.recovered }));
  return new Promise((connected, failed) => {
    socket.once("connect", () => connected(socket.id));
    socket.once("connect_error", failed);
  });
}

await serve(
  {
    connect,
    received: ({ name, from }) => clients.get(name).received.slice(from),
    sessions: ({ name }) => clients.get(name).sessions,
    connected: ({ name }) => clients.get(name).socket.connected,
    emit: ({ name, args }) => void clients.get(name).socket.emit(...args),
    // Loses the connection, and opens no other yet.
    cut: ({ name }) => {
      const { socket } = clients.get(name);
      socket.io.reconnection(false);
      socket.io.engine.transport.ws.terminate();
    },
    // Comes back, to any server.
    resume: ({ name, url }) => {
      const { socket } = clients.get(name);
      socket.io.uri = url;
      socket.connect();
    },
    close: ({ name }) => {
      clients.get(name).socket.disconnect();
      clients.delete(name);
    },
  },
  null,
);
