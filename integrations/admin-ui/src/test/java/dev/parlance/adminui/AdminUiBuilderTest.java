package dev.parlance.adminui;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.testkit.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdminUiBuilderTest {
    private static final PasswordHash HASH = TestAdmin.HASH;

    @Test
    void nothingIsBuiltUntilItIsSaidWhoMaySignIn() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AdminUi.builder().build())
                .withMessageContaining("nobody may sign in")
                .withMessageContaining("withoutSignIn()");
    }

    @Test
    void onlyOneRuleSaysWhoMaySignIn() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        AdminUi.builder().user("ana", HASH).withoutSignIn().build())
                .withMessageContaining("only one");
        assertThatIllegalStateException()
                .isThrownBy(() -> AdminUi.builder()
                        .user("ana", HASH)
                        .signIn((user, password) -> true)
                        .build());
    }

    @Test
    void valuesOutOfTheirBoundsAreNamed() {
        AdminUiBuilder builder = AdminUi.builder().withoutSignIn();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.sessionLifetime(Duration.ZERO).build())
                .withMessageContaining("sessionLifetime");
        builder.sessionLifetime(Duration.ofHours(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxSockets(0).build())
                .withMessageContaining("maxSockets");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdminUi.builder().user("", HASH))
                .withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdminUi.builder().user("ana", HASH).user("ana", HASH))
                .withMessageContaining("two users");
    }

    @Test
    void aServerHasItsNamespaceOnce() {
        try (TestServer server = TestServer.create()) {
            AdminUi adminUi = AdminUi.builder().withoutSignIn().build();
            adminUi.install(server);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> adminUi.install(server))
                    .withMessageContaining("/admin");
        }
    }
}
