package dev.parlance.catalogue.platform.call;

import static dev.parlance.internal.server.ThreadedClient.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.ThreadedPlatform;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.internal.server.ThreadedClient;
import dev.parlance.internal.server.ThreadedServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * On real threads: two devices accept one call on two servers that share a registry. Both have found it ringing before
 * either changes it: they wait for each other inside the registry.
 */
class CallRaceTest {
    private static final int RACES = 1_000;

    @Test
    void ofTwoDevicesThatAcceptOneWins() {
        InMemoryCallRegistry registry = new InMemoryCallRegistry();
        race(RACES, registry);
        assertThat(registry.isEmpty()).isTrue();
    }

    @Test
    void withoutTheGuardBothWouldWin() {
        assertThatThrownBy(() -> race(1, new UnguardedCallRegistry()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[k0]");
    }

    private static void race(int races, CallRegistry registry) {
        CallRegistry racing = new RacingCallRegistry(registry, new CyclicBarrier(2));
        ChatStore chats = new InMemoryChatStore();
        chats.create(new Chat("c1", "p1", "General", "group"));
        Stream.of("ada", "bob").forEach(user -> chats.addMember("c1", user));
        List<ThreadedServer> servers = ThreadedServer.cluster(2, PlatformCatalogue.PLATFORM);
        try {
            servers.forEach(each -> each.server()
                    .<Person>namespace(
                            "/",
                            handshake -> new Person(handshake.auth(Auth.class).user()))
                    .install(new CallFeature(chats, () -> racing, CallFeature.RINGING)));
            ThreadedClient ada = servers.get(0).connect("{\"user\":\"ada\"}");
            List<ThreadedClient> bobs = servers.stream()
                    .map(each -> each.connect("{\"user\":\"bob\"}"))
                    .toList();
            for (int i = 0; i < races; i++) {
                race("k" + i, ada, bobs);
                assertThat(ada.received("call:accepted")).hasSize(i + 1);
            }
        } finally {
            servers.forEach(ThreadedServer::close);
        }
    }

    private static void race(String callId, ThreadedClient ada, List<ThreadedClient> bobs) {
        String call = "{\"chatId\":\"c1\",\"callId\":\"" + callId + "\",";
        String ok = "{\"ok\":true}";
        assertThat(within(ada.ask("call:initiate", call + "\"type\":\"audio\",\"participants\":[\"bob\"]}")))
                .isEqualTo(ok);
        List<CompletableFuture<String>> answers = bobs.stream()
                .map(bob -> bob.ask("call:accept", call + "\"callerId\":\"ada\"}"))
                .toList();
        assertThat(answers.stream().map(ThreadedClient::within))
                .as(callId)
                .satisfiesExactlyInAnyOrder(
                        won -> assertThat(won).isEqualTo(ok),
                        lost -> assertThat(lost).contains("\"code\":\"conflict\""));
        assertThat(within(ada.ask("call:end", call + "\"participants\":[]}"))).isEqualTo(ok);
    }

    /** Lets nobody replace a call before both want to. */
    private record RacingCallRegistry(CallRegistry registry, CyclicBarrier barrier) implements CallRegistry {
        @Override
        public boolean replace(Call before, Call after) {
            ThreadedPlatform.meet(barrier);
            return registry.replace(before, after);
        }

        @Override
        public Added add(Call call, int max) {
            return registry.add(call, max);
        }

        @Override
        public @Nullable Call find(String chatId, String callId) {
            return registry.find(chatId, callId);
        }

        @Override
        public List<Call> callsOf(String userId) {
            return registry.callsOf(userId);
        }

        @Override
        public boolean remove(Call call) {
            return registry.remove(call);
        }
    }

    /** What it would be if a change did not look at what it changes. */
    private static final class UnguardedCallRegistry implements CallRegistry {
        private final Map<String, Call> calls = new ConcurrentHashMap<>();

        @Override
        public boolean replace(Call before, Call after) {
            calls.put(after.id(), after);
            return true;
        }

        @Override
        public Added add(Call call, int max) {
            calls.put(call.id(), call);
            return Added.ADDED;
        }

        @Override
        public @Nullable Call find(String chatId, String callId) {
            return calls.get(callId);
        }

        @Override
        public List<Call> callsOf(String userId) {
            return List.copyOf(calls.values());
        }

        @Override
        public boolean remove(Call call) {
            calls.remove(call.id());
            return true;
        }
    }
}
