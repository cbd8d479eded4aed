// Clients of the other catalogues: the features that only one of them has.
import { io, type Socket } from 'socket.io-client-latest';
import type * as conversation from '../../../../../../docs/contracts/conversation.js';
import type * as eventstream from '../../../../../../docs/contracts/eventstream.js';
import type * as messenger from '../../../../../../docs/contracts/messenger.js';
import type * as social from '../../../../../../docs/contracts/social.js';

// Messenger: several arguments, of which the last may be missing; acks of another form.
const rooms: Socket<messenger.ServerToClientEvents, messenger.ClientToServerEvents> = io('/messenger');
rooms.emit('auth2', 'token', (answer) => {
  if (answer.RC === 0) {
    const nickname: string | undefined = answer.result.nickname;
    return nickname;
  }
  // @ts-expect-error A refusal has no result.
  return answer.result;
});
rooms.emit('auth2', 'token', { device: 'a' }, (answer) => answer.RM);
rooms.emit('auth2', 'token', 'device a', (answer) => answer.RM);
// @ts-expect-error Headers are texts.
rooms.emit('auth2', 'token', { device: 1 }, () => {});
// @ts-expect-error The token is missing.
rooms.emit('auth2', () => {});
rooms.on('chat message', ({ _id }) => {
  const id: string = _id;
  return id;
});
// @ts-expect-error On the wire it has another name.
rooms.on('chat message', ({ key }) => key);
rooms.on('myPrefDelete', (key) => {
  const text: string = key;
  return text;
});

// Social: a refusal names the event that carries it.
const people: Socket<social.ServerToClientEvents, social.ClientToServerEvents> = io('/social');
people.on('not-found', ({ message }) => message.length);
export const reason = (refused: social.Refused): string => `${refused.event}: ${refused.data.message}`;

// Conversation: variants that one member distinguishes.
const talk: Socket<conversation.ServerToClientEvents, conversation.ClientToServerEvents> = io('/conversation');
talk.on('conversationMessageEvent', (event) => {
  switch (event.name) {
    case 'conversationMessage.sent':
      return event.payload.parts.length;
    case 'conversationMessage.delivered':
      return event.payload.profileId;
    case 'conversationMessage.read':
      // @ts-expect-error Only a message that was sent has parts.
      return event.payload.parts;
    // @ts-expect-error There is no such variant.
    case 'conversationMessage.lost':
      return undefined;
    default: {
      const never: never = event;
      return never;
    }
  }
});

// Eventstream: frames that their type distinguishes.
new WebSocket('ws://localhost:9092/api/v1/events').onmessage = ({ data }) => contentOf(JSON.parse(data));
export function contentOf(frame: eventstream.Frame): unknown {
  switch (frame.type) {
    case 'TextMessagesCreated':
    case 'TextMessagesUpdated':
      return frame.data.messages.map((message) => {
        // The known values are checked, although a later version may send others.
        return message.priority === 'Blocker' ? message.text : message.userId;
      });
    case 'TextMessageDeleted':
      return frame.data.messageId;
    case 'RoomCreated':
    case 'RoomUpdated':
      // @ts-expect-error A room is not a message.
      return [frame.data.room.displayName, frame.data.messages];
    case 'RoomDeleted':
      return frame.data.roomId;
    default: {
      const never: never = frame;
      return never;
    }
  }
}
