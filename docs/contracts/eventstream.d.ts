// Generated from the catalogue "eventstream". Do not edit.

/**
 * The eventstream catalogue: messages and rooms, sent one way over a plain WebSocket.
 *
 * A plain WebSocket at `/api/v1/events`.
 *
 * Credentials: a session cookie, or `Authorization: Bearer`, in the request of the upgrade; else it is
 * answered 401.
 *
 * Close code 1000: the server has disconnected the client; it is not to connect again by itself.
 *
 * Close code 1001: the server shuts down; connect again.
 *
 * Close code 1008: the client has sent something, or has too many connections.
 *
 * Close code 1013: what the client may see cannot be found out now; connect again later.
 */
export interface ServerToClientEvents {
  /**
   * Messages, or comments on messages, were written. They may be of several rooms; each user receives those
   * of their rooms.
   */
  TextMessagesCreated: (payload: EventstreamTextMessages) => void;
  /**
   * Messages have changed: their text, who has read them, how many comments or which attachments they have.
   */
  TextMessagesUpdated: (payload: EventstreamTextMessages) => void;
  /** A message or a comment was deleted. */
  TextMessageDeleted: (payload: EventstreamTextMessageDeleted) => void;
  /** There is a new room for the user: it was made, or the user may see it now. */
  RoomCreated: (payload: EventstreamRoomEvent) => void;
  /** A room has changed; it comes whole, as the user sees it. */
  RoomUpdated: (payload: EventstreamRoomEvent) => void;
  /** A room is gone for the user: it was deleted, or the user may no longer see it. */
  RoomDeleted: (payload: EventstreamRoomDeleted) => void;
}

/** A client sends nothing. */
export type ClientToServerEvents = Record<never, never>;

/** The text frames that a plain WebSocket receives, in JSON. */
export type Frame =
  | { type: "TextMessagesCreated"; data: EventstreamTextMessages }
  | { type: "TextMessagesUpdated"; data: EventstreamTextMessages }
  | { type: "TextMessageDeleted"; data: EventstreamTextMessageDeleted }
  | { type: "RoomCreated"; data: EventstreamRoomEvent }
  | { type: "RoomUpdated"; data: EventstreamRoomEvent }
  | { type: "RoomDeleted"; data: EventstreamRoomDeleted };

/** Messages. */
export interface EventstreamTextMessages {
  /** at least one */
  messages: TextMessagePayload[];
}

/** A message on the wire. Ids are numbers, times milliseconds since 1970. */
export interface TextMessagePayload {
  /** its id */
  messageId: number;
  /** what it is */
  messageType: TextMessagePayloadMessageType;
  /** its room */
  roomId: number;
  /** the text */
  text: string;
  /** who wrote it */
  userId: number;
  /** the message that it is a comment on; 0 for none */
  parentMessageId: number;
  /** how urgent it is */
  priority: TextMessagePayloadPriority;
  /** what its text is */
  markupType: TextMessagePayloadMarkupType;
  /** when it was written */
  createdUtc: number;
  /** when its text was last changed */
  lastEditedUtc: number;
  /** when anything about it was last changed */
  lastModifiedUtc: number;
  /** what hangs on it */
  attachments: TextMessagePayloadAttachment[];
  /** how many comments it has */
  commentCount: number;
  /** who has read it, and when */
  readTimestamps: TextMessagePayloadReadTimestamp[];
  /** more of it if it is an issue */
  issueProperties?: TextMessagePayloadIssueProperties;
  /** more of it if it is a meeting */
  meetingProperties?: TextMessagePayloadMeetingProperties;
}

/** What a message is. */
export type TextMessagePayloadMessageType =
  /** Something said. */
  | "Regular"
  /** Something to be done. */
  | "Issue"
  /** A time to meet. */
  | "Meeting"
  /** Other values are possible. */
  | (string & {});

/** How urgent a message is. */
export type TextMessagePayloadPriority =
  /** Nothing goes on without it. */
  | "Blocker"
  /** Much suffers from it. */
  | "Critical"
  /** Before others. */
  | "High"
  /** As others. */
  | "Normal"
  /** After others. */
  | "Low"
  /** When there is nothing else to do. */
  | "Trivial"
  /** Other values are possible. */
  | (string & {});

/** What a message's text is. */
export type TextMessagePayloadMarkupType =
  /** Plain text. */
  | "TextPlain"
  /** HTML. */
  | "TextHtml"
  /** Markdown. */
  | "TextMarkdown"
  /** Source code. */
  | "TextCode"
  /** LaTeX. */
  | "TextLatex"
  /** Other values are possible. */
  | (string & {});

/** A file that hangs on a message. */
export interface TextMessagePayloadAttachment {
  /** its id */
  attachmentId: number;
  /** whether it can be fetched, in a value that the application defines */
  attachmentState: string;
  /** when it was added */
  createdUtc: number;
  /** what its content must add up to */
  fileChecksum: string;
  /** shown to users */
  fileName: string;
  /** how many bytes it has */
  fileSize: number;
  /** whether there is a small picture of it */
  hasThumbnail: boolean;
  /** when it was last changed */
  lastModifiedUtc: number;
  /** its room */
  roomId: number;
  /** its message */
  textMessageId: number;
  /** how large it is, if it is a picture */
  size?: TextMessagePayloadSize;
}

/** How large a picture is. */
export interface TextMessagePayloadSize {
  /** in pixels */
  width: number;
  /** in pixels */
  height: number;
}

/** Who has read a message. */
export interface TextMessagePayloadReadTimestamp {
  /** who */
  userId: number;
  /** when */
  readUtc: number;
}

/** More of an issue. */
export interface TextMessagePayloadIssueProperties {
  /** what kind of issue, in a value that the application defines */
  type: string;
  /** how far it is, in a value that the application defines */
  status: string;
  /** the ids of the users who see to it */
  assignees: number[];
}

/** More of a meeting. */
export interface TextMessagePayloadMeetingProperties {
  /** when it begins */
  timeUtc: number;
  /** its length in milliseconds */
  duration: number;
}

/** Which message is gone. */
export interface EventstreamTextMessageDeleted {
  /** the message that it was a comment on; 0 for none */
  parentMessageId: number;
  /** the room */
  roomId: number;
  /** the message */
  messageId: number;
}

/** A room. */
export interface EventstreamRoomEvent {
  /** the room as the user sees it */
  room: EventstreamRoomPayload;
}

/** A room on the wire, as one user sees it. Ids are numbers, times milliseconds since 1970. */
export interface EventstreamRoomPayload {
  /** its id */
  roomId: number;
  /** shown to users */
  displayName: string;
  /** the same, for clients of the older text; `EventstreamFeature` sends the displayName if it is null */
  name?: string;
  /** who may see it */
  roomType: EventstreamRoomPayloadRoomType;
  /** when it was made */
  createdUtc: number;
  /** when it was last changed */
  lastModifiedUtc: number;
  /** how many messages the user has not read */
  unreadMessageCount: number;
  /** whether the user may change it */
  isModerator: boolean;
  /** whether nothing is written in it any more */
  isArchived: boolean;
  /** whether the user keeps it on top */
  isPinned: boolean;
  /** its last message */
  lastMessage?: EventstreamRoomPayloadLastTextMessage;
  /** the message that it discusses */
  discussionMessageId?: number;
}

/** Who may see a room. */
export type EventstreamRoomPayloadRoomType =
  /** Its members. */
  | "Private"
  /** Everyone. */
  | "Public"
  /** Other values are possible. */
  | (string & {});

/** A room's last message. */
export interface EventstreamRoomPayloadLastTextMessage {
  /** the message */
  messageId: number;
  /** who wrote it */
  userId?: number;
  /** when */
  createdUtc: number;
}

/** Which room is gone. */
export interface EventstreamRoomDeleted {
  /** the room */
  roomId: number;
}

/** The reason for which an event was refused, as the client receives it. */
export interface Refusal {
  /** One of `RefusalCode`, or one that the application defines. */
  code: string;
  /** A description for developers; never an exception's message. */
  message: string;
  /** The name of the refused event; set by the server. */
  event?: string;
  /** The path of the invalid field (`items[2].name`); null if the refusal is not about one field. */
  field?: string;
  /** The time in milliseconds after which the client may retry; null if it is not known. */
  retryAfterMs?: number;
}
