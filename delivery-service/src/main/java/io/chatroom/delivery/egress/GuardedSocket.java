package io.chatroom.delivery.egress;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/**
 * One open websocket, for one thread that reads. What has come and is not read is bounded: beyond, the other side is not listened to
 * until it has been.
 */
public final class GuardedSocket implements AutoCloseable {
    /** RFC 6455: it broke off, and nobody said why. */
    public static final int BROKEN = 1006;
    /** A message longer than we take. */
    public static final int TOO_BIG = 1009;

    private static final long MOST_WAITING = 8L << 20;
    private static final int OVERHEAD = 256;
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final CompletableFuture<Channel> open = new CompletableFuture<>();
    private volatile boolean ended;

    public sealed interface Heard {
        record Message(byte[] text) implements Heard {}

        /** The last thing that is heard; {@code code} as in RFC 6455. */
        record Ended(int code) implements Heard {}
    }

    GuardedSocket() {}

    void awaitOpen(ChannelFuture connecting, Duration within) throws IOException, InterruptedException {
        try {
            connecting.addListener((ChannelFutureListener) connected -> {
                if (!connected.isSuccess()) {
                    open.completeExceptionally(connected.cause());
                }
            });
            open.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            connecting.channel().close();
            throw new IOException(inWords(e.getCause()));
        } catch (TimeoutException | InterruptedException e) {
            connecting.channel().close();
            if (e instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IOException("timed out");
        }
    }

    private static String inWords(@Nullable Throwable cause) {
        return switch (cause) {
            case WebSocketClientHandshakeException refused
            when refused.response() != null ->
                "answered " + refused.response().status().code() + " instead of opening a websocket";
            case WebSocketClientHandshakeException _ -> "no websocket was opened";
            case io.netty.handler.codec.DecoderException wrapped
            when wrapped.getCause() instanceof Exception inner -> EgressFailure.inWords(inner);
            case io.netty.channel.ConnectTimeoutException _ -> "timed out";
            case Exception other -> EgressFailure.inWords(other);
            case null, default -> "no connection";
        };
    }

    /** The next thing that was heard, or null when there was none for so long. */
    public @Nullable Heard await(Duration most) throws InterruptedException {
        Heard next = heard.poll(Math.max(0, most.toNanos()), TimeUnit.NANOSECONDS);
        if (next instanceof Heard.Message(byte[] text)) {
            long left = waiting.addAndGet(-(text.length + OVERHEAD));
            Channel channel = open.getNow(null);
            if (left < MOST_WAITING / 2 && channel != null && !channel.config().isAutoRead()) {
                channel.config().setAutoRead(true);
            }
        }
        return next;
    }

    /** Written in order; if it cannot be written, {@link #await} tells of the end. */
    public void send(String text) {
        Channel channel = open.getNow(null);
        if (channel != null) {
            channel.writeAndFlush(new TextWebSocketFrame(text)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    /** Says good-bye, waits for the answer for a moment, and hangs up. What comes now is not heard any more. */
    public void close(int code) {
        Channel channel = open.getNow(null);
        if (channel == null || !channel.isActive()) {
            return;
        }
        ended = true;
        channel.config().setAutoRead(true);
        channel.writeAndFlush(new CloseWebSocketFrame(code, ""));
        channel.eventLoop().schedule(() -> channel.close(), FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Hangs up at once, if nobody has before. */
    @Override
    public void close() {
        Channel channel = open.getNow(null);
        if (channel != null && !ended) {
            channel.close();
        }
    }

    ChannelHandler handler() {
        return new Ear();
    }

    private void end(int code) {
        if (!ended) {
            ended = true;
            heard.add(new Heard.Ended(code));
        }
    }

    private final class Ear extends SimpleChannelInboundHandler<WebSocketFrame> {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                open.complete(context.channel());
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            switch (frame) {
                case TextWebSocketFrame text
                when !ended -> {
                    byte[] bytes = ByteBufUtil.getBytes(text.content());
                    heard.add(new Heard.Message(bytes));
                    if (waiting.addAndGet(bytes.length + OVERHEAD) > MOST_WAITING) {
                        context.channel().config().setAutoRead(false);
                    }
                }
                case CloseWebSocketFrame close -> {
                    end(close.statusCode() < 0 ? 1005 : close.statusCode());
                    context.channel().close();
                }
                default -> {
                    // bytes are of no protocol that we speak, and pings are answered before they come here
                    return;
                }
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            open.completeExceptionally(new NoHttpResponseException("closed"));
            end(BROKEN);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            open.completeExceptionally(cause);
            end(cause instanceof TooLongFrameException || isTooLong(cause) ? TOO_BIG : BROKEN);
            context.channel().close();
        }

        private static boolean isTooLong(Throwable cause) {
            return cause instanceof io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException corrupted
                    && corrupted.closeStatus().code() == TOO_BIG;
        }
    }
}
