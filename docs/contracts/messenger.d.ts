// Generated from the catalogue "messenger". Do not edit.

/**
 * The messenger catalogue: rooms, their messages, and what a user's devices exchange.
 *
 * A client is a `Socket<ServerToClientEvents, ClientToServerEvents>`.
 *
 * The namespace `/messenger`.
 *
 * Credentials: none when it connects.
 *
 * Sign-in: `auth2` within 45 seconds, and `conf` before it, if at all; anything else that a client sends
 * before is refused. A refused token is answered `RC` 401, and the connection ends.
 *
 * Encoding `plain`: JSON, until `conf` asks for another.
 *
 * Encoding `base64`: after `conf {encoding: "base64"}` each payload and each value of an ack is, both ways,
 * the base64 text of its JSON.
 */
export interface ServerToClientEvents {
  /**
   * A message was written, or changed: one that comes again with the same id replaces the first. Goes to all
   * members of the room, the sender's own devices too.
   */
  "chat message": (payload: MessagePayload) => void;
  /** A room has changed: its members, its name, its settings. Goes to all of its members, `shared`. */
  room: (payload: MessengerRoomPayload) => void;
  /** A member has read up to a message. Goes to all members of the room, the reader's own devices too. */
  lastRead: (payload: MessengerLastRead) => void;
  /**
   * A member is typing. Goes to all other members of the room; clients forget it after six seconds, there is
   * no event for having stopped.
   */
  typing: (payload: MessengerTyping) => void;
  /**
   * A piece of a message that a program is still writing; pieces are put together in their order. Goes to all
   * members of the room. The whole comes as `chat message` in the end.
   */
  ai_streaming: (payload: MessengerAiStreaming) => void;
  /** The user has changed their preferences for a room. Goes to the user's other devices. */
  roomPref: (payload: MessengerRoomPref) => void;
  /** The user has set one of their preferences. Goes to the user's other devices. */
  myPrefChange: (payload: MessengerMyPrefChange) => void;
  /**
   * The user has deleted one of their preferences: its key, a bare string. Goes to the user's other devices.
   */
  myPrefDelete: (payload: string) => void;
  /** Someone was invited into a room. Goes to all devices of who was invited. */
  invitation: (payload: MessengerInvitation) => void;
  /** The user hides messages from their own view. Goes to the user's other devices. */
  userDeleteMessages: (payload: MessengerUserDeleteMessages) => void;
  /** A message was deleted for good. Goes to all members of the room. */
  messageDeleted: (payload: MessengerMessageDeleted) => void;
  /** An invitation was withdrawn. Goes to all devices of who was invited. */
  cancelInvitation: (payload: MessengerCancelInvitation) => void;
}

/** The events that a client sends. Where `ack` is optional, a client need not request an ack. */
export interface ClientToServerEvents {
  /**
   * Says how payloads travel from now on. Sent before `auth2`, if at all; the ack may be encoded so already.
   */
  conf: (payload: MessengerConf, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Says who the client is, as arguments: the token, then headers, which are optional. Answered in the ack
   * with the client that the token stands for; refused with `unauthorized`, whereupon the connection ends.
   *
   * @param token what proves it (at most 8 KiB)
   * @param headers what the application wants to know besides
   */
  auth2: (...args: [token: string, ack: (answer: Answered<ClientPayload> | Refused) => void] | [token: string, headers: Auth2Headers, ack: (answer: Answered<ClientPayload> | Refused) => void]) => void;
  /**
   * Writes a message: all members of the room receive `chat message`. Answered in the ack with the message as
   * stored.
   */
  "chat message": (payload: MessengerSendMessage, ack: (answer: Answered<MessagePayload> | Refused) => void) => void;
  /**
   * Announces that the caller is typing, as the room's bare id or as an object: the others there receive
   * `typing`.
   */
  typing: (payload: MessengerStartTyping | string, ack?: (answer: Success | Refused) => void) => void;
}

/** The ack of a refused event. */
export type Refused = { RC: 400 | 401; RM: string };

/** The ack of an event without an answer. */
export type Success = { RC: 0; RM: string };

/** The ack of an event with the answer `R`. */
export type Answered<R> = { RC: 0; RM: string; result: R };

/** A message on the wire. Its id and its time stand in it twice, because clients read one or the other. */
export interface MessagePayload {
  /** its id; one that comes again with the same id replaces the first */
  _id: string;
  /** what is said: a text, or any JSON that the type asks for */
  message: unknown;
  /** the id of its room */
  room: string;
  /** who wrote it */
  sender: ClientPayload;
  /** what it is, as `text`, `image` or `recall` */
  messageType: string;
  /** the application that it belongs to */
  appID: string;
  /** when it was written */
  messageTime: string;
  /** the same in milliseconds since 1970 */
  messageTimeMS: number;
  /** its id again */
  id: string;
  /** when it was stored */
  createdAt?: string;
  /** when it was last changed */
  updatedAt?: string;
  /** the same in milliseconds since 1970 */
  updatedAtMS?: number;
  /** where its picture, recording or file is */
  originalUrl?: string;
  /** where a small picture of it is */
  thumbnailUrl?: string;
  /** the picture's width in pixels */
  width?: number;
  /** the picture's height in pixels */
  height?: number;
  /** several pictures, any JSON */
  images?: unknown[];
  /** how long the recording is, in the client's unit */
  duration?: number;
  /** where the writer is, in degrees */
  latitude?: number;
  /** where the writer is, in degrees */
  longitude?: number;
  /** the message that it answers, any JSON */
  reply?: unknown;
  /** who joined or left, in a message about that */
  member?: ClientPayload;
  /** the id of a sticker */
  sticker?: string;
  /** the ids of clients whom it names */
  mentions?: string[];
  /** how clients have reacted */
  reactions?: MessagePayloadReaction[];
  /** how often */
  reactionCount?: number;
  /** whether it stands at the top of its room; on the wire `isPined` */
  isPined?: boolean;
  /** whether clients leave it out */
  isHidden?: boolean;
  /** where a link leads */
  url?: string;
  /** any JSON of the application's own */
  extra?: unknown;
  /** any JSON of a template */
  template?: unknown;
  /** any JSON of a message of several parts */
  contents?: unknown;
  /** what was sent to many at once has in common */
  batchID?: string;
}

/** A client on the wire: what the messenger calls one who writes and reads, a person or a robot. */
export interface ClientPayload {
  /** its id */
  _id: string;
  /** its id again, for clients that read this one */
  id?: string;
  /** shown to users */
  nickname?: string;
  /** its picture; may be empty */
  avatarUrl?: string;
  /** whether a program writes */
  isRobot?: boolean;
  /** what it says of itself */
  description?: string;
  /** when it signed in last */
  lastLoginTime?: string;
  /** the same in milliseconds since 1970 */
  lastLoginTimeMS?: number;
  /** when it did something last */
  lastActiveTime?: string;
  /** the same in milliseconds since 1970 */
  lastActiveTimeMS?: number;
  /** its key, where messages are encrypted from end to end */
  publicKey?: string;
}

/** How a client has reacted. */
export interface MessagePayloadReaction {
  /** the id of the client */
  client: string;
  /** how */
  reaction: string;
}

/**
 * A room on the wire. What differs from viewer to viewer is left out of what goes to several: see `shared`.
 */
export interface MessengerRoomPayload {
  /** its id */
  _id: string;
  /** its id again, for clients that read this one */
  id: string;
  /** the application that it belongs to */
  appID: string;
  /** shown to users */
  name?: string;
  /** where its picture is */
  cover?: string;
  /** what it is for */
  description?: string;
  /** whether it is of two, of many, and so on, in a word of the messenger's own */
  roomType?: string;
  /** who made it */
  owner?: ClientPayload;
  /** the ids of clients who may change it */
  managers?: string[];
  /** the last message, any JSON */
  lastMessage?: unknown;
  /** the clients in it */
  members: ClientPayload[];
  /** what is known of each member here */
  memberProperties: MessengerRoomPayloadMemberProperty[];
  /** words to find it by */
  roomTags?: string[];
  /** when it was made */
  createdTime?: string;
  /** the same in milliseconds since 1970 */
  createdTimeMS?: number;
  /** whether its messages are encrypted from end to end */
  encrypted?: boolean;
  /** whether a robot answers in it */
  botMode?: boolean;
  /** what the robot is doing */
  botState?: string;
  /** the URL that receives its messages */
  webhook?: string;
  /** a text of the application's own */
  extParams?: string;
  /** how many have it open */
  opening?: number;
  /** how many messages the viewer has not read */
  unread?: number;
  /** whether one of those names the viewer */
  isMentioned?: boolean;
  /** whether the viewer wants no notice */
  muted?: boolean;
  /** the viewer's preferences for it, any JSON */
  pref?: unknown;
  /** whether the viewer may do anything in it */
  isSuperuser?: boolean;
  /** when the viewer blocked the other */
  didBlockAt?: string;
  /** the same in milliseconds since 1970 */
  didBlockAtMS?: number;
  /** when the other blocked the viewer */
  wasBlockedAt?: string;
  /** the same in milliseconds since 1970 */
  wasBlockedAtMS?: number;
}

/** What is known of a member of the room. */
export interface MessengerRoomPayloadMemberProperty {
  /** the id of the client */
  client: string;
  /** how many messages the member has not read */
  badge?: number;
  /** the id of the last message that the member has read */
  lastRead?: string;
  /** what the member may do */
  role?: string;
}

/** Who has read up to where. */
export interface MessengerLastRead {
  /** the room */
  roomID: string;
  /** the last message that the user has read */
  messageID: string;
  /** the id of the client who has */
  memberID: string;
}

/** Who is typing. */
export interface MessengerTyping {
  /** the room */
  room: string;
  /** what was typed so far, or a word in its place */
  message?: string;
  /** the id of the client who types; always present if the server sent it */
  sender?: string;
  /** that client; always present if the server sent it */
  senderInfo?: ClientPayload;
}

/** A piece of a message. */
export interface MessengerAiStreaming {
  /** the id of the message; always present if the server sent it */
  messageId?: string;
  /** the room */
  room: string;
  /** the id of the client that writes */
  sender: string;
  /** the piece, not what came before; never empty */
  text: string;
  /** that client */
  senderInfo?: ClientPayload;
  /** the piece's number */
  seq?: number;
  /** whether it is the last */
  done?: boolean;
}

/** A user's preferences for a room. */
export interface MessengerRoomPref {
  /** the room */
  room: string;
  /** the folder of the user that it is in */
  folder?: string;
  /** whether it is hidden from the user's list */
  hidden?: boolean;
  /** whether the user gets no notifications of it */
  muted?: boolean;
  /** whether it stands on top */
  sticky?: boolean;
  /** the tags that the user gave it */
  tags?: string[];
  /** the colours of those words */
  tagColors?: Record<string, string>;
  /** whether it is translated for the user */
  translation?: boolean;
}

/** A preference. */
export interface MessengerMyPrefChange {
  /** what it is now, any JSON */
  data: unknown;
  /** which */
  key: string;
}

/** Who is invited where by whom. */
export interface MessengerInvitation {
  /** who is */
  invitee?: ClientPayload;
  /** by whom */
  inviter: ClientPayload;
  /** where */
  room: MessengerRoomPayload;
  /** when */
  createdAt: string;
  /** when that was last changed */
  updatedAt: string;
  /** when, in milliseconds since 1970, for clients that read this one */
  createdTimeMS?: number;
  /** when that was last changed, in milliseconds since 1970 */
  updatedTimeMS?: number;
}

/** What a user hides from their own view. */
export interface MessengerUserDeleteMessages {
  /** the room */
  room: string;
  /** the ids of the messages; may be empty */
  messages: string[];
  /** whether it is all messages of the room, whatever the list says */
  isUserDeleteAllMessagesInRoom: boolean;
}

/** Which message is gone. */
export interface MessengerMessageDeleted {
  /** the room */
  room: string;
  /** the message, or `_all` */
  messageID: string;
}

/** Which invitation was withdrawn. */
export interface MessengerCancelInvitation {
  /** the room that it was for */
  room: string;
}

/** How payloads travel. */
export interface MessengerConf {
  /** `base64`, or a value that the application defines; null for plain JSON (at most 128 characters) */
  encoding?: string;
}

/** What follows the token in `auth2`: headers by name, or, of older clients, a bare text. */
export type Auth2Headers = Record<string, string> | string;

/** What to say. */
export interface MessengerSendMessage {
  /** the room (1 to 128 characters) */
  room: string;
  /** a text, or any JSON that the type asks for */
  message: unknown;
  /** what it is; null for `text` (at most 128 characters) */
  messageType?: string;
  /**
   * the id of the message that it replaces, of the client's own choice for a new one (1 to 128 characters)
   */
  _id?: string;
  /** where its picture, recording or file is (at most 2 KiB) */
  originalUrl?: string;
  /** where a small picture of it is (at most 2 KiB) */
  thumbnailUrl?: string;
  /** the picture's width in pixels */
  width?: number;
  /** the picture's height in pixels */
  height?: number;
  /** how long the recording is, in the client's unit */
  duration?: number;
  /** where the writer is, in degrees */
  latitude?: number;
  /** where the writer is, in degrees */
  longitude?: number;
  /** the id of the message that it answers (1 to 128 characters) */
  reply?: string;
  /** the id of a sticker (at most 128 characters) */
  sticker?: string;
  /** any JSON of the application's own */
  extra?: unknown;
  /** any JSON of a template */
  template?: unknown;
  /** any JSON of a message of several parts */
  contents?: unknown;
  /** the ids of clients whom it names (each with 1 to 128 characters) */
  mentions?: string[];
}

/** Where the caller is typing. */
export interface MessengerStartTyping {
  /** the room (1 to 128 characters) */
  room: string;
  /** what was typed so far, or a word in its place (at most 16 KiB) */
  message?: string;
}
