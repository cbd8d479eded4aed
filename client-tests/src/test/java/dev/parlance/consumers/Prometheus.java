package dev.parlance.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;

/** What an application tells Prometheus. */
record Prometheus(URI address) implements Meters {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Override
    public double count(String meter, String... tags) throws Exception {
        return value(meter, "(count|total)", tags);
    }

    @Override
    public double total(String meter, String... tags) throws Exception {
        return value(meter, "sum", tags);
    }

    /** The value of the one series of a meter that has those tags. */
    private double value(String meter, String statistic, String... tags) throws Exception {
        String name = meter.replace('.', '_') + "(_seconds|_recipients)?_" + statistic;
        String scraped = scrape();
        List<String> series = scraped.lines()
                .filter(line -> line.matches(name + "\\{.*"))
                .filter(line -> Arrays.stream(tags).map(Prometheus::label).allMatch(line::contains))
                .toList();
        assertThat(series).as(meter + " in " + scraped).hasSize(1);
        return Double.parseDouble(series.get(0).substring(series.get(0).lastIndexOf(' ')));
    }

    private static String label(String tag) {
        return tag.replaceFirst(":", "=\"") + "\"";
    }

    private String scrape() throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
