package com.example;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import dev.parlance.ParlanceServer;
import dev.parlance.bridge.DualRun;
import dev.parlance.bridge.ParlanceJson;
import dev.parlance.bridge.TypedNamespace;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs netty-socketio and Parlance side by side, and prints what a client of each receives. */
public final class BothServers {
    public record Said(String text, Instant at) {}

    public static final class Events {
        public static final ServerEvent<Said> HEARD = serverEvent("heard", Said.class);
        public static final ClientRequest<Said, Said> ECHO = clientRequest("echo", Said.class, Said.class);

        private Events() {}
    }

    private static final Catalogue TALK = Catalogue.of("talk", Dialect.STANDARD, Events.class);

    public static void main(String[] args) throws Exception {
        // First: it checks the class path, and no thread runs yet.
        ParlanceServer parlance =
                ParlanceServer.builder().host("127.0.0.1").port(0).build();
        Configuration config = new Configuration();
        config.setHostname("127.0.0.1");
        config.setPort(0);
        config.setAckMode(AckMode.MANUAL);
        config.setJsonSupport(ParlanceJson.of(TALK));
        SocketIOServer old = new SocketIOServer(config);
        TypedNamespace oldTalk = TypedNamespace.on(old.addNamespace("/talk"), TALK).build();
        oldTalk.handle(Events.ECHO, (client, said) -> {
            oldTalk.emit(Events.HEARD, said);
            return said;
        });
        int oldPort = ((InetSocketAddress)
                        ((ChannelFuture) old.startAsync()).sync().channel().localAddress())
                .getPort();
        Namespace<Guest> talk = parlance.namespace("/talk");
        DualRun.join(oldTalk, talk);
        parlance.start();

        Client first = new Client(oldPort);
        Client second = new Client(parlance.port());
        first.send("42/talk,0[\"echo\",{\"text\":\"Hello\",\"at\":\"2026-01-01T00:00:00.000Z\"}]");
        System.out.println(first.next());
        System.out.println(first.next());
        System.out.println(second.next());
        System.exit(0);
    }

    /** A client of the namespace over WebSocket. */
    private static final class Client implements WebSocket.Listener {
        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final StringBuilder message = new StringBuilder();
        private final WebSocket socket;

        Client(int port) throws Exception {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket"), this)
                    .join();
            await("0{");
            send("40/talk,");
            await("40/talk,");
        }

        private void await(String start) throws Exception {
            while (!next().startsWith(start)) {}
        }

        void send(String packet) {
            socket.sendText(packet, true).join();
        }

        String next() throws Exception {
            String next = received.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("nothing came");
            }
            return next;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            message.append(text);
            if (last) {
                received.add(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private BothServers() {}
}
