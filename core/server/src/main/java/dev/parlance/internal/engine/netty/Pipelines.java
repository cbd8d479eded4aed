package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.Tls;
import dev.parlance.internal.engine.netty.http.HttpConnection;
import dev.parlance.internal.engine.netty.http.HttpContext;
import dev.parlance.internal.engine.netty.http.HttpRequests;
import dev.parlance.internal.engine.netty.request.StrictRequestDecoder;
import dev.parlance.internal.engine.netty.session.EngineContext;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import org.jspecify.annotations.Nullable;

/** Sets up the pipeline of each new connection: TLS if configured, then HTTP. */
final class Pipelines extends ChannelInitializer<Channel> {
    private final OpenChannels open;
    private final HttpContext context;
    private final HttpRequests requests;
    private final int maxHead;
    private final @Nullable ServedTls tls;

    Pipelines(EngineContext engine, OpenChannels open) {
        this.open = open;
        this.context = engine.http();
        this.requests = new HttpRequests(context, engine.handler(), new RequestRoutes(engine));
        this.maxHead = engine.options().maxRequestHead();
        Tls keys = engine.options().tls();
        this.tls = keys == null ? null : new ServedTls(keys);
    }

    /** No connection comes any more, and those that came have been closed. */
    void end() {
        if (tls != null) {
            tls.end();
        }
    }

    @Override
    protected void initChannel(Channel channel) {
        open.add(channel);
        ChannelPipeline pipeline = channel.pipeline();
        if (tls != null) {
            pipeline.addLast(tls.handler(channel, context.incidents()));
        }
        StrictRequestDecoder decoder = new StrictRequestDecoder(maxHead);
        pipeline.addLast(decoder);
        pipeline.addLast(new HttpConnection(context, requests, channel, decoder));
    }
}
