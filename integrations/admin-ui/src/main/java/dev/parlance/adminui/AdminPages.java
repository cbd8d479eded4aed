package dev.parlance.adminui;

import static dev.parlance.adminui.AdminEvents.CONFIG;
import static dev.parlance.adminui.AdminEvents.SESSION;

import dev.parlance.adminui.AdminEvents.Config;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages that are connected. With the first of them the server begins to be observed, with the last that ends. */
final class AdminPages {
    private static final List<String> COMMANDS =
            List.of("EMIT", "JOIN", "LEAVE", "DISCONNECT", "MJOIN", "MLEAVE", "MDISCONNECT");

    private final AdminOptions options;
    private final Namespace<AdminUser> admin;
    private final ServerFigures figures;
    private int connected;
    private @Nullable SocketFeed sockets;

    AdminPages(AdminOptions options, Namespace<AdminUser> admin) {
        this.options = options;
        this.admin = admin;
        this.figures = new ServerFigures(options, admin, this::tick);
    }

    void install() {
        admin.onConnect(this::connected);
        admin.onDisconnect((socket, reason) -> disconnected(socket));
    }

    private synchronized void connected(Socket<AdminUser> page) {
        String session = page.user().newSession();
        if (session != null) {
            page.emit(SESSION, session);
        }
        page.emit(CONFIG, new Config(supportedFeatures()));
        if (connected++ == 0) {
            figures.start();
            if (!options.production()) {
                sockets = new SocketFeed(options, admin);
                sockets.start();
            }
        }
        figures.sendTo(page);
        if (sockets != null) {
            sockets.arrived(page);
        }
    }

    private synchronized void disconnected(Socket<AdminUser> page) {
        if (sockets != null) {
            sockets.left(page);
        }
        if (--connected == 0) {
            figures.stop();
            if (sockets != null) {
                sockets.stop();
                sockets = null;
            }
        }
    }

    private synchronized void tick() {
        if (sockets != null) {
            sockets.refresh();
        }
    }

    private List<String> supportedFeatures() {
        List<String> features = new ArrayList<>(options.readOnly() ? List.of() : COMMANDS);
        features.add("AGGREGATED_EVENTS");
        if (!options.production()) {
            features.add("ALL_EVENTS");
        }
        return features;
    }
}
