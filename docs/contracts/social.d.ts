// Generated from the catalogue "social". Do not edit.

/**
 * The social catalogue: who is online and typing, chats, rewards and scores.
 *
 * A client is a `Socket<ServerToClientEvents, ClientToServerEvents>`.
 *
 * The namespace `/social`.
 *
 * Credentials: `auth`, as the application's authenticator reads it; who is refused after they have connected
 * receives `authorization-failed` or `account-terminated`, and the connection ends.
 */
export interface ServerToClientEvents {
  /**
   * A user is online: their first socket has connected. Goes to the others in each of the user's chats, once
   * for each chat, naming only those of the user's chats that the receiver is in too.
   */
  "user-online": (payload: SocialPresence) => void;
  /**
   * A user is no longer online: their last socket has disconnected, and none has connected in time. Goes as
   * `user-online`.
   */
  "user-offline": (payload: SocialPresence) => void;
  /** Someone is typing. Goes to the others in the chat. */
  "typing-started": (payload: SocialTyping) => void;
  /**
   * Someone has stopped typing: announced it, was silent for a while, or has gone offline. Goes to the others
   * in the chat.
   */
  "typing-stopped": (payload: SocialTyping) => void;
  /** Someone has read a chat. Goes to everyone in it, the reader's own devices too. */
  "messages-read": (payload: SocialMessagesRead) => void;
  /** A message was written. Goes to everyone in the chat except its sender. */
  "messages-received": (payload: SocialMessageEvent) => void;
  /** The user's own message was stored. Goes to all devices of its sender. */
  "messages-sent": (payload: SocialMessageEvent) => void;
  /** There is a new chat. Goes to everyone in it. */
  "chat-created": (payload: SocialChatRef) => void;
  /** Someone has come into a chat. Goes to everyone in it, that user too. */
  "chat-joined": (payload: SocialChatJoined) => void;
  /** Someone was removed from a chat. Goes to everyone in it, the removed one too. */
  "chat-participant-removed": (payload: SocialChatParticipantRemoved) => void;
  /** A chat was deleted. Goes to everyone who was in it. */
  "chat-deleted": (payload: SocialChatDeleted) => void;
  /** A reward was consumed or has expired. Goes to all who can see the reward, to each as they see it. */
  "reward-consumed": (payload: ScoreRewardConsumed) => void;
  /** The user's score of a day has changed. Goes to all devices of the user. */
  "score-updated": (payload: ScoreUpdated) => void;
  /** The user is not known, or no longer. The connection ends then. */
  "authorization-failed": (payload: SocialErrorPayload) => void;
  /** The user must verify their address first. */
  "verification-required": (payload: SocialErrorPayload) => void;
  /**
   * The account was terminated. Goes to the socket that tries to use it, and to all devices of the user when
   * it happens; the connections end then.
   */
  "account-terminated": (payload: SocialErrorPayload) => void;
  /** The server failed; what happened stands in its log, not here. */
  "server-error": (payload: SocialErrorPayload) => void;
  /** What was sent does not fit its event. */
  "validation-failed": (payload: SocialErrorPayload) => void;
  /** There is no such chat. */
  "not-found": (payload: SocialErrorPayload) => void;
  /** The user may not do this. */
  "permission-denied": (payload: SocialErrorPayload) => void;
}

/** The events that a client sends. Where `ack` is optional, a client need not request an ack. */
export interface ClientToServerEvents {
  /** Announces that the caller is typing: the others in the chat receive `typing-started`. */
  "typing-started": (payload: SocialInChat, ack?: (answer: Success | Refused) => void) => void;
  /** Announces that the caller has stopped typing: the others in the chat receive `typing-stopped`. */
  "typing-stopped": (payload: SocialInChat, ack?: (answer: Success | Refused) => void) => void;
  /** Announces that the caller has read a chat: everyone in it receives `messages-read`. */
  "messages-read": (payload: SocialInChat, ack?: (answer: Success | Refused) => void) => void;
}

/** The ack of a refused event. */
export type Refused = { data: SocialErrorPayload; event: string };

/** The ack of an event without an answer. */
export type Success = { ok: true };

/** Who is online, or no longer. */
export interface SocialPresence {
  /** who */
  user: SocialUserPayload;
  /** the ids of the chats that the user and the receiver share */
  chats: string[];
  /** the id of that chat for which this was sent */
  chat?: string;
}

/** A user on the wire. */
export interface SocialUserPayload {
  /** unique among users */
  _id: string;
  /** shown to users */
  name: string;
  /** the name by which others address the user */
  username: string;
  /** the URL of the picture */
  photo: string;
}

/** Who is typing, or no longer. */
export interface SocialTyping {
  /** who */
  user: SocialUserPayload;
  /** the id of the chat */
  chat: string;
}

/** Who has read a chat. */
export interface SocialMessagesRead {
  /** who */
  user: SocialUserPayload;
  /** the id of the chat */
  chat: string;
  /** when */
  lastReadAt: string;
  /** the last message that the user has read */
  lastMessage: SocialLastMessage;
}

/** A message, in short. */
export interface SocialLastMessage {
  /** its id */
  _id: string;
  /** the id of the user who wrote it */
  user: string;
  /** the id of its chat */
  chat: string;
  /** the text */
  content: string;
  /** when it was written */
  at: string;
}

/** A message. */
export interface SocialMessageEvent {
  /** the message */
  message: SocialMessagePayload;
}

/** A message on the wire. */
export interface SocialMessagePayload {
  /** its id */
  _id: string;
  /** who wrote it */
  user: SocialUserPayload;
  /** the id of its chat */
  chat: string;
  /** the id of the reel that it is about */
  reel?: string;
  /** the text */
  content: string;
  /** when it was written */
  at: string;
}

/** Which chat. */
export interface SocialChatRef {
  /** the id of the chat */
  chat: string;
}

/** Who has come into a chat. */
export interface SocialChatJoined {
  /** the id of the chat */
  chat: string;
  /** who added the user */
  admin?: SocialUserPayload;
  /** who has come */
  user?: SocialUserPayload;
}

/** Who was removed from a chat. */
export interface SocialChatParticipantRemoved {
  /** the id of the chat */
  chat: string;
  /** the id of the user who was */
  user: string;
}

/** Which chat was deleted. */
export interface SocialChatDeleted {
  /** the id of the chat */
  chat: string;
  /** the id of the user who deleted it */
  user: string;
  /** the id of the event that the chat was for */
  event?: string;
}

/** In which chat. */
export interface SocialInChat {
  /** the id of the chat (1 to 128 characters) */
  chat: string;
}

/** A reward as one user sees it. */
export interface ScoreRewardConsumed {
  /** the id of the reward */
  reward: string;
  /** whether nobody can consume it any more */
  isExpired: boolean;
  /** how often it can still be consumed */
  remaining: number;
  /** whether the user who receives this has consumed it */
  isConsumedByYou: boolean;
}

/** The score of a day. */
export interface ScoreUpdated {
  /** when the day begins for the user */
  date: string;
  /** how many reels the user has seen */
  reelsSeen: number;
  /** the score; what it is made of is the application's affair */
  totalScore: number;
  /** the part of it for being with others */
  social: ScoreSocialScore;
  /** the part of it for being with oneself */
  mindfulness: ScoreMindfulnessScore;
}

/** The part of a score for being with others. */
export interface ScoreSocialScore {
  /** how much */
  score: number;
  /** the day of the week in lower case */
  day?: string;
  /** what can be done for it */
  actions: ScoreAction[];
}

/** What can be done for a score. */
export interface ScoreAction {
  /** shown to users */
  label: string;
  /** more of it */
  subLabel?: string;
  /** which action it is */
  type: string;
  /** how much it has brought */
  value: number;
  /** whether it is done */
  completed?: boolean;
  /** from how many reels on it counts */
  startAt?: number;
}

/** The part of a score for being with oneself. */
export interface ScoreMindfulnessScore {
  /** how much */
  score: number;
  /** what can be done for it */
  actions: ScoreAction[];
}

/** What went wrong. */
export interface SocialErrorPayload {
  /** shown to users */
  message: string;
}
