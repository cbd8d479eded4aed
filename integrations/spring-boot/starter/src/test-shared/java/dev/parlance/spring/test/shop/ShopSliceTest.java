package dev.parlance.spring.test.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ParlanceServer;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Server;
import dev.parlance.spring.test.ParlanceTest;
import dev.parlance.spring.test.shop.ShopController.Ask;
import dev.parlance.spring.test.shop.ShopController.Price;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** A test of the handlers alone, without the application's services. */
@ParlanceTest(properties = "shop.name=corner")
class ShopSliceTest {
    @Autowired
    private TestServer server;

    @Autowired
    private ApplicationContext context;

    @TestConfiguration(proxyBeanMethods = false)
    static class Fixed {
        @Bean
        Prices prices() {
            return item -> 7;
        }
    }

    @Test
    void handlersAnswerInMemory() {
        assertThat(server.connect("/shop").request(ShopController.PRICE, new Ask("tea")))
                .isEqualTo(new Price(7));
        assertThat(context.getBean(Server.class)).isSameAs(server);
        assertThat(context.getBeansOfType(ParlanceServer.class)).isEmpty();
    }

    @Test
    void payloadsAreValidated() {
        assertThatThrownBy(() -> server.connect("/shop").request(ShopController.PRICE, new Ask(" ")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("validation-failed: item ");
    }

    @Test
    void servicesAndConfigurationsAreLeftOut() {
        assertThat(context.getBeansOfType(StoredPrices.class)).isEmpty();
        assertThat(context.getBeansOfType(OtherBeans.class)).isEmpty();
        assertThat(context.getEnvironment().getProperty("shop.name")).isEqualTo("corner");
    }

    @Test
    void timePassesWhenTheTestLetsIt() {
        Instant before = server.now();
        server.advance(Duration.ofHours(1));
        assertThat(server.now()).isEqualTo(before.plus(Duration.ofHours(1)));
    }

    /** Whichever of the two runs first leaves a client to the other. */
    @Test
    void noClientOfAnotherTestIsConnected() {
        connectOnlyOne();
    }

    @Test
    void norTheOtherWayRound() {
        connectOnlyOne();
    }

    private void connectOnlyOne() {
        server.connect("/shop");
        assertThat(server.namespaces())
                .allSatisfy(namespace -> assertThat(namespace.sockets()).hasSizeLessThanOrEqualTo(1));
    }
}
