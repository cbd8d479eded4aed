package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parlance.catalogue.SocialExamples.Client;
import dev.parlance.catalogue.SocialExamples.Person;
import dev.parlance.catalogue.social.Reward;
import dev.parlance.catalogue.social.ScoreEvents.RewardConsumed;
import dev.parlance.catalogue.social.ScoreEvents.ScoreUpdated;
import dev.parlance.catalogue.social.SocialErrorEvents.SocialErrorPayload;
import dev.parlance.catalogue.social.SocialEvents.ChatDeleted;
import dev.parlance.catalogue.social.SocialEvents.ChatJoined;
import dev.parlance.catalogue.social.SocialEvents.ChatParticipantRemoved;
import dev.parlance.catalogue.social.SocialEvents.ChatRef;
import dev.parlance.catalogue.social.SocialEvents.LastMessage;
import dev.parlance.catalogue.social.SocialEvents.MessageEvent;
import dev.parlance.catalogue.social.SocialEvents.MessagePayload;
import dev.parlance.catalogue.social.SocialEvents.MessagesRead;
import dev.parlance.catalogue.social.SocialEvents.Presence;
import dev.parlance.catalogue.social.SocialEvents.Typing;
import dev.parlance.catalogue.social.SocialFeature;
import dev.parlance.catalogue.social.SocialRefusals;
import dev.parlance.catalogue.social.SocialUserPayload;
import dev.parlance.event.Catalogue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** That the documents' examples travel word for word when the feature makes them happen, in both ways of reading them. */
class SocialExamplesTest {
    private static final Person RECEIVER = Person.named("receiver");
    private static final Instant TIME = Instant.parse("2025-09-12T15:36:43.453Z");

    private final Wire wire = new Wire();
    private final List<DocumentedEvent> given = DocumentedEvent.all().stream()
            .filter(event -> event.catalogue().equals("social") && event.example() != null)
            .toList();

    @TestFactory
    Stream<DynamicTest> examplesTravelUnderTheirNames() {
        return examples(SocialCatalogue.SOCIAL);
    }

    @TestFactory
    Stream<DynamicTest> examplesTravelInTheirEnvelopes() {
        return examples(SocialCatalogue.enveloped("event"));
    }

    private Stream<DynamicTest> examples(Catalogue catalogue) {
        assertThat(given).hasSize(19);
        List<DocumentedEvent> fromServer =
                given.stream().filter(event -> !event.isFromClient()).toList();
        return DocumentedEvent.tests(fromServer, entry -> {
            try (SocialExamples social = new SocialExamples(catalogue, TIME)) {
                ObjectNode expected = JsonNodeFactory.instance.objectNode();
                expected.put("event", entry.name()).set("data", entry.example());
                assertThat(happen(social, entry))
                        .as("%s among what was received", expected)
                        .anyMatch(event -> isSame(expected, event));
            }
        });
    }

    private static boolean isSame(JsonNode expected, JsonNode event) {
        Comparator<JsonNode> byValue = (one, other) -> one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.equals(other) ? 0 : 1;
        return expected.equals(byValue, event);
    }

    private JsonNode sent(String name) {
        return given.stream()
                .filter(event -> event.isFromClient() && event.name().equals(name))
                .findFirst()
                .orElseThrow()
                .example();
    }

    /** Makes an example happen; returns what its receiver has received. */
    private List<JsonNode> happen(SocialExamples social, DocumentedEvent entry) {
        Object payload = wire.decode(Tokens.token(entry), entry.example());
        if (payload instanceof Presence presence) {
            return comeAndGo(social, presence, entry.name().equals("user-offline"));
        }
        if (payload instanceof Typing typing) {
            return type(social, typing, entry.name().equals("typing-stopped"));
        }
        if (payload instanceof MessagesRead read) {
            return read(social, read);
        }
        if (payload instanceof MessageEvent message) {
            return post(social, message.message(), entry.name().equals("messages-sent"));
        }
        Client receiver = social.connect(RECEIVER);
        if (payload instanceof SocialErrorPayload error) {
            return fail(social, receiver, entry.name(), error.message());
        }
        change(social, payload);
        return receiver.received().stream()
                // The documents have no user in it.
                .peek(event ->
                        ((ObjectNode) event.get("data")).remove(entry.name().equals("chat-joined") ? "user" : ""))
                .toList();
    }

    private static List<JsonNode> comeAndGo(SocialExamples social, Presence presence, boolean go) {
        presence.chats().forEach(chat -> social.chats.add(chat, presence.user().id(), RECEIVER.id()));
        Client receiver = social.connect(RECEIVER);
        Client user = social.connect(Person.of(presence.user()));
        if (go) {
            user.drop();
            social.advance(SocialFeature.GRACE);
        }
        return receiver.received();
    }

    private List<JsonNode> type(SocialExamples social, Typing typing, boolean stop) {
        social.chats.add(typing.chat(), typing.user().id(), RECEIVER.id());
        Client receiver = social.connect(RECEIVER);
        Client user = social.connect(Person.of(typing.user()));
        user.send("typing-started", sent("typing-started"));
        if (stop) {
            user.send("typing-stopped", sent("typing-stopped"));
        }
        return receiver.received();
    }

    private List<JsonNode> read(SocialExamples social, MessagesRead read) {
        LastMessage last = read.lastMessage();
        social.chats.add(read.chat(), read.user().id(), RECEIVER.id());
        SocialUserPayload writer = new SocialUserPayload(last.user(), "", "", "");
        social.messages.add(new MessagePayload(last.id(), writer, last.chat(), null, last.content(), last.at()));
        Client receiver = social.connect(RECEIVER);
        List<JsonNode> others = social.connect(Person.of(read.user())).send("messages-read", sent("messages-read"));
        List<JsonNode> received = receiver.received();
        assertThat(others).isEqualTo(received.subList(received.size() - 1, received.size()));
        return received;
    }

    private static List<JsonNode> post(SocialExamples social, MessagePayload message, boolean toSender) {
        social.chats.add(message.chat(), message.user().id(), RECEIVER.id());
        Client receiver = social.connect(toSender ? Person.of(message.user()) : RECEIVER);
        social.feature.messagePosted(message);
        return receiver.received();
    }

    private static List<JsonNode> fail(SocialExamples social, Client receiver, String event, String message) {
        if (event.equals("account-terminated")) {
            social.feature.accountTerminated(RECEIVER.id(), message);
            return receiver.received();
        }
        social.namespace.useEvents((socket, received) -> {
            throw SocialRefusals.verificationRequired(message);
        });
        return receiver.send("typing-started", JsonNodeFactory.instance.objectNode());
    }

    private static void change(SocialExamples social, Object payload) {
        if (payload instanceof ChatRef created) {
            social.chats.add(created.chat(), RECEIVER.id());
            social.feature.chatCreated(created.chat());
        } else if (payload instanceof ChatJoined joined) {
            social.chats.add(joined.chat(), RECEIVER.id());
            social.feature.chatJoined(joined.chat(), RECEIVER, Person.of(joined.admin()));
        } else if (payload instanceof ChatParticipantRemoved removed) {
            social.chats.add(removed.chat(), RECEIVER.id());
            social.feature.participantRemoved(removed.chat(), removed.user());
        } else if (payload instanceof ChatDeleted deleted) {
            social.feature.chatDeleted(deleted.chat(), deleted.user(), deleted.event(), List.of(RECEIVER.id()));
        } else if (payload instanceof RewardConsumed reward) {
            Set<String> consumers = reward.isConsumedByYou() ? Set.of(RECEIVER.id()) : Set.of();
            social.feature.rewardConsumed(
                    new Reward(reward.reward(), reward.isExpired(), reward.remaining(), consumers),
                    List.of(RECEIVER.id()));
        } else {
            social.feature.scoreUpdated(RECEIVER.id(), (ScoreUpdated) payload);
        }
    }
}
