package io.chatroom.platforms.twilio;

import io.chatroom.platforms.Signatures;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Twilio <a href="https://www.twilio.com/docs/usage/security#validating-requests">signs</a> the URL as it was given it, with all parameters
 * behind, by HMAC-SHA1; of a body that is no form it signs the hash, which stands in the URL.
 */
final class TwilioSignature {
    private static final String HEADER = "x-twilio-signature";
    private static final String BODY_HASH = "bodySHA256";

    static Verification verify(WebhookRequest request, List<String> tokens) {
        Optional<String> given = request.header(HEADER);
        if (given.isEmpty()) {
            return new Verification.Forged("the signature is missing");
        }
        if (!TwilioParameters.isForm(request) && request.body().length > 0 && !hashMatches(request)) {
            return new Verification.Forged("the body is not the one that was signed");
        }
        byte[] parameters = TwilioParameters.ofForm(request).signed().getBytes(StandardCharsets.UTF_8);
        Set<String> urls = urls(request.url());
        for (String token : tokens) {
            for (String url : urls) {
                if (!token.isEmpty() && Signatures.same(signature(token, url, parameters), given.get())) {
                    return Verification.GENUINE;
                }
            }
        }
        return new Verification.Forged("no signature matches");
    }

    private static String signature(String token, String url, byte[] parameters) {
        byte[] key = token.getBytes(StandardCharsets.UTF_8);
        byte[] signature = Signatures.hmac("HmacSHA1", key, url.getBytes(StandardCharsets.UTF_8), parameters);
        return Base64.getEncoder().encodeToString(signature);
    }

    /** Twilio is not of one mind about whether a port is signed along: as it is, without, and with the usual one. */
    private static Set<String> urls(URI url) {
        String scheme = String.valueOf(url.getScheme());
        String authority = String.valueOf(url.getRawAuthority());
        String whole = url.toString();
        int start = scheme.length() + 3;
        if (!whole.startsWith("://" + authority, scheme.length())) {
            return Set.of(whole);
        }
        String rest = whole.substring(start + authority.length());
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > Math.max(authority.lastIndexOf(']'), authority.lastIndexOf('@'));
        String without = hasPort ? authority.substring(0, colon) : authority;
        String usual = scheme.toLowerCase(Locale.ROOT).equals("http") ? ":80" : ":443";
        Set<String> urls = new LinkedHashSet<>();
        urls.add(whole);
        urls.add(scheme + "://" + without + rest);
        urls.add(scheme + "://" + without + (hasPort ? authority.substring(colon) : usual) + rest);
        return urls;
    }

    private static boolean hashMatches(WebhookRequest request) {
        String query = Optional.ofNullable(request.url().getRawQuery()).orElse("");
        return TwilioParameters.parse(query)
                .id(BODY_HASH)
                .filter(hash -> Signatures.same(Signatures.sha256(request.body()), hash.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private TwilioSignature() {}
}
