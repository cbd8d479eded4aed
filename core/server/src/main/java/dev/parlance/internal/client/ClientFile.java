package dev.parlance.internal.client;

import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the client in memory, as it is and compressed. Any page may load it, as a script or as a module: it is public.
 *
 * @param type its content type
 * @param plain as it is
 * @param compressed by gzip
 */
public record ClientFile(String type, Variant plain, Variant compressed) {
    /** One encoding of it. */
    record Variant(byte[] bytes, String etag) {}

    static ClientFile of(String name, String version, byte[] content) {
        String etag = version + "-" + hash(content);
        return new ClientFile(
                name.endsWith(".map") ? "application/json; charset=utf-8" : "text/javascript; charset=utf-8",
                new Variant(content, '"' + etag + '"'),
                new Variant(compressed(content), '"' + etag + "-gzip\""));
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** Answers a request for it. */
    public HttpResponse answer(HttpRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return HttpResponse.text(405, "the client's files are read with GET\n")
                    .withHeader("Allow", "GET, HEAD");
        }
        boolean gzip = takesGzip(request);
        Variant variant = gzip ? compressed : plain;
        if (isKnown(request)) {
            return common(HttpResponse.of(304), variant);
        }
        HttpResponse response = common(HttpResponse.of(200, type, variant.bytes()), variant)
                .withHeader("X-Content-Type-Options", "nosniff");
        return gzip ? response.withHeader("Content-Encoding", "gzip") : response;
    }

    private static HttpResponse common(HttpResponse response, Variant variant) {
        return response.withHeader("ETag", variant.etag())
                .withHeader("Cache-Control", "public, max-age=0")
                .withHeader("Vary", "Accept-Encoding")
                .withHeader("Access-Control-Allow-Origin", "*")
                .withHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** Whether the client has it already, in either encoding: weak tags are compared (RFC 9110, section 13.1.2). */
    private boolean isKnown(HttpRequest request) {
        return request.headers().all("If-None-Match").stream()
                .flatMap(field -> Arrays.stream(field.split(",")))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(plain.etag()) || tag.equals(compressed.etag()));
    }

    private static boolean takesGzip(HttpRequest request) {
        return request.headers().all("Accept-Encoding").stream()
                .flatMap(field -> Arrays.stream(field.toLowerCase(Locale.ROOT).split(",")))
                .map(coding -> coding.replaceAll("\\s", ""))
                .anyMatch(coding -> coding.matches("gzip(;q=(1(\\.0*)?|0\\.\\d*[1-9]\\d*))?"));
    }
}
