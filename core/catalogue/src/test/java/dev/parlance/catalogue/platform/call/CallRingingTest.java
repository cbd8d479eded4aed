package dev.parlance.catalogue.platform.call;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.catalogue.platform.call.CallChat.answer;
import static dev.parlance.catalogue.platform.call.CallChat.initiate;
import static dev.parlance.event.RefusalCode.CONFLICT;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.call.CallEvents.Answer;
import dev.parlance.catalogue.platform.call.CallEvents.Incoming;
import dev.parlance.catalogue.platform.call.CallEvents.Initiate;
import dev.parlance.catalogue.platform.call.CallEvents.Rejected;
import dev.parlance.event.ClientEvent;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What calling, accepting and rejecting make happen. */
class CallRingingTest {
    @AutoClose
    private final CallChat chat = new CallChat();

    private final TestClient ada = chat.ada;
    private final TestClient bob = chat.bob;
    private final TestClient eve = chat.eve;

    @Test
    void aCallRingsOnAllDevicesOfThoseWhoAreCalled() {
        ada.emitAndWait(CallEvents.INITIATE, initiate("k", "bob", "ada"));
        chat.heard(CallEvents.INCOMING, new Incoming("c1", "ada", "video", NOON, "k"), bob, chat.bobsPhone);
    }

    @Test
    void aCallHasTheFieldsOfTheCatalogueOnly() {
        assertThat(ada.request(
                        "call:initiate",
                        Map.of("chatId", "c1", "type", "audio", "participants", List.of("eve"), "callId", "k")))
                .containsExactly(Map.of("ok", true));
        String noon = "2026-03-01T12:00:00.000Z";
        assertThat(eve.expect("call:incoming"))
                .containsExactly(
                        Map.of("chatId", "c1", "callerId", "ada", "type", "audio", "timestamp", noon, "callId", "k"));
        eve.request("call:accept", Map.of("chatId", "c1", "callerId", "ada"));
        for (TestClient device : List.of(ada, chat.adasPhone)) {
            assertThat(device.expect("call:accepted"))
                    .containsExactly(Map.of("chatId", "c1", "acceptedBy", "eve", "timestamp", noon, "callId", "k"));
        }
    }

    @Test
    void aCallWithoutAnIdGetsOneFromTheServer() {
        ada.emitAndWait(CallEvents.INITIATE, initiate(null, "eve"));
        String id = eve.expect(CallEvents.INCOMING).callId();
        assertThat(id).isNotBlank();

        eve.emitAndWait(CallEvents.ACCEPT, answer("ada", null));
        assertThat(ada.expect(CallEvents.ACCEPTED).callId()).isEqualTo(id);
        chat.adasPhone.expect(CallEvents.ACCEPTED);
    }

    @Test
    void onlyMembersCallAndOnlyMembersAreCalled() {
        cannotCall(chat.mallory, PERMISSION_DENIED, null, initiate("k", "bob"));
        cannotCall(ada, PERMISSION_DENIED, null, initiate("k", "bob", "mallory"));
        cannotCall(ada, PERMISSION_DENIED, null, initiate("k", "nobody"));
        cannotCall(ada, PERMISSION_DENIED, null, new Initiate("c2", "audio", List.of("bob"), "k"));
        cannotCall(ada, PERMISSION_DENIED, null, new Initiate("nowhere", "audio", List.of("bob"), "k"));
        assertThat(chat.isIdle()).isTrue();
    }

    @Test
    void aCallHasItsBounds() {
        String[] tooMany = IntStream.rangeClosed(0, CallFeature.PARTICIPANTS)
                .mapToObj(i -> "u" + i)
                .toArray(String[]::new);
        cannotCall(ada, VALIDATION_FAILED, "participants", initiate("k"));
        cannotCall(ada, VALIDATION_FAILED, "participants", initiate("k", "ada"));
        cannotCall(ada, VALIDATION_FAILED, "participants", initiate("k", tooMany));
        cannotCall(ada, VALIDATION_FAILED, "participants[0]", initiate("k", "u".repeat(129)));
        cannotCall(ada, VALIDATION_FAILED, "callId", initiate("k".repeat(129), "bob"));
        cannotCall(ada, VALIDATION_FAILED, "chatId", new Initiate("c".repeat(129), "audio", List.of("bob"), null));
        cannotCall(ada, VALIDATION_FAILED, "type", new Initiate("c1", "t".repeat(65), List.of("bob"), null));
    }

    @Test
    void anIdIsTakenOnceAndACallerCallsOnceInAChat() {
        chat.ring("bob");
        cannotCall(eve, CONFLICT, null, initiate("k", "bob"));
        cannotCall(chat.adasPhone, CONFLICT, null, initiate("k2", "eve"));
        eve.emitAndWait(CallEvents.INITIATE, initiate("k2", "ada"));
        chat.heard(CallEvents.INCOMING, new Incoming("c1", "eve", "video", NOON, "k2"), ada, chat.adasPhone);
    }

    /** Otherwise a conflict would tell which calls there are. */
    @Test
    void anIdThatIsTakenInAnotherChatIsFree() {
        chat.platform.chats().create(new Chat("c3", "p1", "Elsewhere", "group"));
        List.of("mallory", "eve").forEach(user -> chat.platform.chats().addMember("c3", user));
        TestClient mallory = chat.mallory;
        chat.ring("bob");

        mallory.emitAndWait(CallEvents.INITIATE, new Initiate("c3", "video", List.of("eve"), "k"));
        chat.heard(CallEvents.INCOMING, new Incoming("c3", "mallory", "video", NOON, "k"), eve);
        mallory.emitAndWait(CallEvents.END, new CallEvents.End("c3", List.of(), "k"));
        List.of(mallory, eve).forEach(device -> device.expect(CallEvents.ENDED));
        chat.expectNothingMore();
    }

    @Test
    void aCallerHasOnlySoManyCalls() {
        for (int i = 0; i <= CallFeature.CALLS; i++) {
            chat.platform.chats().create(new Chat("d" + i, "p1", "Many", "group"));
            chat.platform.chats().addMember("d" + i, "ada");
            chat.platform.chats().addMember("d" + i, "eve");
            Initiate initiate = new Initiate("d" + i, "audio", List.of("eve"), null);
            if (i < CallFeature.CALLS) {
                ada.emitAndWait(CallEvents.INITIATE, initiate);
                eve.expect(CallEvents.INCOMING);
            } else {
                cannotCall(ada, CONFLICT, null, initiate);
            }
        }
        ada.drop();
        IntStream.range(0, CallFeature.CALLS)
                .forEach(i -> List.of(eve, chat.adasPhone).forEach(device -> device.expect(CallEvents.ENDED)));
    }

    private void cannotCall(TestClient device, String code, @Nullable String field, Initiate initiate) {
        refused(device, CallEvents.INITIATE, code, field, () -> device.emitAndWait(CallEvents.INITIATE, initiate));
        chat.expectNothingMore();
    }

    @Test
    void theFirstDeviceThatAcceptsWinsAndTheOthersStopRinging() {
        chat.ring("bob");
        chat.accept(chat.bobsPhone, "bob");
        cannotAnswer(bob, CONFLICT, CallEvents.ACCEPT, answer("ada", "k"));
        cannotAnswer(bob, CONFLICT, CallEvents.REJECT, answer("ada", "k"));
        cannotAnswer(chat.bobsPhone, CONFLICT, CallEvents.ACCEPT, answer("ada", "k"));
    }

    @Test
    void eachParticipantAnswersSeparately() {
        chat.ring("bob", "eve");
        chat.accept(bob, "bob");
        chat.accept(eve, "eve");
        cannotAnswer(chat.bobsPhone, CONFLICT, CallEvents.ACCEPT, answer("ada", "k"));
    }

    @Test
    void aRejectionIsSentToTheCallerAndTheRejectersOtherDevices() {
        chat.ring("bob", "eve");
        bob.emitAndWait(CallEvents.REJECT, answer("ada", "k"));
        Rejected rejected = new Rejected("c1", "bob", NOON, "k");
        chat.heard(CallEvents.REJECTED, rejected, ada, chat.adasPhone, chat.bobsPhone);
        cannotAnswer(chat.bobsPhone, CONFLICT, CallEvents.ACCEPT, answer("ada", "k"));
        chat.accept(eve, "eve");
    }

    @Test
    void aCallThatAllHaveRejectedIsOver() {
        chat.ring("bob", "eve");
        bob.emitAndWait(CallEvents.REJECT, answer("ada", null));
        eve.emitAndWait(CallEvents.REJECT, answer("ada", null));
        assertThat(chat.isIdle()).isTrue();
        List.of(ada, chat.adasPhone).forEach(device -> {
            assertThat(device.expect(CallEvents.REJECTED).rejectedBy()).isEqualTo("bob");
            assertThat(device.expect(CallEvents.REJECTED).rejectedBy()).isEqualTo("eve");
        });
        chat.bobsPhone.expect(CallEvents.REJECTED);
        cannotAnswer(eve, NOT_FOUND, CallEvents.ACCEPT, answer("ada", "k"));
    }

    @Test
    void onlyWhoIsCalledAnswers() {
        chat.ring("bob");
        for (ClientEvent<Answer> event : List.of(CallEvents.ACCEPT, CallEvents.REJECT)) {
            for (String callId : new String[] {"k", null}) {
                cannotAnswer(eve, PERMISSION_DENIED, event, answer("ada", callId));
                cannotAnswer(chat.mallory, PERMISSION_DENIED, event, answer("ada", callId));
            }
            cannotAnswer(ada, CONFLICT, event, answer("ada", "k"));
            cannotAnswer(bob, NOT_FOUND, event, answer("ada", "k2"));
            cannotAnswer(bob, NOT_FOUND, event, answer("eve", "k"));
            cannotAnswer(bob, PERMISSION_DENIED, event, new Answer("c2", "ada", "k"));
            cannotAnswer(chat.mallory, PERMISSION_DENIED, event, answer("ada", "k2"));
            cannotSay(bob, "callerId", event, answer("", "k"));
            cannotSay(bob, "callId", event, answer("ada", ""));
            cannotSay(bob, "chatId", event, new Answer("", "ada", null));
        }
        chat.accept(bob, "bob");
    }

    @Test
    void whoIsNoLongerAMemberDoesNotAccept() {
        chat.ring("bob");
        chat.platform.chats().removeMember("c1", "bob");
        cannotAnswer(bob, PERMISSION_DENIED, CallEvents.ACCEPT, answer("ada", "k"));
    }

    private void cannotAnswer(TestClient device, String code, ClientEvent<Answer> event, Answer answer) {
        refused(device, event, code, null, () -> device.emitAndWait(event, answer));
        chat.expectNothingMore();
    }

    private void cannotSay(TestClient device, String field, ClientEvent<Answer> event, Answer answer) {
        refused(device, event, VALIDATION_FAILED, field, () -> device.emitAndWait(event, answer));
        chat.expectNothingMore();
    }
}
