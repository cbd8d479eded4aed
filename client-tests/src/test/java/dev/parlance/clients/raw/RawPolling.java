package dev.parlance.clients.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.json.JSONObject;

/** A {@link RawClient} over HTTP long-polling. */
final class RawPolling extends RawClient {
    private static final String SEPARATOR = "\u001e";

    private final URI session;
    private final Thread polls;
    private volatile boolean closed;

    RawPolling(int port, String query) throws Exception {
        URI opening = URI.create("http://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=polling" + query);
        HttpResponse<String> answer = ask(HttpRequest.newBuilder(opening));
        assertThat(answer.body()).startsWith("0{");
        session = URI.create(opening + "&sid=" + new JSONObject(answer.body().substring(1)).getString("sid"));
        polls = new Thread(this::poll, "polls");
        polls.setDaemon(true);
        polls.start();
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void send(String packet) throws Exception {
        post("4" + packet);
    }

    @Override
    public void send(byte[] attachment) throws Exception {
        post("b" + Base64.getEncoder().encodeToString(attachment));
    }

    // After the server has closed the session, its answers do not matter.
    private void post(String body) throws Exception {
        try {
            ask(HttpRequest.newBuilder(session).POST(HttpRequest.BodyPublishers.ofString(body)));
        } catch (IOException refused) {
            // The server need not read a body to its end if it is too large.
        }
    }

    private void poll() {
        try {
            while (!closed) {
                HttpResponse<String> answer = ask(HttpRequest.newBuilder(session));
                if (answer.statusCode() != 200) {
                    break;
                }
                for (String packet : answer.body().split(SEPARATOR)) {
                    if (packet.equals("1")) {
                        received(END);
                        return;
                    }
                    take(packet);
                }
            }
        } catch (IOException | InterruptedException ended) {
            // The same as any other end.
        }
        received(END);
    }

    private void take(String packet) {
        if (packet.startsWith("4")) {
            received(packet.substring(1));
        } else if (packet.startsWith("b")) {
            received(Base64.getDecoder().decode(packet.substring(1)));
        }
    }

    /** Sends a close packet, so that the server does not wait for further polls. */
    @Override
    public void close() {
        closed = true;
        try {
            post("1");
        } catch (Exception interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
