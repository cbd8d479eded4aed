package programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import courier.Courier;
import courier.Courier.Answer;
import courier.Courier.Login;
import courier.Courier.Order;
import courier.Courier.Price;
import courier.Courier.Readiness;
import courier.Courier.Ready;
import courier.Courier.Taken;
import dev.parlance.event.RefusedException;
import dev.parlance.testkit.PendingAnswer;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CourierTest {
    private final TestServer server = TestServer.create();
    private final CompletableFuture<Integer> cents = new CompletableFuture<>();
    private TestClient ana;
    private TestClient bob;

    @BeforeEach
    void open() {
        Courier.setUp(server, (city, grams) -> cents);
        ana = server.connect("/courier", new Login("ana"));
        bob = driver("bob");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private TestClient driver(String name) {
        TestClient driver = server.connect("/courier", new Login(name));
        driver.emitAndWait(Courier.READY, new Ready("Rome"));
        return driver;
    }

    @Test
    void aDriverTakesIt() {
        bob.answer(Courier.OFFER, parcel -> new Answer(true));

        assertThat(ana.request(Courier.ORDER, new Order("Rome", 900))).isEqualTo(new Taken("bob"));
    }

    @Test
    void whoeverDoesNotAnswerInTimeIsNotWaitedFor() {
        PendingAnswer<Taken> taken = ana.beginRequest(Courier.ORDER, new Order("Rome", 900));
        bob.expect(Courier.OFFER);

        server.advance(Duration.ofSeconds(5));

        assertThatThrownBy(taken::get)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("no-driver"));
    }

    @Test
    void aParcelThatIsTooHeavyIsRefused() {
        assertThatThrownBy(() -> ana.request(Courier.ORDER, new Order("Rome", 30_001)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().field()).isEqualTo("grams"));
    }

    @Test
    void whoIsReadyIsCountedAndWhoIsSilentIsMissing() {
        driver("cid");
        bob.answer(Courier.ASK_READY, nothing -> new Answer(true));

        PendingAnswer<Readiness> counted = ana.beginRequest(Courier.COUNT, new Ready("Rome"));
        server.advance(Duration.ofSeconds(2));

        assertThat(counted.get()).isEqualTo(new Readiness(1, 1));
    }

    @Test
    void aPriceComesWhenTheServiceHasIt() {
        PendingAnswer<Price> price = ana.beginRequest(Courier.PRICE, new Order("Rome", 900));
        assertThat(price.isAnswered()).isFalse();

        cents.complete(450);
        server.run();

        assertThat(price.get()).isEqualTo(new Price(450));
    }
}
