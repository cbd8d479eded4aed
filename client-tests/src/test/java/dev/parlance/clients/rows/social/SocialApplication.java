package dev.parlance.clients.rows.social;

import dev.parlance.catalogue.social.InMemorySocialChats;
import dev.parlance.catalogue.social.InMemorySocialMessages;
import dev.parlance.catalogue.social.Member;
import dev.parlance.catalogue.social.Reward;
import dev.parlance.catalogue.social.ScoreEvents.ScoreUpdated;
import dev.parlance.catalogue.social.SocialBuilder;
import dev.parlance.catalogue.social.SocialEvents;
import dev.parlance.catalogue.social.SocialEvents.MessagePayload;
import dev.parlance.catalogue.social.SocialFeature;
import dev.parlance.catalogue.social.SocialRefusals;
import dev.parlance.catalogue.social.SocialUser;
import dev.parlance.catalogue.social.SocialUserPayload;
import dev.parlance.clients.rows.world.Publications;
import dev.parlance.clients.rows.world.Published;
import dev.parlance.socket.Namespace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The feature on one namespace, and the application's actions on it. */
final class SocialApplication {
    private static final Instant AN_HOUR_AGO = Instant.parse("2026-03-01T11:00:00Z");

    private final InMemorySocialChats chats = new InMemorySocialChats()
            .add("c1", "ada", "bob", "eve")
            .add("c2", "ada", "bob")
            .add("c4", "eve", "dan")
            .add("c5", "mallory");
    private final InMemorySocialMessages messages = new InMemorySocialMessages()
            .add(new MessagePayload("m1", SocialUserPayload.of(new Member("bob")), "c1", null, "Hello", AN_HOUR_AGO));
    private final Publications publications = new Publications();
    private final SocialFeature social;

    /** Installs it; returns the application's actions. */
    static Publications install(Namespace<Member> namespace, Set<String> with) {
        SocialApplication application = new SocialApplication(with);
        namespace.install(application.social);
        if (with.contains("unverified")) {
            namespace.useEvents((socket, event) -> {
                if (!event.name().startsWith("rows:")) {
                    throw SocialRefusals.verificationRequired("Please verify your email first");
                }
            });
        }
        if (with.contains("broken")) {
            namespace.on(SocialEvents.STOP_TYPING, (socket, typing) -> {
                throw new IllegalStateException("on purpose");
            });
        }
        return application.publications;
    }

    private SocialApplication(Set<String> with) {
        SocialBuilder builder =
                SocialFeature.builder(chats).messages(messages).admission((user, handshake) -> admit(user));
        social = (with.contains("aliases") ? builder.aliases() : builder).build();
        actOnChats();
        actOnUsers();
    }

    private static void admit(SocialUser user) {
        if (user.equals(SocialRows.NOBODY)) {
            throw SocialRefusals.authorizationFailed("Please sign in");
        }
        if (user.id().equals("tom")) {
            throw SocialRefusals.accountTerminated("Your account has been terminated.");
        }
    }

    private void actOnChats() {
        publications.on("message.post", what -> {
            MessagePayload message = what.as(0, MessagePayload.class);
            messages.add(message);
            social.messagePosted(message);
        });
        publications.on("chat.read", what -> social.messagesRead(what.text(0), new Member(what.text(1))));
        publications.on("chat.create", what -> {
            chats.add(what.text(0), what.text(1), what.text(2));
            social.chatCreated(what.text(0));
        });
        publications.on("chat.join", what -> {
            chats.add(what.text(0), what.text(1));
            String admin = optional(what, 2);
            social.chatJoined(what.text(0), new Member(what.text(1)), admin == null ? null : new Member(admin));
        });
        publications.on("chat.remove", what -> {
            chats.remove(what.text(0), what.text(1));
            social.participantRemoved(what.text(0), what.text(1));
        });
        publications.on(
                "chat.delete",
                what -> social.chatDeleted(what.text(0), what.text(1), optional(what, 2), chats.delete(what.text(0))));
        publications.on("typing.start", what -> social.typingStarted(what.text(0), new Member(what.text(1))));
        publications.on("typing.stop", what -> social.typingStopped(what.text(0), what.text(1)));
    }

    private void actOnUsers() {
        publications.on(
                "reward.consume",
                what -> social.rewardConsumed(what.as(0, Reward.class), List.of(what.as(1, String[].class))));
        publications.on("score.update", what -> social.scoreUpdated(what.text(0), what.as(1, ScoreUpdated.class)));
        publications.on("account.terminate", what -> social.accountTerminated(what.text(0), what.text(1)));
        publications.on("account.refuse", what -> social.authorizationFailed(what.text(0), what.text(1)));
    }

    private static @Nullable String optional(Published what, int index) {
        return what.arguments().size() > index ? what.text(index) : null;
    }
}
