package dev.parlance.catalogue.platform.call;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.catalogue.platform.call.CallChat.answer;
import static dev.parlance.catalogue.platform.call.CallChat.end;
import static dev.parlance.catalogue.platform.call.CallChat.initiate;
import static dev.parlance.event.RefusalCode.CONFLICT;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.call.CallEvents.End;
import dev.parlance.testkit.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How calls end. */
class CallEndingTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    @AutoClose
    private final CallChat chat = new CallChat();

    private final TestClient ada = chat.ada;
    private final TestClient bob = chat.bob;
    private final TestClient eve = chat.eve;

    @Test
    void theCallerHangsUpBeforeAnybodyAnswers() {
        chat.ring("bob");
        ada.emitAndWait(CallEvents.END, end("k"));
        chat.ended("ada", null, "ada", "bob");
        assertThat(chat.isIdle()).isTrue();
        cannotAccept(bob, NOT_FOUND);
        chat.platform.advance(CallFeature.RINGING);
    }

    @Test
    void whoeverIsInTheCallHangsUpForAllWhomTheServerKnows() {
        chat.ring("bob", "eve");
        chat.accept(bob, "bob");
        chat.bobsPhone.emitAndWait(CallEvents.END, new End("c1", List.of("mallory", "bob"), null));
        chat.ended("bob", null, "ada", "bob", "eve");
        assertThat(chat.isIdle()).isTrue();
    }

    @Test
    void theEndHasTheFieldsOfTheCatalogueOnly() {
        chat.ring("eve");
        ada.request("call:end", Map.of("chatId", "c1", "participants", List.of("eve")));
        for (TestClient device : List.of(ada, chat.adasPhone, eve)) {
            assertThat(device.expect("call:ended"))
                    .containsExactly(Map.of(
                            "chatId", "c1", "endedBy", "ada", "timestamp", "2026-03-01T12:00:00.000Z", "callId", "k"));
        }
    }

    @Test
    void onlyWhoIsInTheCallHangsUp() {
        chat.ring("bob");
        for (TestClient outside : List.of(bob, chat.mallory, eve)) {
            cannotEnd(outside, PERMISSION_DENIED, null, end("k"));
        }
        cannotEnd(bob, PERMISSION_DENIED, null, end(null));
        cannotEnd(eve, NOT_FOUND, null, end(null));
        cannotEnd(ada, NOT_FOUND, null, end("k2"));
        cannotEnd(ada, NOT_FOUND, null, new End("c2", List.of(), "k"));
        cannotEnd(ada, VALIDATION_FAILED, "callId", end(""));
        cannotEnd(ada, VALIDATION_FAILED, "participants[0]", new End("c1", List.of(""), "k"));
        chat.accept(bob, "bob");
    }

    @Test
    void ofSeveralCallsInAChatTheIdNamesOne() {
        chat.ring("bob");
        eve.emitAndWait(CallEvents.INITIATE, initiate("k2", "ada"));
        List.of(ada, chat.adasPhone).forEach(device -> device.expect(CallEvents.INCOMING));
        ada.emitAndWait(CallEvents.ACCEPT, answer("eve", "k2"));
        List.of(eve, chat.adasPhone).forEach(device -> device.expect(CallEvents.ACCEPTED));

        cannotEnd(ada, VALIDATION_FAILED, "callId", end(null));
        ada.emitAndWait(CallEvents.END, end("k"));
        chat.ended("ada", null, "ada", "bob");
    }

    @Test
    void aCallThatNobodyAcceptsTimesOut() {
        chat.ring("bob", "eve");
        eve.emitAndWait(CallEvents.REJECT, answer("ada", "k"));
        List.of(ada, chat.adasPhone).forEach(device -> device.expect(CallEvents.REJECTED));
        chat.platform.advance(CallFeature.RINGING.minus(MOMENT));
        chat.expectNothingMore();
        chat.platform.advance(MOMENT);
        chat.ended("ada", CallFeature.TIMEOUT, "ada", "bob", "eve");
        assertThat(chat.isIdle()).isTrue();
    }

    @Test
    void whoDoesNotAnswerInTimeIsLeftOutOfACallThatOthersAccepted() {
        chat.ring("bob", "eve");
        chat.accept(bob, "bob");
        chat.platform.advance(CallFeature.RINGING);
        chat.ended("ada", CallFeature.TIMEOUT, "eve");
        cannotAccept(eve, CONFLICT);
        bob.emitAndWait(CallEvents.END, end("k"));
        chat.ended("bob", null, "ada", "bob", "eve");
    }

    @Test
    void aCallThatAllAcceptedDoesNotTimeOut() {
        chat.ring("bob");
        chat.accept(bob, "bob");
        assertThat(chat.platform.callFeature().isIdle()).isTrue();
        chat.platform.advance(CallFeature.RINGING.multipliedBy(100));
    }

    @Test
    void anIdIsFreeAgainAndTheNextCallHasItsOwnTime() {
        chat.ring("bob");
        chat.platform.advance(CallFeature.RINGING.minus(MOMENT));
        ada.emitAndWait(CallEvents.END, end("k"));
        chat.ended("ada", null, "ada", "bob");
        ada.emitAndWait(CallEvents.INITIATE, initiate("k", "eve"));
        eve.expect(CallEvents.INCOMING);
        chat.platform.advance(CallFeature.RINGING.minus(MOMENT));
        chat.expectNothingMore();
        chat.platform.advance(MOMENT);
        chat.ended("ada", CallFeature.TIMEOUT, "ada", "eve");
    }

    @Test
    void aCallerWhoDisappearsEndsTheCall() {
        for (Consumer<TestClient> end : List.<Consumer<TestClient>>of(TestClient::drop, TestClient::disconnect)) {
            try (CallChat other = new CallChat()) {
                other.ring("bob", "eve");
                other.accept(other.bob, "bob");
                end.accept(other.ada);
                other.ended("ada", CallFeature.DISCONNECTED, "ada", "bob", "eve");
                assertThat(other.isIdle()).isTrue();
            }
        }
    }

    @Test
    void aDeviceThatIsNotInTheCallMayDisappear() {
        chat.ring("bob");
        chat.adasPhone.drop();
        bob.drop();
        chat.expectNothingMore();
        chat.bobsPhone.emitAndWait(CallEvents.ACCEPT, answer("ada", "k"));
        ada.expect(CallEvents.ACCEPTED);
    }

    @Test
    void theOtherOfTwoWhoDisappearsEndsTheCall() {
        chat.ring("bob");
        chat.accept(chat.bobsPhone, "bob");
        bob.drop();
        chat.expectNothingMore();
        chat.bobsPhone.drop();
        chat.ended("bob", CallFeature.DISCONNECTED, "ada");
        assertThat(chat.isIdle()).isTrue();
    }

    @Test
    void oneOfManyWhoDisappearsLeavesTheOthersTalking() {
        chat.ring("bob", "eve");
        chat.accept(bob, "bob");
        chat.accept(eve, "eve");
        bob.drop();
        chat.ended("bob", CallFeature.DISCONNECTED, "bob");
        cannotEnd(chat.bobsPhone, PERMISSION_DENIED, null, end("k"));
        eve.drop();
        chat.ended("eve", CallFeature.DISCONNECTED, "ada", "bob");
        assertThat(chat.isIdle()).isTrue();
    }

    @Test
    void theLastRejectionEndsACallThatOthersHaveLeft() {
        chat.ring("bob", "eve");
        chat.accept(bob, "bob");
        bob.drop();
        chat.ended("bob", CallFeature.DISCONNECTED, "bob");
        eve.emitAndWait(CallEvents.REJECT, answer("ada", "k"));
        List.of(ada, chat.adasPhone).forEach(device -> device.expect(CallEvents.REJECTED));
        chat.ended("eve", CallFeature.REJECTED, "ada", "bob", "eve");
    }

    @Test
    void whoIsNoLongerAMemberIsNoLongerInTheCall() {
        chat.ring("bob", "eve");
        chat.accept(eve, "eve");
        chat.platform.callFeature().remove("c2", "bob");
        chat.platform.callFeature().remove("c1", "mallory");
        chat.expectNothingMore();
        chat.platform.callFeature().remove("c1", "bob");
        chat.ended("bob", CallFeature.REMOVED, "bob");
        chat.platform.callFeature().remove("c1", "ada");
        chat.ended("ada", CallFeature.REMOVED, "ada", "bob", "eve");
        assertThat(chat.isIdle()).isTrue();
    }

    private void cannotAccept(TestClient device, String code) {
        refused(device, CallEvents.ACCEPT, code, null, () -> device.emitAndWait(CallEvents.ACCEPT, answer("ada", "k")));
        chat.expectNothingMore();
    }

    private void cannotEnd(TestClient device, String code, @Nullable String field, End end) {
        refused(device, CallEvents.END, code, field, () -> device.emitAndWait(CallEvents.END, end));
        chat.expectNothingMore();
    }
}
