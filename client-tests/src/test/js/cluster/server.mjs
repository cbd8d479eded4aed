// A Socket.IO server of a cluster: node server.mjs <adapter> <port of Redis> <namespace> <options of the adapter> [recovery]
import { createServer } from "node:http";
import { createClient } from "redis";
import { Server } from "socket.io";
import { createAdapter, createShardedAdapter } from "@socket.io/redis-adapter";
import { createAdapter as createStreamsAdapter } from "@socket.io/redis-streams-adapter";
import { serve } from "./lines.mjs";

const [kind, redisPort, name, options, recovery] = process.argv.slice(2);
const adapterOptions = JSON.parse(options ?? "{}");

async function redis() {
  const client = createClient({ url: `redis://127.0.0.1:${redisPort}` });
  client.on("error", (error) => console.error(error));
  await client.connect();
  return client;
}

async function adapter() {
  switch (kind) {
    case "classic":
      return createAdapter(await redis(), await redis(), adapterOptions);
    case "sharded":
      return createShardedAdapter(await redis(), await redis(), adapterOptions);
    case "streams":
      return createStreamsAdapter(await redis(), adapterOptions);
    default:
      throw new Error(`no adapter "${kind}"`);
  }
}

const http = createServer();
const io = new Server(http, {
  adapter: await adapter(),
  connectionStateRecovery: recovery === undefined ? undefined : {},
});
const namespace = io.of(name);
const heard = [];

// The Java client can send texts only.
function roomsOf(rooms) {
  return typeof rooms === "string" ? rooms.split(",") : (rooms ?? []);
}

namespace.use((socket, next) => {
  socket.data.name = socket.handshake.auth.name;
  next();
});
namespace.on("connection", (socket) => {
  if (!socket.recovered) {
    socket.join(roomsOf(socket.handshake.auth.rooms));
  }
  socket.on("echo", (value, answer) => answer(value));
});
for (const event of ["tell", "add"]) {
  namespace.on(event, (...args) => {
    const answer = typeof args.at(-1) === "function" ? args.pop() : undefined;
    heard.push([event, ...args]);
    answer?.({ from: "node", sum: args.reduce((sum, each) => sum + (Number(each) || 0), 0) });
  });
}

/** The sockets that a command names; all if it names no rooms. */
function selected({ rooms = [], except = [], volatile = false, local = false }) {
  let operator = rooms.length === 0 ? namespace.except([]) : namespace.to(rooms);
  operator = operator.except(except);
  operator = volatile ? operator.volatile : operator;
  return local ? operator.local : operator;
}

await new Promise((listening) => http.listen(0, "127.0.0.1", listening));
await serve(
  {
    broadcast: (command) => void selected(command).emit(...command.args),
    request: async (command) => {
      const { deadline, args } = command;
      return selected(command).timeout(deadline).emitWithAck(...args);
    },
    join: (command) => void selected(command).socketsJoin(command.joined),
    leave: (command) => void selected(command).socketsLeave(command.left),
    disconnect: (command) => void selected(command).disconnectSockets(command.close),
    fetchSockets: async (command) =>
      (await selected(command).fetchSockets()).map(({ id, rooms, data, handshake }) => ({
        id,
        rooms: [...rooms],
        data,
        handshake: Object.keys(handshake ?? {}),
      })),
    fetchRooms: async () => [...(await namespace.adapter.allRooms())],
    serverCount: () => namespace.adapter.serverCount(),
    serverSideEmit: ({ args }) => void namespace.serverSideEmit(...args),
    serverSideRequest: ({ args }) => namespace.serverSideEmitWithAck(...args),
    heard: () => heard.splice(0),
  },
  http.address().port,
);
