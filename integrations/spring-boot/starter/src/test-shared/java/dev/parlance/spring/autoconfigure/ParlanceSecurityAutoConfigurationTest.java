package dev.parlance.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.ServerBuilder;
import dev.parlance.binding.Handles;
import dev.parlance.binding.OnConnect;
import dev.parlance.binding.OnDisconnect;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.spring.ParlanceController;
import dev.parlance.spring.ParlanceNamespace;
import dev.parlance.spring.security.SecurityAuthenticator;
import dev.parlance.spring.security.SecurityUser;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Users whom Spring Security has authenticated, in its context while handlers run. */
class ParlanceSecurityAutoConfigurationTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ParlanceAutoConfiguration.class,
                    ParlanceRefusalAutoConfiguration.class,
                    ParlanceSecurityAutoConfiguration.class))
            .withUserConfiguration(Application.class, Desk.class, Open.class);

    public record Who(String name) {}

    @ParlanceController("/desk")
    public static class Desk {
        public static final ClientRequest<Void, Who> WHO = ClientRequest.clientRequest("who", Who.class);
        public static final ClientRequest<Void, Who> CLOSE = ClientRequest.clientRequest("close", Who.class);

        public static final ClientRequest<Void, Who> PRINCIPAL = ClientRequest.clientRequest("principal", Who.class);
        public static final ClientRequest<Void, Who> AUTHORITIES =
                ClientRequest.clientRequest("authorities", Who.class);

        static final List<String> SEEN = new ArrayList<>();

        @Handles("who")
        public Who who(SecurityUser user) {
            return new Who(user.id() + " " + current());
        }

        @Handles("principal")
        public Who principal(Principal principal) {
            return new Who(principal.getName());
        }

        @Handles("authorities")
        public Who authorities(Authentication authentication) {
            return new Who(authentication.getAuthorities().toString());
        }

        @Handles("close")
        @PreAuthorize("hasRole('BOSS')")
        public Who close() {
            return new Who(current());
        }

        @OnConnect
        public void connected() {
            SEEN.add("connected " + current());
        }

        @OnDisconnect
        public void disconnected() {
            SEEN.add("disconnected " + current());
        }
    }

    @ParlanceController("/open")
    public static class Open {
        public static final ClientRequest<Void, Who> WHO = ClientRequest.clientRequest("who", Who.class);
        public static final ClientRequest<Void, Who> CLOSE = ClientRequest.clientRequest("close", Who.class);

        @Handles("who")
        public Who who() {
            return new Who(current());
        }

        @Handles("close")
        @PreAuthorize("isAuthenticated()")
        public Who close() {
            return new Who(current());
        }
    }

    private static String current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "nobody" : authentication.getName();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableMethodSecurity
    static class Application {
        @Bean
        TestServer testServer(ServerBuilder builder) {
            return TestServer.create(builder.options());
        }

        @Bean
        AuthenticationManager manager() {
            return Application::authenticate;
        }

        private static Authentication authenticate(Authentication presented) {
            if (presented.getName().equals("down")) {
                throw new AuthenticationServiceException("LDAP is down");
            }
            if (!"secret".equals(presented.getCredentials())) {
                throw new BadCredentialsException("wrong password of " + presented.getName());
            }
            String role = presented.getName().equals("ana") ? "ROLE_BOSS" : "ROLE_CLERK";
            return new TestingAuthenticationToken(presented.getName(), null, role);
        }

        @Bean
        @ParlanceNamespace("/desk")
        Authenticator<SecurityUser> accounts(AuthenticationManager manager) {
            return SecurityAuthenticator.basic(manager);
        }

        @Bean
        @ParlanceNamespace("/tokens")
        Authenticator<SecurityUser> tokens(AuthenticationManager manager) {
            return SecurityAuthenticator.bearer(manager, token -> new TestingAuthenticationToken("token", token));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Outermost {
        static final List<String> AFTERWARDS = new ArrayList<>();

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        HandlerInterceptor outermost() {
            return invocation -> {
                invocation.proceed();
                AFTERWARDS.add(current());
            };
        }
    }

    private static Map<String, String> login(String name) {
        return Map.of("username", name, "password", "secret");
    }

    @Test
    void handlersRunAsTheUser() {
        runner.run(context -> {
            TestServer server = context.getBean(TestServer.class);
            TestClient ana = server.connect("/desk", login("ana"));
            TestClient cid = server.connect("/desk", login("cid"));
            assertThat(ana.request(Desk.WHO)).isEqualTo(new Who("ana ana"));
            assertThat(cid.request(Desk.WHO)).isEqualTo(new Who("cid cid"));
            assertThat(server.connect("/open").request(Open.WHO)).isEqualTo(new Who("nobody"));
            assertThat(current()).isEqualTo("nobody");
        });
    }

    @Test
    void handlersMayAskForThePrincipalAndTheAuthentication() {
        runner.run(context -> {
            TestClient ana = context.getBean(TestServer.class).connect("/desk", login("ana"));
            assertThat(ana.request(Desk.PRINCIPAL)).isEqualTo(new Who("ana"));
            assertThat(ana.request(Desk.AUTHORITIES)).isEqualTo(new Who("[ROLE_BOSS]"));
        });
    }

    @Test
    void nothingStaysOnTheThread() {
        Outermost.AFTERWARDS.clear();
        runner.withUserConfiguration(Outermost.class).run(context -> {
            context.getBean(TestServer.class).connect("/desk", login("ana")).request(Desk.WHO);
            assertThat(Outermost.AFTERWARDS).containsExactly("nobody", "nobody");
        });
    }

    @Test
    void listenersOfConnectsAndDisconnectsRunAsTheUser() {
        Desk.SEEN.clear();
        runner.run(context -> {
            context.getBean(TestServer.class).connect("/desk", login("ana")).disconnect();
            context.getBean(TestServer.class).run();
            assertThat(Desk.SEEN).containsExactly("connected ana", "disconnected ana");
        });
    }

    @Test
    void methodSecurityIsAroundHandlers() {
        runner.run(context -> {
            TestServer server = context.getBean(TestServer.class);
            assertThat(server.connect("/desk", login("ana")).request(Desk.CLOSE))
                    .isEqualTo(new Who("ana"));
            assertThat(code(server.connect("/desk", login("cid")), Desk.CLOSE)).isEqualTo("permission-denied");
            assertThat(code(server.connect("/open"), Open.CLOSE)).isEqualTo("unauthorized");
        });
    }

    private static String code(TestClient client, ClientRequest<Void, Who> request) {
        return catchThrowableOfType(RefusedException.class, () -> client.request(request))
                .refusal()
                .code();
    }

    @Test
    void credentialsThatAreNotAcceptedAreUnauthorized() {
        runner.run(context -> {
            TestServer server = context.getBean(TestServer.class);
            assertThatThrownBy(() -> server.connect("/desk", Map.of("username", "ana", "password", "wrong")))
                    .isInstanceOf(ConnectErrorException.class)
                    .hasMessageContaining("the credentials are not accepted");
            assertThatThrownBy(() -> server.connect("/desk"))
                    .isInstanceOf(ConnectErrorException.class)
                    .hasMessageContaining("the credentials are missing");
            assertThatThrownBy(() -> server.connect("/desk", login("down")))
                    .isInstanceOf(ConnectErrorException.class)
                    .hasMessageContaining("Internal server error")
                    .hasMessageNotContaining("LDAP");
        });
    }

    @Test
    void credentialsMayBeInTheHeader() {
        runner.run(context -> {
            TestServer server = context.getBean(TestServer.class);
            assertThat(connected(server, "/desk", "Basic " + base64("ana:secret")))
                    .startsWith("40/desk,");
            assertThat(connected(server, "/desk", "basic " + base64("ana:secret")))
                    .startsWith("40/desk,");
            assertThat(connected(server, "/desk", "Basic " + base64("ana:wrong")))
                    .startsWith("44/desk,");
            assertThat(connected(server, "/desk", "Basic %%%")).startsWith("44/desk,");
            assertThat(connected(server, "/desk", "Basic " + base64("secret"))).startsWith("44/desk,");
            assertThat(connected(server, "/tokens", "Bearer secret")).startsWith("40/tokens,");
            assertThat(connected(server, "/tokens", "Bearer ")).startsWith("44/tokens,");
            assertThat(connected(server, "/tokens", "Basic secret")).startsWith("44/tokens,");
        });
    }

    private static String connected(TestServer server, String namespace, String header) {
        return "4"
                + server.wire(Headers.of("Authorization", header), Query.NONE)
                        .send("0" + namespace + ",")
                        .received()
                        .get(0);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenMayBeInTheAuthPayload() {
        runner.run(context -> {
            TestServer server = context.getBean(TestServer.class);
            server.connect("/tokens", Map.of("token", "secret"));
            assertThatThrownBy(() -> server.connect("/tokens", Map.of("token", 7)))
                    .isInstanceOf(ConnectErrorException.class);
        });
    }

    @Test
    void aUserIsAuthenticatedAndHasAName() {
        assertThatThrownBy(() -> SecurityUser.of(new TestingAuthenticationToken("ana", "secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not authenticated");
        assertThatThrownBy(() -> SecurityUser.of(new TestingAuthenticationToken("", "secret", "ROLE_CLERK")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no name");
    }
}
