package dev.parlance.adminui;

import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page as these tests connect it. */
final class TestAdmin {
    /** Of {@code sesame}, with few iterations. */
    static final PasswordHash HASH = PasswordHash.parse(
            "pbkdf2-sha256:100000:AAECAwQFBgcICQoLDA0ODw:dc3ngF61wLtDp-nJEh0WQYEwHafVJ95N1_6kkV8_4bU");

    private TestAdmin() {}

    static Map<String, String> credentials(String user, String password) {
        return Map.of("username", user, "password", password);
    }

    /** Connects without credentials. */
    static TestClient connect(TestServer server) {
        return server.connect("/admin");
    }

    /** The sockets in what {@code all_sockets} has brought, by their ids. */
    static Map<String, Map<String, @Nullable Object>> allSockets(TestClient page) {
        Map<String, Map<String, @Nullable Object>> byId = new HashMap<>();
        for (Object socket : (List<?>) page.expect("all_sockets").get(0)) {
            Map<String, @Nullable Object> view = map(socket);
            byId.put((String) view.get("id"), view);
        }
        return byId;
    }

    /** The figures of a namespace's sockets in {@code server_stats}. */
    static Map<String, Object> counts(Map<String, @Nullable Object> stats) {
        Map<String, Object> counts = new HashMap<>();
        for (Object one : (List<?>) stats.get("namespaces")) {
            Map<String, @Nullable Object> namespace = map(one);
            counts.put((String) namespace.get("name"), namespace.get("socketsCount"));
        }
        return counts;
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<@Nullable Object> list(@Nullable Object value) {
        return new ArrayList<>((List<@Nullable Object>) value);
    }
}
