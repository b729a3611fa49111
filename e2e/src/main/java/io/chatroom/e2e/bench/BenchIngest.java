package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Stage;
import io.chatroom.e2e.stage.TrialInbox;
import io.chatroom.events.Topics;
import io.chatroom.local.suite.Service;
import io.chatroom.local.suite.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Accepted webhooks per second, beside the same HTTP server answering 202 and beside the raw Kafka producer; and how"
                        + " long an answer takes at half of that load.")
final class BenchIngest implements Callable<Integer> {
    private static final double RATIO = 0.5;
    private static final int P99_MILLIS = 50;

    @Option(names = "--rounds", defaultValue = "5", description = "Each measures all of them, in turn; 5 if not given.")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "Of each measurement; 5 if not given.")
    private int seconds;

    // ingest waits up to 5 ms for company before it asks Kafka, so few connections would measure that wait
    @Option(names = "--connections", defaultValue = "256", description = "Kept open by the senders; 256 if not given.")
    private int connections;

    private long refused;

    /** One server's throughput, and what it costs of a processor. */
    private record Measured(double perSecond, double cpuMicros) {}

    @Override
    public Integer call() {
        Duration time = Duration.ofSeconds(seconds);
        try (Stage stage = Stage.set();
                BareServer bare = new BareServer(stage.data());
                LoadProcess load = new LoadProcess(connections)) {
            TrialInbox inbox = stage.inbox("Bench");
            // what they do with it is measured elsewhere, and would be in the way here
            stage.suite().service(Service.CONVERSATION).stop();
            stage.suite().service(Service.DELIVERY).stop();
            ServiceProcess ingest = stage.suite().service(Service.INGEST);
            long ingestPid = ingest.pid().orElseThrow();
            String kafka = stage.suite().kafka().bootstrapServers();

            System.out.printf(
                    "%d connections, %d processors; warming up, then %d rounds of %d s each%n",
                    connections, Runtime.getRuntime().availableProcessors(), rounds, seconds);
            load.webhooks(bare.port(), inbox, time, 0);
            load.webhooks(ingest.port(), inbox, time.multipliedBy(2), 0);
            int bytes = bytesOfARecord(kafka);
            load.records(kafka, time, bytes);

            List<Measured> limits = new ArrayList<>();
            List<Measured> accepted = new ArrayList<>();
            List<Double> produced = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                limits.add(measure(bare.pid(), time, () -> load.webhooks(bare.port(), inbox, time, 0)));
                accepted.add(measure(ingestPid, time, () -> load.webhooks(ingest.port(), inbox, time, 0)));
                produced.add(load.records(kafka, time, bytes).perSecond());
                System.out.printf(
                        "round %d: bare server %.0f/s, ingest %.0f/s, raw producer %.0f/s%n",
                        round, limits.getLast().perSecond(), accepted.getLast().perSecond(), produced.getLast());
            }
            double perSecond = Median.of(accepted, Measured::perSecond);
            LoadProcess.Answered half = load.webhooks(ingest.port(), inbox, time.multipliedBy(2), perSecond / 2);
            refused += half.refused();

            System.out.println(Figure.of("accepted-webhooks", perSecond, "/s")
                    .ofLimit(Median.of(limits, Measured::perSecond))
                    .aim(">= " + RATIO));
            System.out.println(Figure.of("accepted-webhooks-beside-raw-producer", perSecond, "/s")
                    .ofLimit(Median.of(produced, each -> each)));
            System.out.println(Figure.of("processor-time-per-webhook", Median.of(accepted, Measured::cpuMicros), "µs")
                    .ofLimit(Median.of(limits, Measured::cpuMicros)));
            System.out.println(Figure.of("answer-p50-at-half-load", half.p50Millis(), "ms"));
            System.out.println(
                    Figure.of("answer-p99-at-half-load", half.p99Millis(), "ms").aim("< " + P99_MILLIS));
            if (refused > 0) {
                System.out.println(refused + " webhooks were not accepted: the figures are worth nothing");
            }
            return refused == 0 ? 0 : 1;
        }
    }

    private Measured measure(long pid, Duration time, Supplier<LoadProcess.Answered> load) {
        Duration before = cpu(pid);
        LoadProcess.Answered answered = load.get();
        refused += answered.refused();
        double cpuMicros = cpu(pid).minus(before).toNanos() / 1e3;
        return new Measured(answered.perSecond(), cpuMicros / (answered.perSecond() * time.toMillis() / 1e3));
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid).orElseThrow().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What ingest-service makes of one of these webhooks. */
    private static int bytesOfARecord(String bootstrapServers) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "bench",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.INBOUND));
            ConsumerRecords<String, byte[]> records = ConsumerRecords.empty();
            while (records.isEmpty()) {
                records = consumer.poll(Duration.ofSeconds(1));
            }
            return records.iterator().next().value().length;
        }
    }
}
