package dev.parlance.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.ServerBuilder;
import dev.parlance.binding.Handles;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Guest;
import dev.parlance.spring.ParlanceController;
import dev.parlance.spring.ParlanceNamespace;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestServer;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.MethodValidationPostProcessor;

/** Payloads whose constraints are violated reach no handler. */
class ParlanceValidationAutoConfigurationTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ParlanceAutoConfiguration.class,
                    ParlanceRefusalAutoConfiguration.class,
                    ParlanceValidationAutoConfiguration.class))
            .withUserConfiguration(InMemoryServer.class, Shop.class);

    public record Item(
            @NotBlank(message = "must not be blank") String name,
            @Max(value = 9, message = "must be at most 9") int count) {}

    public record Order(
            @Size(min = 1, message = "must not be empty") List<@Valid Item> items) {}

    public record Receipt(@Max(100) int items) {}

    public record Login(
            @NotBlank(message = "must not be blank") String token) {}

    @ParlanceController
    public static class Shop {
        public static final ClientRequest<Order, Receipt> ORDER =
                ClientRequest.clientRequest("order", Order.class, Receipt.class);

        static final List<Object> HANDLED = new ArrayList<>();

        @Handles("order")
        public Receipt order(Order order) {
            HANDLED.add(order);
            return new Receipt(order.items().size());
        }
    }

    @ParlanceController("/checked")
    @Validated
    public static class Checked {
        public static final ClientRequest<Item, Receipt> PUT =
                ClientRequest.clientRequest("put", Item.class, Receipt.class);

        public static final ClientRequest<Void, Receipt> COUNT = ClientRequest.clientRequest("count", Receipt.class);

        @Handles("count")
        public @Valid Receipt count() {
            return new Receipt(1_000);
        }

        @Handles("put")
        public Receipt put(@Valid Item item) {
            return new Receipt(item.count());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InMemoryServer {
        @Bean
        TestServer testServer(ServerBuilder builder) {
            return TestServer.create(builder.options());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithValidator {
        @Bean
        Validator validator() {
            return Validation.buildDefaultValidatorFactory().getValidator();
        }
    }

    private static Refusal refused(TestServer server, Order order) {
        return catchThrowableOfType(
                        RefusedException.class, () -> server.connect("/").request(Shop.ORDER, order))
                .refusal()
                .forEvent(null);
    }

    private static Refusal invalid(String field, String message) {
        return RefusedException.invalid(field, message).refusal();
    }

    @Test
    void aViolationIsRefusedWithItsPathBeforeTheHandler() {
        runner.withUserConfiguration(WithValidator.class).run(context -> {
            TestServer server = context.getBean(TestServer.class);
            Shop.HANDLED.clear();
            assertThat(refused(server, new Order(List.of(new Item("tea", 1), new Item(" ", 99)))))
                    .isEqualTo(invalid("items[1].count", "items[1].count must be at most 9"));
            assertThat(refused(server, new Order(List.of()))).isEqualTo(invalid("items", "items must not be empty"));
            assertThat(Shop.HANDLED).isEmpty();
            assertThat(server.connect("/").request(Shop.ORDER, new Order(List.of(new Item("tea", 9)))))
                    .isEqualTo(new Receipt(1));
        });
    }

    @Test
    void withoutAValidatorNothingIsChecked() {
        runner.run(context -> assertThat(
                        context.getBean(TestServer.class).connect("/").request(Shop.ORDER, new Order(List.of())))
                .isEqualTo(new Receipt(0)));
    }

    @Test
    void whatCredentialsViolateRefusesTheConnection() {
        runner.withUserConfiguration(WithValidator.class, Members.class).run(context -> {
            TestServer server = context.getBean(TestServer.class);
            assertThat(catchThrowableOfType(
                            ConnectErrorException.class, () -> server.connect("/members", Map.of("token", ""))))
                    .hasMessageContaining("token must not be blank");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Members {
        @Bean
        @ParlanceNamespace("/members")
        Authenticator<Guest> members() {
            return handshake -> new Guest(handshake.auth(Login.class).token());
        }
    }

    @Test
    void violationsOfAHandlersParametersAreTheClientsFault() {
        runner.withUserConfiguration(Checked.class, MethodValidation.class).run(context -> {
            TestServer server = context.getBean(TestServer.class);
            assertThat(catchThrowableOfType(
                                    RefusedException.class,
                                    () -> server.connect("/checked").request(Checked.PUT, new Item("", 1)))
                            .refusal()
                            .forEvent(null))
                    .isEqualTo(invalid("name", "name must not be blank"));
        });
    }

    @Test
    void violationsOfWhatAHandlerReturnsAreNot() {
        runner.withUserConfiguration(Checked.class, MethodValidation.class).run(context -> {
            TestServer server = context.getBean(TestServer.class);
            assertThat(catchThrowableOfType(
                                    RefusedException.class,
                                    () -> server.connect("/checked").request(Checked.COUNT))
                            .refusal()
                            .code())
                    .isEqualTo("server-error");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class MethodValidation {
        // A validator for methods only, as payloads would be refused before.
        @Bean
        static MethodValidationPostProcessor methodValidation() {
            MethodValidationPostProcessor processor = new MethodValidationPostProcessor();
            processor.setValidatorFactory(Validation.buildDefaultValidatorFactory());
            processor.setProxyTargetClass(true);
            return processor;
        }
    }

    @Test
    void violationsElsewhereAreTheServersFault() {
        runner.withUserConfiguration(Stock.class)
                .run(context -> assertThat(catchThrowableOfType(
                                        RefusedException.class,
                                        () -> context.getBean(TestServer.class)
                                                .connect("/stock")
                                                .request(Stock.TAKE, new Item("tea", 1)))
                                .refusal()
                                .code())
                        .isEqualTo("server-error"));
    }

    @ParlanceController("/stock")
    public static class Stock {
        public static final ClientRequest<Item, Receipt> TAKE =
                ClientRequest.clientRequest("take", Item.class, Receipt.class);

        @Handles("take")
        public Receipt take(Item item) {
            throw new ConstraintViolationException(
                    Validation.buildDefaultValidatorFactory().getValidator().validate(new Login("")));
        }
    }
}
