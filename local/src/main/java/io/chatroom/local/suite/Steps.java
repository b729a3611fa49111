package io.chatroom.local.suite;

import io.chatroom.local.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Things done at the same time, each with its line of progress. */
final class Steps {
    private final Progress progress;
    private final List<CompletableFuture<Void>> begun = new ArrayList<>();
    private final CompletableFuture<Void> firstFailure = new CompletableFuture<>();

    Steps(Progress progress) {
        this.progress = progress;
    }

    void add(String part, String whenDone, Runnable work) {
        progress.begin(part, "");
        begun.add(CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                        progress.done(part, whenDone);
                    } catch (RuntimeException e) {
                        progress.failed(part, "");
                        firstFailure.completeExceptionally(e);
                    }
                },
                task -> Thread.ofVirtual().start(task)));
    }

    /** Returns when all are done, or throws as soon as one has failed. */
    void finish() {
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)), firstFailure)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        if (firstFailure.isCompletedExceptionally()) {
            throw new Trouble(String.valueOf(firstFailure.exceptionNow().getMessage()), firstFailure.exceptionNow());
        }
        begun.clear();
    }
}
