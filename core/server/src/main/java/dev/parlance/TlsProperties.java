package dev.parlance;

import static dev.parlance.ServerProperty.of;
import static dev.parlance.internal.configuration.ValueTypes.DURATION;
import static dev.parlance.internal.configuration.ValueTypes.FILE;
import static dev.parlance.internal.configuration.ValueTypes.TEXT;

import dev.parlance.internal.configuration.ValueTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The properties of {@link TlsFiles}. Those that name the files come before those that need them. */
final class TlsProperties {
    static final List<ServerProperty> ALL = List.of(
            of(
                    "tls.certificate",
                    FILE,
                    ofTls(TlsFiles::certificate),
                    (builder, file) -> keys(builder, TlsFiles.of(file, file)),
                    "A PEM file with the server's certificate, and after it those of the authorities between; plain TCP if"
                            + " neither it nor `tls.key-store` is set."),
            of(
                    "tls.private-key",
                    FILE,
                    ofTls(TlsFiles::privateKey),
                    TlsProperties::privateKey,
                    "A PEM file with its private key; the same file if not set."),
            of(
                    "tls.key-store",
                    FILE,
                    ofTls(TlsFiles::keyStore),
                    (builder, file) -> keys(builder, TlsFiles.ofKeyStore(file)),
                    "A key store of PKCS #12 with both, in place of these two."),
            of(
                            "tls.password",
                            TEXT,
                            ofTls(TlsFiles::password),
                            onTls(TlsFiles::withPassword),
                            "The password of the private key or of the key store.")
                    .asSecret(),
            of(
                    "tls.reload-interval",
                    DURATION,
                    ofTls(TlsFiles::reloadInterval),
                    onTls(TlsFiles::withReloadInterval),
                    "How often these files are looked at for changes; `1m` if not set, `0s` for never.",
                    OptionBounds.TIME_OR_NONE),
            of(
                    "tls.client-authentication",
                    ValueTypes.oneOf(ClientAuthentication.class),
                    ofTls(TlsFiles::clients),
                    onTls((tls, how) -> tls.withClients(how, tls.authorities())),
                    "Whether clients show a certificate; `NONE` if not set."),
            of(
                    "tls.client-authorities",
                    FILE,
                    ofTls(TlsFiles::authorities),
                    onTls((tls, file) -> tls.withClients(tls.clients(), file)),
                    "A PEM file with the certificates of those who issue the clients'."));

    private TlsProperties() {}

    private static void keys(ServerBuilder builder, TlsFiles keys) {
        TlsFiles before = builder.tlsFiles;
        builder.tls(before == null ? keys : before.withKeysOf(keys));
    }

    private static void privateKey(ServerBuilder builder, Path file) {
        TlsFiles before = builder.tlsFiles;
        Path certificate = before == null ? null : before.certificate();
        if (certificate == null) {
            throw new IllegalArgumentException("it needs tls.certificate");
        }
        keys(builder, TlsFiles.of(certificate, file));
    }

    private static <T> Function<ServerOptions, @Nullable T> ofTls(Function<TlsFiles, @Nullable T> part) {
        return options -> {
            TlsFiles tls = options.tlsFiles();
            return tls == null ? null : part.apply(tls);
        };
    }

    private static <T> BiConsumer<ServerBuilder, T> onTls(BiFunction<TlsFiles, T, TlsFiles> change) {
        return (builder, value) -> {
            TlsFiles tls = builder.tlsFiles;
            if (tls == null) {
                throw new IllegalArgumentException("it needs tls.certificate or tls.key-store");
            }
            builder.tls(change.apply(tls, value));
        };
    }
}
