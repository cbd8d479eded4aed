package dev.parlance.adminui;

import static dev.parlance.adminui.AdminEvents.SERVER_STATS;

import dev.parlance.adminui.AdminEvents.ServerStats;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server's figures, sent to all pages every two seconds. */
final class ServerFigures {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final AdminOptions options;
    private final Namespace<AdminUser> admin;
    private final Runnable afterEach;
    private final Scheduler scheduler;
    private final Instant begun;
    private Scheduler.@Nullable Timer timer;
    private ClientCounts clients = new ClientCounts();
    private NamespaceRows namespaces = new NamespaceRows();

    /** @param afterEach runs after the figures were sent, each time */
    ServerFigures(AdminOptions options, Namespace<AdminUser> admin, Runnable afterEach) {
        this.options = options;
        this.admin = admin;
        this.afterEach = afterEach;
        this.scheduler = admin.server().scheduler();
        this.begun = scheduler.clock().instant();
    }

    synchronized void start() {
        clients = new ClientCounts();
        namespaces = new NamespaceRows();
        timer = scheduler.schedule(INTERVAL, this::tick);
    }

    synchronized void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void tick() {
        synchronized (this) {
            if (timer == null) {
                return;
            }
            timer = scheduler.schedule(INTERVAL, this::tick);
            // A page that does not keep up does without: the next figures come soon.
            admin.local().asVolatile().emit(SERVER_STATS, stats());
        }
        afterEach.run();
    }

    /** Sends them to a page that has just come. */
    synchronized void sendTo(Socket<AdminUser> page) {
        page.emit(SERVER_STATS, stats());
    }

    private ServerStats stats() {
        Instant now = scheduler.clock().instant();
        Map<String, Integer> sockets = new LinkedHashMap<>();
        clients.begin();
        for (Namespace<?> namespace : admin.server().namespaces()) {
            sockets.put(namespace.name(), clients.count(namespace));
        }
        return new ServerStats(
                options.serverId(),
                options.hostName(),
                ProcessHandle.current().pid(),
                Duration.between(begun, now).toMillis() / 1000.0,
                admin.server().statistics().connections(),
                clients.polling(),
                clients.changes(now),
                namespaces.of(sockets));
    }
}
