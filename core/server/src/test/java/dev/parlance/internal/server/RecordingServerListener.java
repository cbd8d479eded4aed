package dev.parlance.internal.server;

import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.FailedHandler;
import dev.parlance.socket.HandledEvent;
import dev.parlance.socket.LimitHit;
import dev.parlance.socket.ServerListener;
import dev.parlance.socket.Socket;
import java.util.ArrayList;
import java.util.List;

/** Records what a server reports, as one line each. */
final class RecordingServerListener implements ServerListener {
    private final List<String> lines = new ArrayList<>();

    /** What was reported since it was asked last. */
    synchronized List<String> lines() {
        List<String> all = List.copyOf(lines);
        lines.clear();
        return all;
    }

    /** Which limits were exceeded since it was asked last, or for anything else. */
    List<String> limits() {
        return lines().stream().filter(line -> line.startsWith("limit")).toList();
    }

    private synchronized void add(String line) {
        lines.add(line);
    }

    @Override
    public void connected(Socket<?> socket) {
        add("connected " + socket.namespace().name());
    }

    @Override
    public void disconnected(Socket<?> socket, DisconnectReason reason) {
        add("disconnected " + socket.namespace().name() + " " + reason);
    }

    @Override
    public void refused(ClientIncident incident) {
        add("refused " + text(incident));
    }

    @Override
    public void closed(ClientIncident incident) {
        add("closed " + text(incident));
    }

    @Override
    public void slowClient(ClientIncident incident) {
        add("slow " + text(incident));
    }

    @Override
    public void budgetSpent(ClientIncident incident) {
        add("budget " + text(incident));
    }

    private static String text(ClientIncident incident) {
        return incident.reason() + " " + incident.address() + " " + incident.namespace() + " " + incident.detail();
    }

    @Override
    public void limitHit(LimitHit hit) {
        add("limit " + hit.limit() + " " + hit.event() + " " + (hit.isEnforced() ? "enforced" : "reported"));
    }

    @Override
    public void eventHandled(HandledEvent event) {
        add("event " + event.namespace() + " " + event.event() + " " + event.refusal() + " "
                + event.duration().toMillis());
    }

    @Override
    public void handlerFailed(FailedHandler failure) {
        add("failed " + failure.what() + " " + failure.namespace() + " " + failure.event() + " "
                + failure.cause().getClass().getSimpleName());
    }

    @Override
    public void drainBegun() {
        add("drain");
    }
}
