package dev.parlance.catalogue.platform.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.TestPlatform;
import dev.parlance.catalogue.platform.call.CallEvents.Accepted;
import dev.parlance.catalogue.platform.call.CallEvents.Answer;
import dev.parlance.catalogue.platform.call.CallEvents.End;
import dev.parlance.catalogue.platform.call.CallEvents.Ended;
import dev.parlance.catalogue.platform.call.CallEvents.Initiate;
import dev.parlance.event.ServerEvent;
import dev.parlance.testkit.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chat for the tests of calls: ada and bob have two devices each, eve has one, all three are members; mallory is a
 * stranger. None of them has joined the chat's room.
 */
final class CallChat implements AutoCloseable {
    final TestPlatform platform = new TestPlatform();
    final TestClient ada = platform.connect("ada");
    final TestClient adasPhone = platform.connect("ada");
    final TestClient bob = platform.connect("bob");
    final TestClient bobsPhone = platform.connect("bob");
    final TestClient eve = platform.connect("eve");
    final TestClient mallory = platform.connect("mallory");

    static Initiate initiate(@Nullable String callId, String... called) {
        return new Initiate("c1", "video", List.of(called), callId);
    }

    static Answer answer(String callerId, @Nullable String callId) {
        return new Answer("c1", callerId, callId);
    }

    static End end(@Nullable String callId) {
        return new End("c1", List.of(), callId);
    }

    /** Ada calls those as {@code k}, and their devices ring. */
    void ring(String... called) {
        ada.emitAndWait(CallEvents.INITIATE, initiate("k", called));
        for (String user : called) {
            devices(user).forEach(device -> device.expect(CallEvents.INCOMING));
        }
        expectNothingMore();
    }

    /** A device accepts Ada's call, and all receive it who should. */
    void accept(TestClient device, String user) {
        device.emitAndWait(CallEvents.ACCEPT, answer("ada", "k"));
        Stream.concat(devices("ada").stream(), devices(user).stream())
                .filter(other -> other != device)
                .forEach(other -> assertThat(other.expect(CallEvents.ACCEPTED))
                        .isEqualTo(new Accepted("c1", user, TestPlatform.NOON, "k")));
        expectNothingMore();
    }

    /** All devices of those users receive the end, and nobody else does. */
    void ended(String by, @Nullable String reason, String... users) {
        for (String user : users) {
            for (TestClient device : devices(user)) {
                if (device.isConnected()) {
                    Ended ended = device.expect(CallEvents.ENDED);
                    assertThat(ended).isEqualTo(new Ended("c1", by, ended.timestamp(), "k", reason));
                }
            }
        }
        expectNothingMore();
    }

    <P> void heard(ServerEvent<P> event, P payload, TestClient... devices) {
        for (TestClient device : devices) {
            assertThat(device.expect(event)).isEqualTo(payload);
        }
        expectNothingMore();
    }

    List<TestClient> devices(String user) {
        return switch (user) {
            case "ada" -> List.of(ada, adasPhone);
            case "bob" -> List.of(bob, bobsPhone);
            default -> List.of(eve);
        };
    }

    void expectNothingMore() {
        all().forEach(TestClient::expectNothingMore);
    }

    private List<TestClient> all() {
        return List.of(ada, adasPhone, bob, bobsPhone, eve, mallory);
    }

    boolean isIdle() {
        return platform.calls().isEmpty() && platform.callFeature().isIdle();
    }

    /** Nothing may have come that was not expected; when all are gone, nothing is left of any call. */
    @Override
    public void close() {
        expectNothingMore();
        all().forEach(TestClient::drop);
        platform.advance(Duration.ZERO);
        assertThat(isIdle()).isTrue();
        platform.close();
    }
}
