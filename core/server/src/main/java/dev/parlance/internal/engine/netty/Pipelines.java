package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.TlsSuites;
import dev.parlance.internal.engine.netty.http.HttpConnection;
import dev.parlance.internal.engine.netty.http.HttpContext;
import dev.parlance.internal.engine.netty.http.HttpRequests;
import dev.parlance.internal.engine.netty.http.StrictRequestDecoder;
import dev.parlance.internal.engine.netty.http.TlsHandler;
import dev.parlance.internal.engine.netty.session.EngineContext;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sets up the pipeline of each new connection: TLS if configured, then HTTP. */
final class Pipelines extends ChannelInitializer<Channel> {
    private final OpenChannels open;
    private final HttpContext context;
    private final HttpRequests requests;
    private final int maxHead;
    private final @Nullable SslContext tls;

    Pipelines(EngineContext engine, OpenChannels open) {
        this.open = open;
        this.context = engine.http();
        this.requests = new HttpRequests(context, engine.handler(), new RequestRoutes(engine));
        this.maxHead = engine.options().maxRequestHead();
        SSLContext keys = engine.options().tls();
        this.tls = keys == null ? null : wrap(keys);
    }

    private static SslContext wrap(SSLContext context) {
        return new JdkSslContext(
                context,
                false,
                List.of(TlsSuites.of(context)),
                IdentityCipherSuiteFilter.INSTANCE,
                ApplicationProtocolConfig.DISABLED,
                ClientAuth.NONE,
                new String[] {"TLSv1.3", "TLSv1.2"},
                false);
    }

    @Override
    protected void initChannel(Channel channel) {
        open.add(channel);
        ChannelPipeline pipeline = channel.pipeline();
        if (tls != null) {
            pipeline.addLast(new TlsHandler(tls.newEngine(channel.alloc()), context.incidents()));
        }
        StrictRequestDecoder decoder = new StrictRequestDecoder(maxHead);
        pipeline.addLast(decoder);
        pipeline.addLast(new HttpConnection(context, requests, channel, decoder));
    }
}
