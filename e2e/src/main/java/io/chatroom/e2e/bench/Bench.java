package io.chatroom.e2e.bench;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a part of a suite of its own, beside the best that this machine can do.",
        subcommands = {
            BenchIngest.class,
            BenchStore.class,
            BenchDelivery.class,
            BenchPlatforms.class,
            BenchScale.class,
            BenchSite.class,
            BenchStart.class,
            BenchUi.class,
            BenchApi.class,
            BenchSearch.class,
            BenchStreams.class
        })
public final class Bench {}
