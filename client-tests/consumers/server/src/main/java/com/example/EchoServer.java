package com.example;

import static dev.parlance.event.ClientRequest.clientRequest;

import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/** Starts a server, connects to it by polling, and prints what an event was answered. */
public final class EchoServer {
    public record Said(String text, Instant at) {}

    static final ClientRequest<Said, Said> ECHO = clientRequest("echo", Said.class, Said.class);

    public static void main(String[] args) throws Exception {
        try (ParlanceServer server =
                ParlanceServer.builder().host("127.0.0.1").port(0).build()) {
            server.namespace("/").handle(ECHO, (socket, said) -> said);
            server.start();
            PollingClient client = new PollingClient(server.port());
            client.send("40");
            client.receive();
            client.send("420[\"echo\",{\"text\":\"Hello\",\"at\":\"2026-01-01T00:00:00.000Z\"}]");
            System.out.println(client.receive());
        }
    }

    private static final class PollingClient {
        private final HttpClient http = HttpClient.newHttpClient();
        private final String address;

        PollingClient(int port) throws Exception {
            String handshake = "http://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=polling";
            String opened = get(handshake);
            this.address = handshake + "&sid=" + opened.replaceFirst(".*\"sid\":\"([^\"]*)\".*", "$1");
        }

        void send(String packet) throws Exception {
            http.send(request(address).POST(BodyPublishers.ofString(packet)).build(), BodyHandlers.discarding());
        }

        String receive() throws Exception {
            return get(address);
        }

        private String get(String uri) throws Exception {
            return http.send(request(uri).build(), BodyHandlers.ofString()).body();
        }

        private static HttpRequest.Builder request(String uri) {
            return HttpRequest.newBuilder(URI.create(uri));
        }
    }

    private EchoServer() {}
}
