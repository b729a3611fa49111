package io.chatroom.delivery.egress;

import io.chatroom.delivery.settings.DeliverySettings;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Connects websockets: to the very address that was checked, with the name that was asked for in {@code Host} and in TLS. No
 * redirects, no proxies, no extensions and so no compression; messages are bounded, and text only.
 */
@Singleton
public class GuardedSockets {
    /** What a platform tells at once is far below; a record of ours holds less. */
    static final int LONGEST_MESSAGE = 4 << 20;

    private static final Set<String> SCHEMES = Set.of("ws", "wss");
    private static final int LONGEST_GREETING = 16 * 1024;

    private final GuardedResolver resolver;
    private final Duration timeout;
    private final int connectMillis;
    private final SslContext tls;
    private @Nullable EventLoopGroup loops;

    @jakarta.inject.Inject
    GuardedSockets(GuardedResolver resolver, DeliverySettings settings) {
        this(resolver, settings, trusting());
    }

    GuardedSockets(GuardedResolver resolver, DeliverySettings settings, SslContext tls) {
        this.resolver = resolver;
        this.timeout = settings.delivery().httpTimeout();
        this.connectMillis = (int) settings.delivery().connectTimeout().toMillis();
        this.tls = tls;
    }

    private static SslContext trusting() {
        try {
            // names are checked only if one says so
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .endpointIdentificationAlgorithm("HTTPS")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("there is no TLS", e);
        }
    }

    void close(@Observes @Priority(10_000) ShutdownEvent event) {
        close();
    }

    synchronized void close() {
        if (loops != null) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private synchronized EventLoopGroup loops() {
        if (loops == null) {
            // it decrypts and cuts into messages, and what is done with those is done elsewhere
            loops = new NioEventLoopGroup(1, new DefaultThreadFactory("guarded-sockets", true));
        }
        return loops;
    }

    /** Throws with a reason in words that quotes nothing of the URL but its host. */
    public GuardedSocket connect(URI url) throws IOException, InterruptedException {
        Optional<String> refusal = UrlGuard.refusal(url, SCHEMES);
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        boolean encrypted = "wss".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : encrypted ? 443 : 80;
        IOException last = new IOException("no connection");
        for (InetSocketAddress address : resolved(url.getHost(), port)) {
            try {
                return connect(url, address, encrypted);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private Iterable<InetSocketAddress> resolved(String host, int port) throws IOException {
        try {
            return resolver.resolve(host, port);
        } catch (UnknownHostException e) {
            throw new IOException(EgressFailure.inWords(e));
        }
    }

    private GuardedSocket connect(URI url, InetSocketAddress address, boolean encrypted)
            throws IOException, InterruptedException {
        GuardedSocket socket = new GuardedSocket();
        WebSocketClientProtocolConfig protocol = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(url)
                .version(WebSocketVersion.V13)
                .allowExtensions(false)
                .maxFramePayloadLength(LONGEST_MESSAGE)
                .handshakeTimeoutMillis(timeout.toMillis())
                // it is ours to see the code
                .handleCloseFrames(false)
                .withUTF8Validator(true)
                .build();
        ChannelFuture connecting = new Bootstrap()
                .group(loops())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (encrypted) {
                            channel.pipeline()
                                    .addLast(tls.newHandler(channel.alloc(), url.getHost(), address.getPort()));
                        }
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LONGEST_GREETING))
                                .addLast(new WebSocketClientProtocolHandler(protocol))
                                .addLast(new WebSocketFrameAggregator(LONGEST_MESSAGE))
                                .addLast(socket.handler());
                    }
                })
                .connect(address);
        socket.awaitOpen(connecting, timeout);
        return socket;
    }
}
