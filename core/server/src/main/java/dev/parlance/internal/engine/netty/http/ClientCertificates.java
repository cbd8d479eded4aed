package dev.parlance.internal.engine.netty.http;

import io.netty.channel.Channel;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What the other end of a connection has shown of itself. */
final class ClientCertificates {
    private ClientCertificates() {}

    /** Its own first; empty if it was not asked, or has shown none. */
    static List<X509Certificate> of(Channel channel) {
        TlsHandler tls = channel.pipeline().get(TlsHandler.class);
        if (tls == null || !isAsked(tls.engine())) {
            return List.of();
        }
        try {
            Certificate[] chain = tls.engine().getSession().getPeerCertificates();
            return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }

    private static boolean isAsked(SSLEngine engine) {
        return engine.getNeedClientAuth() || engine.getWantClientAuth();
    }
}
