// Made from the catalogue "social"; change that, not this.

/**
 * The social catalogue: who is online and typing, chats, rewards and scores.
 *
 * `Socket<ServerToClientEvents, ClientToServerEvents>` is a client of it.
 */
export interface ServerToClientEvents {
  /**
   * A user is online: his first socket has connected. Goes to the others in each chat that he is in, once for
   * each chat, naming of his chats those only that the receiver shares.
   */
  "user-online": (payload: SocialPresence) => void;
  /**
   * A user is no longer online: his last socket is gone, and did not come back in time. Goes as
   * `user-online`.
   */
  "user-offline": (payload: SocialPresence) => void;
  /** Someone is typing. Goes to the others in the chat. */
  "typing-started": (payload: SocialTyping) => void;
  /**
   * Someone has stopped typing: he said so, was silent for a while, or is gone. Goes to the others in the
   * chat.
   */
  "typing-stopped": (payload: SocialTyping) => void;
  /** Someone has read a chat. Goes to everyone in it, the reader's own devices too. */
  "messages-read": (payload: SocialMessagesRead) => void;
  /** A message was written. Goes to everyone in the chat but its sender. */
  "messages-received": (payload: SocialMessageEvent) => void;
  /** The user's own message was kept. Goes to all devices of its sender. */
  "messages-sent": (payload: SocialMessageEvent) => void;
  /** There is a new chat. Goes to everyone in it. */
  "chat-created": (payload: SocialChatRef) => void;
  /** Someone has come into a chat. Goes to everyone in it, himself too. */
  "chat-joined": (payload: SocialChatJoined) => void;
  /** Someone was removed from a chat. Goes to everyone in it, the removed one too. */
  "chat-participant-removed": (payload: SocialChatParticipantRemoved) => void;
  /** A chat was deleted. Goes to everyone who was in it. */
  "chat-deleted": (payload: SocialChatDeleted) => void;
  /** A reward was consumed or has expired. Goes to all who can see the reward, to each as he sees it. */
  "reward-consumed": (payload: ScoreRewardConsumed) => void;
  /** The user's score of a day has changed. Goes to all of his devices. */
  "score-updated": (payload: ScoreUpdated) => void;
  /** The user is not known, or no longer. The connection ends then. */
  "authorization-failed": (payload: ErrorPayload) => void;
  /** The user must verify his address first. */
  "verification-required": (payload: ErrorPayload) => void;
  /**
   * The account was terminated. Goes to the socket that tries to use it, and to all devices of the user when
   * it happens; the connections end then.
   */
  "account-terminated": (payload: ErrorPayload) => void;
  /** The server failed; what happened stands in its log, not here. */
  "server-error": (payload: ErrorPayload) => void;
  /** What was sent does not fit its event. */
  "validation-failed": (payload: ErrorPayload) => void;
  /** There is no such chat. */
  "not-found": (payload: ErrorPayload) => void;
  /** The user may not do this. */
  "permission-denied": (payload: ErrorPayload) => void;
}

/** What a client sends; to ask for an ack is its own choice where `ack` may be left out. */
export interface ClientToServerEvents {
  /** Says that the caller is typing: the others in the chat hear `typing-started`. */
  "typing-started": (payload: SocialInChat, ack?: (answer: Success | Refused) => void) => void;
  /** Says that the caller has stopped typing: the others in the chat hear `typing-stopped`. */
  "typing-stopped": (payload: SocialInChat, ack?: (answer: Success | Refused) => void) => void;
  /** Says that the caller has read a chat: everyone in it hears `messages-read`. */
  "messages-read": (payload: SocialInChat, ack?: (answer: Success | Refused) => void) => void;
}

/** What an ack gets if the event was refused. */
export type Refused = { data: ErrorPayload; event: string };

/** What an ack gets where there is nothing else to say. */
export type Success = { ok: true };

/** Who is online, or no longer. */
export interface SocialPresence {
  /** who */
  user: UserPayload;
  /** the ids of the chats that he and the receiver share */
  chats: string[];
  /** the id of that chat for which this was sent */
  chat?: string;
}

/** A user on the wire. */
export interface UserPayload {
  /** tells users apart */
  _id: string;
  /** for people to read */
  name: string;
  /** what he is called by others */
  username: string;
  /** where his picture is */
  photo: string;
}

/** Who is typing, or no longer. */
export interface SocialTyping {
  /** who */
  user: UserPayload;
  /** the id of the chat */
  chat: string;
}

/** Who has read a chat. */
export interface SocialMessagesRead {
  /** who */
  user: UserPayload;
  /** the id of the chat */
  chat: string;
  /** when */
  lastReadAt: string;
  /** the last message that he has read */
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
  /** what was said */
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
  user: UserPayload;
  /** the id of its chat */
  chat: string;
  /** the id of the reel that it is about */
  reel?: string;
  /** what was said */
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
  /** who let him in */
  admin?: UserPayload;
  /** who has come */
  user?: UserPayload;
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
  /** the id of the chat */
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
  /** how many reels he has seen */
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
  /** for people to read */
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
export interface ErrorPayload {
  /** for people to read */
  message: string;
}
