package dev.parlance.catalogue.platform.call;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.catalogue.platform.call.CallChat.initiate;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.call.CallEvents.Signal;
import dev.parlance.catalogue.platform.call.CallEvents.SignalKind;
import dev.parlance.catalogue.platform.call.CallEvents.Signalled;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The signals that the devices in a call exchange. */
class CallSignalTest {
    private static final Map<String, String> DATA = Map.of("type", "offer", "sdp", "v=0");

    @AutoClose
    private final CallChat chat = new CallChat();

    private final TestClient ada = chat.ada;
    private final TestClient bob = chat.bob;
    private final TestClient eve = chat.eve;

    private static Signal signal(String target, @Nullable String callId, Object data) {
        return new Signal("c1", callId, target, SignalKind.OFFER, data);
    }

    @Test
    void aSignalReachesTheOtherDeviceInTheCallOnly() {
        chat.ring("bob");
        chat.accept(chat.bobsPhone, "bob");
        for (String callId : new String[] {"k", null}) {
            ada.emitAndWait(CallEvents.SIGNAL, signal("bob", callId, DATA));
            chat.heard(CallEvents.SIGNALLED, new Signalled("c1", "k", "ada", SignalKind.OFFER, DATA), chat.bobsPhone);
            chat.bobsPhone.emitAndWait(CallEvents.SIGNAL, new Signal("c1", callId, "ada", SignalKind.ANSWER, "text"));
            chat.heard(CallEvents.SIGNALLED, new Signalled("c1", "k", "bob", SignalKind.ANSWER, "text"), ada);
        }
    }

    @Test
    void aSignalIsRelayedAsTheBrowserMadeIt() {
        chat.ring("eve");
        chat.accept(eve, "eve");
        Map<String, Object> candidate = Map.of("candidate", "candidate:1 1 UDP", "sdpMLineIndex", 0);
        assertThat(eve.request(
                        "call:signal",
                        Map.of("chatId", "c1", "targetUserId", "ada", "kind", "candidate", "data", candidate)))
                .containsExactly(Map.of("ok", true));
        assertThat(ada.expect("call:signal"))
                .containsExactly(Map.of(
                        "chatId", "c1", "callId", "k", "fromUserId", "eve", "kind", "candidate", "data", candidate));
    }

    @Test
    void allWhoHaveAcceptedSignalEachOther() {
        chat.ring("bob", "eve");
        chat.accept(bob, "bob");
        chat.accept(eve, "eve");
        bob.emitAndWait(CallEvents.SIGNAL, signal("eve", "k", DATA));
        chat.heard(CallEvents.SIGNALLED, new Signalled("c1", "k", "bob", SignalKind.OFFER, DATA), eve);
    }

    @Test
    void nobodySignalsBeforeTheCallIsAccepted() {
        chat.ring("bob", "eve");
        denied(ada, signal("bob", "k", DATA));
        denied(bob, signal("ada", "k", DATA));
        chat.accept(bob, "bob");
        denied(ada, signal("eve", "k", DATA));
        denied(eve, signal("ada", "k", DATA));
    }

    @Test
    void nobodyOutsideSignalsAndNobodyOutsideIsSignalled() {
        chat.ring("bob");
        chat.accept(bob, "bob");
        for (String callId : new String[] {"k", null}) {
            denied(ada, signal("eve", callId, DATA));
            denied(ada, signal("mallory", callId, DATA));
            denied(ada, signal("ada", callId, DATA));
            denied(chat.adasPhone, signal("bob", callId, DATA));
            denied(chat.bobsPhone, signal("ada", callId, DATA));
            denied(chat.mallory, signal("ada", callId, DATA));
        }
        denied(eve, signal("ada", "k", DATA));
        denied(bob, new Signal("c2", "k", "ada", SignalKind.OFFER, DATA));
        for (Signal unknown : List.of(signal("ada", null, DATA), signal("ada", "k2", DATA))) {
            refused(eve, CallEvents.SIGNAL, NOT_FOUND, null, () -> eve.emitAndWait(CallEvents.SIGNAL, unknown));
        }
    }

    @Test
    void aSignalOfOneCallIsNotOfAnother() {
        chat.ring("bob");
        chat.accept(bob, "bob");
        eve.emitAndWait(CallEvents.INITIATE, initiate("k2", "ada"));
        List.of(ada, chat.adasPhone).forEach(device -> device.expect(CallEvents.INCOMING));
        denied(ada, signal("bob", "k2", DATA));
        ada.emitAndWait(CallEvents.SIGNAL, signal("bob", null, DATA));
        bob.expect(CallEvents.SIGNALLED);
    }

    @Test
    void whenTheCallIsOverNothingIsRelayed() {
        chat.ring("bob");
        chat.accept(bob, "bob");
        bob.emitAndWait(CallEvents.END, CallChat.end("k"));
        chat.ended("bob", null, "ada", "bob");
        Signal late = signal("bob", "k", DATA);
        refused(ada, CallEvents.SIGNAL, NOT_FOUND, null, () -> ada.emitAndWait(CallEvents.SIGNAL, late));
    }

    @Test
    void aSignalHasItsBounds() {
        chat.ring("eve");
        chat.accept(eve, "eve");
        ada.emitAndWait(CallEvents.SIGNAL, signal("eve", "k", "s".repeat(64 * 1024 - 2)));
        eve.expect(CallEvents.SIGNALLED);
        invalid("data", signal("eve", "k", "s".repeat(64 * 1024)));
        invalid("data", signal("eve", "k", Map.of("sdp", List.of("s".repeat(64 * 1024)))));
        invalid("targetUserId", signal("", "k", DATA));
        invalid("callId", signal("eve", "", DATA));
        assertThat(ada.request(
                        "call:signal", Map.of("chatId", "c1", "targetUserId", "eve", "kind", "shutdown", "data", DATA)))
                .singleElement()
                .extracting("error")
                .hasFieldOrPropertyWithValue("code", VALIDATION_FAILED)
                .hasFieldOrPropertyWithValue("field", "kind");
        ada.expect(ErrorEvents.ERROR);
    }

    private void invalid(String field, Signal signal) {
        refused(ada, CallEvents.SIGNAL, VALIDATION_FAILED, field, () -> ada.emitAndWait(CallEvents.SIGNAL, signal));
    }

    private void denied(TestClient device, Signal signal) {
        refused(
                device,
                CallEvents.SIGNAL,
                PERMISSION_DENIED,
                null,
                () -> device.emitAndWait(CallEvents.SIGNAL, signal));
        chat.expectNothingMore();
    }
}
