package dev.parlance.catalogue.conversation;

import static dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus.DELIVERED;
import static dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus.READ;
import static dev.parlance.event.RefusalCode.CONFLICT;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.conversation.ConversationRoles.Privileges;
import dev.parlance.catalogue.conversation.MessageEvent.ApnsAlert;
import dev.parlance.catalogue.conversation.MessageEvent.FcmAlert;
import dev.parlance.catalogue.conversation.MessageEvent.FcmNotification;
import dev.parlance.catalogue.conversation.MessageEvent.MessageAlert;
import dev.parlance.catalogue.conversation.MessageEvent.MessagePart;
import dev.parlance.catalogue.conversation.MessageEvent.MessageSent;
import dev.parlance.catalogue.conversation.MessageEvent.MessageStatus;
import dev.parlance.catalogue.conversation.MessageEvent.Platforms;
import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.log.OrderedLog;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Server;
import dev.parlance.testkit.TestServer;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link ConversationStore} does. */
@ParameterizedClass
@MethodSource("stores")
class ConversationStoreTest {
    static final Server SERVER = TestServer.create();

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final ConversationDetails LUNCH = ConversationDetails.named("Lunch");
    private static final String STREAM = ConversationChanges.conversation("c1");

    private final ConversationStore store;

    ConversationStoreTest(Supplier<ConversationStore> empty) {
        store = empty.get();
        store.create("c1", LUNCH, List.of(Participant.owner("ada"), Participant.of("bob")), "ada", NOON);
    }

    static Stream<Named<Supplier<ConversationStore>>> stores() {
        return Stream.of(
                Named.of("in memory", InMemoryConversationStore::new),
                Named.of(
                        "H2",
                        () -> new JdbcConversationStore(Stores.h2(), SERVER)
                                .createTables()
                                .createTables()));
    }

    private static ConversationAction by(String actorId) {
        return in("c1", actorId);
    }

    private static ConversationAction in(String conversationId, String actorId) {
        return new ConversationAction(conversationId, actorId, NOON, (conversation, actor) -> {});
    }

    private static MessageSent said(String id) {
        return new MessageSent(id, Map.of(), Map.of(), List.of(), null);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(code));
    }

    private static void assertEntries(OrderedLog log, String stream, LogEntry... entries) {
        assertThat(log.since(stream, 0, 100)).containsExactly(entries);
    }

    @Test
    void aConversationIsStoredWithItsParticipants() {
        Conversation lunch = new Conversation("c1", LUNCH, "1", false);

        assertThat(store.find("c1")).isEqualTo(lunch);
        assertThat(store.find("c2")).isNull();
        assertThat(store.participants("c1")).containsExactly(Participant.owner("ada"), Participant.of("bob"));
        assertThat(store.participant("c1", "bob")).isEqualTo(Participant.of("bob"));
        assertThat(store.participant("c1", "eve")).isNull();
        assertThat(store.participant("c2", "ada")).isNull();
        assertThat(store.conversationsOf("bob")).containsExactly(lunch);
        assertThat(store.conversationsOf("eve")).isEmpty();
        List<String> action = ConversationChanges.action("ada", NOON);
        assertEntries(
                store.changes(),
                STREAM,
                LogEntry.of(STREAM, 1, ConversationChanges.CREATED, action),
                LogEntry.of(
                        STREAM,
                        2,
                        ConversationChanges.ADDED,
                        ConversationChanges.participant("ada", NOON, Participant.owner("ada"))),
                LogEntry.of(
                        STREAM,
                        3,
                        ConversationChanges.ADDED,
                        ConversationChanges.participant("ada", NOON, Participant.of("bob"))));
    }

    @Test
    void anIdIsTakenOnceAlsoByADeletedConversation() {
        assertThat(store.create("c1", LUNCH, List.of(Participant.owner("eve")), "eve", NOON))
                .isNull();
        store.setDeleted(by("ada"), true);
        assertThat(store.create("c1", LUNCH, List.of(Participant.owner("eve")), "eve", NOON))
                .isNull();
        assertThat(store.participant("c1", "eve")).isNull();
        assertThat(store.changes().since(STREAM, 4, 10)).isEmpty();
    }

    @Test
    void eachChangeOfAConversationGivesItAnotherETag() {
        ConversationDetails other = ConversationDetails.named("Dinner")
                .withDescription("\uD83C\uDF5D")
                .withRoles(
                        new ConversationRoles(new Privileges(true, false, true), new Privileges(false, false, false)))
                .withPublic(true);

        Conversation updated = store.update(by("ada"), other);
        assertThat(updated).isEqualTo(new Conversation("c1", other, "2", false));
        assertThat(store.find("c1")).isEqualTo(updated);
        Conversation deleted = store.setDeleted(by("ada"), true);
        assertThat(deleted).isEqualTo(new Conversation("c1", other, "3", true));
        assertThat(store.find("c1")).isEqualTo(deleted);
        assertThat(store.conversationsOf("ada")).isEmpty();
        assertThat(store.participants("c1")).hasSize(2);
        assertThat(store.setDeleted(by("ada"), false)).isEqualTo(new Conversation("c1", other, "4", false));
        assertThat(store.conversationsOf("ada")).hasSize(1);
        assertThat(store.changes().since(STREAM, 3, 10))
                .extracting(LogEntry::type)
                .containsExactly(
                        ConversationChanges.UPDATED, ConversationChanges.DELETED, ConversationChanges.UNDELETED);
    }

    @Test
    void participantsComeAndGoAndChangeTheirRoleOnce() {
        assertThat(store.add(by("ada"), Participant.of("eve"))).isTrue();
        assertThat(store.add(by("ada"), Participant.owner("eve"))).isFalse();
        assertThat(store.changeRole(by("ada"), Participant.owner("eve"))).isTrue();
        assertThat(store.changeRole(by("ada"), Participant.owner("eve"))).isFalse();
        assertThat(store.changeRole(by("ada"), Participant.owner("zoe"))).isFalse();
        assertThat(store.remove(by("ada"), Participant.of("eve")))
                .as("as an owner")
                .isFalse();
        assertThat(store.remove(by("ada"), Participant.owner("eve"))).isTrue();
        assertThat(store.remove(by("ada"), Participant.owner("eve"))).isFalse();

        assertThat(store.participants("c1")).containsExactly(Participant.owner("ada"), Participant.of("bob"));
        assertThat(store.changes().since(STREAM, 3, 10))
                .containsExactly(
                        LogEntry.of(
                                STREAM,
                                4,
                                ConversationChanges.ADDED,
                                ConversationChanges.participant("ada", NOON, Participant.of("eve"))),
                        LogEntry.of(
                                STREAM,
                                5,
                                ConversationChanges.ROLE_CHANGED,
                                ConversationChanges.participant("ada", NOON, Participant.owner("eve"))),
                        LogEntry.of(
                                STREAM,
                                6,
                                ConversationChanges.REMOVED,
                                ConversationChanges.participant("ada", NOON, Participant.owner("eve"))));
    }

    @Test
    void aMessageIsGivenBackAsItWasStored() {
        Map<String, Object> any = new LinkedHashMap<>();
        any.put("none", null);
        any.put("deep", Arrays.asList(1, 0.5, "\uD83D\uDC4B", true, Map.of("a", List.of())));
        MessageSent full = new MessageSent(
                "m1",
                any,
                Map.of("sentBy", "ada"),
                List.of(
                        new MessagePart("body", "text/plain", null, "Hello\u0000", 1L << 40),
                        new MessagePart(null, null, "https://example.org/i.png", null, null)),
                new MessageAlert(
                        "Hello",
                        new Platforms(
                                new ApnsAlert(7, "ding", "Hello", Map.of("a", "b")),
                                new FcmAlert("key", Map.of("c", "d"), new FcmNotification("Ada", "Hello")))));
        MessageSent sparse = new MessageSent(
                "m2",
                "text",
                List.of(),
                List.of(),
                new MessageAlert(
                        "Hi",
                        new Platforms(
                                new ApnsAlert(null, null, "Hi", null),
                                new FcmAlert(null, null, new FcmNotification("Ada", "Hi")))));

        assertThat(store.append(by("ada"), "e1", full)).isEqualTo(new MessageEvent.Sent("e1", "c1", 1, full));
        assertThat(store.append(by("ada"), "e2", sparse)).isEqualTo(new MessageEvent.Sent("e2", "c1", 2, sparse));

        assertThat(store.messages("c1", List.of("m1", "m2", "m3"))).isEqualTo(Map.of("m1", full, "m2", sparse));
        assertThat(store.messages("c2", List.of("m1"))).isEmpty();
        assertEntries(
                store.messageEvents(),
                "c1",
                LogEntry.of("c1", 1, ConversationChanges.MESSAGE_SENT, ConversationChanges.message("e1", "m1", NOON)),
                LogEntry.of("c1", 2, ConversationChanges.MESSAGE_SENT, ConversationChanges.message("e2", "m2", NOON)));
    }

    @Test
    void aMessageIsStoredOnceAndItsIdIsItsSendersInItsConversation() {
        store.create("c2", LUNCH, List.of(Participant.owner("ada")), "ada", NOON);
        MessageEvent.Sent sent = store.append(by("ada"), "e1", said("m1"));

        assertThat(store.append(by("ada"), "e2", said("m1"))).isEqualTo(sent);
        refused(CONFLICT, () -> store.append(by("bob"), "e3", said("m1")));
        assertThat(store.append(in("c2", "ada"), "e4", said("m1")).conversationEventId())
                .isEqualTo(1);
        assertThat(store.messageEvents().since("c1", 0, 10)).hasSize(1);
    }

    @Test
    void aStatusIsNotedOnceForEachParticipantAndReadImpliesDelivered() {
        store.append(by("ada"), "e1", said("m1"));

        assertThat(store.report(by("bob"), "e2", "m1", DELIVERED))
                .isEqualTo(new MessageEvent.Delivered("e2", "c1", 2, new MessageStatus("m1", "c1", "bob", NOON)));
        assertThat(store.report(by("bob"), "e3", "m1", DELIVERED)).isNull();
        assertThat(store.report(by("bob"), "e4", "m1", READ))
                .isEqualTo(new MessageEvent.Read("e4", "c1", 3, new MessageStatus("m1", "c1", "bob", NOON)));
        assertThat(store.report(by("bob"), "e5", "m1", READ)).isNull();
        assertThat(store.report(by("bob"), "e6", "m1", DELIVERED)).isNull();
        assertThat(store.report(by("ada"), "e7", "m1", READ)).isNotNull();
        assertThat(store.report(by("ada"), "e8", "m1", DELIVERED)).isNull();

        assertThat(store.messageEvents().since("c1", 1, 10))
                .containsExactly(
                        LogEntry.of(
                                "c1",
                                2,
                                ConversationChanges.MESSAGE_DELIVERED,
                                ConversationChanges.status("e2", "m1", "bob", NOON)),
                        LogEntry.of(
                                "c1",
                                3,
                                ConversationChanges.MESSAGE_READ,
                                ConversationChanges.status("e4", "m1", "bob", NOON)),
                        LogEntry.of(
                                "c1",
                                4,
                                ConversationChanges.MESSAGE_READ,
                                ConversationChanges.status("e7", "m1", "ada", NOON)));
    }

    @Test
    void aStatusIsOfAMessageOfThatConversation() {
        store.create("c2", LUNCH, List.of(Participant.owner("ada")), "ada", NOON);
        store.append(by("ada"), "e1", said("m1"));

        refused(NOT_FOUND, () -> store.report(in("c2", "ada"), "e2", "m1", READ));
        assertThat(store.messageEvents().since("c2", 0, 10)).isEmpty();
    }

    @Test
    void whatTheCheckRefusesChangesNothing() {
        store.append(by("ada"), "e1", said("m1"));
        Conversation before = store.find("c1");
        List<LogEntry> entries = store.changes().since(STREAM, 0, 100);
        ConversationAction no = new ConversationAction("c1", "bob", NOON, (conversation, actor) -> {
            assertThat(conversation).isEqualTo(before);
            assertThat(actor).isEqualTo(Participant.of("bob"));
            throw ConversationRefusals.notAllowed();
        });
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> store.update(no, ConversationDetails.named("x")),
                () -> store.setDeleted(no, true),
                () -> store.add(no, Participant.of("eve")),
                () -> store.remove(no, Participant.of("bob")),
                () -> store.changeRole(no, Participant.owner("bob")),
                () -> store.append(no, "e2", said("m2")),
                () -> store.report(no, "e2", "m1", READ))) {
            refused(PERMISSION_DENIED, call);
        }

        assertThat(store.find("c1")).isEqualTo(before);
        assertThat(store.participants("c1")).containsExactly(Participant.owner("ada"), Participant.of("bob"));
        assertThat(store.changes().since(STREAM, 0, 100)).isEqualTo(entries);
        assertThat(store.messageEvents().since("c1", 1, 10)).isEmpty();
        assertThat(store.messages("c1", List.of("m2"))).isEmpty();
        assertThat(store.report(by("bob"), "e3", "m1", READ)).isNotNull();
    }

    @Test
    void whoIsNoParticipantIsNoneForTheCheckAndWhatDoesNotExistIsRefused() {
        ConversationAction strangers = new ConversationAction("c1", "zoe", NOON, (conversation, actor) -> {
            assertThat(actor).isNull();
            throw ConversationRefusals.notParticipant();
        });
        refused(PERMISSION_DENIED, () -> store.append(strangers, "e1", said("m1")));
        refused(PERMISSION_DENIED, () -> store.append(in("c9", "ada"), "e1", said("m1")));
        refused(PERMISSION_DENIED, () -> store.add(in("c9", "ada"), Participant.of("ada")));
        assertThat(store.messageEvents().since("c9", 0, 10)).isEmpty();
    }

    @Test
    void aProfileIsStoredUnderANewETagUnlessTheOldOneIsStale() {
        Map<String, Object> ada = Map.of("name", "Ada", "tags", List.of(1, 2));
        assertThat(store.profile("ada")).isNull();
        refused(CONFLICT, () -> store.updateProfile("ada", ada, "0", NOON));
        refused(CONFLICT, () -> store.updateProfile("ada", ada, "1", NOON));
        assertThat(store.profile("ada")).isNull();

        assertThat(store.updateProfile("ada", ada, null, NOON)).isEqualTo(new Profile("ada", "1", ada));
        assertThat(store.profile("ada")).isEqualTo(new Profile("ada", "1", ada));
        assertThat(store.updateProfile("ada", "other", "1", NOON)).isEqualTo(new Profile("ada", "2", "other"));
        refused(CONFLICT, () -> store.updateProfile("ada", ada, "1", NOON));
        assertThat(store.profile("ada")).isEqualTo(new Profile("ada", "2", "other"));
        assertThat(store.updateProfile("ada", List.of(), null, NOON).eTag()).isEqualTo("3");

        String stream = ConversationChanges.profile("ada");
        assertThat(store.changes().since(stream, 0, 10))
                .hasSize(3)
                .allMatch(entry -> entry.type().equals(ConversationChanges.PROFILE_UPDATED));
    }

    @Test
    void ofManyAtOnceEachHasItsNumberAndOneOfThemAnETag() {
        List<CompletableFuture<MessageEvent.Sent>> sent = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> store.append(by("ada"), "e" + i, said("m" + i))))
                .toList();
        List<CompletableFuture<Boolean>> updates = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> isUpdated("1", "name " + i)))
                .toList();
        List<CompletableFuture<Boolean>> added = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> store.add(by("ada"), Participant.of("eve"))))
                .toList();

        assertThat(sent.stream().map(each -> each.join().conversationEventId()).sorted())
                .isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
        assertThat(updates.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(added.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(Objects.requireNonNull(store.find("c1")).eTag()).isEqualTo("2");
    }

    private boolean isUpdated(String eTag, String name) {
        ConversationAction.Check check = ConversationChecks.unchanged(eTag, (conversation, actor) -> actor != null);
        try {
            store.update(new ConversationAction("c1", "bob", NOON, check), ConversationDetails.named(name));
            return true;
        } catch (RefusedException stale) {
            return false;
        }
    }
}
