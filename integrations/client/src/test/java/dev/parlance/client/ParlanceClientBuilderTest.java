package dev.parlance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.catalogue.MessengerCatalogue;
import dev.parlance.catalogue.SocialCatalogue;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParlanceClientBuilderTest {
    private static final URI SERVER = URI.create("http://localhost:9092/talk?token=secret");

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9092", "/talk", "ftp://localhost/talk", "http:///talk"})
    void aUriNamesAServer(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParlanceClient.builder(URI.create(uri)))
                .withMessage("\"" + uri + "\" is not like http://host:port/namespace");
    }

    @Test
    void cataloguesSpeakOneDialect() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParlanceClient.builder(SERVER)
                        .catalogues(MessengerCatalogue.MESSENGER, SocialCatalogue.SOCIAL)
                        .build())
                .withMessageStartingWith("catalogues messenger and social have different dialects");
    }

    @Test
    void delaysAndAttemptsAreChecked() {
        ParlanceClientBuilder builder = ParlanceClient.builder(SERVER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.reconnectionDelay(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.reconnectionAttempts(0));
        assertThatIllegalArgumentException().isThrownBy(builder::transports);
    }

    @Test
    void aClientsNameHidesTheQuery() {
        try (ParlanceClient client = ParlanceClient.builder(SERVER).build()) {
            assertThat(client).hasToString("ParlanceClient[http://localhost:9092/talk]");
            assertThat(client.isConnected()).isFalse();
            assertThat(client.id()).isNull();
        }
    }
}
