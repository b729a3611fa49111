package io.chatroom.local;

import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Trouble is told in its one sentence; anything else is a bug, and shown whole. */
public final class TellTrouble implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception problem, CommandLine commandLine, ParseResult parsed) {
        if (problem instanceof Trouble) {
            commandLine.getErr().println("chatroom: " + problem.getMessage());
        } else if (problem instanceof UncheckedIOException unreachable) {
            commandLine.getErr().println("chatroom: " + problem.getMessage() + " (" + unreachable.getCause() + ").");
        } else {
            commandLine.getErr().println("chatroom: this is a bug:");
            problem.printStackTrace(commandLine.getErr());
        }
        return 1;
    }
}
