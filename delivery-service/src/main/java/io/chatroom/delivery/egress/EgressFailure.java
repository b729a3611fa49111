package io.chatroom.delivery.egress;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Failures in words for the timeline: the clients' own messages name the whole URL, and some platforms keep a secret in it. */
final class EgressFailure {
    static String inWords(Exception e) {
        return switch (e) {
            case GuardedResolver.Refused refused -> String.valueOf(refused.getMessage());
            case LastLook.HeldBack held -> String.valueOf(held.getMessage());
            case UnknownHostException unknown -> "the name " + unknown.getMessage() + " is not known";
            case ConnectException _ -> "no connection";
            case NoRouteToHostException _ -> "no route to the host";
            case SocketTimeoutException _ -> "timed out";
            case SSLException tls -> "TLS failed: " + tls.getClass().getSimpleName();
            case NoHttpResponseException _ -> "the connection was closed without an answer";
            case SocketException _ -> "the connection broke";
            default -> e.getClass().getSimpleName();
        };
    }

    private EgressFailure() {}
}
