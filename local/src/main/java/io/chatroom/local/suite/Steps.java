package io.chatroom.local.suite;

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
                        progress.failed(part, "failed");
                        firstFailure.completeExceptionally(e);
                    }
                },
                task -> Thread.ofVirtual().start(task)));
    }

    /** Returns when all are done, or throws as soon as one has failed. */
    void finish() {
        try {
            CompletableFuture.anyOf(all(), firstFailure).join();
            if (firstFailure.isDone()) {
                firstFailure.join();
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        begun.clear();
    }

    /** Returns when all are done, those that failed too. */
    void finishAnyhow() {
        all().join();
        begun.clear();
    }

    private CompletableFuture<Void> all() {
        return CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new));
    }
}
