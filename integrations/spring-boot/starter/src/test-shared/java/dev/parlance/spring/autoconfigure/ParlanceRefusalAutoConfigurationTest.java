package dev.parlance.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.ServerBuilder;
import dev.parlance.binding.Handles;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.ExceptionMapper;
import dev.parlance.socket.Namespace;
import dev.parlance.spring.NamespaceCustomizer;
import dev.parlance.spring.ParlanceController;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/** What becomes of the exceptions that Spring's users throw. */
class ParlanceRefusalAutoConfigurationTest {
    private static Exception thrown = new IllegalStateException();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ParlanceAutoConfiguration.class,
                    ParlanceRefusalAutoConfiguration.class,
                    ParlanceValidationAutoConfiguration.class))
            .withUserConfiguration(InMemoryServer.class, Shop.class);

    public record Buy(String item) {}

    public record Receipt(String item) {}

    @ParlanceController
    public static class Shop {
        public static final ClientRequest<Buy, Receipt> BUY =
                ClientRequest.clientRequest("buy", Buy.class, Receipt.class);

        @Handles("buy")
        public Receipt buy(Buy buy) throws Exception {
            throw thrown;
        }
    }

    @ResponseStatus(HttpStatus.NOT_FOUND)
    static class NoSuchItemException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoSuchItemException() {
            super("select * from item");
        }
    }

    @ResponseStatus(code = HttpStatus.CONFLICT, reason = "the item is sold")
    static final class SoldException extends NoSuchItemException {
        private static final long serialVersionUID = 1;
    }

    private Refusal refusal(Exception exception) {
        return refusal(exception, runner);
    }

    private static Refusal refusal(Exception exception, ApplicationContextRunner runner) {
        thrown = exception;
        Refusal[] refusal = new Refusal[1];
        runner.run(context -> refusal[0] = catchThrowableOfType(
                        RefusedException.class,
                        () -> context.getBean(TestServer.class).connect("/").request(Shop.BUY, new Buy("tea")))
                .refusal()
                .forEvent(null));
        return refusal[0];
    }

    private static Refusal status(HttpStatus status, Function<Exception, Refusal> refusal) {
        return refusal.apply(new ResponseStatusException(status));
    }

    @Test
    void aStatusOfHttpIsTheCodeThatStandsForIt() {
        assertThat(status(HttpStatus.BAD_REQUEST, this::refusal).code()).isEqualTo("validation-failed");
        assertThat(status(HttpStatus.UNAUTHORIZED, this::refusal).code()).isEqualTo("unauthorized");
        assertThat(status(HttpStatus.FORBIDDEN, this::refusal).code()).isEqualTo("permission-denied");
        assertThat(status(HttpStatus.NOT_FOUND, this::refusal).code()).isEqualTo("not-found");
        assertThat(status(HttpStatus.CONFLICT, this::refusal).code()).isEqualTo("conflict");
        assertThat(status(HttpStatus.TOO_MANY_REQUESTS, this::refusal).code()).isEqualTo("rate-limited");
        assertThat(status(HttpStatus.SERVICE_UNAVAILABLE, this::refusal).code()).isEqualTo("unavailable");
        assertThat(status(HttpStatus.INTERNAL_SERVER_ERROR, this::refusal).code())
                .isEqualTo("server-error");
    }

    @Test
    void theReasonIsTheClientsToRead() {
        assertThat(refusal(new ResponseStatusException(HttpStatus.CONFLICT, "it is sold")))
                .isEqualTo(Refusal.of("conflict", "it is sold"));
        assertThat(refusal(new SoldException())).isEqualTo(Refusal.of("conflict", "the item is sold"));
    }

    @Test
    void theReasonOfAFailureIsNot() {
        assertThat(refusal(new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR, "the table is gone"))
                        .message())
                .doesNotContain("table");
    }

    @Test
    void noMessageOfAnExceptionIsSent() {
        assertThat(refusal(new NoSuchItemException())).isEqualTo(Refusal.of("not-found", "there is no such object"));
    }

    @Test
    void theStatusOfACauseCounts() {
        assertThat(refusal(new IllegalStateException("wrapped", new SoldException()))
                        .code())
                .isEqualTo("conflict");
    }

    @Test
    void whenToRetryIsPassedOn() {
        ResponseStatusException limited = new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS) {
            private static final long serialVersionUID = 1;

            @Override
            public HttpHeaders getHeaders() {
                HttpHeaders headers = new HttpHeaders();
                headers.set(HttpHeaders.RETRY_AFTER, "7");
                return headers;
            }
        };
        assertThat(refusal(limited))
                .isEqualTo(Refusal.of("rate-limited", "too many requests").withRetryAfter(Duration.ofSeconds(7)));
    }

    @Test
    void aDatabaseThatRefusesIsAConflictOrUnavailable() {
        assertThat(refusal(new OptimisticLockingFailureException("row 7")).code())
                .isEqualTo("conflict");
        assertThat(refusal(new DuplicateKeyException("row 7"))).isEqualTo(Refusal.of("conflict", "it exists already"));
        assertThat(refusal(new QueryTimeoutException("select")).code()).isEqualTo("unavailable");
        assertThat(refusal(new CannotCreateTransactionException("no connection"))
                        .code())
                .isEqualTo("unavailable");
        assertThat(refusal(new DataIntegrityViolationException("not null")).code())
                .isEqualTo("server-error");
    }

    @Test
    void springSecurityRefusesWithoutSayingWhy() {
        assertThat(refusal(new AccessDeniedException("needs ROLE_BUYER")))
                .isEqualTo(Refusal.of("permission-denied", "access is denied"));
        assertThat(refusal(new BadCredentialsException("no user ana")))
                .isEqualTo(Refusal.of("unauthorized", "the credentials are not accepted"));
        assertThat(refusal(new AuthenticationCredentialsNotFoundException("none"))
                        .code())
                .isEqualTo("unauthorized");
        assertThat(refusal(new AuthenticationServiceException("LDAP is down")).code())
                .isEqualTo("server-error");
    }

    @Test
    void whatNothingKnowsIsAServerError() {
        assertThat(refusal(new IllegalStateException("secret"))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("server-error");
            assertThat(refusal.message()).doesNotContain("secret");
        });
    }

    @Test
    void aBeanOfTheApplicationGoesBefore() {
        assertThat(refusal(new SoldException(), runner.withUserConfiguration(OwnMapper.class)))
                .isEqualTo(Refusal.of("sold-out", "come back tomorrow"));
        assertThat(refusal(new NoSuchItemException(), runner.withUserConfiguration(OwnMapper.class))
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void whatItsNamespaceSaysGoesBeforeAll() {
        assertThat(refusal(new SoldException(), runner.withUserConfiguration(OwnMapper.class, OwnNamespace.class)))
                .isEqualTo(Refusal.of("conflict", "of the namespace"));
    }

    @Test
    void withoutSpringsWebItsExceptionsAreServerErrors() {
        assertThat(refusal(
                                new OptimisticLockingFailureException("row 7"),
                                runner.withClassLoader(new FilteredClassLoader(
                                        "org.springframework.web", "org.springframework.security")))
                        .code())
                .isEqualTo("conflict");
    }

    @Configuration(proxyBeanMethods = false)
    static class InMemoryServer {
        @Bean
        TestServer testServer(ServerBuilder builder) {
            return TestServer.create(builder.options());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnMapper {
        @Bean
        ExceptionMapper sold() {
            return thrown ->
                    thrown instanceof SoldException ? new RefusedException("sold-out", "come back tomorrow") : null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnNamespace {
        @Bean
        NamespaceCustomizer refusals() {
            return new NamespaceCustomizer() {
                @Override
                public void customize(Namespace<?> namespace) {
                    namespace.refuse(SoldException.class, sold -> RefusedException.conflict("of the namespace"));
                }
            };
        }
    }
}
