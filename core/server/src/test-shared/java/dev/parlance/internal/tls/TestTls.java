package dev.parlance.internal.tls;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS for both sides of a test. */
public final class TestTls {
    private TestTls() {}

    /** With the certificate and key of somebody, or none; trusts whom the other side shows, whoever it is. */
    public static SSLContext of(TestCertificates.@Nullable Identity identity) throws Exception {
        return of(identity == null ? null : keys(identity), new TrustsAll());
    }

    /** With those keys, or none. */
    public static SSLContext of(KeyManager @Nullable [] keys, X509TrustManager trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[] {trust}, null);
        return context;
    }

    /** The keys of somebody. */
    public static KeyManager[] keys(TestCertificates.Identity identity) throws Exception {
        char[] password = TestCertificates.PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(identity.store())) {
            store.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        return managers.getKeyManagers();
    }

    /** The first bytes of a client: a ClientHello, in one record. */
    public static ByteBuffer clientHello(String version) throws Exception {
        SSLEngine engine = of(null).createSSLEngine();
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {version});
        return wrapped(engine);
    }

    private static ByteBuffer wrapped(SSLEngine engine) throws SSLException {
        ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), record);
        return record.flip();
    }

    /** Trusts everybody, and accepts whoever has issued their certificates. */
    public static class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
