package dev.parlance.adminui;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;

/**
 * Serves what the official Socket.IO Admin UI shows of a server: its sockets, rooms, clients and events, or only its figures. The page
 * itself is the npm package {@code @socket.io/admin-ui}, which any web server serves; it connects to this namespace.
 *
 * <pre>{@code
 * ParlanceServer server = ParlanceServer.builder().allowedOrigins("https://admin.example").build();
 * AdminUi.builder()
 *         .user("ana", PasswordHash.parse(System.getenv("ADMIN_PASSWORD")))
 *         .readOnly()
 *         .build()
 *         .install(server);
 * }</pre>
 *
 * <p>While nobody has the page open, nothing is observed. What is sent to it is bounded: changes go out in batches, events are left out
 * beyond 500 in a fifth of a second, values are cut. Neither auth payloads, cookies nor authorization headers are sent. Immutable.
 */
@Incubating
public final class AdminUi {
    private final AdminOptions options;

    AdminUi(AdminOptions options) {
        this.options = options;
    }

    /** Configures one. Who may sign in must be said; everything else has a default. */
    public static AdminUiBuilder builder() {
        return new AdminUiBuilder();
    }

    /**
     * Adds its namespace to a server, before it is started or later. May be called for several servers.
     *
     * <pre>{@code
     * AdminUi.builder().user("ana", PasswordHash.of("a long pass phrase")).build().install(server);
     * }</pre>
     *
     * @throws IllegalArgumentException if the server has a namespace of that name
     */
    public void install(Server server) {
        AdminAuthenticator authenticator =
                new AdminAuthenticator(options, server.scheduler().clock());
        // Not the catalogues of the server: the page speaks plain Socket.IO.
        Namespace<AdminUser> namespace = server.namespaceBuilder(options.namespace())
                .authenticator(authenticator)
                .catalogues()
                .build();
        new AdminPages(options, namespace).install();
        new AdminCommands(options, namespace).install();
    }
}
