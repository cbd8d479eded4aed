package dev.parlance.example;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the page in Chromium with {@code page.test.js}, {@code panels.test.js}, {@code dialects.test.js} and {@code fetch.test.js} in {@code src/test/js}. */
class PageIT {
    @Test
    void thePageWorksInChromium() throws Exception {
        PageTools.require();
        PageTools.install();
        PageTools.run(Map.of(), "page.test.js", "panels.test.js", "dialects.test.js", "fetch.test.js");
    }
}
