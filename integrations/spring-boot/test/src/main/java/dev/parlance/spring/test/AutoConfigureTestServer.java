package dev.parlance.spring.test;

import dev.parlance.event.Incubating;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a server in memory in place of that on a port: a {@link dev.parlance.testkit.TestServer} with all the options, beans and
 * customizers of the application, which the test gets injected. For a test of the whole application, with {@code @SpringBootTest};
 * {@link ParlanceTest} is for one of its handlers alone.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureTestServer
 * class ShopIT {
 *     @Autowired
 *     TestServer server;
 * }
 * }</pre>
 *
 * <p>After each test its clients are disconnected. What else the server has stays, as other beans do, for the tests that share
 * the context: its time does not go back, and what listeners a test has registered it removes itself.
 */
@Documented
@Inherited
@Incubating
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AutoConfigureTestServer {}
