package dev.parlance.example.dialect;

import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.socket.Server;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Clients of the four other catalogues beside the platform's: what is written in one dialect is broadcast in all, by the platform's
 * log.
 */
public final class ChatDialects {
    private final MessengerClients messenger;
    private final SocialClients social;
    private final ConversationClients conversations;
    private final EventstreamClients eventstream;

    /**
     * Makes them.
     *
     * @param messages the platform's
     * @param ids makes the ids of messages
     * @param source has what a catalogue stores beside the chats
     */
    public ChatDialects(
            Server server, ChatDomain domain, MessageFeature messages, Supplier<String> ids, DataSource source) {
        messenger = new MessengerClients(domain, messages, ids, server);
        social = new SocialClients(domain, source);
        conversations = new ConversationClients(domain, source, server);
        eventstream = new EventstreamClients(domain);
        messages.onBroadcast(messenger::broadcast)
                .onBroadcast(social::broadcast)
                .onBroadcast(conversations::broadcast)
                .onBroadcast(eventstream::broadcast);
    }

    /** Installs all of them. */
    public void installOn(Server server) {
        messenger.installOn(server);
        social.installOn(server);
        conversations.installOn(server);
        eventstream.installOn(server);
    }

    /** A user has come into a chat. The messenger and the social catalogue ask each time who is in it. */
    public void accessChanged(String userId) {
        conversations.accessChanged(userId);
        eventstream.accessChanged(userId);
    }
}
