package dev.parlance.adminui;

import static dev.parlance.adminui.TestAdmin.HASH;
import static dev.parlance.adminui.TestAdmin.credentials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ParlanceServer;
import dev.parlance.event.Rate;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AdminSignInTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private void install(AdminUiBuilder builder) {
        builder.sessionLifetime(Duration.ofHours(1)).build().install(server);
    }

    private void assertRefused(Map<String, ?> auth) {
        assertThatThrownBy(() -> server.connect("/admin", auth))
                .isInstanceOf(ConnectErrorException.class)
                .hasMessageContaining("invalid credentials");
    }

    @Test
    void theRightPasswordOpensASessionThatReplacesIt() {
        install(AdminUi.builder().user("ana", HASH));
        TestClient page = server.connect("/admin", credentials("ana", "sesame"));
        Object session = page.expect("session").get(0);
        page.expect("config");

        TestClient again = server.connect("/admin", Map.of("sessionId", session));
        again.expect("config");
        assertThat(again.isConnected()).isTrue();
        again.expect("server_stats");
        again.expectNothingMore();
    }

    @Test
    void whateverElseIsRefusedInTheWordsThatThePageKnows() {
        install(AdminUi.builder().user("ana", HASH));
        assertRefused(credentials("ana", "Sesame"));
        assertRefused(credentials("bob", "sesame"));
        assertRefused(credentials("", ""));
        assertRefused(Map.of());
        assertRefused(Map.of("username", "ana"));
        assertRefused(Map.of("password", "sesame"));
        assertRefused(Map.of("sessionId", ""));
        assertRefused(Map.of("sessionId", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        assertThatThrownBy(() -> server.connect("/admin", Map.of("username", 1, "password", List.of())))
                .isInstanceOf(ConnectErrorException.class);
        assertThatThrownBy(() -> server.connect("/admin", credentials("ana", "s".repeat(1_001))))
                .isInstanceOf(ConnectErrorException.class);
        assertThatThrownBy(() -> server.connect("/admin")).isInstanceOf(ConnectErrorException.class);
    }

    @Test
    void aSessionEndsWithItsLifetime() {
        install(AdminUi.builder().user("ana", HASH));
        Object session = server.connect("/admin", credentials("ana", "sesame"))
                .expect("session")
                .get(0);
        server.advance(Duration.ofMinutes(59));
        server.connect("/admin", Map.of("sessionId", session));
        server.advance(Duration.ofMinutes(1));
        assertRefused(Map.of("sessionId", session));
    }

    @Test
    void theApplicationMaySayWhoSignsIn() {
        List<String> asked = new ArrayList<>();
        install(AdminUi.builder().signIn((user, password) -> asked.add(user) && password.equals("opal")));
        server.connect("/admin", credentials("eve", "opal"));
        assertRefused(credentials("eve", "ruby"));
        assertThat(asked).containsExactly("eve", "eve");
    }

    @Test
    void anApplicationsExceptionRefusesAndSaysNothing() {
        install(AdminUi.builder().signIn((user, password) -> {
            throw new IllegalStateException("the directory is down at 10.0.0.7");
        }));
        assertThatThrownBy(() -> server.connect("/admin", credentials("eve", "opal")))
                .isInstanceOf(ConnectErrorException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("10.0.0.7"));
    }

    @Test
    void withoutSignInEverybodyIsLetInAndGetsNoSession() {
        install(AdminUi.builder().withoutSignIn());
        TestClient page = server.connect("/admin");
        page.expect("config");
        page.expect("server_stats");
        page.expectNothingMore();
    }

    @Test
    void tooManySessionsEndTheOldest() {
        AdminSessions sessions = new AdminSessions(server.scheduler().clock(), Duration.ofHours(1));
        Set<String> ids = new HashSet<>();
        String first = sessions.open("ana");
        for (int i = 0; i < AdminSessions.MAX_SESSIONS; i++) {
            ids.add(sessions.open("bob"));
        }
        assertThat(ids).hasSize(AdminSessions.MAX_SESSIONS).allMatch(id -> "bob".equals(sessions.user(id)));
        assertThat(sessions.user(first)).isNull();
    }

    @Test
    void refusedSignInsCountAmongThoseOfAnAddress() {
        try (TestServer limited = TestServer.create(ParlanceServer.builder()
                .rateLimits(RateLimits.DEFAULT
                        .withRefusedSignInsPerAddress(Rate.of(3, Duration.ofMinutes(1)))
                        .countingPrivateAddresses())
                .options())) {
            AdminUi.builder().user("ana", HASH).build().install(limited);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> limited.connect("/admin", credentials("ana", "wrong")))
                        .hasMessageContaining("invalid credentials");
            }
            assertThatThrownBy(() -> limited.connect("/admin", credentials("ana", "sesame")))
                    .as("not even asked about")
                    .isInstanceOf(ConnectErrorException.class)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("invalid credentials"));
        }
    }
}
