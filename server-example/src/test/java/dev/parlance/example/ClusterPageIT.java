package dev.parlance.example;

import dev.parlance.testredis.TestRedis;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three servers of the example behind one Redis, with pages in Chromium: {@code cluster.test.js} in {@code src/test/js}. */
class ClusterPageIT {
    @Test
    void usersOnThreeServersShareOneChat() throws Exception {
        PageTools.require();
        PageTools.install();
        try (TestRedis redis = TestRedis.embedded()) {
            PageTools.run(Map.of("REDIS", redis.uri()), "cluster.test.js");
        }
    }
}
