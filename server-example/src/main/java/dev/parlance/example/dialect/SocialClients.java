package dev.parlance.example.dialect;

import dev.parlance.catalogue.SocialCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import dev.parlance.catalogue.social.JdbcSocialReadMarkers;
import dev.parlance.catalogue.social.SocialChats;
import dev.parlance.catalogue.social.SocialEvents.LastMessage;
import dev.parlance.catalogue.social.SocialEvents.MessagePayload;
import dev.parlance.catalogue.social.SocialFeature;
import dev.parlance.catalogue.social.SocialUserPayload;
import dev.parlance.socket.Server;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lets clients of the social catalogue follow the chats. */
final class SocialClients implements SocialChats {
    private final ChatDomain domain;
    private final SocialFeature social;

    SocialClients(ChatDomain domain, DataSource source) {
        this.domain = domain;
        this.social = SocialFeature.builder(this)
                .messages(this::last)
                .markers(new JdbcSocialReadMarkers(source).createTables())
                .build();
    }

    void installOn(Server server) {
        server.namespaceBuilder(SocialCatalogue.NAMESPACE)
                .authenticator(new TokenAuthenticator<>(domain.accounts()::byToken))
                .catalogues(SocialCatalogue.SOCIAL)
                .build()
                .install(social);
    }

    void broadcast(Chat chat, Message message) {
        social.messagePosted(payload(message));
    }

    private MessagePayload payload(Message message) {
        return new MessagePayload(
                message.id(),
                SocialUserPayload.of(domain.sender(message)),
                message.chatId(),
                null,
                message.content(),
                message.createdAt());
    }

    private @Nullable LastMessage last(String chatId) {
        Message last = domain.last(chatId);
        return last == null ? null : payload(last).toLastMessage();
    }

    @Override
    public @Nullable Collection<String> members(String chatId) {
        return domain.chats().find(chatId) == null ? null : domain.chats().members(chatId);
    }

    @Override
    public List<String> chatsOf(String userId) {
        return domain.chatsOf(userId).stream().map(Chat::id).toList();
    }
}
