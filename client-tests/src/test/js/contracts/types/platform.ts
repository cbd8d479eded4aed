// A client of the platform catalogue: code that must compile, and code that must not.
import { io, type Socket } from 'socket.io-client-latest';
import type {
  ChatJoined,
  ClientToServerEvents,
  Refused,
  ServerToClientEvents,
} from '../../../../../../docs/contracts/platform.js';

const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io('http://localhost:9092');

// What the server sends.
socket.on('chat:joined', ({ chatId, room, timestamp }) => {
  const id: string = chatId;
  const at: Date = new Date(timestamp);
  // @ts-expect-error A room may be missing.
  const name: string = room;
  return [id, at, name];
});
// @ts-expect-error There is no such event.
socket.on('chat:jioned', () => {});
// @ts-expect-error Clients send this event; they do not receive it.
socket.on('chat:join', () => {});
socket.on('chat:joined', (joined) => {
  // @ts-expect-error There is no such member.
  return joined.chat;
});

// Names that clients choose, and names of the same form that the catalogue defines.
socket.on('custom:move', (sent) => {
  const sender: string = sent.sender;
  const x: unknown = sent.x;
  // @ts-expect-error The type of a member is not known.
  const y: number = sent.y;
  return [sender, x, y];
});
socket.on('custom:typing', (typing) => {
  const isTyping: boolean = typing.isTyping;
  // @ts-expect-error Only events with a name of the client's choice have a sender.
  return [isTyping, typing.sender];
});

// What a client sends.
socket.emit('chat:typing:start', { chatId: '42' });
socket.emit('chat:typing:start', { chatId: '42' }, (answer) => {
  return 'ok' in answer ? answer.ok : answer.error.code;
});
// @ts-expect-error The chat is missing.
socket.emit('chat:typing:start', {});
// @ts-expect-error The payload is missing.
socket.emit('chat:typing:start');
// @ts-expect-error A chat's id is a text.
socket.emit('chat:typing:start', { chatId: 42 });
// @ts-expect-error There is no such member.
socket.emit('chat:typing:start', { chatId: '42', chat: '42' });
// @ts-expect-error The server sends this event; clients do not.
socket.emit('chat:joined', { chatId: '42', timestamp: '' });

// An object, or a bare text in its place.
socket.emit('subscribe:project', { projectId: '7' });
socket.emit('subscribe:project', '7');
// @ts-expect-error Neither.
socket.emit('subscribe:project', 7);

// One of several texts.
socket.emit('call:signal', { chatId: '42', targetUserId: 'b', kind: 'offer', data: { sdp: '' } });
// @ts-expect-error None of them.
socket.emit('call:signal', { chatId: '42', targetUserId: 'b', kind: 'bid', data: {} });

// Answers.
export async function join(): Promise<string> {
  const answer = await socket.emitWithAck('chat:join', { chatId: '42', projectId: '7' });
  // @ts-expect-error It may have been refused.
  const unseen: string = answer.chatId;
  const either: ChatJoined | Refused = answer;
  if ('error' in either) {
    const wait: number | undefined = either.error.retryAfterMs;
    return `${either.error.code} ${wait} ${unseen}`;
  }
  return either.chatId;
}
// @ts-expect-error The project is missing.
socket.emitWithAck('chat:join', { chatId: '42' });
socket.timeout(1000).emit('chat:join', { chatId: '42', projectId: '7' }, (error, answer) => {
  // @ts-expect-error There is no such member, whether it was refused or not.
  return [error.message, answer.nothing];
});
// @ts-expect-error What has an answer wants an ack for it.
socket.emit('chat:join', { chatId: '42', projectId: '7' });
socket.emit('chat:join', { chatId: '42', projectId: '7' }, (answer) => {
  // @ts-expect-error There is no such member, whether it was refused or not.
  return answer.nothing;
});
