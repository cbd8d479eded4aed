package dev.parlance.internal.engine.netty.websocket;

import java.util.ArrayList;
import java.util.List;

/** Records what a reader passes on. */
final class RecordingReceiver implements WebSocketReceiver {
    private final List<String> events = new ArrayList<>();
    private Runnable atText = () -> {};

    /** What has come since it was asked last. */
    List<String> events() {
        List<String> since = List.copyOf(events);
        events.clear();
        return since;
    }

    /** Runs that for each text, while it is passed on. */
    void atText(Runnable action) {
        atText = action;
    }

    @Override
    public void text(int type, byte[] message) {
        events.add("text " + message.length);
        atText.run();
    }

    @Override
    public void binary(byte[] message) {
        events.add("binary " + message.length);
    }

    @Override
    public void pong() {
        events.add("pong");
    }

    @Override
    public void closeReceived(int code) {
        events.add("close " + code);
    }

    @Override
    public void violated(int code) {
        events.add("violated " + code);
    }

    @Override
    public void gone(boolean failed) {
        events.add(failed ? "failed" : "gone");
    }

    @Override
    public void writable() {
        events.add("writable");
    }
}
