package io.chatroom.e2e.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatroom.platforms.InboundPlatform;
import io.chatroom.platforms.Normalised;
import io.chatroom.platforms.Verification;
import io.chatroom.platforms.WebhookRequest;
import io.chatroom.platforms.contract.PlatformSample;
import io.chatroom.platforms.contract.Platforms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "platforms",
        mixinStandardHelpOptions = true,
        description =
                "Requests that each platform verifies and normalises per second on one processor, beside an HMAC and a JSON tree of the"
                        + " same bytes.")
final class BenchPlatforms implements Callable<Integer> {
    private static final int PER_SECOND = 100_000;
    private static final JsonMapper JSON = new JsonMapper();

    @Option(names = "--rounds", defaultValue = "5", description = "Each measures all of them, in turn; 5 if not given.")
    private int rounds;

    @Option(names = "--millis", defaultValue = "1000", description = "Of each measurement; 1000 if not given.")
    private int millis;

    private interface Work {
        /** Something of what was done, so that it has to be done. */
        int once() throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        for (InboundPlatform platform : Platforms.inbound()) {
            PlatformSample sample = Platforms.sampleOf(platform.id());
            List<Double> done = new ArrayList<>();
            List<Double> limits = new ArrayList<>();
            Work work = work(platform, sample);
            Work limit = limit(sample);
            for (int warmingUp = 0; warmingUp < 3; warmingUp++) {
                perSecond(work);
                perSecond(limit);
            }
            for (int round = 0; round < rounds; round++) {
                done.add(perSecond(work));
                limits.add(perSecond(limit));
            }
            Figure figure = Figure.of("verified-and-normalised-" + platform.id(), Median.of(done, each -> each), "/s")
                    .ofLimit(Median.of(limits, each -> each));
            // who holds the key alone signs with one of a pair, which no processor does that fast
            boolean hmac = sample.provesBody() && sample.secretsAtOnce() > 1;
            System.out.println(hmac ? figure.aim(">= " + PER_SECOND + " /s") : figure);
        }
        return 0;
    }

    private static Work work(InboundPlatform platform, PlatformSample sample) {
        byte[] body = sample.message().getBytes(StandardCharsets.UTF_8);
        // the newest secret is what nearly every request is signed with
        WebhookRequest request = sample.request(body, sample.validSecrets().getFirst(), PlatformSample.NOW);
        var inbox = sample.inbox();
        return () -> {
            // as ingest makes it of what came, headers included
            WebhookRequest came =
                    new WebhookRequest(request.method(), request.url(), request.headers(), request.body());
            if (!(platform.verify(came, inbox, PlatformSample.NOW) instanceof Verification.Genuine)
                    || !(platform.normalise(came, inbox, PlatformSample.NOW)
                            instanceof Normalised.Events(var events, int _, int _))) {
                throw new IllegalStateException("the sample of " + platform.id() + " is not taken");
            }
            return events.size();
        };
    }

    private static Work limit(PlatformSample sample) throws GeneralSecurityException {
        byte[] body = sample.message().getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        return () -> (sample.provesBody() ? mac.doFinal(body)[0] : 0) + tree(body);
    }

    private static int tree(byte[] body) throws IOException {
        try {
            return JSON.readTree(body).size();
        } catch (JsonProcessingException e) {
            // a platform that does not send JSON
            return 0;
        }
    }

    private double perSecond(Work work) throws Exception {
        long began = System.nanoTime();
        long end = began + Duration.ofMillis(millis).toNanos();
        long count = 0;
        long seen = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 100; i++) {
                seen += work.once();
            }
            count += 100;
        }
        if (seen == Long.MIN_VALUE) {
            System.out.println("never");
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }
}
