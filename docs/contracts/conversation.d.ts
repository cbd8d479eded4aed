// Generated from the catalogue "conversation". Do not edit.

/**
 * The conversation catalogue: conversations, who is in them, and what becomes of their messages.
 *
 * A client is a `Socket<ServerToClientEvents, ClientToServerEvents>`.
 *
 * The namespace `/conversation`.
 *
 * Credentials: `auth`, as the application's authenticator reads it.
 */
export interface ServerToClientEvents {
  /** A conversation was deleted. Goes to everyone who was in it. */
  conversationDeleted: (payload: ConversationRef) => void;
  /** A conversation was restored. Goes to everyone in it. */
  conversationUndeleted: (payload: ConversationRef) => void;
  /**
   * A conversation has another name, description, other roles or another visibility. Goes to everyone in it.
   */
  conversationUpdated: (payload: ConversationUpdated) => void;
  /**
   * Someone has come into a conversation. Goes to everyone in it, that user too; also to its owner when a
   * conversation is made.
   */
  participantAdded: (payload: ConversationParticipantAdded) => void;
  /** Someone was removed from a conversation. Goes to everyone in it, the removed one too. */
  participantRemoved: (payload: ConversationParticipantEvent) => void;
  /** Someone is typing. Goes to everyone in the conversation except that user. */
  participantTyping: (payload: ConversationParticipantEvent) => void;
  /** Someone has stopped typing. Goes to everyone in the conversation except that user. */
  participantTypingOff: (payload: ConversationParticipantEvent) => void;
  /** The user's own profile has changed. Goes to all devices of the user. */
  profileUpdated: (payload: ConversationProfileUpdated) => void;
  /** A message was sent, delivered or read. Goes to everyone in the conversation, the sender too. */
  conversationMessageEvent: (payload: MessageEvent) => void;
  /** What a connection is known as. Goes to the socket itself once it is connected. */
  "socket.info": (payload: ConversationSocketInfo) => void;
  /** A participant has another role. Goes to everyone in the conversation. */
  "conversation.participantUpdated": (payload: ConversationParticipantUpdated) => void;
  /** There is a new conversation. Goes to everyone in it. */
  "conversation.create": (payload: ConversationCreated) => void;
}

/** The events that a client sends. Where `ack` is optional, a client need not request an ack. */
export interface ClientToServerEvents {
  /**
   * Asks for what has become of a conversation's messages, from a number on. Beyond the last event the answer
   * is empty, and `next` is the number of the next event that there will be. Refused with `validation-failed`
   * for a negative `from` and for a `limit` that is not 1 to 100, with `permission-denied` unless the caller
   * is a participant, and with `not-found` if the conversation is deleted.
   */
  conversationEvents: (payload: ConversationReadEvents, ack: (answer: ConversationEventPage | Refused) => void) => void;
  /**
   * Says that a message has reached the caller, or that the caller has read it, which implies that it has
   * reached them; may be repeated. Everyone in the conversation receives `conversationMessageEvent`, once for
   * each status. Refused with `not-found` for a message that is not in that conversation, and as
   * `conversationEvents`.
   */
  conversationMessageStatus: (payload: ConversationReportStatus, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Keeps a connection awake; clients send it every 60 seconds. It means nothing else and is not answered.
   */
  echo: (payload: ConversationEcho, ack?: (answer: Success | Refused) => void) => void;
}

/** The ack of a refused event. */
export type Refused = { error: Refusal };

/** The ack of an event without an answer. */
export type Success = { ok: true };

/** Which conversation. */
export interface ConversationRef {
  /** the conversation */
  conversationId: string;
  /** the id of who has done it */
  createdBy: string;
  /** when */
  timestamp: string;
}

/** What a conversation is now. */
export interface ConversationUpdated {
  /** the conversation */
  conversationId: string;
  /** the id of who has changed it */
  createdBy: string;
  /** shown to users */
  name: string;
  /** what it is for */
  description?: string;
  /** the rights of the roles in it */
  roles: ConversationRoles;
  /** whether anyone may come in */
  isPublic?: boolean;
  /** when it was changed */
  timestamp: string;
  /** what this version of it is known by; opaque */
  eTag?: string;
}

/** The rights of the roles in a conversation. */
export interface ConversationRoles {
  /** who made it */
  owner: ConversationRolesPrivileges;
  /** everyone else in it */
  participant: ConversationRolesPrivileges;
}

/** What users of a role may do. */
export interface ConversationRolesPrivileges {
  /** whether they may write */
  canSend: boolean;
  /** whether they may add others */
  canAddParticipants: boolean;
  /** whether they may remove others */
  canRemoveParticipants: boolean;
}

/** Who has come. */
export interface ConversationParticipantAdded {
  /** the conversation */
  conversationId: string;
  /** the id of who added the user */
  createdBy: string;
  /** who has */
  profileId: string;
  /** the role */
  role: string;
  /** when */
  timestamp: string;
}

/** Who was removed, is typing, or no longer. */
export interface ConversationParticipantEvent {
  /** the conversation */
  conversationId: string;
  /** the id of who has done it */
  createdBy: string;
  /** who it is about */
  profileId: string;
  /** when */
  timestamp: string;
}

/** A profile. */
export interface ConversationProfileUpdated {
  /** what this version of it is known by; opaque */
  eTag: string;
  /** any JSON */
  profile: unknown;
}

/**
 * What has become of a message: it was sent, delivered or read. The member `name` says which. The same
 * objects stand in the feed of a conversation's events.
 */
export type MessageEvent = MessageEventSent | MessageEventDelivered | MessageEventRead;

/** A message was sent. */
export interface MessageEventSent {
  name: "conversationMessage.sent";
  /** unique among events */
  eventId: string;
  /** the conversation */
  conversationId: string;
  /** the event's number within its conversation */
  conversationEventId: number;
  /** the message */
  payload: MessageEventMessageSent;
}

/** A message. */
export interface MessageEventMessageSent {
  /** its id */
  messageId: string;
  /** what its sender's application has added, any JSON */
  metadata: unknown;
  /** what the server knows of its sending, any JSON */
  context: unknown;
  /** the text */
  parts: MessageEventMessagePart[];
  /** what a device shows that is not connected */
  alert?: MessageEventMessageAlert;
}

/** A part of the text. */
export interface MessageEventMessagePart {
  /** what it is called */
  name?: string;
  /** its media type */
  type?: string;
  /** where it is, if it is not here */
  url?: string;
  /** the part itself, if it is here */
  data?: string;
  /** how many bytes it has */
  size?: number;
}

/** What a device shows that is not connected. */
export interface MessageEventMessageAlert {
  /** shown to users */
  text: string;
  /** the same for each kind of device */
  platforms: MessageEventPlatforms;
}

/** An alert for each kind of device. */
export interface MessageEventPlatforms {
  /** for Apple's */
  apns: MessageEventApnsAlert;
  /** for Google's */
  fcm: MessageEventFcmAlert;
}

/** An alert for Apple's devices. */
export interface MessageEventApnsAlert {
  /** the number beside the application's picture */
  badge?: number;
  /** what is played */
  sound?: string;
  /** shown to users */
  alert: string;
  /** what the application gets, any JSON */
  payload?: unknown;
}

/** An alert for Google's devices. */
export interface MessageEventFcmAlert {
  /** what alerts have in common that replace each other */
  collapse_key?: string;
  /** what the application gets, any JSON */
  data?: unknown;
  /** shown to users */
  notification: MessageEventFcmNotification;
}

/** What Google's devices show. */
export interface MessageEventFcmNotification {
  /** the first line */
  title: string;
  /** the rest */
  body: string;
}

/** A message has reached a participant. */
export interface MessageEventDelivered {
  name: "conversationMessage.delivered";
  /** unique among events */
  eventId: string;
  /** the conversation */
  conversationId: string;
  /** the event's number within its conversation */
  conversationEventId: number;
  /** which message, and whom */
  payload: MessageEventMessageStatus;
}

/** What has become of a message, for whom. */
export interface MessageEventMessageStatus {
  /** the message */
  messageId: string;
  /** the conversation */
  conversationId: string;
  /** the participant */
  profileId: string;
  /** when */
  timestamp: string;
}

/** A participant has read a message. */
export interface MessageEventRead {
  name: "conversationMessage.read";
  /** unique among events */
  eventId: string;
  /** the conversation */
  conversationId: string;
  /** the event's number within its conversation */
  conversationEventId: number;
  /** which message, and who */
  payload: MessageEventMessageStatus;
}

/** Which events. */
export interface ConversationReadEvents {
  /** the conversation (1 to 128 characters) */
  conversationId: string;
  /** the `conversationEventId` of the first of them; 0 for all */
  from: number;
  /** how many at most */
  limit: number;
}

/** Some events of a conversation. */
export interface ConversationEventPage {
  /** in the order of their numbers */
  events: MessageEvent[];
  /** where the next page begins */
  next: number;
}

/** What has become of a message for the caller. */
export interface ConversationReportStatus {
  /** the conversation (1 to 128 characters) */
  conversationId: string;
  /** the message (1 to 128 characters) */
  messageId: string;
  /** what has */
  status: ConversationDeliveryStatus;
}

/** What a client reports of a message. */
export type ConversationDeliveryStatus =
  /** It has reached the client. */
  | "delivered"
  /** The user has read it. */
  | "read";

/** A keep-alive. */
export interface ConversationEcho {
  /** a name that the client defines (at most 128 characters) */
  name: string;
  /** any JSON */
  payload: unknown;
  /** when it was sent, as the client writes times (at most 128 characters) */
  publishedOn: string;
}

/** What a connection is known as. */
export interface ConversationSocketInfo {
  /** unique among events */
  eventId: string;
  /** the application that it belongs to */
  apiSpaceId: string;
  /** the account that it belongs to */
  accountId?: number;
  /** what the event is called */
  name: string;
  /** the connection */
  socketId: string;
  /** what the server knows of it, any JSON */
  context: unknown;
}

/** Who has another role. */
export interface ConversationParticipantUpdated {
  /** who */
  profileId: string;
  /** the new role */
  role: string;
  /** where */
  conversationId: string;
}

/** A new conversation. */
export interface ConversationCreated {
  /** its id */
  id: string;
  /** shown to users */
  name: string;
  /** the rights of the roles in it */
  roles: ConversationRoles;
  /** whether anyone may come in */
  isPublic: boolean;
  /** who is in it, any JSON each */
  participants: unknown[];
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
