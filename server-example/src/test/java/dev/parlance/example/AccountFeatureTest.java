package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.platform.session.SessionEvents;
import dev.parlance.example.account.AccountEvents;
import dev.parlance.example.account.SignedIn;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountFeatureTest {
    private final TestExample example = new TestExample();
    private final SignedIn ada = example.signIn("Ada");
    private final SignedIn bob = example.signIn("Bob");

    @AfterEach
    void close() {
        example.close();
    }

    @Test
    void expiryEndsAllTabsAndRevokesTheirTokens() {
        TestClient first = example.connect(ada);
        TestClient second = example.connect(ada);
        TestClient other = example.connect(bob);

        first.emit(AccountEvents.EXPIRE);

        for (TestClient tab : List.of(first, second)) {
            assertThat(tab.expect(SessionEvents.SESSION_EXPIRED).message()).contains("expired");
            assertThat(tab.isConnected()).isFalse();
        }
        other.expectNothingMore();
        assertThatThrownBy(() -> example.connect(ada)).isInstanceOf(ConnectErrorException.class);
        assertThat(example.connect(example.signIn("Ada")).isConnected()).isTrue();
    }
}
