package dev.parlance.catalogue.platform.message;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static dev.parlance.catalogue.platform.message.MessageChat.send;
import static dev.parlance.event.RefusalCode.SERVER_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.LocalNode;
import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.TestPlatform;
import dev.parlance.catalogue.platform.message.MessageEvents.MessageSent;
import dev.parlance.catalogue.platform.message.MessageEvents.Send;
import dev.parlance.testkit.TestClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A message that is stored is broadcast once, whatever fails then; a repeat is answered as always. */
class MessageFailureTest {
    private static final Send SEND = send("c1", "Hello", null, "k");
    private static final MessageSent REPEAT = new MessageSent("m1", NOON, "c1", "k", true);

    @Test
    void aListenerThatFailsKeepsTheRoomFromNothing() {
        try (MessageChat chat = new MessageChat()) {
            chat.platform.messageFeature().onMessage((in, message) -> {
                throw new IllegalStateException("the mail server is gone");
            });
            chat.ada.emit(MessageEvents.SEND, SEND);
            List.of(chat.ada, chat.bob).forEach(client -> client.expect(MessageEvents.CREATED));
            failed(chat.ada);

            assertThat(chat.ada.request(MessageEvents.SEND, SEND)).isEqualTo(REPEAT);
            chat.ada.expect(MessageEvents.SENT);
            assertThat(chat.platform.messages().history("c1", null, 10)).hasSize(1);
        }
    }

    @Test
    void whatCouldNotBeBroadcastIsBroadcastByTheRepeat() {
        FailingAdapters adapters = new FailingAdapters();
        try (MessageChat chat = new MessageChat(new TestPlatform(adapters))) {
            int before = adapters.broadcasts.get();
            adapters.failures.set(1);
            chat.ada.emit(MessageEvents.SEND, SEND);
            failed(chat.ada);
            assertThat(adapters.broadcasts).hasValue(before);

            for (int i = 0; i < 2; i++) {
                assertThat(chat.ada.request(MessageEvents.SEND, SEND)).isEqualTo(REPEAT);
                assertThat(chat.ada.expect(MessageEvents.SENT)).isEqualTo(REPEAT);
                assertThat(adapters.broadcasts).hasValue(before + 1);
            }
            // It was delivered here the first time, and has the same number the second time.
            for (TestClient client : List.of(chat.ada, chat.bob)) {
                client.expect(MessageEvents.CREATED);
                client.expectNothingMore();
            }
            assertThat(chat.platform.messages().history("c1", null, 10)).hasSize(1);
        }
    }

    private static void failed(TestClient ada) {
        assertThat(ada.expect(ErrorEvents.ERROR).code()).isEqualTo(SERVER_ERROR);
    }

    /** Alone, but for broadcasts that fail. */
    private static final class FailingAdapters implements AdapterFactory {
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger broadcasts = new AtomicInteger();

        @Override
        public Adapter open(String namespace, LocalNode node) {
            Adapter alone = AdapterFactory.STANDALONE.open(namespace, node);
            return (Adapter) Proxy.newProxyInstance(
                    Adapter.class.getClassLoader(), new Class<?>[] {Adapter.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("broadcast")) {
                            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                                throw new IllegalStateException("no connection");
                            }
                            broadcasts.incrementAndGet();
                        }
                        try {
                            return method.invoke(alone, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
