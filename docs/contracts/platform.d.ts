// Made from the catalogue "platform"; change that, not this.

/**
 * The platform catalogue: projects and their data, chats and their messages, calls, wallets, integrations,
 * presence.
 *
 * `Socket<ServerToClientEvents, ClientToServerEvents>` is a client of it.
 */
export type ServerToClientEvents = NamedServerToClientEvents & {
  /**
   * Someone sent `custom:broadcast`, under the name that he gave it: `BROADCAST_SENT.named("move")` is
   * `custom:move`. Goes to everyone in the room that he named, else in the project, but the caller. What the
   * other events here are called is reserved, so that none can be forged.
   */
  [event: `custom:${string}`]: (payload: CustomBroadcastSent) => void;
};

/** What the server sends under a name that is known beforehand. */
export interface NamedServerToClientEvents {
  /** The caller follows a collection, a document or a query from now on. Goes to the caller only. */
  subscribed: (payload: SubscriptionSubscribed) => void;
  /** The caller no longer follows it. Goes to the caller only. */
  unsubscribed: (payload: SubscriptionUnsubscribed) => void;
  /** Someone sent `custom:event`. Goes to everyone in the project but the caller. */
  "custom:event": (payload: CustomEventSent) => void;
  /** The caller is in that room. Goes to the caller only. */
  "custom:joined": (payload: CustomRoomRef) => void;
  /** The caller has left that room. Goes to the caller only. */
  "custom:left": (payload: CustomRoomRef) => void;
  /** Someone has written to this user. Goes to all of his devices. */
  "custom:message": (payload: CustomMessageReceived) => void;
  /** Someone is in another state. Goes to everyone in the project but the caller. */
  "custom:presence": (payload: CustomPresenceChanged) => void;
  /** Someone is typing, or no longer. Goes to everyone in the project but the caller. */
  "custom:typing": (payload: CustomTypingChanged) => void;
  /** Someone shares a file. Goes to the recipients that he named, else to the project. */
  "custom:file:shared": (payload: CustomFileShared) => void;
  /** The caller is in the integration's room and hears of its runs. Goes to the caller only. */
  "integration:joined": (payload: IntegrationJoined) => void;
  /**
   * Something about an integration was refused. Goes to the caller only, beside the ack if it asked for one.
   */
  "integration:error": (payload: IntegrationError) => void;
  /** The caller has left the integration's room. Goes to the caller only. */
  "integration:left": (payload: IntegrationId) => void;
  /** A run has begun. Goes to everyone in the integration's room but the caller. */
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
  /** How an integration is. Goes to the caller only. */
  "integration:status:response": (payload: IntegrationStatusResponse) => void;
  /** The caller hears of the integration's webhooks from now on. Goes to the caller only. */
  "integration:webhook:subscribed": (payload: IntegrationWebhookSubscribed) => void;
  /** The caller hears of the integration's webhooks no longer. Goes to the caller only. */
  "integration:webhook:unsubscribed": (payload: IntegrationId) => void;
  /** The service has called back. Goes to everyone who has asked for this integration's webhooks. */
  "integration:webhook:received": (payload: IntegrationWebhookReceived) => void;
  /** An integration has been used. Goes to everyone in its room. */
  "integration:usage:updated": (payload: IntegrationUsageUpdated) => void;
  /** The caller follows it from now on. Goes to the caller only. */
  "wallet:subscribed": (payload: WalletRoom) => void;
  /** The caller no longer follows it. Goes to the caller only. */
  "wallet:unsubscribed": (payload: WalletRoom) => void;
  /**
   * An address has a new balance. Goes once to everyone who follows the address, its project, its chain or
   * its currency, however many of them, and to those whom the application lets hear of the whole
   * organisation.
   */
  "wallet:balance:updated": (payload: WalletBalanceUpdated) => void;
  /** A transaction was seen that is not confirmed yet. Goes to whom `wallet:balance:updated` goes. */
  "wallet:tx:detected": (payload: WalletTransaction) => void;
  /** A transaction of our own was handed to its chain. Goes to whom `wallet:balance:updated` goes. */
  "wallet:tx:broadcast": (payload: WalletTransaction) => void;
  /** A transaction stands. Goes to whom `wallet:balance:updated` goes. */
  "wallet:tx:confirmed": (payload: WalletTransaction) => void;
  /** A transaction will never stand. Goes to whom `wallet:balance:updated` goes. */
  "wallet:tx:failed": (payload: WalletTransaction) => void;
  /**
   * A user is online. Goes to everyone else in the project, or in his organisation where he named no project;
   * a user's second socket makes no second event.
   */
  "presence:user:online": (payload: PresenceUserOnline) => void;
  /**
   * A user is no longer online: with the last of his sockets he said so or disconnected, and has not come
   * back within a grace of some seconds. Goes to whom `presence:user:online` went.
   */
  "presence:user:offline": (payload: PresenceUserOffline) => void;
  /** Who is online in a project. Goes to the caller only. */
  "presence:online:list": (payload: PresenceOnlineList) => void;
  /**
   * A user has come: with `chatId` into that chat, heard by everyone else in its room; with `projectId` into
   * that project, heard by everyone else in it. Never both. A user's second socket makes no second event.
   */
  "user:online": (payload: UserOnline) => void;
  /** A user has gone with the last of his sockets, from the chat or from the project: see `user:online`. */
  "user:offline": (payload: UserOffline) => void;
  /** Another of the user's tabs has changed what they share. Goes to the same user's other sockets. */
  "session:updated": (payload: SessionUpdated) => void;
  /**
   * The user's session was ended by the server; a client asks him to sign in again. Goes to all of his
   * sockets.
   */
  "session:expired": (payload: SessionExpired) => void;
  /** The caller is in the chat's room and hears what happens there. Goes to the caller only. */
  "chat:joined": (payload: ChatJoined) => void;
  /** The caller has left the chat's room. Goes to the caller only. */
  "chat:left": (payload: ChatLeft) => void;
  /**
   * Someone is typing. Goes to everyone in the chat's room but the typist's own socket, each time he says so;
   * a client forgets it after three seconds without another.
   */
  "user:typing:start": (payload: ChatUserTyping) => void;
  /**
   * Someone has stopped typing, with all of his sockets: he said so, left, disconnected, or has not said for
   * a while that he is typing. Goes to everyone in the chat's room but the socket that was the last to type.
   */
  "user:typing:stop": (payload: ChatUserTyping) => void;
  /** The caller's message is kept. Goes to the caller only. */
  "message:sent": (payload: MessageSent) => void;
  /**
   * A message was written. Goes to everyone in the chat's room, the sender's sockets too, in the order in
   * which messages are kept; clients know one that they have already by its `_id`.
   */
  "message:new": (payload: MessageNew) => void;
  /**
   * Someone reacted, or took the same reaction back: clients toggle it. Goes to everyone in the chat's room.
   */
  "message:reaction": (payload: MessageReaction) => void;
  /** A message was edited by its author, or who else may. Goes to everyone in the chat's room. */
  "message:edited": (payload: MessageEdited) => void;
  /** A message was deleted by its author, or who else may. Goes to everyone in the chat's room. */
  "message:deleted": (payload: MessageDeleted) => void;
  /** Someone has read messages. Goes to everyone in the chat's room. */
  "messages:read": (payload: MessagesRead) => void;
  /** Someone calls. Goes to all devices of each participant but the caller. */
  "call:incoming": (payload: CallIncoming) => void;
  /**
   * A call was accepted. Goes to all devices of who called, and to the other devices of who accepted, to end
   * ringing.
   */
  "call:accepted": (payload: CallAccepted) => void;
  /**
   * A call was rejected. Goes to all devices of who called, and to the other devices of who rejected, to end
   * ringing.
   */
  "call:rejected": (payload: CallRejected) => void;
  /**
   * A call is over. Goes to all devices of each participant; to those of one participant only, if he did not
   * answer in time or is lost while others still talk.
   */
  "call:ended": (payload: CallEnded) => void;
  /**
   * Another participant's device tells this one how to connect. Goes to the target's devices that are in the
   * call.
   */
  "call:signal": (payload: CallSignalled) => void;
  /**
   * Something that the caller sent was refused. Goes to the caller only, beside the ack if it asked for one;
   * the families that have an error event of their own use that instead.
   */
  error: (payload: ErrorPayload) => void;
  /** There is a new project. */
  "project:created": (payload: ProjectPayload) => void;
  /** A project was changed. */
  "project:updated": (payload: ProjectPayload) => void;
  /** A project is gone. */
  "project:deleted": (payload: ProjectPayload) => void;
  /** A project has a new collection. Goes to who follows the project. */
  "db:collection_created": (payload: DataChange) => void;
  /** A collection has another schema. Goes to who follows the project. */
  "db:collection_updated": (payload: DataChange) => void;
  /** A collection is gone. Goes to who follows the project. */
  "db:collection_deleted": (payload: DataChange) => void;
  /** A document was made. Goes to who follows the collection, the project, or a query that finds it. */
  "db:create": (payload: DataChange) => void;
  /**
   * A document was changed. Goes to who follows it, its collection, its project, or a query that finds it.
   */
  "db:update": (payload: DataChange) => void;
  /** A document is gone. Goes to who followed it, its collection, its project, or a query that found it. */
  "db:delete": (payload: DataChange) => void;
  /**
   * Something in a collection has changed, for clients that do not ask what. Goes to who follows the
   * collection.
   */
  "data:change": (payload: DataChange) => void;
  /** A document has changed, for clients that do not ask how. Goes to who follows the document. */
  "document:change": (payload: DataChange) => void;
  /**
   * Something in a project has changed, for clients that do not ask what. Goes to who follows the project.
   */
  "project:data:change": (payload: DataChange) => void;
}

/** What a client sends; to ask for an ack is its own choice where `ack` may be left out. */
export interface ClientToServerEvents {
  /**
   * Follows a project: a client sends it when it opens one, as a bare id or as an object. The socket joins
   * the project's room; the ack, if asked for, is all that answers it.
   */
  "subscribe:project": (payload: SubscriptionProjectRef | string, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Follows a collection: its schema and its documents. Answered by `subscribed`. As a bare id it is followed
   * without an answer: the project is then the one that the collection belongs to, and the handler returns
   * null.
   */
  "subscribe:collection": (payload: SubscriptionSubscribeCollection | string, ack: (answer: SubscriptionSubscribed | Refused) => void) => void;
  /** Follows a collection no longer. Answered by `unsubscribed`, also where the caller did not follow it. */
  "unsubscribe:collection": (payload: SubscriptionCollectionRef, ack: (answer: SubscriptionUnsubscribed | Refused) => void) => void;
  /** Follows one document. Answered by `subscribed`. */
  "subscribe:document": (payload: SubscriptionSubscribeDocument, ack: (answer: SubscriptionSubscribed | Refused) => void) => void;
  /**
   * Follows those documents of a collection that a query finds, instead of what the caller has followed under
   * that name. Answered by `subscribed`. Refused with `not-found` if there is neither a query in it nor one
   * that the application knows by that name.
   */
  "subscribe:query": (payload: SubscriptionSubscribeQuery, ack: (answer: SubscriptionSubscribed | Refused) => void) => void;
  /** Follows a project no longer. Answered by `unsubscribed`, also where the caller did not follow it. */
  "unsubscribe:project": (payload: SubscriptionProjectRef, ack: (answer: SubscriptionUnsubscribed | Refused) => void) => void;
  /** Follows a document no longer. Answered by `unsubscribed`, also where the caller did not follow it. */
  "unsubscribe:document": (payload: SubscriptionDocumentRef, ack: (answer: SubscriptionUnsubscribed | Refused) => void) => void;
  /** Follows a query no longer. Answered by `unsubscribed`, also where the caller did not follow it. */
  "unsubscribe:query": (payload: SubscriptionQueryRef, ack: (answer: SubscriptionUnsubscribed | Refused) => void) => void;
  /** Tells a project anything: everyone else in it hears `custom:event` with the same members. */
  "custom:event": (payload: CustomSendEvent, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Tells a project, or a room in it, anything under a name of its own: they hear `custom:<event>`. Refused
   * with `validation-failed` if the name is reserved.
   */
  "custom:broadcast": (payload: CustomBroadcast, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Joins a room of the application's own, within the project that the connection works in. Answered by
   * `custom:joined`.
   */
  "custom:join": (payload: CustomRoomRef, ack: (answer: CustomRoomRef | Refused) => void) => void;
  /** Leaves such a room. Answered by `custom:left`, also where the caller was not there. */
  "custom:leave": (payload: CustomRoomRef, ack: (answer: CustomRoomRef | Refused) => void) => void;
  /**
   * Writes to one user: he hears `custom:message`. Refused with `permission-denied` unless caller and user
   * share a project.
   */
  "custom:message": (payload: CustomSendMessage, ack?: (answer: Success | Refused) => void) => void;
  /** Says in which state the caller is: the project hears `custom:presence`. */
  "custom:presence": (payload: CustomSetPresence, ack?: (answer: Success | Refused) => void) => void;
  /** Says that the caller is typing, or no longer: the project hears `custom:typing`. */
  "custom:typing": (payload: CustomSetTyping, ack?: (answer: Success | Refused) => void) => void;
  /** Shares a file: its recipients, or the project, hear `custom:file:shared`. */
  "custom:file:share": (payload: CustomShareFile, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Joins an integration's room: a client sends it when it opens its page. Answered by `integration:joined`.
   */
  "integration:join": (payload: IntegrationRef, ack: (answer: IntegrationJoined | Refused) => void) => void;
  /** Leaves an integration's room. Answered by `integration:left`, also where the caller was not there. */
  "integration:leave": (payload: IntegrationId, ack: (answer: IntegrationId | Refused) => void) => void;
  /**
   * Runs an endpoint of the service, for those who have joined the integration's room. Answered by
   * `integration:execution:completed` with the result; the others in the room hear
   * `integration:execution:started`, then `integration:execution:completed` as a summary. If the run fails,
   * all of them hear `integration:execution:failed`; the caller's ack says `timeout` if the service did not
   * answer in time.
   */
  "integration:execute": (payload: IntegrationExecute, ack: (answer: IntegrationRunCompleted | Refused) => void) => void;
  /**
   * Tries an endpoint of the service, for those who have joined the integration's room. The room hears
   * `integration:test:started`, then `integration:test:completed`, which is the caller's answer too, or
   * `integration:test:failed`.
   */
  "integration:test": (payload: IntegrationTest, ack: (answer: IntegrationRunCompleted | Refused) => void) => void;
  /** Asks how an integration is. Answered by `integration:status:response`. */
  "integration:status": (payload: IntegrationRef, ack: (answer: IntegrationStatusResponse | Refused) => void) => void;
  /**
   * Asks to hear of an integration's webhooks: `integration:webhook:received`. Answered by
   * `integration:webhook:subscribed`.
   */
  "integration:webhook:subscribe": (payload: IntegrationRef, ack: (answer: IntegrationWebhookSubscribed | Refused) => void) => void;
  /**
   * Asks to hear of them no longer. Answered by `integration:webhook:unsubscribed`, also where the caller did
   * not.
   */
  "integration:webhook:unsubscribe": (payload: IntegrationId, ack: (answer: IntegrationId | Refused) => void) => void;
  /** Follows one address. Answered by `wallet:subscribed`. */
  "wallet:subscribe:address": (payload: WalletAddressRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /** Follows all addresses of a project. Answered by `wallet:subscribed`. */
  "wallet:subscribe:project": (payload: WalletProjectRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /** Follows all addresses on a chain that the caller may see. Answered by `wallet:subscribed`. */
  "wallet:subscribe:chain": (payload: WalletChainRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /** Follows whatever happens in a currency that the caller may see. Answered by `wallet:subscribed`. */
  "wallet:subscribe:currency": (payload: WalletCurrencyRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /**
   * Follows an address no longer. Answered by `wallet:unsubscribed`, also where the caller did not follow it.
   */
  "wallet:unsubscribe:address": (payload: WalletAddressRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /**
   * Follows a project no longer. Answered by `wallet:unsubscribed`, also where the caller did not follow it.
   */
  "wallet:unsubscribe:project": (payload: WalletProjectRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /**
   * Follows a chain no longer. Answered by `wallet:unsubscribed`, also where the caller did not follow it.
   */
  "wallet:unsubscribe:chain": (payload: WalletChainRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /**
   * Follows a currency no longer. Answered by `wallet:unsubscribed`, also where the caller did not follow it.
   */
  "wallet:unsubscribe:currency": (payload: WalletCurrencyRef, ack: (answer: WalletRoom | Refused) => void) => void;
  /**
   * Says that the caller is online, in a project or in all of his organisation: those hear
   * `presence:user:online`, if it is the user's first socket there. Refused with `permission-denied` unless
   * he is a member of the project.
   */
  "presence:online": (payload: PresenceGoOnline, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Says that the caller is not online any more, wherever he said that he was. If it was the user's last
   * socket there, those who heard `presence:user:online` hear `presence:user:offline` after the grace, as
   * they do when it disconnects. Has no argument.
   */
  "presence:offline": (ack?: (answer: Success | Refused) => void) => void;
  /**
   * Says that the caller is still there; clients send it every 30 seconds. Nobody hears of it. Has no
   * argument.
   */
  "presence:update": (ack?: (answer: Success | Refused) => void) => void;
  /**
   * Asks who is online in a project. Answered by `presence:online:list`; refused with `permission-denied`
   * unless the caller is a member of it.
   */
  "presence:get:online": (payload: PresenceProjectRef, ack: (answer: PresenceOnlineList | Refused) => void) => void;
  /**
   * Says that the user has signed in to a project on this client: everyone else in it hears `user:online`, if
   * it is his first socket there.
   */
  "auth:login": (payload: SessionProjectRef, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Says that the user has signed out of a project: everyone else in it hears `user:offline`, if it was his
   * last socket there; as when that disconnects.
   */
  "auth:logout": (payload: SessionProjectRef, ack?: (answer: Success | Refused) => void) => void;
  /** Changes what the user's tabs share: his other sockets hear `session:updated`. */
  "auth:session:update": (payload: SessionUpdateSession, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Joins the chat's room: a client sends it when it opens a chat. Answered by `chat:joined`; if it is the
   * user's first socket there, everyone else in the room hears `user:online`. Sent again it is answered again
   * and changes nothing. Refused with `permission-denied` unless the user is a member of that chat in that
   * project.
   */
  "chat:join": (payload: ChatJoin, ack: (answer: ChatJoined | Refused) => void) => void;
  /**
   * Leaves the chat's room: a client sends it when it closes a chat. Answered by `chat:left`, also where the
   * caller was not there; if it was the user's last socket there, the room hears `user:offline`, as it does
   * when that socket disconnects.
   */
  "chat:leave": (payload: ChatRef, ack: (answer: ChatLeft | Refused) => void) => void;
  /**
   * Says that the caller is typing, or still is: the room hears `user:typing:start` each time. It ends by
   * itself when it is not said again for a while. Refused with `permission-denied` unless this socket has
   * joined the chat.
   */
  "chat:typing:start": (payload: ChatRef, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Says that the caller has stopped typing: the room hears `user:typing:stop`, unless he does not type, or
   * still does in another tab. Refused with `permission-denied` unless this socket has joined the chat.
   */
  "chat:typing:stop": (payload: ChatRef, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Writes a message. It is kept first, then goes to the room as `message:new`, and is answered by
   * `message:sent`. Refused with `permission-denied` unless this socket has joined the chat. With a
   * `clientMessageId` it may be sent again safely: it is kept and told to the room once, the answer says
   * `duplicate`.
   */
  "message:send": (payload: MessageSend, ack: (answer: MessageSent | Refused) => void) => void;
  /** Reacts to a message; the same emoji again takes it back. The room hears `message:reaction`. */
  "message:react": (payload: MessageReact, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Changes the content of a message of the caller's own, or that he may change. The room hears
   * `message:edited`.
   */
  "message:edit": (payload: MessageEdit, ack?: (answer: Success | Refused) => void) => void;
  /** Deletes a message of the caller's own, or that he may delete. The room hears `message:deleted`. */
  "message:delete": (payload: MessageRef, ack?: (answer: Success | Refused) => void) => void;
  /** Says that the caller has read messages; may be said again. The room hears `messages:read`. */
  "messages:mark:read": (payload: MessageMarkRead, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Calls members of a chat: they hear `call:incoming`. This device is the caller's in the call: if it is
   * lost, the call ends. Refused with `permission-denied` if one of those who are called is no member of that
   * chat, and with `conflict` if there is a call of that id, or one of the caller in that chat already.
   */
  "call:initiate": (payload: CallInitiate, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Accepts a call: who called hears `call:accepted`. This device is the one in the call from then on.
   * Refused with `conflict` if the caller has answered already, with whatever device.
   */
  "call:accept": (payload: CallAnswer, ack?: (answer: Success | Refused) => void) => void;
  /** Rejects a call: who called hears `call:rejected`. Refused with `conflict` as `call:accept` is. */
  "call:reject": (payload: CallAnswer, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Hangs up, for all: all participants hear `call:ended`. For who is in the call; who is called rejects it.
   */
  "call:end": (payload: CallEnd, ack?: (answer: Success | Refused) => void) => void;
  /**
   * Tells a participant of an accepted call how to connect, in WebRTC's terms: he hears `call:signal`.
   * Refused with `permission-denied` unless both are participants whom the server knows to be in the call,
   * the caller with this device.
   */
  "call:signal": (payload: CallSignal, ack?: (answer: Success | Refused) => void) => void;
}

/** What an ack gets if the event was refused. */
export type Refused = { error: Refusal };

/** What an ack gets where there is nothing else to say. */
export type Success = { ok: true };

/** What is followed. */
export interface SubscriptionSubscribed {
  /** what it is */
  type: SubscriptionKind;
  /** its id */
  id: string;
  /** the project that it belongs to */
  projectId: string;
  /** the collection that a document or a query is in; left out for a collection itself */
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
  /** Others may come. */
  | (string & {});

/** What is no longer followed. */
export interface SubscriptionUnsubscribed {
  /** what it is */
  type: SubscriptionKind;
  /** its id */
  id: string;
}

/** Which project. */
export interface SubscriptionProjectRef {
  /** the project */
  projectId: string;
}

/** Which collection to follow. */
export interface SubscriptionSubscribeCollection {
  /** the project that it belongs to; null only where the client sent no object but the collection's id */
  projectId: string;
  /** the collection */
  collectionId: string;
}

/** Which collection. */
export interface SubscriptionCollectionRef {
  /** the collection */
  collectionId: string;
}

/** Which document to follow. */
export interface SubscriptionSubscribeDocument {
  /** the project that it belongs to */
  projectId: string;
  /** the collection that it is in */
  collectionId: string;
  /** the document */
  documentId: string;
}

/** Which query to follow. */
export interface SubscriptionSubscribeQuery {
  /** the project that it belongs to */
  projectId: string;
  /** the collection that it looks in */
  collectionId: string;
  /** what the client calls it */
  queryId: string;
  /**
   * what it finds: fields and what they must be, see `docs/query-filters.md`; {} for all documents; null for
   * a query that the application knows by that name
   */
  query?: unknown;
}

/** Which document. */
export interface SubscriptionDocumentRef {
  /** the collection that it is in */
  collectionId: string;
  /** the document */
  documentId: string;
}

/** Which query. */
export interface SubscriptionQueryRef {
  /** the collection that it looks in */
  collectionId: string;
  /** what the client calls it */
  queryId: string;
}

/** Anything, and who told it. */
export interface CustomEventSent {
  /** the project */
  projectId: string;
  /** the id of the user who told it; always there if the server sent it */
  sender?: string;
  /** when; always there if the server sent it */
  timestamp?: string;
  /** all other members of the object, any JSON; never one of those above */
  [member: string]: unknown;
}

/** Anything that was told under a name, and who told it. */
export interface CustomBroadcastSent {
  /** the id of the user who told it */
  sender: string;
  /** when */
  timestamp: string;
  /** the payload's own members, any JSON; never one of those below */
  [member: string]: unknown;
}

/** Which room. */
export interface CustomRoomRef {
  /** what the application calls it */
  room: string;
}

/** What somebody has written. */
export interface CustomMessageReceived {
  /** the id of the user who has */
  from: string;
  /** any JSON */
  message: unknown;
  /** a word of the application's own */
  type: string;
  /** when */
  timestamp: string;
}

/** In which state somebody is. */
export interface CustomPresenceChanged {
  /** who */
  userId: string;
  /** a word of the application's own */
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
  /** false if he no longer is */
  isTyping: boolean;
  /** where, in a word of the application's own */
  context?: string;
}

/** Which file is shared by whom. */
export interface CustomFileShared {
  /** the project */
  projectId: string;
  /** the file */
  fileId: string;
  /** for people to read */
  fileName: string;
  /** the id of the user who shares it */
  sharedBy: string;
  /** the ids of the users whom it is shared with; left out for the whole project */
  recipients?: string[];
  /** when */
  timestamp: string;
}

/** Anything. */
export interface CustomSendEvent {
  /** whom to tell it */
  projectId: string;
  /** all other members of the object, any JSON */
  [member: string]: unknown;
}

/** Anything, under a name. */
export interface CustomBroadcast {
  /** whom to tell it */
  projectId: string;
  /** the name, without `custom:` */
  event: string;
  /** any JSON */
  payload?: unknown;
  /** a room to tell it instead; null for the whole project */
  room?: string;
}

/** What to write to whom. */
export interface CustomSendMessage {
  /** the id of the user */
  targetUserId: string;
  /** any JSON */
  message: unknown;
  /** a word of the application's own; null for `text` */
  type?: string;
}

/** In which state the caller is. */
export interface CustomSetPresence {
  /** whom to tell it */
  projectId: string;
  /** a word of the application's own */
  status: string;
  /** any JSON */
  metadata?: unknown;
}

/** Whether the caller is typing. */
export interface CustomSetTyping {
  /** whom to tell it */
  projectId: string;
  /** false if he no longer is */
  isTyping: boolean;
  /** where, in a word of the application's own */
  context?: string;
}

/** Which file to share with whom. */
export interface CustomShareFile {
  /** the project */
  projectId: string;
  /** the file */
  fileId: string;
  /** for people to read */
  fileName: string;
  /** the ids of the users to share it with; null for the whole project */
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
  /** the integration, where one was named */
  integrationId?: string;
  /** for a developer to read */
  message: string;
  /** a word for programs, as in `RefusalCode` */
  code?: string;
  /** the field that is wrong */
  field?: string;
  /** after how many milliseconds it may be tried again */
  retryAfterMs?: number;
  /** the name of the event that was refused */
  event?: string;
}

/** Which integration. */
export interface IntegrationId {
  /** the integration */
  integrationId: string;
}

/** What has begun. */
export interface IntegrationRunStarted {
  /** the integration */
  integrationId: string;
  /** the name of the endpoint */
  endpoint: string;
  /** when */
  timestamp?: string;
}

/** What has ended: with a result for who asked for it, or as a summary that says whether it went well. */
export interface IntegrationRunCompleted {
  /** the integration */
  integrationId: string;
  /** the name of the endpoint */
  endpoint: string;
  /** what came of it; left out in a summary */
  result?: IntegrationRunResult;
  /** whether it went well; in a summary */
  success?: boolean;
  /** when it ended */
  timestamp: string;
}

/** What came of a run. */
export interface IntegrationRunResult {
  /** whether the service says that it went well */
  success: boolean;
  /** what the service answered, any JSON */
  data: unknown;
}

/** What has failed. */
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

/** How an integration was at a moment. */
export interface IntegrationStatusResponse {
  /** the integration */
  integrationId: string;
  /** how it is */
  status: IntegrationStatus;
  /** when */
  timestamp: string;
}

/** How an integration is. */
export interface IntegrationStatus {
  /** whether it can be used */
  isActive: boolean;
  /** how much it was used, any JSON */
  usage: unknown;
  /** how much it may be used, any JSON */
  rateLimit?: unknown;
  /** when it was used last */
  lastUsed?: string;
}

/** Whose webhooks the caller hears of. */
export interface IntegrationWebhookSubscribed {
  /** the integration */
  integrationId: string;
  /** the project */
  projectId?: string;
}

/** What the service has told. */
export interface IntegrationWebhookReceived {
  /** the integration */
  integrationId: string;
  /** what the service calls it */
  event: string;
  /** what it has told, any JSON */
  data: unknown;
  /** when */
  timestamp: string;
}

/** How much an integration was used. */
export interface IntegrationUsageUpdated {
  /** the integration */
  integrationId: string;
  /** how much */
  usage: IntegrationUsage;
}

/** How much something was used. */
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
  /** the project */
  projectId: string;
  /** the integration */
  integrationId: string;
}

/** What to run. */
export interface IntegrationExecute {
  /** the project */
  projectId: string;
  /** the integration */
  integrationId: string;
  /** the name of the endpoint */
  endpoint: string;
  /** what it takes, any JSON */
  params?: unknown;
  /** what it is sent, any JSON */
  requestData?: unknown;
}

/** What to try. */
export interface IntegrationTest {
  /** the project */
  projectId: string;
  /** the integration */
  integrationId: string;
  /** the name of the endpoint */
  endpoint: string;
}

/** What is followed, or no longer: exactly one of the four, as it was asked for. */
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
  /** what the chain knows the transaction by */
  txHash: string;
  /** how much, a decimal number as a text */
  amount: string;
  /** of what */
  currency: string;
  /** whether it comes to the address or goes from it, in a word of the application's own */
  direction: string;
  /** the id of its project */
  project: string;
  /** when that happened which is told */
  timestamp: string;
}

/** Which address. */
export interface WalletAddressRef {
  /** the id of the address, not the address itself */
  addressId: string;
}

/** Which project. */
export interface WalletProjectRef {
  /** the project */
  projectId: string;
}

/** Which chain. */
export interface WalletChainRef {
  /** the name of the chain in lower case */
  chain: string;
}

/** Which currency. */
export interface WalletCurrencyRef {
  /** the name of the currency */
  currency: string;
}

/** Who is online. */
export interface PresenceUserOnline {
  /** who */
  userId: string;
  /** what others may see of him */
  user: UserPayload;
  /** since when */
  timestamp: string;
  /** where; left out if it is all of his organisation */
  projectId?: string;
}

/** A user on the wire. */
export interface UserPayload {
  /** tells users apart */
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
  /** they */
  users: PresenceOnlineUser[];
  /** how many they are */
  count: number;
}

/** One who is online. */
export interface PresenceOnlineUser {
  /** who */
  userId: string;
  /** what others may see of him */
  user: UserPayload;
  /** when he last said so */
  lastSeen: string;
}

/** Where the caller is online. */
export interface PresenceGoOnline {
  /** the project; null for all of his organisation */
  projectId?: string;
}

/** Which project. */
export interface PresenceProjectRef {
  /** the project */
  projectId: string;
}

/** Who has come, and where. */
export interface UserOnline {
  /** who */
  userId: string;
  /** what others may see of him */
  user?: UserPayload;
  /** the project that he has come into; null if it is a chat */
  projectId?: string;
  /** the chat that he has come into; null if it is a project */
  chatId?: string;
  /** when */
  timestamp: string;
}

/** Who has gone, and from where. */
export interface UserOffline {
  /** who */
  userId: string;
  /** the project that he has left; null if it is a chat */
  projectId?: string;
  /** the chat that he has left; null if it is a project */
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
  /** the project */
  projectId: string;
}

/** What the user's tabs share from now on. */
export interface SessionUpdateSession {
  /** the project */
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
  /** the chat */
  chatId: string;
  /** the project that it belongs to */
  projectId: string;
}

/** Which chat. */
export interface ChatRef {
  /** the chat */
  chatId: string;
}

/** Which message was kept. */
export interface MessageSent {
  /** its id from now on */
  messageId: string;
  /** when it was written */
  timestamp: string;
  /** the chat */
  chatId?: string;
  /** what the client called it */
  clientMessageId?: string;
  /** true if it had been sent before; else left out */
  duplicate?: boolean;
}

/** A message, and where it was said. */
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
  /** what was said */
  content: string;
  /** the id of the user who wrote it */
  sender: string;
  /** the id of its chat */
  chat: string;
  /** what the content is */
  type: MessageType;
  /** the message that it answers */
  replyTo?: string;
  /** the ids of users whom it names; left out if there are none */
  mentions?: string[];
  /** when it was written */
  createdAt: string;
}

/** What a message's content is. */
export type MessageType =
  /** A text for people to read. */
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
  /** for people to read */
  name: string;
  /** a word of the application's own */
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

/** What a message says now. */
export interface MessageEdited {
  /** the message */
  messageId: string;
  /** what it says now */
  content: string;
  /** when it was edited */
  editedAt: string;
  /** the chat */
  chatId?: string;
}

/** Which message is gone. */
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

/** What to say. */
export interface MessageSend {
  /** the chat */
  chatId: string;
  /** the project that it belongs to */
  projectId: string;
  /** what the content is */
  type: MessageType;
  /** not blank, at most 16 KiB of UTF-8 */
  content: string;
  /** the message of this chat that it answers */
  replyTo?: string;
  /** the ids of users whom it names, at most 100 */
  mentions?: string[];
  /** what the client calls this message, so that a repeat is known as one */
  clientMessageId?: string;
}

/** A reaction. */
export interface MessageReact {
  /** the chat */
  chatId: string;
  /** the project that it belongs to */
  projectId: string;
  /** the message */
  messageId: string;
  /** the reaction, 1 to 64 characters */
  emoji: string;
}

/** A new content. */
export interface MessageEdit {
  /** the chat */
  chatId: string;
  /** the project that it belongs to */
  projectId: string;
  /** the message */
  messageId: string;
  /** not blank, at most 16 KiB of UTF-8 */
  content: string;
}

/** Which message. */
export interface MessageRef {
  /** the chat */
  chatId: string;
  /** the project that it belongs to */
  projectId: string;
  /** the message */
  messageId: string;
}

/** Which messages were read. */
export interface MessageMarkRead {
  /** the chat */
  chatId: string;
  /** the project that it belongs to */
  projectId: string;
  /** the messages, 1 to 500 */
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
  /** the call, where it has an id */
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
  /** the call, where it has an id */
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
  /** the call, where it has an id */
  callId?: string;
}

/** Who has ended a call. */
export interface CallEnded {
  /** the chat */
  chatId: string;
  /** the id of the user who hung up, or whose device was lost; if nobody answered, of who called */
  endedBy: string;
  /** when */
  timestamp?: string;
  /** the call, where it has an id */
  callId?: string;
  /** why, where it was not hung up: `timeout`, `disconnected`, `rejected`, `removed` */
  reason?: string;
}

/** What who tells. */
export interface CallSignalled {
  /** the chat */
  chatId: string;
  /** the call, where it has an id */
  callId?: string;
  /** the id of the user who tells it */
  fromUserId: string;
  /** what it is */
  kind: CallSignalKind;
  /** a session description or a candidate, as the browser made it */
  data: unknown;
}

/** What a device tells another. */
export type CallSignalKind =
  /** How it would connect. */
  | "offer"
  /** How it agrees to connect. */
  | "answer"
  /** An address at which it may be reached. */
  | "candidate";

/** Whom to call. */
export interface CallInitiate {
  /** the chat */
  chatId: string;
  /** the kind of call, as `audio` or `video` */
  type: string;
  /** the ids of the users who are called, 1 to 50 besides the caller */
  participants: string[];
  /**
   * what the client calls this call; if it is left out the server makes an id, and chat and caller are enough
   * to tell it
   */
  callId?: string;
}

/** Which call is accepted or rejected. */
export interface CallAnswer {
  /** the chat */
  chatId: string;
  /** the id of the user who called */
  callerId: string;
  /** the call, where it has an id */
  callId?: string;
}

/** Which call is over. */
export interface CallEnd {
  /** the chat */
  chatId: string;
  /** the ids of the users who are in it; the server asks its own list only */
  participants: string[];
  /** the call, where it has an id */
  callId?: string;
}

/** What to tell whom. */
export interface CallSignal {
  /** the chat */
  chatId: string;
  /** the call, where it has an id */
  callId?: string;
  /** the id of the user who is to hear it */
  targetUserId: string;
  /** what it is */
  kind: CallSignalKind;
  /** a session description or a candidate, as the browser made it; at most 64 KiB */
  data: unknown;
}

/** Why. */
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
  /** for people to read */
  name?: string;
  /** when that happened which is told */
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
  /** one of `RefusalCode`, or one that the application defines */
  code: string;
  /** a description for developers; never an exception's message */
  message: string;
  /** the name of the refused event; set by the server */
  event?: string;
  /** the path of the invalid field (`items[2].name`); null if the refusal is not about one field */
  field?: string;
  /** the time in milliseconds after which the client may retry; null if it is not known */
  retryAfterMs?: number;
}
