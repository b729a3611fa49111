package io.chatroom.local.engine;

import java.nio.file.Files;
import java.nio.file.Path;

/** What runs in Kafka's own process: formats the storage if that has not happened, then the broker; saves a second JVM start. */
final class KafkaProcess {

    public static void main(String[] args) {
        String properties = args[0];
        if (!Files.exists(Path.of(args[1]).resolve("meta.properties"))) {
            int status = kafka.tools.StorageTool.execute(
                    new String[] {"format", "--cluster-id", args[2], "--config", properties}, System.out);
            if (status != 0) {
                System.exit(status);
            }
        }
        kafka.Kafka.main(new String[] {properties});
    }

    private KafkaProcess() {}
}
