package io.chatroom.delivery.egress;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The moment between a connection that stands and the first byte on it. Before, nothing has left; after, the other side may have
 * acted, whatever we hear.
 */
final class LastLook extends HttpRequestExecutor {
    private static final String MAY_LEAVE = "chatroom.may-leave";
    private static final String HAS_LEFT = "chatroom.has-left";

    static final class HeldBack extends IOException {
        HeldBack() {
            super("held back: the claim has become too old");
        }
    }

    static void ask(HttpContext context, BooleanSupplier mayLeave) {
        context.setAttribute(MAY_LEAVE, mayLeave);
    }

    static boolean hasLeft(HttpContext context) {
        return context.getAttribute(HAS_LEFT) != null;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        if (context.getAttribute(MAY_LEAVE) instanceof BooleanSupplier mayLeave && !mayLeave.getAsBoolean()) {
            throw new HeldBack();
        }
        context.setAttribute(HAS_LEFT, Boolean.TRUE);
        return super.execute(request, connection, information, context);
    }
}
