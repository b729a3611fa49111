package io.chatroom.e2e.chaos;

import picocli.CommandLine.Command;

@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Breaks parts of a suite of its own while it works, and shows that its promises hold.",
        subcommands = {ChaosIngest.class, ChaosDelivery.class})
public final class Chaos {}
