package io.chatroom.conversation.attachment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a request is signed with, as <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">its
 * specification</a> says and without the code that signs: for the side that checks it.
 */
record SignatureV4(String secretKey, String region) {

    /** {@code path} and {@code query} as they were sent, {@code header} by a name in small letters. */
    String of(String method, String path, String query, List<String> signedHeaders, UnaryOperator<String> header) {
        StringBuilder canonical = new StringBuilder(method + "\n" + path + "\n" + query + "\n");
        for (String name : signedHeaders) {
            canonical
                    .append(name)
                    .append(':')
                    .append(header.apply(name).strip().replaceAll(" +", " "))
                    .append('\n');
        }
        canonical
                .append('\n')
                .append(String.join(";", signedHeaders))
                .append('\n')
                .append(header.apply("x-amz-content-sha256"));
        String time = header.apply("x-amz-date");
        String day = time.substring(0, 8);
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + day + "/" + region + "/s3/aws4_request\n"
                + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(day, region, "s3", "aws4_request")) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
