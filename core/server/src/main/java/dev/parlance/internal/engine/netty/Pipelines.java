package dev.parlance.internal.engine.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Equips each new connection: TLS if asked for, then HTTP. */
final class Pipelines extends ChannelInitializer<Channel> {
    private static final int MOST_HEAD_BYTES = 8 * 1024;

    private final EngineState engine;
    private final HttpRequests requests;
    private final HttpDecoderConfig decoding = new HttpDecoderConfig()
            .setMaxInitialLineLength(MOST_HEAD_BYTES)
            .setMaxHeaderSize(MOST_HEAD_BYTES)
            .setMaxChunkSize(64 * 1024);
    private final @Nullable SslContext tls;

    Pipelines(EngineState engine) {
        this.engine = engine;
        this.requests = new HttpRequests(engine);
        SSLContext context = engine.options().tls();
        this.tls = context == null ? null : wrap(context);
    }

    private static SslContext wrap(SSLContext context) {
        return new JdkSslContext(
                context,
                false,
                null,
                IdentityCipherSuiteFilter.INSTANCE,
                ApplicationProtocolConfig.DISABLED,
                ClientAuth.NONE,
                new String[] {"TLSv1.3", "TLSv1.2"},
                false);
    }

    @Override
    protected void initChannel(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (tls != null) {
            pipeline.addLast(tls.newHandler(channel.alloc()));
        }
        pipeline.addLast(new StrictRequestDecoder(decoding));
        pipeline.addLast(new HttpConnection(engine, requests, channel));
    }
}
