package dev.parlance.example.dialect;

import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.conversation.Conversation;
import dev.parlance.catalogue.conversation.ConversationDetails;
import dev.parlance.catalogue.conversation.ConversationFeature;
import dev.parlance.catalogue.conversation.ConversationRights;
import dev.parlance.catalogue.conversation.ConversationStore;
import dev.parlance.catalogue.conversation.JdbcConversationStore;
import dev.parlance.catalogue.conversation.OutgoingMessage;
import dev.parlance.catalogue.conversation.Participant;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.Account;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets clients of the conversation catalogue follow the chats. A conversation has numbered events, which a chat has not: so
 * each chat has a conversation of its id in the same database, with its members and messages.
 */
final class ConversationClients {
    private final ChatDomain domain;
    private final ConversationStore store;
    private final ConversationFeature conversations;

    /** What is done here the chat has allowed already. */
    private static final ConversationRights ALLOWED = new ConversationRights() {
        @Override
        public boolean maySend(Conversation conversation, String actorId, @Nullable Participant actor) {
            return true;
        }

        @Override
        public boolean mayAdd(
                Conversation conversation, String actorId, @Nullable Participant actor, Participant added) {
            return true;
        }

        @Override
        public boolean mayRemove(
                Conversation conversation, String actorId, @Nullable Participant actor, Participant removed) {
            return true;
        }
    };

    ConversationClients(ChatDomain domain, DataSource source, Server server) {
        this.domain = domain;
        this.store = new JdbcConversationStore(source, server).createTables();
        this.conversations = new ConversationFeature(store).rights(ALLOWED);
    }

    void installOn(Server server) {
        Namespace<Account> namespace = server.namespaceBuilder(ConversationCatalogue.NAMESPACE)
                .authenticator(new TokenAuthenticator<>(domain.accounts()::byToken))
                .catalogues(ConversationCatalogue.CONVERSATION)
                .build();
        namespace.install(conversations);
        // Chats that nobody has written in since are conversations too.
        namespace.onConnect(socket -> accessChanged(socket.user().id()));
    }

    void accessChanged(String userId) {
        domain.chatsOf(userId).forEach(this::follow);
    }

    /** Sent again with the same id, after a crash, it is not sent twice. */
    void broadcast(Chat chat, Message message) {
        if (follow(chat)) {
            conversations.send(
                    chat.id(),
                    message.sender(),
                    OutgoingMessage.text(message.content()).withId(message.id()));
        }
    }

    /**
     * Makes a chat's conversation if there is none, and those its participants who are the chat's members.
     *
     * @return false if it has no members: nobody is there to receive anything
     */
    private synchronized boolean follow(Chat chat) {
        List<String> members = domain.chats().members(chat.id());
        if (members.isEmpty()) {
            return false;
        }
        String owner = members.get(0);
        if (store.find(chat.id()) == null) {
            unlessDone(() -> conversations.create(
                    chat.id(),
                    owner,
                    ConversationDetails.named(chat.name()),
                    members.stream().map(Participant::of).toList()));
            return true;
        }
        List<String> participants = store.participants(chat.id()).stream()
                .map(Participant::profileId)
                .toList();
        without(members, participants)
                .forEach(added ->
                        unlessDone(() -> conversations.addParticipant(chat.id(), owner, Participant.of(added))));
        without(participants, members)
                .forEach(removed -> unlessDone(() -> conversations.removeParticipant(chat.id(), owner, removed)));
        return true;
    }

    /** Another server may be faster. */
    private static void unlessDone(Runnable change) {
        try {
            change.run();
        } catch (RefusedException e) {
            if (!e.refusal().code().equals(RefusalCode.CONFLICT)
                    && !e.refusal().code().equals(RefusalCode.NOT_FOUND)) {
                throw e;
            }
        }
    }

    private static List<String> without(List<String> ids, List<String> others) {
        List<String> rest = new ArrayList<>(ids);
        rest.removeAll(others);
        return rest;
    }
}
