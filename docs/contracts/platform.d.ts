// Generated from the catalogue "platform". Do not edit.

/**
 * The platform catalogue: projects and their data, chats and their messages, calls, wallets, integrations,
 * presence.
 *
 * A client is a `Socket<ServerToClientEvents, ClientToServerEvents>`.
 *
 * The namespace `/`.
 *
 * Credentials: `auth.token`, or `Authorization: Bearer` in the request of the handshake; refused with the
 * connect error `Authentication error`.
 */
export type ServerToClientEvents = NamedServerToClientEvents & {
  /**
   * Someone sent `custom:broadcast`, under the name that it carries: `BROADCAST_SENT.named("move")` is
   * `custom:move`. Goes to everyone in the room that it names, else in the project, except the caller. The
   * names of the other events here are reserved, so that none can be forged.
   */
  [event: `custom:${string}`]: (payload: CustomBroadcastSent) => void;
};

/** The events that the server sends under a fixed name. */
export interface NamedServerToClientEvents {
  /** The caller follows a collection, a document or a query from now on. Goes to the caller only. */
  subscribed: (payload: SubscriptionSubscribed) => void;
  /** The caller no longer follows it. Goes to the caller only. */
  unsubscribed: (payload: SubscriptionUnsubscribed) => void;
  /** Someone sent `custom:event`. Goes to everyone in the project except the caller. */
  "custom:event": (payload: CustomEventSent) => void;
  /** The caller is in that room. Goes to the caller only. */
  "custom:joined": (payload: CustomRoomRef) => void;
  /** The caller has left that room. Goes to the caller only. */
  "custom:left": (payload: CustomRoomRef) => void;
  /** Someone has written to this user. Goes to all devices of that user. */
  "custom:message": (payload: CustomMessageReceived) => void;
  /** The status of a user has changed. Goes to everyone in the project except the caller. */
  "custom:presence": (payload: CustomPresenceChanged) => void;
  /** Someone is typing, or no longer. Goes to everyone in the project except the caller. */
  "custom:typing": (payload: CustomTypingChanged) => void;
  /** Someone shares a file. Goes to the recipients that it names, else to the project. */
  "custom:file:shared": (payload: CustomFileShared) => void;
  /** The caller is in the integration's room and receives the events of its runs. Goes to the caller only. */
  "integration:joined": (payload: IntegrationJoined) => void;
  /**
   * Something about an integration was refused. Goes to the caller only, beside the ack if it asked for one.
   */
  "integration:error": (payload: IntegrationError) => void;
  /** The caller has left the integration's room. Goes to the caller only. */
  "integration:left": (payload: IntegrationId) => void;
  /** A run has begun. Goes to everyone in the integration's room except the caller. */
  "integration:execution:started": (payload: IntegrationRunStarted) => void;
  /**
   * A run has ended. Goes to the caller with its result, and to everyone else in the integration's room
   * without.
   */
  "integration:execution:completed": (payload: IntegrationRunCompleted) => void;
  /** A run has failed. Goes to everyone in the integration's room, the caller too. */
  "integration:execution:failed": (payload: IntegrationRunFailed) => void;
  /** A test has begun. Goes to everyone in the integration's room. */
  "integration:test:started": (payload: IntegrationRunStarted) => void;
  /** A test has ended. Goes to the caller, and to everyone else in the integration's room. */
  "integration:test:completed": (payload: IntegrationRunCompleted) => void;
  /** A test has failed. Goes to everyone in the integration's room, the caller too. */
  "integration:test:failed": (payload: IntegrationRunFailed) => void;
  /** The status of an integration. Goes to the caller only. */
  "integration:status:response": (payload: IntegrationStatusResponse) => void;
  /** The caller receives the integration's webhooks from now on. Goes to the caller only. */
  "integration:webhook:subscribed": (payload: IntegrationWebhookSubscribed) => void;
  /** The caller no longer receives the integration's webhooks. Goes to the caller only. */
  "integration:webhook:unsubscribed": (payload: IntegrationId) => void;
  /** The service has sent a webhook. Goes to everyone who has asked for this integration's webhooks. */
  "integration:webhook:received": (payload: IntegrationWebhookReceived) => void;
  /** An integration has been used. Goes to everyone in its room. */
  "integration:usage:updated": (payload: IntegrationUsageUpdated) => void;
  /** The caller follows it from now on. Goes to the caller only. */
  "wallet:subscribed": (payload: WalletRoom) => void;
  /** The caller no longer follows it. Goes to the caller only. */
  "wallet:unsubscribed": (payload: WalletRoom) => void;
  /**
   * An address has a new balance. Goes once to everyone who follows the address, its project, its chain or
   * its currency, and to those whom the application lets into the room of the whole organisation.
   */
  "wallet:balance:updated": (payload: WalletBalanceUpdated) => void;
  /** A transaction was seen that is not confirmed yet. Goes to the receivers of `wallet:balance:updated`. */
  "wallet:tx:detected": (payload: WalletTransaction) => void;
  /**
   * A transaction of this system was submitted to its chain. Goes to the receivers of
   * `wallet:balance:updated`.
   */
  "wallet:tx:broadcast": (payload: WalletTransaction) => void;
  /** A transaction is confirmed. Goes to the receivers of `wallet:balance:updated`. */
  "wallet:tx:confirmed": (payload: WalletTransaction) => void;
  /** A transaction has failed for good. Goes to the receivers of `wallet:balance:updated`. */
  "wallet:tx:failed": (payload: WalletTransaction) => void;
  /**
   * A user is online. Goes to everyone else in the project, or in the organisation if no project was named; a
   * second socket of the user sends no second event.
   */
  "presence:user:online": (payload: PresenceUserOnline) => void;
  /**
   * A user is no longer online: the last of their sockets announced it or disconnected, and they have not
   * returned within a grace period of some seconds. Goes to the receivers of `presence:user:online`.
   */
  "presence:user:offline": (payload: PresenceUserOffline) => void;
  /** Who is online in a project. Goes to the caller only. */
  "presence:online:list": (payload: PresenceOnlineList) => void;
  /**
   * A user is online: with `chatId` in that chat, sent to everyone else in its room; with `projectId` in that
   * project, sent to everyone else in it. Never both. A second socket of the user sends no second event.
   */
  "user:online": (payload: UserOnline) => void;
  /** The last socket of a user has left the chat or the project: see `user:online`. */
  "user:offline": (payload: UserOffline) => void;
  /** Another of the user's tabs has changed what they share. Goes to the same user's other sockets. */
  "session:updated": (payload: SessionUpdated) => void;
  /**
   * The server ended the user's session; a client asks the user to sign in again. Goes to all sockets of the
   * user.
   */
  "session:expired": (payload: SessionExpired) => void;
  /** The caller has joined the chat's room and receives what happens there. Goes to the caller only. */
  "chat:joined": (payload: ChatJoined) => void;
  /** The caller has left the chat's room. Goes to the caller only. */
  "chat:left": (payload: ChatLeft) => void;
  /**
   * Someone is typing. Goes to everyone in the chat's room except the socket that types, each time it
   * announces it; a client forgets it after three seconds without another.
   */
  "user:typing:start": (payload: ChatUserTyping) => void;
  /**
   * Someone has stopped typing, on all of their sockets: each announced it, left, disconnected, or has not
   * announced for a while that the user is typing. Goes to everyone in the chat's room except the socket that
   * was the last to type.
   */
  "user:typing:stop": (payload: ChatUserTyping) => void;
  /** The caller's message is stored. Goes to the caller only. */
  "message:sent": (payload: MessageSent) => void;
  /**
   * A message was written. Goes to everyone in the chat's room, the sender's sockets too, in the order in
   * which messages are stored; clients recognise one that they already have by its `_id`.
   */
  "message:new": (payload: MessageNew) => void;
  /**
   * Someone added a reaction, or removed the same reaction: clients toggle it. Goes to everyone in the chat's
   * room.
   */
  "message:reaction": (payload: MessageReaction) => void;
  /** A message was edited by its author, or by another user who may. Goes to everyone in the chat's room. */
  "message:edited": (payload: MessageEdited) => void;
  /** A message was deleted by its author, or by another user who may. Goes to everyone in the chat's room. */
  "message:deleted": (payload: MessageDeleted) => void;
  /** Someone has read messages. Goes to everyone in the chat's room. */
  "messages:read": (payload: MessagesRead) => void;
  /** Someone calls. Goes to all devices of each participant except the caller. */
  "call:incoming": (payload: CallIncoming) => void;
  /**
   * A call was accepted. Goes to all devices of the caller, and to the other devices of the user who
   * accepted, to end ringing.
   */
  "call:accepted": (payload: CallAccepted) => void;
  /**
   * A call was rejected. Goes to all devices of the caller, and to the other devices of the user who
   * rejected, to end ringing.
   */
  "call:rejected": (payload: CallRejected) => void;
  /**
   * A call is over. Goes to all devices of each participant; to those of one participant only, if they did
   * not answer in time or leave while others still talk.
   */
  "call:ended": (payload: CallEnded) => void;
  /** A signal of another participant's device. Goes to the target's device that is in the call. */
  "call:signal": (payload: CallSignalled) => void;
  /**
   * Something that the caller sent was refused. Goes to the caller only, beside the ack if it asked for one;
   * families that have another error event use that instead.
   */
  error: (payload: ErrorPayload) => void;
  /** There is a new project. */
  "project:created": (payload: ProjectPayload) => void;
  /** A project was changed. */
  "project:updated": (payload: ProjectPayload) => void;
  /** A project is gone. */
  "project:deleted": (payload: ProjectPayload) => void;
  /** A project has a new collection. Goes to those who follow the project. */
  "db:collection_created": (payload: DataChange) => void;
  /** The schema of a collection was changed. Goes to those who follow the project. */
  "db:collection_updated": (payload: DataChange) => void;
  /** A collection is gone. Goes to those who follow the project. */
  "db:collection_deleted": (payload: DataChange) => void;
  /**
   * A document was made. Goes to those who follow the collection, the project, or a query that matches it.
   */
  "db:create": (payload: DataChange) => void;
  /**
   * A document was changed. Goes to those who follow it, its collection, its project, or a query that matches
   * it.
   */
  "db:update": (payload: DataChange) => void;
  /**
   * A document is gone. Goes to those who followed it, its collection, its project, or a query that matched
   * it.
   */
  "db:delete": (payload: DataChange) => void;
  /**
   * Something in a collection has changed, for clients that do not need to know what. Goes to those who
   * follow the collection.
   */
  "data:change": (payload: DataChange) => void;
  /**
   * A document has changed, for clients that do not need to know how. Goes to those who follow the document.
   */
  "document:change": (payload: DataChange) => void;
  /**
   * Something in a project has changed, for clients that do not need to know what. Goes to those who follow
   * the project.
   */
  "project:data:change": (payload: DataChange) => void;
}

/** The events that a client sends. Where `ack` is optional, a client need not request an ack. */
export interface ClientToServerEvents {
  /**
   * Follows a project: a client sends it when it opens one, as a bare id or as an object. The socket joins
   * the project's room; the ack, if asked for, is the only answer.
   */
  "subscribe:project": (payload: SubscriptionProjectRef | string, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Follows a collection: its schema and its documents. Answered by `subscribed`. As a bare id it is followed
   * without an answer: the project is then the one that the collection belongs to, and the handler returns
   * null. One that the caller may not read is refused as one that does not exist: with `not-found`, by its
   * bare id with `permission-denied`.
   */
  "subscribe:collection": (payload: SubscriptionSubscribeCollection | string, ack: (answer: SubscriptionSubscribed | Success | Refused) => void) => void;
  /** Follows a collection no longer. Answered by `unsubscribed`, also if the caller did not follow it. */
  "unsubscribe:collection": (payload: SubscriptionCollectionRef, ack: (answer: SubscriptionUnsubscribed | Refused) => void) => void;
  /** Follows one document. Answered by `subscribed`. */
  "subscribe:document": (payload: SubscriptionSubscribeDocument, ack: (answer: SubscriptionSubscribed | Refused) => void) => void;
  /**
   * Follows those documents of a collection that a query finds, instead of what the caller followed under
   * that name. Answered by `subscribed`. Refused with `not-found` if it has no query and the application has
   * saved none by that name.
   */
  "subscribe:query": (payload: SubscriptionSubscribeQuery, ack: (answer: SubscriptionSubscribed | Refused) => void) => void;
  /** Follows a project no longer. Answered by `unsubscribed`, also if the caller did not follow it. */
  "unsubscribe:project": (payload: SubscriptionProjectRef, ack: (answer: SubscriptionUnsubscribed | Refused) => void) => void;
  /** Follows a document no longer. Answered by `unsubscribed`, also if the caller did not follow it. */
  "unsubscribe:document": (payload: SubscriptionDocumentRef, ack: (answer: SubscriptionUnsubscribed | Refused) => void) => void;
  /** Follows a query no longer. Answered by `unsubscribed`, also if the caller did not follow it. */
  "unsubscribe:query": (payload: SubscriptionQueryRef, ack: (answer: SubscriptionUnsubscribed | Refused) => void) => void;
  /** Sends anything to a project: everyone else in it receives `custom:event` with the same members. */
  "custom:event": (payload: CustomSendEvent, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Sends anything under a name to a project, or a room in it: they receive `custom:<event>`. Refused with
   * `validation-failed` if the name is reserved.
   */
  "custom:broadcast": (payload: CustomBroadcast, ack?: (answer: Success | Refused) => void) => void;
  /** Joins a custom room of the project that the connection works in. Answered by `custom:joined`. */
  "custom:join": (payload: CustomRoomRef, ack: (answer: CustomRoomRef | Refused) => void) => void;
  /** Leaves such a room. Answered by `custom:left`, also if the caller was not there. */
  "custom:leave": (payload: CustomRoomRef, ack: (answer: CustomRoomRef | Refused) => void) => void;
  /**
   * Writes to one user, who receives `custom:message`. Refused with `permission-denied` unless caller and
   * user share a project.
   */
  "custom:message": (payload: CustomSendMessage, ack?: (answer: Success | Refused) => void) => void;
  /** Sets the status of the caller: the project receives `custom:presence`. */
  "custom:presence": (payload: CustomSetPresence, ack?: (answer: Success | Refused) => void) => void;
  /** Announces that the caller is typing, or no longer: the project receives `custom:typing`. */
  "custom:typing": (payload: CustomSetTyping, ack?: (answer: Success | Refused) => void) => void;
  /** Shares a file: its recipients, or the project, receive `custom:file:shared`. */
  "custom:file:share": (payload: CustomShareFile, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Joins an integration's room: a client sends it when it opens its page. Answered by `integration:joined`.
   */
  "integration:join": (payload: IntegrationRef, ack: (answer: IntegrationJoined | Refused) => void) => void;
  /** Leaves an integration's room. Answered by `integration:left`, also if the caller was not there. */
  "integration:leave": (payload: IntegrationId, ack: (answer: IntegrationId | Refused) => void) => void;
  /**
   * Runs an endpoint of the service, for those who have joined the integration's room. Answered by
   * `integration:execution:completed` with the result; the others in the room receive
   * `integration:execution:started`, then `integration:execution:completed` as a summary. If the run fails,
   * all of them receive `integration:execution:failed`; the caller's ack has `timeout` if the service did not
   * answer in time.
   */
  "integration:execute": (payload: IntegrationExecute, ack: (answer: IntegrationRunCompleted | Refused) => void) => void;
  /**
   * Tests an endpoint of the service, for those who have joined the integration's room. The room receives
   * `integration:test:started`, then `integration:test:completed`, which is the caller's answer too, or
   * `integration:test:failed`.
   */
  "integration:test": (payload: IntegrationTest, ack: (answer: IntegrationRunCompleted | Refused) => void) => void;
  /** Asks for the status of an integration. Answered by `integration:status:response`. */
  "integration:status": (payload: IntegrationRef, ack: (answer: IntegrationStatusResponse | Refused) => void) => void;
  /**
   * Asks for an integration's webhooks: `integration:webhook:received`. Answered by
   * `integration:webhook:subscribed`.
   */
  "integration:webhook:subscribe": (payload: IntegrationRef, ack: (answer: IntegrationWebhookSubscribed | Refused) => void) => void;
  /**
   * Stops receiving them. Answered by `integration:webhook:unsubscribed`, also if the caller did not receive
   * them.
   */
  "integration:webhook:unsubscribe": (payload: IntegrationId, ack: (answer: IntegrationId | Refused) => void) => void;
  /** Follows one address. Answered by `wallet:subscribed`. */
  "wallet:subscribe:address": (payload: WalletAddressRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /** Follows all addresses of a project. Answered by `wallet:subscribed`. */
  "wallet:subscribe:project": (payload: WalletProjectRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /** Follows all addresses on a chain that the caller may see. Answered by `wallet:subscribed`. */
  "wallet:subscribe:chain": (payload: WalletChainRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /** Follows all events in a currency that the caller may see. Answered by `wallet:subscribed`. */
  "wallet:subscribe:currency": (payload: WalletCurrencyRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /**
   * Follows an address no longer. Answered by `wallet:unsubscribed`, also if the caller did not follow it.
   */
  "wallet:unsubscribe:address": (payload: WalletAddressRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /** Follows a project no longer. Answered by `wallet:unsubscribed`, also if the caller did not follow it. */
  "wallet:unsubscribe:project": (payload: WalletProjectRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /** Follows a chain no longer. Answered by `wallet:unsubscribed`, also if the caller did not follow it. */
  "wallet:unsubscribe:chain": (payload: WalletChainRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /**
   * Follows a currency no longer. Answered by `wallet:unsubscribed`, also if the caller did not follow it.
   */
  "wallet:unsubscribe:currency": (payload: WalletCurrencyRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /**
   * Announces that the caller is online, in a project or in the whole organisation: sends
   * `presence:user:online` if it is the user's first socket there. Refused with `permission-denied` unless
   * the user is a member of the project.
   */
  "presence:online": (payload: PresenceGoOnline, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Announces that the caller is no longer online, in any project or organisation. If it was the user's last
   * socket there, `presence:user:offline` is sent after the grace period, as after a disconnect. Has no
   * argument.
   */
  "presence:offline": (ack?: (answer: Success | Refused) => void) => void;
  /**
   * Announces that the caller is still there; clients send it every 30 seconds. Notifies nobody. Has no
   * argument.
   */
  "presence:update": (ack?: (answer: Success | Refused) => void) => void;
  /**
   * Asks who is online in a project. Answered by `presence:online:list`; refused with `permission-denied`
   * unless the caller is a member of it.
   */
  "presence:get:online": (payload: PresenceProjectRef, ack: (answer: PresenceOnlineList | Refused) => void) => void;
  /**
   * Signs in to a project: everyone else in it receives `user:online` if it is the user's first socket there.
   */
  "auth:login": (payload: SessionProjectRef, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Signs out of a project: everyone else in it receives `user:offline` if it was the user's last socket
   * there, as after a disconnect.
   */
  "auth:logout": (payload: SessionProjectRef, ack?: (answer: Success | Refused) => void) => void;
  /** Changes what the user's tabs share: the user's other sockets receive `session:updated`. */
  "auth:session:update": (payload: SessionUpdateSession, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Joins the chat's room: a client sends it when it opens a chat. Answered by `chat:joined`; if it is the
   * user's first socket there, everyone else in the room receives `user:online`. Sent again it is answered
   * again and changes nothing. Refused with `permission-denied` unless the user is a member of that chat in
   * that project.
   */
  "chat:join": (payload: ChatJoin, ack: (answer: ChatJoined | Refused) => void) => void;
  /**
   * Leaves the chat's room: a client sends it when it closes a chat. Answered by `chat:left`, also if the
   * caller was not there; if it was the user's last socket there, the room receives `user:offline`, as it
   * does when that socket disconnects.
   */
  "chat:leave": (payload: ChatRef, ack: (answer: ChatLeft | Refused) => void) => void;
  /**
   * Announces that the caller is typing, or still is: the room receives `user:typing:start` each time. It
   * ends by itself if it is not announced again for a while. Refused with `permission-denied` unless this
   * socket has joined the chat.
   */
  "chat:typing:start": (payload: ChatRef, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Announces that the caller has stopped typing: the room receives `user:typing:stop`, unless the user was
   * not typing, or still is in another tab. Refused with `permission-denied` unless this socket has joined
   * the chat.
   */
  "chat:typing:stop": (payload: ChatRef, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Writes a message. It is stored first, then sent to the room as `message:new`, and answered by
   * `message:sent`. Refused with `permission-denied` unless this socket has joined the chat. With a
   * `clientMessageId` it may be sent again safely: it is stored and sent to the room once, and the answer has
   * `duplicate`.
   */
  "message:send": (payload: MessageSend, ack: (answer: MessageSent | Refused) => void) => void;
  /** Adds a reaction to a message; the same emoji again removes it. The room receives `message:reaction`. */
  "message:react": (payload: MessageReact, ack?: (answer: Success | Refused) => void) => void;
  /** Edits a message of the caller, or one that the caller may edit. The room receives `message:edited`. */
  "message:edit": (payload: MessageEdit, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Deletes a message of the caller, or one that the caller may delete. The room receives `message:deleted`.
   */
  "message:delete": (payload: MessageRef, ack?: (answer: Success | Refused) => void) => void;
  /** Marks messages as read by the caller; may be repeated. The room receives `messages:read`. */
  "messages:mark:read": (payload: MessageMarkRead, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Calls members of a chat: they receive `call:incoming`. This device is the caller's in the call: if it
   * disconnects, the call ends. Refused with `permission-denied` if one of those who are called is not a
   * member of that chat, and with `conflict` if there is a call of that id, or one of the caller in that chat
   * already.
   */
  "call:initiate": (payload: CallInitiate, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Accepts a call: the caller receives `call:accepted`. This device is the user's in the call from then on.
   * Refused with `conflict` if the user has answered already, with any device.
   */
  "call:accept": (payload: CallAnswer, ack?: (answer: Success | Refused) => void) => void;
  /** Rejects a call: the caller receives `call:rejected`. Refused with `conflict` as `call:accept` is. */
  "call:reject": (payload: CallAnswer, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Ends a call for all: all participants receive `call:ended`. For users in the call; those who are called
   * reject it.
   */
  "call:end": (payload: CallEnd, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Sends a WebRTC signal to a participant of an accepted call, who receives `call:signal`. Refused with
   * `permission-denied` unless both are in the call, the sender with this device.
   */
  "call:signal": (payload: CallSignal, ack?: (answer: Success | Refused) => void) => void;
}

/** The ack of a refused event. */
export type Refused = { error: Refusal };

/** The ack of an event without an answer. */
export type Success = { ok: true };

/** What is followed. */
export interface SubscriptionSubscribed {
  /** its kind */
  type: SubscriptionKind;
  /** its id */
  id: string;
  /** the project that it belongs to */
  projectId: string;
  /** the collection that a document or a query is in; absent for a collection itself */
  collectionId?: string;
}

/** What can be followed. */
export type SubscriptionKind =
  /** A project. */
  | "project"
  /** A collection of a project. */
  | "collection"
  /** A document of a collection. */
  | "document"
  /** The documents of a collection that a query finds. */
  | "query"
  /** Other values are possible. */
  | (string & {});

/** What is no longer followed. */
export interface SubscriptionUnsubscribed {
  /** its kind */
  type: SubscriptionKind;
  /** its id */
  id: string;
}

/** Which project. */
export interface SubscriptionProjectRef {
  /** the project (1 to 128 characters) */
  projectId: string;
}

/** Which collection to follow. */
export interface SubscriptionSubscribeCollection {
  /**
   * the project that it belongs to; null only if the client sent the collection's id instead of an object (1
   * to 128 characters)
   */
  projectId: string;
  /** the collection (1 to 128 characters) */
  collectionId: string;
}

/** Which collection. */
export interface SubscriptionCollectionRef {
  /** the collection (1 to 128 characters) */
  collectionId: string;
}

/** Which document to follow. */
export interface SubscriptionSubscribeDocument {
  /** the project that it belongs to (1 to 128 characters) */
  projectId: string;
  /** the collection that it is in (1 to 128 characters) */
  collectionId: string;
  /** the document (1 to 128 characters) */
  documentId: string;
}

/** Which query to follow. */
export interface SubscriptionSubscribeQuery {
  /** the project that it belongs to (1 to 128 characters) */
  projectId: string;
  /** the collection that it searches (1 to 128 characters) */
  collectionId: string;
  /** the name that the client gives it (1 to 128 characters) */
  queryId: string;
  /**
   * the filter, see `docs/query-filters.md`; {} for all documents; null for a query that the application has
   * saved by that name
   */
  query?: unknown;
}

/** Which document. */
export interface SubscriptionDocumentRef {
  /** the collection that it is in (1 to 128 characters) */
  collectionId: string;
  /** the document (1 to 128 characters) */
  documentId: string;
}

/** Which query. */
export interface SubscriptionQueryRef {
  /** the collection that it searches (1 to 128 characters) */
  collectionId: string;
  /** the name that the client gives it (1 to 128 characters) */
  queryId: string;
}

/** An event of any content, and its sender. */
export interface CustomEventSent {
  /** the project */
  projectId: string;
  /** the id of the user who sent it; always present if the server sent it */
  sender?: string;
  /** when; always present if the server sent it */
  timestamp?: string;
  /** all other members of the object, any JSON; never one of the others */
  [member: string]: unknown;
}

/** Any content that was sent under a name, and its sender. */
export interface CustomBroadcastSent {
  /** the id of the user who sent it */
  sender: string;
  /** when */
  timestamp: string;
  /** the members of the payload, any JSON; never `sender` or `timestamp` */
  [member: string]: unknown;
}

/** Which room. */
export interface CustomRoomRef {
  /** its name within the project (1 to 128 characters) */
  room: string;
}

/** A message from a user. */
export interface CustomMessageReceived {
  /** the id of the user who has */
  from: string;
  /** any JSON */
  message: unknown;
  /** a value that the application defines */
  type: string;
  /** when */
  timestamp: string;
}

/** The status of a user. */
export interface CustomPresenceChanged {
  /** who */
  userId: string;
  /** a value that the application defines */
  status: string;
  /** any JSON */
  metadata?: unknown;
  /** since when */
  timestamp?: string;
}

/** Whether somebody is typing. */
export interface CustomTypingChanged {
  /** who */
  userId: string;
  /** false if no longer */
  isTyping: boolean;
  /** where, as a value that the application defines */
  context?: string;
}

/** Which file is shared by whom. */
export interface CustomFileShared {
  /** the project */
  projectId: string;
  /** the file */
  fileId: string;
  /** the name shown to users */
  fileName: string;
  /** the id of the user who shares it */
  sharedBy: string;
  /** the ids of the users whom it is shared with; absent for the whole project */
  recipients?: string[];
  /** when */
  timestamp: string;
}

/** An event of any content. */
export interface CustomSendEvent {
  /** the project that receives it (1 to 128 characters) */
  projectId: string;
  /** all other members of the object, any JSON */
  [member: string]: unknown;
}

/** Any content, under a name. */
export interface CustomBroadcast {
  /** the project that receives it (1 to 128 characters) */
  projectId: string;
  /** the name, without `custom:` (1 to 128 characters) */
  event: string;
  /** any JSON */
  payload?: unknown;
  /** the room that receives it instead; null for the whole project (1 to 128 characters) */
  room?: string;
}

/** A message to a user. */
export interface CustomSendMessage {
  /** the id of the user (1 to 128 characters) */
  targetUserId: string;
  /** any JSON */
  message: unknown;
  /** a value that the application defines; null for `text` (at most 128 characters) */
  type?: string;
}

/** The status of the caller. */
export interface CustomSetPresence {
  /** the project that receives it (1 to 128 characters) */
  projectId: string;
  /** a value that the application defines (at most 128 characters) */
  status: string;
  /** any JSON */
  metadata?: unknown;
}

/** Whether the caller is typing. */
export interface CustomSetTyping {
  /** the project that receives it (1 to 128 characters) */
  projectId: string;
  /** false if no longer */
  isTyping: boolean;
  /** where, as a value that the application defines (at most 128 characters) */
  context?: string;
}

/** Which file to share with whom. */
export interface CustomShareFile {
  /** the project (1 to 128 characters) */
  projectId: string;
  /** the file (1 to 128 characters) */
  fileId: string;
  /** the name shown to users (at most 128 characters) */
  fileName: string;
  /**
   * the ids of the users to share it with; null for the whole project (at most 100 entries, each with 1 to
   * 128 characters)
   */
  recipients?: string[];
}

/** Which integration's room was joined. */
export interface IntegrationJoined {
  /** the integration */
  integrationId: string;
  /** the project */
  projectId: string;
  /** the name of its room */
  room: string;
}

/** Why something was refused. */
export interface IntegrationError {
  /** the integration, if one was named */
  integrationId?: string;
  /** for a developer to read */
  message: string;
  /** a word for programs, as in `RefusalCode` */
  code?: string;
  /** the field that is wrong */
  field?: string;
  /** after how many milliseconds it may be sent again */
  retryAfterMs?: number;
  /** the name of the event that was refused */
  event?: string;
}

/** Which integration. */
export interface IntegrationId {
  /** the integration (1 to 128 characters) */
  integrationId: string;
}

/** A run that has begun. */
export interface IntegrationRunStarted {
  /** the integration */
  integrationId: string;
  /** the name of the endpoint */
  endpoint: string;
  /** when */
  timestamp?: string;
}

/** A run that has ended: with a result for the caller, or as a summary. */
export interface IntegrationRunCompleted {
  /** the integration */
  integrationId: string;
  /** the name of the endpoint */
  endpoint: string;
  /** the result; absent in a summary */
  result?: IntegrationRunResult;
  /** whether it succeeded; in a summary */
  success?: boolean;
  /** when it ended */
  timestamp: string;
}

/** The result of a run. */
export interface IntegrationRunResult {
  /** whether the service reports a success */
  success: boolean;
  /** the answer of the service, any JSON */
  data: unknown;
}

/** A run that has failed. */
export interface IntegrationRunFailed {
  /** the integration */
  integrationId: string;
  /** why, for a developer to read */
  error: string;
  /** the name of the endpoint */
  endpoint?: string;
  /** when */
  timestamp?: string;
}

/** The status of an integration at a moment. */
export interface IntegrationStatusResponse {
  /** the integration */
  integrationId: string;
  /** the status */
  status: IntegrationStatus;
  /** when */
  timestamp: string;
}

/** The status of an integration. */
export interface IntegrationStatus {
  /** whether it can be used */
  isActive: boolean;
  /** its usage, any JSON */
  usage: unknown;
  /** its rate limit, any JSON */
  rateLimit?: unknown;
  /** when it was used last */
  lastUsed?: string;
}

/** Whose webhooks the caller receives. */
export interface IntegrationWebhookSubscribed {
  /** the integration */
  integrationId: string;
  /** the project */
  projectId?: string;
}

/** A webhook of the service. */
export interface IntegrationWebhookReceived {
  /** the integration */
  integrationId: string;
  /** the name that the service gives it */
  event: string;
  /** its content, any JSON */
  data: unknown;
  /** when */
  timestamp: string;
}

/** The usage of an integration. */
export interface IntegrationUsageUpdated {
  /** the integration */
  integrationId: string;
  /** its usage */
  usage: IntegrationUsage;
}

/** A count of uses. */
export interface IntegrationUsage {
  /** how often */
  calls: number;
  /** how often it failed */
  errors: number;
  /** when last */
  lastUsed: string;
}

/** Which integration of which project. */
export interface IntegrationRef {
  /** the project (1 to 128 characters) */
  projectId: string;
  /** the integration (1 to 128 characters) */
  integrationId: string;
}

/** What to run. */
export interface IntegrationExecute {
  /** the project (1 to 128 characters) */
  projectId: string;
  /** the integration (1 to 128 characters) */
  integrationId: string;
  /** the name of the endpoint (at most 128 characters, not blank) */
  endpoint: string;
  /** its parameters, any JSON */
  params?: unknown;
  /** what is sent to it, any JSON */
  requestData?: unknown;
}

/** What to test. */
export interface IntegrationTest {
  /** the project (1 to 128 characters) */
  projectId: string;
  /** the integration (1 to 128 characters) */
  integrationId: string;
  /** the name of the endpoint (at most 128 characters, not blank) */
  endpoint: string;
}

/** What is followed, or no longer: exactly one of the four, as requested. */
export interface WalletRoom {
  /** the name of its room */
  room: string;
  /** the project */
  projectId?: string;
  /** the id of the address */
  addressId?: string;
  /** the chain */
  chain?: string;
  /** the currency */
  currency?: string;
}

/** A balance. Amounts are decimal numbers as texts, because a JSON number would lose digits. */
export interface WalletBalanceUpdated {
  /** the id of the address */
  addressId: string;
  /** the address */
  address: string;
  /** the chain that it is on */
  chain: string;
  /** the id of its project */
  project: string;
  /** the id of the organisation that the project belongs to */
  org: string;
  /** the amount before */
  previousBalance: string;
  /** the amount now */
  newBalance: string;
  /** the amount now, for older clients */
  balance: string;
  /** when it was seen */
  timestamp: string;
}

/** A transaction. */
export interface WalletTransaction {
  /** the id of the address */
  addressId: string;
  /** the address */
  address: string;
  /** the chain that it is on */
  chain: string;
  /** the hash of the transaction on its chain */
  txHash: string;
  /** a decimal number as a text */
  amount: string;
  /** the currency */
  currency: string;
  /** whether it comes to the address or goes from it, as a value that the application defines */
  direction: string;
  /** the id of its project */
  project: string;
  /** when it happened */
  timestamp: string;
}

/** Which address. */
export interface WalletAddressRef {
  /** the id of the address, not the address itself (1 to 128 characters) */
  addressId: string;
}

/** Which project. */
export interface WalletProjectRef {
  /** the project (1 to 128 characters) */
  projectId: string;
}

/** Which chain. */
export interface WalletChainRef {
  /** the name of the chain in lower case (1 to 128 characters) */
  chain: string;
}

/** Which currency. */
export interface WalletCurrencyRef {
  /** the name of the currency (1 to 128 characters) */
  currency: string;
}

/** Who is online. */
export interface PresenceUserOnline {
  /** who */
  userId: string;
  /** what others may see of the user */
  user: UserPayload;
  /** since when */
  timestamp: string;
  /** the project; absent if it is the whole organisation */
  projectId?: string;
}

/** A user on the wire. */
export interface UserPayload {
  /** unique among users */
  id: string;
  /** the address; may be empty */
  email: string;
  /** the first name; may be empty */
  firstName: string;
  /** the last name; may be empty */
  lastName: string;
}

/** Who is no longer online. */
export interface PresenceUserOffline {
  /** who */
  userId: string;
  /** since when */
  timestamp: string;
}

/** All who are online in a project. */
export interface PresenceOnlineList {
  /** the project */
  projectId: string;
  /** the users */
  users: PresenceOnlineUser[];
  /** their number */
  count: number;
}

/** A user who is online. */
export interface PresenceOnlineUser {
  /** who */
  userId: string;
  /** what others may see of the user */
  user: UserPayload;
  /** when the user was last active */
  lastSeen: string;
}

/** Where the caller is online. */
export interface PresenceGoOnline {
  /** the project; null for the whole organisation (1 to 128 characters) */
  projectId?: string;
}

/** Which project. */
export interface PresenceProjectRef {
  /** the project (1 to 128 characters) */
  projectId: string;
}

/** Who is online, and where. */
export interface UserOnline {
  /** who */
  userId: string;
  /** what others may see of the user */
  user?: UserPayload;
  /** the project; null if it is a chat */
  projectId?: string;
  /** the chat; null if it is a project */
  chatId?: string;
  /** when */
  timestamp: string;
}

/** Who is offline, and where. */
export interface UserOffline {
  /** who */
  userId: string;
  /** the project; null if it is a chat */
  projectId?: string;
  /** the chat; null if it is a project */
  chatId?: string;
  /** when */
  timestamp: string;
}

/** What the user's tabs share now. */
export interface SessionUpdated {
  /** the project */
  projectId: string;
  /** the user */
  userId?: string;
  /** any JSON */
  sessionData: unknown;
  /** since when */
  timestamp: string;
}

/** Why and when a session has ended. */
export interface SessionExpired {
  /** for the user to read */
  message?: string;
  /** when */
  timestamp?: string;
}

/** Which project. */
export interface SessionProjectRef {
  /** the project (1 to 128 characters) */
  projectId: string;
}

/** What the user's tabs share from now on. */
export interface SessionUpdateSession {
  /** the project (1 to 128 characters) */
  projectId: string;
  /** any JSON */
  sessionData: unknown;
}

/** Which chat was joined. */
export interface ChatJoined {
  /** the chat */
  chatId: string;
  /** the name of its room */
  room?: string;
  /** when */
  timestamp: string;
}

/** Which chat was left. */
export interface ChatLeft {
  /** the chat */
  chatId: string;
  /** when */
  timestamp?: string;
}

/** Who is typing, or no longer. */
export interface ChatUserTyping {
  /** who */
  userId: string;
  /** where */
  chatId: string;
}

/** Which chat to join. */
export interface ChatJoin {
  /** the chat (1 to 128 characters) */
  chatId: string;
  /** the project that it belongs to (1 to 128 characters) */
  projectId: string;
}

/** Which chat. */
export interface ChatRef {
  /** the chat (1 to 128 characters) */
  chatId: string;
}

/** Which message was stored. */
export interface MessageSent {
  /** its id from now on */
  messageId: string;
  /** when it was written */
  timestamp: string;
  /** the chat */
  chatId?: string;
  /** the id that the client gave it */
  clientMessageId?: string;
  /** true if it had been sent before; else absent */
  duplicate?: boolean;
}

/** A message and its chat. */
export interface MessageNew {
  /** the message */
  message: MessagePayload;
  /** its chat */
  chat: MessageChatPayload;
}

/** A message on the wire. */
export interface MessagePayload {
  /** its id */
  _id: string;
  /** the text, or a URL */
  content: string;
  /** the id of the user who wrote it */
  sender: string;
  /** the id of its chat */
  chat: string;
  /** what the content is */
  type: MessageType;
  /** the message that it answers */
  replyTo?: string;
  /** the ids of the users whom it mentions; absent if there are none */
  mentions?: string[];
  /** when it was written */
  createdAt: string;
}

/** What a message's content is. */
export type MessageType =
  /** A text shown to users. */
  | "text"
  /** A reference to an image, as a URL. */
  | "image"
  /** A reference to a file, as a URL. */
  | "file"
  /** A reference to a recording, as a URL. */
  | "audio";

/** A chat on the wire. */
export interface MessageChatPayload {
  /** its id */
  _id: string;
  /** shown to users */
  name: string;
  /** a value that the application defines */
  type: string;
}

/** Who reacted to what, and how. */
export interface MessageReaction {
  /** the message */
  messageId: string;
  /** the reaction */
  emoji: string;
  /** who */
  userId: string;
  /** the chat */
  chatId?: string;
}

/** The new content of a message. */
export interface MessageEdited {
  /** the message */
  messageId: string;
  /** the new content */
  content: string;
  /** when it was edited */
  editedAt: string;
  /** the chat */
  chatId?: string;
}

/** Which message was deleted. */
export interface MessageDeleted {
  /** the message */
  messageId: string;
  /** the chat */
  chatId?: string;
}

/** Who has read what. */
export interface MessagesRead {
  /** the chat */
  chatId: string;
  /** the messages */
  messageIds: string[];
  /** who */
  readBy: string;
}

/** A message to be written. */
export interface MessageSend {
  /** the chat (1 to 128 characters) */
  chatId: string;
  /** the project that it belongs to (1 to 128 characters) */
  projectId: string;
  /** what the content is */
  type: MessageType;
  /** the text, or a URL; half a surrogate pair becomes U+FFFD (at most 16 KiB, not blank) */
  content: string;
  /** the message of this chat that it answers (1 to 128 characters) */
  replyTo?: string;
  /** the ids of the users whom it mentions (at most 100 entries, each with 1 to 128 characters) */
  mentions?: string[];
  /** the id that the client gives this message, by which a repeat is recognised (1 to 128 characters) */
  clientMessageId?: string;
}

/** A reaction. */
export interface MessageReact {
  /** the chat (1 to 128 characters) */
  chatId: string;
  /** the project that it belongs to (1 to 128 characters) */
  projectId: string;
  /** the message (1 to 128 characters) */
  messageId: string;
  /** the reaction (at most 64 characters, not blank) */
  emoji: string;
}

/** A new content. */
export interface MessageEdit {
  /** the chat (1 to 128 characters) */
  chatId: string;
  /** the project that it belongs to (1 to 128 characters) */
  projectId: string;
  /** the message (1 to 128 characters) */
  messageId: string;
  /** as that of a new message (at most 16 KiB, not blank) */
  content: string;
}

/** Which message. */
export interface MessageRef {
  /** the chat (1 to 128 characters) */
  chatId: string;
  /** the project that it belongs to (1 to 128 characters) */
  projectId: string;
  /** the message (1 to 128 characters) */
  messageId: string;
}

/** Which messages were read. */
export interface MessageMarkRead {
  /** the chat (1 to 128 characters) */
  chatId: string;
  /** the project that it belongs to (1 to 128 characters) */
  projectId: string;
  /** the messages; at least one (at most 500 entries, each with 1 to 128 characters) */
  messageIds: string[];
}

/** Who calls. */
export interface CallIncoming {
  /** the chat */
  chatId: string;
  /** the id of the user who calls */
  callerId: string;
  /** the kind of call, as `audio` or `video` */
  type: string;
  /** since when */
  timestamp: string;
  /** the call, if it has an id */
  callId?: string;
}

/** Who has accepted. */
export interface CallAccepted {
  /** the chat */
  chatId: string;
  /** the id of the user who did */
  acceptedBy: string;
  /** when */
  timestamp?: string;
  /** the call, if it has an id */
  callId?: string;
}

/** Who has rejected. */
export interface CallRejected {
  /** the chat */
  chatId: string;
  /** the id of the user who did */
  rejectedBy: string;
  /** when */
  timestamp?: string;
  /** the call, if it has an id */
  callId?: string;
}

/** Who has ended a call. */
export interface CallEnded {
  /** the chat */
  chatId: string;
  /** the id of the user who hung up, or whose device disconnected; if nobody answered, of the caller */
  endedBy: string;
  /** when */
  timestamp?: string;
  /** the call, if it has an id */
  callId?: string;
  /** why, unless somebody hung up: `timeout`, `disconnected`, `rejected`, `removed` */
  reason?: string;
}

/** A signal, and from whom. */
export interface CallSignalled {
  /** the chat */
  chatId: string;
  /** the call, if it has an id */
  callId?: string;
  /** the id of the user who sent it */
  fromUserId: string;
  /** its kind */
  kind: CallSignalKind;
  /** a session description or a candidate, as the browser made it */
  data: unknown;
}

/** The kind of a signal. */
export type CallSignalKind =
  /** A session description that offers a connection. */
  | "offer"
  /** A session description that answers an offer. */
  | "answer"
  /** An ICE candidate. */
  | "candidate";

/** Whom to call. */
export interface CallInitiate {
  /** the chat (1 to 128 characters) */
  chatId: string;
  /** the kind of call, as `audio` or `video` (at most 64 characters, not blank) */
  type: string;
  /**
   * the ids of the users who are called, 1 to 50 besides the caller (at most 51 entries, each with 1 to 128
   * characters)
   */
  participants: string[];
  /**
   * the id that the client gives this call; if it is absent the server makes one, and chat and caller
   * identify the call (1 to 128 characters)
   */
  callId?: string;
}

/** Which call is accepted or rejected. */
export interface CallAnswer {
  /** the chat (1 to 128 characters) */
  chatId: string;
  /** the id of the user who called (1 to 128 characters) */
  callerId: string;
  /** the call, if it has an id (1 to 128 characters) */
  callId?: string;
}

/** Which call to end. */
export interface CallEnd {
  /** the chat (1 to 128 characters) */
  chatId: string;
  /**
   * the ids of the users who are in it; the server uses its own list only (at most 51 entries, each with 1 to
   * 128 characters)
   */
  participants: string[];
  /** the call, if it has an id (1 to 128 characters) */
  callId?: string;
}

/** A signal, and to whom. */
export interface CallSignal {
  /** the chat (1 to 128 characters) */
  chatId: string;
  /** the call, if it has an id (1 to 128 characters) */
  callId?: string;
  /** the id of the user who is to receive it (1 to 128 characters) */
  targetUserId: string;
  /** its kind */
  kind: CallSignalKind;
  /** a session description or a candidate, as the browser made it (at most 64 KiB of JSON) */
  data: unknown;
}

/** Why something was refused. */
export interface ErrorPayload {
  /** for a developer to read */
  message: string;
  /** the limit that was reached, where one was */
  limit?: number;
  /** a word for programs, as in `RefusalCode` */
  code?: string;
  /** the name of the event that was refused */
  event?: string;
  /** the field that is wrong */
  field?: string;
  /** after how many milliseconds it may be tried again */
  retryAfterMs?: number;
}

/** A project on the wire. */
export interface ProjectPayload {
  /** its id */
  _id: string;
  /** shown to users */
  name?: string;
  /** when it happened */
  timestamp?: string;
}

/** What has changed. */
export interface DataChange {
  /** the project */
  projectId: string;
  /** the collection */
  collectionId: string;
  /** how it has changed, as `create`, `update` or `delete` */
  action: string;
  /** what it is now, or was; any JSON */
  data: unknown;
  /** when */
  timestamp: string;
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
