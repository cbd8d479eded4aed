package dev.parlance.clients.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.adminui.AdminUi;
import dev.parlance.adminui.AdminUiBuilder;
import dev.parlance.adminui.PasswordHash;
import dev.parlance.clients.browser.Chromium;
import dev.parlance.clients.node.Node;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official Admin UI in Chromium ({@code js/adminui}), against a server with a namespace for each of its modes. */
class AdminUiIT {
    private static final Path SCRIPTS = Node.FOLDER.resolve("adminui");
    private static final long TIMEOUT_MINUTES = 4;

    @TempDir
    private Path folder;

    private record Account(String id) implements User {}

    @Test
    void theOfficialPageShowsTheServerAndCommandsIt() throws Exception {
        Chromium.require("the Admin UI");
        Node.prepare(SCRIPTS);
        try (ParlanceServer server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .allowedOrigins(origin -> origin.startsWith("http://127.0.0.1:"))
                .build()) {
            chat(server);
            PasswordHash hash = PasswordHash.of("sesame");
            install(AdminUi.builder().user("ana", hash), server);
            install(AdminUi.builder().user("ana", hash).namespace("/read-only").readOnly(), server);
            install(AdminUi.builder().user("ana", hash).namespace("/figures").production(), server);
            server.start();
            run("http://127.0.0.1:" + server.port());
        }
    }

    private static void install(AdminUiBuilder builder, Server server) {
        builder.serverId("chat-1").build().install(server);
    }

    private static void chat(Server server) {
        Namespace<Account> chat = server.namespace(
                "/chat", handshake -> new Account(String.valueOf(((Map<?, ?>) handshake.auth()).get("name"))));
        chat.untyped()
                .on(
                        "rooms",
                        (socket, arguments, ack) ->
                                ack.send(socket.rooms().stream().map(Room::name).toList()));
        chat.untyped().on("enter", (socket, arguments, ack) -> {
            socket.join(Room.named((String) arguments.get(0)));
            ack.send();
        });
        chat.untyped().on("say", (socket, arguments, ack) -> {
            socket.untyped().emit("said", arguments.get(0));
            ack.send();
        });
    }

    private void run(String url) throws Exception {
        Path output = folder.resolve("output.txt");
        ProcessBuilder node = new ProcessBuilder("node", "--test", "--test-reporter=spec", "adminui.test.mjs")
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        node.environment().put("SERVER", url);
        Process process = node.start();
        boolean ended = process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        String printed = Files.readString(output);
        assertThat(ended).as("ended in time; its output:%n%s", printed).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
    }
}
