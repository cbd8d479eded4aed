package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A polling session from its client's side: one connection for its polls, one for its posts. */
final class PollingClient implements AutoCloseable {
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]*)\"");

    final RawHttp polls;
    final RawHttp posts;
    final String sid;
    final String target;
    private final RunningEngine engine;

    private PollingClient(RunningEngine engine, RawHttp polls, String sid) throws IOException {
        this.engine = engine;
        this.polls = polls;
        this.posts = engine.http();
        this.sid = sid;
        this.target = "/socket.io/?EIO=4&transport=polling&sid=" + sid;
    }

    static PollingClient open(RunningEngine engine) throws IOException {
        RawHttp http = engine.http();
        RawHttp.Answer answer = http.get("/socket.io/?EIO=4&transport=polling");
        assertThat(answer.status()).isEqualTo(200);
        return new PollingClient(engine, http, sid(answer.body()));
    }

    static String sid(String openPacket) {
        Matcher matcher = SID.matcher(openPacket);
        assertThat(matcher.find()).as("a sid in %s", openPacket).isTrue();
        return matcher.group(1);
    }

    /** Begins a poll without waiting for its answer. */
    void startPoll() throws IOException {
        polls.request("GET", target, new byte[0]);
    }

    /** Polls and waits for the answer. */
    RawHttp.Answer poll() throws IOException {
        return polls.get(target);
    }

    RawHttp.Answer post(String body) throws IOException {
        return posts.post(target, body);
    }

    /** Opens the WebSocket of an upgrade. */
    RawWebSocket tryWebSocket() throws IOException {
        return RawWebSocket.open(engine.port(), "/socket.io/?EIO=4&transport=websocket&sid=" + sid);
    }

    /** Upgrades, with no poll pending. */
    RawWebSocket upgrade() throws IOException {
        RawWebSocket socket = tryWebSocket();
        socket.sendText("2probe");
        assertThat(socket.text()).isEqualTo("3probe");
        socket.sendText("5");
        return socket;
    }

    @Override
    public void close() throws IOException {
        polls.close();
        posts.close();
    }
}
