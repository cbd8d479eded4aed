package dev.parlance.example.dialect;

import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.socket.Server;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Installs the four other dialects beside the platform's. */
public final class ChatDialects {
    private ChatDialects() {}

    /**
     * Lets clients of all catalogues follow the chats: what is written in one is broadcast to all, by the platform's log.
     *
     * @param messages the platform's
     * @param ids makes the ids of messages
     * @param source has what a catalogue stores beside the chats
     */
    public static void install(
            Server server, ChatDomain domain, MessageFeature messages, Supplier<String> ids, DataSource source) {
        MessengerClients messenger = new MessengerClients(domain, messages, ids, server);
        SocialClients social = new SocialClients(domain, source);
        ConversationClients conversations = new ConversationClients(domain, source, server);
        EventstreamClients eventstream = new EventstreamClients(domain, server);
        messenger.installOn(server);
        social.installOn(server);
        conversations.installOn(server);
        messages.onBroadcast(messenger::broadcast)
                .onBroadcast(social::broadcast)
                .onBroadcast(conversations::broadcast)
                .onBroadcast(eventstream::broadcast);
    }
}
