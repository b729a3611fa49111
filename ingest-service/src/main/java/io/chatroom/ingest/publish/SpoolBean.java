package io.chatroom.ingest.publish;

import io.chatroom.ingest.folder.DataFolder;
import io.chatroom.ingest.settings.IngestSettings;
import io.chatroom.ingest.spool.Spool;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one spool of this process. */
final class SpoolBean {

    @Produces
    @Singleton
    Spool spool(DataFolder folder, IngestSettings settings) {
        IngestSettings.Ingest ingest = settings.ingest();
        return Spool.in(
                folder.resolve("spool"),
                new Spool.Limits(ingest.spoolSize().asLongValue(), ingest.spoolDiskShare()),
                new RecentDiskUse(folder::diskInUse));
    }

    void close(@Disposes Spool spool) {
        spool.close();
    }
}
