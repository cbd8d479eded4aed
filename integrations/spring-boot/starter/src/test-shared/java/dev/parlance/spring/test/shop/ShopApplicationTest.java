package dev.parlance.spring.test.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.spring.test.AutoConfigureTestServer;
import dev.parlance.spring.test.shop.ShopController.Ask;
import dev.parlance.spring.test.shop.ShopController.Price;
import dev.parlance.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** A test of the whole application, on a server in memory. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@AutoConfigureTestServer
class ShopApplicationTest {
    @Autowired
    private TestServer server;

    @Test
    void itsServicesAreThereAndNoPortIsOpen(@Autowired ApplicationContext context) {
        assertThat(server.connect("/shop").request(ShopController.PRICE, new Ask("coffee")))
                .isEqualTo(new Price(6));
        assertThat(context.getBeansOfType(ParlanceServer.class)).isEmpty();
    }
}
