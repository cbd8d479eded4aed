package dev.parlance.adminui;

import static dev.parlance.adminui.AdminEvents.DISCONNECT;
import static dev.parlance.adminui.AdminEvents.JOIN;
import static dev.parlance.adminui.AdminEvents.LEAVE;

import dev.parlance.event.RefusedException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.EventHandler;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the page has a server do: join, leave, disconnect, emit. Each is logged, with who has asked for it. */
final class AdminCommands {
    private static final Logger log = LoggerFactory.getLogger(AdminCommands.class);
    private static final String EMIT = "emit";
    private static final String USER_ROOM = "user:";
    private static final int MAX_LOGGED = 100;

    private final AdminOptions options;
    private final Namespace<AdminUser> admin;

    AdminCommands(AdminOptions options, Namespace<AdminUser> admin) {
        this.options = options;
        this.admin = admin;
    }

    void install() {
        admin.on(JOIN, permitted((socket, join) -> {
            Room room = room(join.room());
            Audience sockets = audience(join.nsp(), join.filter());
            report(socket, "makes {} of {} join {}", join.filter(), join.nsp(), join.room());
            sockets.socketsJoin(room);
        }));
        admin.on(LEAVE, permitted((socket, leave) -> {
            Room room = room(leave.room());
            // Without a filter the page means those who are in the room.
            Audience sockets = audience(leave.nsp(), leave.filter() == null ? leave.room() : leave.filter());
            report(socket, "makes {} of {} leave {}", leave.filter(), leave.nsp(), leave.room());
            sockets.socketsLeave(room);
        }));
        admin.on(DISCONNECT, permitted((socket, disconnect) -> {
            Audience sockets = audience(disconnect.nsp(), disconnect.filter());
            report(
                    socket,
                    disconnect.close() ? "disconnects the clients of {} of {}" : "disconnects {} of {}",
                    disconnect.filter(),
                    disconnect.nsp());
            if (disconnect.close()) {
                sockets.disconnectClients();
            } else {
                sockets.disconnectSockets();
            }
        }));
        admin.untyped()
                .on(EMIT, (socket, arguments, ack) -> permitted(this::emit).handle(socket, arguments));
    }

    private <P> EventHandler<AdminUser, P> permitted(EventHandler<AdminUser, P> handler) {
        return options.readOnly()
                ? (socket, command) -> {
                    throw RefusedException.permissionDenied("the Admin UI is read-only on this server");
                }
                : handler;
    }

    private void emit(Socket<AdminUser> socket, List<@Nullable Object> arguments) {
        if (arguments.size() < 3
                || !(arguments.get(0) instanceof String namespace)
                || !(arguments.get(1) == null || arguments.get(1) instanceof String)
                || !(arguments.get(2) instanceof String event)) {
            throw RefusedException.invalid("arguments", "emit takes a namespace, a filter or null, and an event");
        }
        String filter = (String) arguments.get(1);
        Audience sockets = audience(namespace, filter);
        report(socket, "emits {} to {} of {}", event, filter, namespace);
        try {
            sockets.untyped().emit(event, arguments.subList(3, arguments.size()).toArray());
        } catch (IllegalArgumentException reserved) {
            throw RefusedException.invalid("event", "an application cannot emit an event of that name");
        }
    }

    private Audience audience(String name, @Nullable String filter) {
        Namespace<?> namespace = admin.server().namespaces().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("there is no such namespace"));
        if (filter == null || filter.isEmpty()) {
            return namespace;
        }
        if (Socket.isId(filter)) {
            return namespace.toSockets(filter);
        }
        if (filter.startsWith(USER_ROOM)) {
            String user = filter.substring(USER_ROOM.length());
            return namespace.toUsers(user.replace("%3A", ":").replace("%25", "%"));
        }
        return namespace.to(Room.named(filter));
    }

    private static Room room(String name) {
        if (!Room.isName(name)) {
            throw RefusedException.invalid("room", "sockets join and leave no such room");
        }
        return Room.named(name);
    }

    private static void report(Socket<AdminUser> socket, String what, @Nullable String... about) {
        Object[] shown = new Object[about.length + 1];
        shown[0] = printable(socket.user().id());
        for (int i = 0; i < about.length; i++) {
            shown[i + 1] = about[i] == null || about[i].isEmpty() ? "everyone" : printable(about[i]);
        }
        log.info("The administrator {} " + what, shown);
    }

    private static String printable(String text) {
        String start = text.length() > MAX_LOGGED ? text.substring(0, MAX_LOGGED) + "..." : text;
        return start.replaceAll("[^ -~]", "?");
    }
}
