package dev.parlance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.internal.client.ClientFile;
import dev.parlance.internal.client.ClientFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the client over HTTP, from a package in a folder and from a WebJar's layout. */
class ClientFilesIT {
    private static final String SCRIPT = "/* a client */ ".repeat(1_000);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void writePackage() throws Exception {
        Path dist = Files.createDirectories(folder.resolve("package/dist"));
        Files.writeString(
                folder.resolve("package/package.json"), "{\"name\":\"socket.io-client\",\"version\":\"4.8.1\"}");
        Files.writeString(dist.resolve("socket.io.js"), SCRIPT);
        Files.writeString(dist.resolve("socket.io.js.map"), "{}");
        Files.writeString(dist.resolve("socket.io.esm.min.js"), "export {}");
        Files.writeString(folder.resolve("package/secret.txt"), "secret");
    }

    private ParlanceServer start(String path) throws IOException {
        ParlanceServer server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .path(path)
                .serveClient(folder.resolve("package/dist"))
                .build();
        server.start();
        return server;
    }

    private HttpResponse<byte[]> ask(ParlanceServer server, String method, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/socket.io/", "/my/socket.io"})
    void theFilesStandBelowThePath(String path) throws Exception {
        try (ParlanceServer server = start(path)) {
            String below = server.options().path();
            HttpResponse<byte[]> script = ask(server, "GET", below + "socket.io.js?v=1");
            assertThat(script.statusCode()).isEqualTo(200);
            assertThat(new String(script.body())).isEqualTo(SCRIPT);
            assertThat(script.headers().map())
                    .containsEntry("content-type", List.of("text/javascript; charset=utf-8"))
                    .containsEntry("cache-control", List.of("public, max-age=0"))
                    .containsEntry("access-control-allow-origin", List.of("*"))
                    .containsEntry("cross-origin-resource-policy", List.of("cross-origin"));
            assertThat(script.headers().firstValue("etag").orElseThrow()).matches("\"4\\.8\\.1-[0-9a-f]{16}\"");
            assertThat(ask(server, "GET", below + "socket.io.js.map").headers().firstValue("content-type"))
                    .hasValue("application/json; charset=utf-8");
            HttpResponse<byte[]> head = ask(server, "HEAD", below + "socket.io.js");
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("content-length")).hasValue(String.valueOf(SCRIPT.length()));
            HttpResponse<byte[]> posted = ask(server, "POST", below + "socket.io.js");
            assertThat(posted.statusCode()).isEqualTo(405);
            assertThat(posted.headers().firstValue("allow")).hasValue("GET, HEAD");
        }
    }

    @Test
    void whoHasThemAlreadyGetsNoneAgain() throws Exception {
        try (ParlanceServer server = start("/socket.io/")) {
            String etag = ask(server, "GET", "/socket.io/socket.io.js")
                    .headers()
                    .firstValue("etag")
                    .orElseThrow();
            for (String known : new String[] {etag, "W/" + etag, "*", "\"a\", " + etag}) {
                HttpResponse<byte[]> again = ask(server, "GET", "/socket.io/socket.io.js", "If-None-Match", known);
                assertThat(again.statusCode()).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers().firstValue("etag")).hasValue(etag);
            }
            for (String other : new String[] {"\"4.8.0\"", etag.replace("\"", ""), ""}) {
                assertThat(ask(server, "GET", "/socket.io/socket.io.js", "If-None-Match", other)
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void theyAreCompressedForWhoTakesThat() throws Exception {
        try (ParlanceServer server = start("/socket.io/")) {
            HttpResponse<byte[]> compressed =
                    ask(server, "GET", "/socket.io/socket.io.js", "Accept-Encoding", "deflate, GZIP;q=0.8");
            assertThat(compressed.headers().firstValue("content-encoding")).hasValue("gzip");
            assertThat(compressed.headers().firstValue("vary")).hasValue("Accept-Encoding");
            assertThat(compressed.body()).hasSizeLessThan(SCRIPT.length() / 10);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                    .asString()
                    .isEqualTo(SCRIPT);
            for (String other : new String[] {"gzip;q=0", "gzip;q=0.00", "br", "gzipped"}) {
                assertThat(ask(server, "GET", "/socket.io/socket.io.js", "Accept-Encoding", other)
                                .headers()
                                .firstValue("content-encoding"))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/socket.io/socket.io.min.js",
                "/socket.io/socket.io.js/",
                "/socket.io/Socket.IO.js",
                "/socket.io/../package.json",
                "/socket.io/..%2fpackage.json",
                "/socket.io/%2e%2e/secret.txt",
                "/socket.io/%2e%2e%2fsecret.txt",
                "/socket.io/..%5csecret.txt",
                "/socket.io/socket.io.js%00.map",
                "/socket.io.js"
            })
    void nothingElseIsServed(String path) throws Exception {
        try (ParlanceServer server = start("/socket.io/")) {
            assertThat(ask(server, "GET", path).statusCode()).isIn(400, 404);
            assertThat(ask(server, "GET", "/socket.io/?EIO=4&transport=polling").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void withoutFilesTheServerIsNotBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParlanceServer.builder().serveClient().build())
                .withMessage(
                        "the client's files are not on the class path: the dependency org.webjars.npm:socket.io-client"
                                + " has them, of a version such as 4.8.1; or name a folder that has them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParlanceServer.builder()
                        .configure(ServerConfiguration.of(
                                Map.of("serve-client", "true", "client-folder", folder.toString())))
                        .build())
                .withMessage("the folder " + folder + " has none of the client's files, such as socket.io.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.8.1", "4.8.1-2"})
    void aWebJarHasThemBelowItsVersion(String version) throws Exception {
        Path root = folder.resolve("webjar");
        Path description = Files.createDirectories(root.resolve("META-INF/maven/org.webjars.npm/socket.io-client"));
        Files.writeString(description.resolve("pom.properties"), "version=" + version + "\n");
        Path dist = Files.createDirectories(root.resolve("META-INF/resources/webjars/socket.io-client/4.8.1/dist"));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClientFiles.ofClassPath(loader))
                    .withMessage("org.webjars.npm:socket.io-client " + version
                            + " on the class path has no folder dist with socket.io.js");
            Files.writeString(dist.resolve("socket.io.min.js"), "x");
            Map<String, ClientFile> files = ClientFiles.ofClassPath(loader);
            assertThat(files).containsOnlyKeys("socket.io.min.js");
        }
    }
}
