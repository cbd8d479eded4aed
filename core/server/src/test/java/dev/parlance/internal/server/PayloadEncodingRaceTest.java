package dev.parlance.internal.server;

import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PayloadEncoding;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On real threads: sockets change their encoding while others send to them. The ack is where it changes, for all of them. */
class PayloadEncodingRaceTest {
    private static final int CLIENTS = 500;

    private final ThreadedServer server = ThreadedServer.standalone(Catalogue.of("talk", Dialect.STANDARD, Talk.class));
    private final ExecutorService senders = Executors.newFixedThreadPool(2);
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void end() {
        over.set(true);
        senders.shutdownNow();
        server.close();
    }

    @Test
    void whoeverSendsTheEncodingChangesBehindTheAck() throws Exception {
        Namespace<Guest> root = server.server().namespace("/");
        root.handle(clientRequest("conf", Void.class), socket -> {
            socket.encoding(PayloadEncoding.BASE64);
            return null;
        });
        senders.execute(() -> {
            while (!over.get()) {
                root.emit(Talk.SAID, new Said("hi"));
            }
        });
        senders.execute(() -> {
            while (!over.get()) {
                root.sockets().forEach(socket -> socket.emit(Talk.SAID, new Said("hi")));
            }
        });
        int afterwards = 0;
        for (int i = 0; i < CLIENTS; i++) {
            afterwards += packetsBehindTheAck();
        }
        assertThat(afterwards).isPositive();
    }

    private int packetsBehindTheAck() throws Exception {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        CompletableFuture<Void> changed = new CompletableFuture<>();
        LoopEngine.LoopSession session = server.open(text -> {
            if (text.startsWith("0")) {
                connected.complete(null);
            } else if (text.startsWith("39")) {
                changed.complete(null);
            }
        });
        session.receive("0");
        connected.get(30, TimeUnit.SECONDS);
        session.receive("29[\"conf\"]");
        changed.get(30, TimeUnit.SECONDS);
        session.receive("1");
        List<String> sent = session.sent();
        int ack = sent.indexOf("39[{\"ok\":true}]");
        assertThat(sent.subList(1, ack)).allMatch("2[\"said\",{\"text\":\"hi\"}]"::equals);
        assertThat(sent.subList(ack + 1, sent.size())).allMatch("2[\"said\",\"eyJ0ZXh0IjoiaGkifQ==\"]"::equals);
        return sent.size() - ack - 1;
    }
}
