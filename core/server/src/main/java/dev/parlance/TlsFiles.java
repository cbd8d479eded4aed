package dev.parlance;

import dev.parlance.event.Incubating;
import dev.parlance.internal.tls.TlsSources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Files that TLS is served with: a certificate and its private key in PEM, as certificate authorities and Kubernetes give them, or a
 * key store of PKCS #12. They are checked when the server is built, and read again when they change: new connections get the new
 * certificate, open ones go on. Files that do not fit are reported in the log, and what was served before goes on. Immutable.
 *
 * <pre>{@code
 * builder.tls(TlsFiles.of(Path.of("/etc/tls/tls.crt"), Path.of("/etc/tls/tls.key")));
 * builder.tls(TlsFiles.ofKeyStore(Path.of("server.p12"))
 *         .withPassword(System.getenv("KEY_PASSWORD"))
 *         .withClientAuthentication(ClientAuthentication.REQUIRED, Path.of("clients-ca.pem")));
 * }</pre>
 *
 * <p>A key may be PKCS #8, encrypted or not ({@code BEGIN PRIVATE KEY}, {@code BEGIN ENCRYPTED PRIVATE KEY}), PKCS #1 ({@code BEGIN
 * RSA PRIVATE KEY}) or SEC 1 ({@code BEGIN EC PRIVATE KEY}).
 */
@Incubating
public final class TlsFiles {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final @Nullable Path certificate;
    private final @Nullable Path privateKey;
    private final @Nullable Path keyStore;
    private final @Nullable String password;
    private final ClientAuthentication clients;
    private final @Nullable Path authorities;
    private final Duration reloadInterval;

    private TlsFiles(
            @Nullable Path certificate,
            @Nullable Path privateKey,
            @Nullable Path keyStore,
            @Nullable String password,
            ClientAuthentication clients,
            @Nullable Path authorities,
            Duration reloadInterval) {
        this.certificate = certificate;
        this.privateKey = privateKey;
        this.keyStore = keyStore;
        this.password = password;
        this.clients = clients;
        this.authorities = authorities;
        this.reloadInterval = reloadInterval;
    }

    /**
     * PEM files.
     *
     * @param certificates the server's certificate, and after it those of the authorities between it and one that clients know
     * @param privateKey the key of the server's certificate; it may be the same file
     */
    public static TlsFiles of(Path certificates, Path privateKey) {
        return new TlsFiles(
                Objects.requireNonNull(certificates, "certificates"),
                Objects.requireNonNull(privateKey, "privateKey"),
                null,
                null,
                ClientAuthentication.NONE,
                null,
                MINUTE);
    }

    /** A key store of PKCS #12 with one private key and its certificates. */
    public static TlsFiles ofKeyStore(Path file) {
        Objects.requireNonNull(file, "file");
        return new TlsFiles(null, null, file, null, ClientAuthentication.NONE, null, MINUTE);
    }

    /** These, whose private key or key store that password opens. It is in no log and no message. */
    public TlsFiles withPassword(String password) {
        Objects.requireNonNull(password, "password");
        return new TlsFiles(certificate, privateKey, keyStore, password, clients, authorities, reloadInterval);
    }

    /**
     * These, with which clients are asked for a certificate; {@link dev.parlance.socket.Handshake#clientCertificates} has it.
     *
     * @param authorities a PEM file with the certificates of those who issue the clients'
     */
    public TlsFiles withClientAuthentication(ClientAuthentication how, Path authorities) {
        Objects.requireNonNull(authorities, "authorities");
        return withClients(Objects.requireNonNull(how, "how"), authorities);
    }

    /**
     * These, looked at for changes each time after that interval; a minute by default. With {@link Duration#ZERO} only {@link
     * ParlanceServer#reloadTls} reads them again.
     *
     * @throws IllegalArgumentException if it is negative or longer than a year
     */
    public TlsFiles withReloadInterval(Duration interval) {
        OptionBounds.TIME_OR_NONE.check("reloadInterval", interval);
        return new TlsFiles(certificate, privateKey, keyStore, password, clients, authorities, interval);
    }

    TlsFiles withClients(ClientAuthentication how, @Nullable Path authorities) {
        return new TlsFiles(certificate, privateKey, keyStore, password, how, authorities, reloadInterval);
    }

    /** With other files, and all else as here. */
    TlsFiles withKeysOf(TlsFiles other) {
        return new TlsFiles(
                other.certificate, other.privateKey, other.keyStore, password, clients, authorities, reloadInterval);
    }

    @Nullable
    Path certificate() {
        return certificate;
    }

    @Nullable
    Path privateKey() {
        return privateKey;
    }

    @Nullable
    Path keyStore() {
        return keyStore;
    }

    @Nullable
    String password() {
        return password;
    }

    ClientAuthentication clients() {
        return clients;
    }

    @Nullable
    Path authorities() {
        return authorities;
    }

    Duration reloadInterval() {
        return reloadInterval;
    }

    TlsSources sources() {
        boolean asked = clients != ClientAuthentication.NONE;
        if (asked && authorities == null) {
            throw new IllegalArgumentException(
                    "clients are asked for certificates, and no file says whose are trusted");
        }
        return new TlsSources(
                keyStore == null ? Objects.requireNonNull(certificate) : keyStore,
                privateKey,
                password == null ? null : password.toCharArray(),
                asked ? authorities : null);
    }

    /** The files; not the password. */
    @Override
    public String toString() {
        return "TlsFiles[" + (keyStore == null ? certificate + ", " + privateKey : keyStore) + "]";
    }
}
