package io.chatroom.e2e.bench;

import io.chatroom.e2e.stage.Patience;
import io.chatroom.e2e.stage.Stage;
import io.chatroom.e2e.workers.WorkerProcess;
import io.chatroom.local.Trouble;
import io.chatroom.local.suite.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description =
                "How long each service takes from its launch until it is ready, and how much memory it then holds, with and"
                        + " without a cache of its classes.")
final class BenchStart implements Callable<Integer> {
    private static final double READY_SECONDS = 1.5;
    private static final double RESIDENT_MIB = 200;
    /** After it was ready: what a start leaves to do later is done. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Starts of each, whose median counts; 5 if not given.")
    private int rounds;

    private record Start(double seconds, double processor, double mebibytes) {}

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || rounds > 100) {
            System.err.println("chatroom: --rounds must be from 1 to 100, and is " + rounds + ".");
            return 2;
        }
        try (Stage stage = Stage.set()) {
            Map<String, String> environment = new TreeMap<>(stage.suite().environment());
            environment.put(
                    "CHATROOM_INGEST_DATA_DIR",
                    Files.createDirectory(stage.data().resolve("bench-ingest")).toString());
            for (Service service : Service.values()) {
                stage.suite().service(service).stop();
            }
            for (Service service : Service.values()) {
                Path cache = stage.data().resolve(service.folder() + ".aot");
                tell(service, "", starts(stage, service, environment, List.of()), false);
                rehearse(service, stage.data(), cache);
                tell(
                        service,
                        "-with-cache",
                        starts(stage, service, environment, List.of("-XX:AOTCache=" + cache)),
                        true);
            }
            return 0;
        }
    }

    /** As an image is built: a start that serves nobody. */
    private static void rehearse(Service service, Path directory, Path cache) {
        try (WorkerProcess process = WorkerProcess.launch(
                service.folder(),
                List.of("-XX:AOTCacheOutput=" + cache, "-Dquarkus.profile=rehearsal"),
                Map.of(),
                directory,
                service.folder() + "-rehearsal")) {
            process.awaitEnd();
            if (!Files.exists(cache)) {
                throw new Trouble("No cache was made; see " + process.log() + ".");
            }
        }
    }

    private List<Start> starts(Stage stage, Service service, Map<String, String> environment, List<String> flags) {
        List<Start> starts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            long launched = System.nanoTime();
            try (WorkerProcess process = WorkerProcess.launch(
                    service.folder(), flags, environment, stage.data(), service.folder() + "-bench")) {
                try {
                    process.awaitReady();
                } catch (Trouble e) {
                    stage.keepData();
                    throw e;
                }
                double seconds = (System.nanoTime() - launched) / 1e9;
                double processor = processorSeconds(process.pid());
                Patience.pause(SETTLED);
                starts.add(new Start(seconds, processor, residentMebibytes(process.pid())));
            }
        }
        return starts;
    }

    private static void tell(Service service, String how, List<Start> starts, boolean aimed) {
        Figure ready = Figure.of(service.folder() + "-ready" + how, Median.of(starts, Start::seconds), "s");
        Figure resident = Figure.of(service.folder() + "-resident" + how, Median.of(starts, Start::mebibytes), "MiB");
        System.out.println(Figure.of(service.folder() + "-processor" + how, Median.of(starts, Start::processor), "s"));
        System.out.println(aimed ? ready.aim("< " + READY_SECONDS) : ready);
        System.out.println(aimed ? resident.aim("< " + RESIDENT_MIB) : resident);
    }

    /** Of all its threads: on a machine with other work the time that passes says little. */
    private static double processorSeconds(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(duration -> duration.toMillis() / 1e3)
                .orElse(Double.NaN);
    }

    private static double residentMebibytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
