package dev.parlance.clients.raw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link RawClient} over WebSocket. */
final class RawWebSocket extends RawClient {
    private final WebSocket webSocket;

    RawWebSocket(int port, String query) throws Exception {
        webSocket = HTTP.newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket" + query),
                        new Incoming())
                .get(20, TimeUnit.SECONDS);
    }

    @Override
    public void send(String packet) throws IOException {
        write(webSocket.sendText("4" + packet, true));
    }

    @Override
    public void send(byte[] attachment) throws IOException {
        write(webSocket.sendBinary(ByteBuffer.wrap(attachment), true));
    }

    private static void write(CompletableFuture<WebSocket> written) throws IOException {
        try {
            written.join();
        } catch (CompletionException ended) {
            if (!(ended.getCause() instanceof IOException)) {
                throw ended;
            }
        }
    }

    @Override
    public void close() {
        webSocket.abort();
    }

    private final class Incoming implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                // Only messages; no test runs long enough for a ping.
                if (text.charAt(0) == '4') {
                    received(text.substring(1));
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            binary.writeBytes(bytes);
            if (last) {
                received(binary.toByteArray());
                binary.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            received(END);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            received(END);
        }
    }
}
