package dev.parlance.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.binding.TalkEvents.Receipt;
import dev.parlance.binding.TalkEvents.Say;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners of connects and disconnects, annotations on interfaces, and proxies. */
class ListenerTypesTest {
    private static final List<String> RECORDED = new ArrayList<>();

    private final TestServer server = TestServer.create(TalkEvents.TALK);
    private final Namespace<Guest> talk = server.namespace("/talk");

    @AfterEach
    void close() {
        server.close();
        RECORDED.clear();
    }

    // --- connects and disconnects

    public static class Visits {
        @OnConnect
        public void socket(Socket<Guest> socket) {
            RECORDED.add("socket " + socket.id().length());
        }

        @OnConnect
        public void user(Guest guest) {
            RECORDED.add("user " + guest.id().length());
        }

        @OnConnect
        public void nothing() {
            RECORDED.add("nothing");
        }

        @OnDisconnect
        public void gone(Guest guest, DisconnectReason reason) {
            RECORDED.add(guest.id().length() + " gone: " + reason);
        }

        @OnDisconnect
        public void reason(DisconnectReason reason) {
            RECORDED.add("reason " + reason);
        }
    }

    @Test
    void methodsAreCalledWhenSocketsConnectAndDisconnect() {
        Registration bound = TypedListeners.bind(new Visits(), talk);

        TestClient ana = server.connect("/talk");
        assertThat(RECORDED).containsExactlyInAnyOrder("nothing", "socket 20", "user 20");
        RECORDED.clear();
        ana.disconnect();
        server.run();
        assertThat(RECORDED)
                .containsExactlyInAnyOrder(
                        "20 gone: " + DisconnectReason.CLIENT_NAMESPACE_DISCONNECT,
                        "reason " + DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);

        bound.remove();
        RECORDED.clear();
        server.connect("/talk").disconnect();
        server.run();
        assertThat(RECORDED).isEmpty();
    }

    @Test
    void onlyANamespaceHasConnects() {
        Socket<Guest> socket = connected();
        assertThatThrownBy(() -> TypedListeners.bind(new Visits(), TalkEvents.TALK, socket))
                .hasMessage("ListenerTypesTest.Visits.gone(Guest, DisconnectReason) is called when sockets connect or"
                        + " disconnect: only a namespace can do that");
    }

    private Socket<Guest> connected() {
        server.connect("/talk");
        return talk.sockets().iterator().next();
    }

    @Test
    void whatTheyTakeIsChecked() {
        assertThatThrownBy(() -> TypedListeners.bind(
                        new Object() {
                            @OnConnect
                            public void wrong(Socket<Guest> socket, String text) {}
                        },
                        talk))
                .hasMessageEndingWith(
                        ".wrong(Socket<Guest>, String) must take the Socket, the user, or nothing: a connect"
                                + " carries nothing");
        assertThatThrownBy(() -> TypedListeners.bind(
                        new Object() {
                            @OnDisconnect
                            public int wrong() {
                                return 1;
                            }
                        },
                        talk))
                .hasMessageEndingWith(
                        ".wrong() must return nothing: a disconnect has no answer, but the method returns int");
    }

    // --- interfaces and proxies

    public interface Counting {
        @Handles("count")
        int count();
    }

    public static class Counter implements Counting {
        @Override
        public int count() {
            return 3;
        }
    }

    public static class Silent extends Counter {
        @Override
        public int count() {
            return 4;
        }
    }

    @Test
    void annotationsOfInterfacesAndSuperclassesCount() {
        assertThat(TypedListeners.isListener(Silent.class)).isTrue();
        assertThat(TypedListeners.isListener(String.class)).isFalse();
        TypedListeners.bind(new Silent(), talk);
        assertThat(server.connect("/talk").request(TalkEvents.COUNT, null)).isEqualTo(4);
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, Object target) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            RECORDED.add("before " + method.getName());
            return method.invoke(target, arguments);
        });
    }

    @Test
    void aProxyOfAnInterfaceIsCalled() {
        TypedListeners.bind(proxy(Counting.class, new Counter()), Counter.class, talk);
        assertThat(server.connect("/talk").request(TalkEvents.COUNT, null)).isEqualTo(3);
        assertThat(RECORDED).containsExactly("before count");
    }

    public static class Talker extends Counter {
        @Handles("say")
        public Receipt say(Say say) {
            return new Receipt(1);
        }
    }

    @Test
    void aMethodThatAProxyDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> TypedListeners.bind(proxy(Counting.class, new Talker()), Talker.class, talk))
                .hasMessage(
                        "ListenerTypesTest.Talker.say(TalkEvents.Say) cannot be called: its object is behind a proxy of"
                                + " interfaces, and none of them has the method: ListenerTypesTest.Counting");
    }

    public static class FinalCounter {
        @Handles("count")
        public final int count() {
            return 5;
        }
    }

    public static class ProxyOfFinal extends FinalCounter {}

    @Test
    void aFinalMethodBehindAProxyOfItsClassIsRefused() {
        assertThatThrownBy(() -> TypedListeners.bind(new ProxyOfFinal(), FinalCounter.class, talk))
                .hasMessage(
                        "ListenerTypesTest.FinalCounter.count() is final, so that a proxy of its class cannot pass it on");
    }

    public interface Answering<P, R> {
        @Handles("say")
        R answer(P payload);
    }

    public static class Generic implements Answering<Say, Receipt> {
        @Override
        public Receipt answer(Say payload) {
            return new Receipt(2);
        }
    }

    @Test
    void anAnnotationThatCannotBeFollowedIsRefused() {
        assertThatThrownBy(() -> TypedListeners.bind(new Generic(), talk))
                .hasMessage(
                        "ListenerTypesTest.Answering.answer(P) is annotated @Handles, but ListenerTypesTest.Generic has it"
                                + " with other types: annotate the method there");
    }

    @Test
    void anAnnotationOnTheMethodItselfMakesItFit() {
        TypedListeners.bind(
                new Generic() {
                    @Override
                    @Handles("say")
                    public Receipt answer(Say payload) {
                        return new Receipt(6);
                    }
                },
                talk);
        assertThat(server.connect("/talk").request(TalkEvents.SAY, new Say("x")))
                .isEqualTo(new Receipt(6));
    }
}
