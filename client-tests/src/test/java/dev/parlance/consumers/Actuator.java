package dev.parlance.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.json.JSONArray;
import org.json.JSONObject;

/** What an application of Spring Boot tells operators over HTTP. */
record Actuator(String port) implements Meters {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** An endpoint's answer. */
    JSONObject get(String endpoint) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint);
        HttpResponse<String> response =
                CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(endpoint + ": " + response.body()).isEqualTo(200);
        return new JSONObject(response.body());
    }

    @Override
    public double count(String meter, String... tags) throws Exception {
        return value(meter, "COUNT", tags);
    }

    @Override
    public double total(String meter, String... tags) throws Exception {
        return value(meter, "TOTAL", tags);
    }

    private double value(String name, String statistic, String... tags) throws Exception {
        String query = Arrays.stream(tags).map(tag -> "tag=" + tag).collect(Collectors.joining("&"));
        JSONArray values = get("metrics/" + name + "?" + query).getJSONArray("measurements");
        for (int i = 0; i < values.length(); i++) {
            if (values.getJSONObject(i).getString("statistic").equals(statistic)) {
                return values.getJSONObject(i).getDouble("value");
            }
        }
        throw new AssertionError("no " + statistic + " in " + values);
    }
}
