// The emitter of a process without a server: node emitter.mjs <port of Redis> <namespace> <options of the emitter>
import { createClient } from "redis";
import { Emitter } from "@socket.io/redis-emitter";
import { serve } from "./lines.mjs";

const [redisPort, name, options] = process.argv.slice(2);
const redis = createClient({ url: `redis://127.0.0.1:${redisPort}` });
redis.on("error", (error) => console.error(error));
await redis.connect();
const namespace = new Emitter(redis, JSON.parse(options ?? "{}")).of(name);

/** The sockets that a command names; all if it names no rooms. */
function selected({ rooms = [], except = [], volatile = false }) {
  const operator = namespace.to(rooms).except(except);
  return volatile ? operator.volatile : operator;
}

await serve(
  {
    broadcast: (command) => void selected(command).emit(...command.args),
    join: (command) => void selected(command).socketsJoin(command.joined),
    leave: (command) => void selected(command).socketsLeave(command.left),
    disconnect: (command) => void selected(command).disconnectSockets(command.close),
    serverSideEmit: ({ args }) => void namespace.serverSideEmit(...args),
  },
  null,
);
