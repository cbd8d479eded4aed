package dev.parlance.architecture.javadoc;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;

/** What the examples of Spring applications speak of besides. */
public class SpringExampleContext extends ExampleContext {
    protected final AuthenticationManager manager = presented -> presented;
    protected final Authentication credentials = new ApiToken("secret");

    /** What the application's manager accepts. */
    public static final class ApiToken extends AbstractAuthenticationToken {
        private static final long serialVersionUID = 1;

        private final String token;

        public ApiToken(String token) {
            super(List.of());
            this.token = token;
        }

        @Override
        public Object getCredentials() {
            return token;
        }

        @Override
        public Object getPrincipal() {
            return "service";
        }
    }

    /** The application's accounts. */
    public interface Accounts {
        Account verify(String token);
    }
}
