package dev.parlance.spring.test;

import dev.parlance.event.Incubating;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;

/**
 * A test of an application's handlers, without its other beans: on a {@link dev.parlance.testkit.TestServer}, in memory and with a
 * time that the test lets pass.
 *
 * <pre>{@code
 * @ParlanceTest
 * class AccountTest {
 *     @Autowired
 *     TestServer server;
 *
 *     @Test
 *     void theUserIsThatOfTheToken() {
 *         TestClient ana = server.connect("/", new Login("ana"));
 *         assertEquals(new Me("ana"), ana.request(WHO_AM_I));
 *     }
 * }
 * }</pre>
 *
 * <p>Of the components that the application scans it has those with {@code @ParlanceController} or other methods for events, and
 * those that are an authenticator, an admission, a feature, a listener of the server, an interceptor, a mapper of exceptions, a
 * validator of payloads or a customizer; not services, repositories and configurations, which the test imports or replaces. Of the
 * auto-configurations it has those of Parlance, of validation and of aspects. Otherwise it is as {@link AutoConfigureTestServer}.
 */
@Documented
@Inherited
@Incubating
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ImportAutoConfiguration
@AutoConfigureTestServer
public @interface ParlanceTest {
    /** Properties in the form {@code key=value}, before the test runs. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
