package dev.parlance.catalogue.platform.call;

import static dev.parlance.internal.server.ThreadedClient.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.ThreadedPlatform;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.internal.server.ThreadedClient;
import dev.parlance.internal.server.ThreadedServer;
import dev.parlance.socket.Namespace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** On real threads: a registry of calls does not return from adding a call of one chat, {@code held}. */
class HeldRegistryTest {
    private static final int CALLERS = 100;
    private static final String OK = "{\"ok\":true}";

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final InMemoryCallRegistry calls = new InMemoryCallRegistry();
    private final ChatStore chats = new InMemoryChatStore();

    @AutoClose
    private final ThreadedServer server = ThreadedServer.standalone(PlatformCatalogue.PLATFORM);

    private final Namespace<Person> namespace;

    HeldRegistryTest() {
        CallRegistry holding = (CallRegistry) Proxy.newProxyInstance(
                CallRegistry.class.getClassLoader(),
                new Class<?>[] {CallRegistry.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("add")
                            && ((Call) arguments[0]).chatId().equals("held")) {
                        begun.countDown();
                        held.await();
                    }
                    try {
                        return method.invoke(calls, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        namespace = server.server()
                .namespace(
                        "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(new CallFeature(chats, () -> holding, CallFeature.RINGING));
        for (String chat : List.of("held", "free")) {
            chats.create(new Chat(chat, "p1", chat, "group"));
            chats.addMember(chat, "bob");
            IntStream.range(0, CALLERS).forEach(i -> chats.addMember(chat, "u" + i));
        }
    }

    private ThreadedClient connect(String user) {
        return server.connect("{\"user\":\"" + user + "\"}");
    }

    private static CompletableFuture<String> ask(ThreadedClient client, String event, String chat, String rest) {
        return client.ask(event, "{\"chatId\":\"" + chat + "\"," + rest + "}");
    }

    private static CompletableFuture<String> initiate(ThreadedClient client, String chat, String id) {
        return ask(
                client,
                "call:initiate",
                chat,
                "\"type\":\"audio\",\"participants\":[\"bob\"],\"callId\":\"" + id + "\"");
    }

    @Test
    void whileTheRegistryHoldsOneChatTheCallsOfOthersGoOn() {
        List<ThreadedClient> callers =
                IntStream.range(0, CALLERS).mapToObj(i -> connect("u" + i)).toList();
        ThreadedClient ada = connect("u0");
        ThreadedClient bob = connect("bob");
        List<CompletableFuture<String>> waiting = IntStream.range(0, CALLERS)
                .mapToObj(i -> initiate(callers.get(i), "held", "h" + i))
                .toList();
        assertThat(within(initiate(ada, "free", "k"))).isEqualTo(OK);
        assertThat(within(ask(bob, "call:accept", "free", "\"callerId\":\"u0\",\"callId\":\"k\"")))
                .isEqualTo(OK);
        assertThat(within(ask(bob, "call:end", "free", "\"participants\":[],\"callId\":\"k\"")))
                .isEqualTo(OK);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        held.countDown();
        assertThat(waiting.stream().map(ThreadedClient::within)).containsOnly(OK);
        assertThat(bob.received("call:incoming")).hasSize(CALLERS + 1);
    }

    @Test
    void whatADeviceDoesToACallWithoutWaitingKeepsItsOrder() {
        ThreadedClient ada = connect("u0");
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(initiate(ada, "held", "k"));
            answers.add(ask(ada, "call:end", "held", "\"participants\":[],\"callId\":\"k\""));
        }
        held.countDown();
        assertThat(answers.stream().map(ThreadedClient::within)).containsOnly(OK);
        assertThat(ada.received("call:ended")).hasSize(500);
    }

    @Test
    void moreThanTheQueueOfAChatsCallsHoldsIsRefusedAsUnavailable() {
        ThreadedClient ada = connect("u0");
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 1_004; i++) {
            answers.add(initiate(ada, "held", "k" + i));
        }
        ThreadedPlatform.await(
                () -> answers.stream().filter(CompletableFuture::isDone).count() == 3);
        assertThat(answers.stream().filter(CompletableFuture::isDone).map(ThreadedClient::within))
                .allMatch(answer -> answer.contains("\"code\":\"unavailable\""));
        held.countDown();
        answers.forEach(ThreadedClient::within);
    }

    @Test
    void aCallWhoseCallerDisconnectedBeforeItBeganEnds() throws Exception {
        ThreadedClient ada = connect("u0");
        ThreadedClient bob = connect("bob");
        CompletableFuture<String> answer = initiate(ada, "held", "k");
        begun.await();
        ada.drop();
        ThreadedPlatform.await(() -> namespace.sockets().size() == 1);
        held.countDown();
        ThreadedPlatform.await(() -> bob.received("call:ended").size() == 1);
        ThreadedPlatform.await(calls::isEmpty);
        assertThat(answer).isNotDone();
    }
}
