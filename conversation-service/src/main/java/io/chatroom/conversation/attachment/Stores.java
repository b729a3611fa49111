package io.chatroom.conversation.attachment;

import io.chatroom.conversation.settings.ConversationSettings;
import io.chatroom.conversation.settings.FileStore;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.NoSuchFileException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Where files are: new ones go into the one that is chosen, and each is read from the one that its row names, so another may be chosen at
 * any time as long as the former stays set up.
 */
@Singleton
class Stores {
    private final FileStore chosen;
    private final Map<FileStore, AttachmentStore> all;

    @Inject
    Stores(ConversationSettings settings, DataSource database) {
        this(settings.attachments().store(), setUp(settings.attachments(), database));
    }

    Stores(FileStore chosen, Map<FileStore, AttachmentStore> all) {
        this.chosen = chosen;
        this.all = all;
    }

    private static Map<FileStore, AttachmentStore> setUp(
            ConversationSettings.Attachments settings, DataSource database) {
        Map<FileStore, AttachmentStore> stores = new EnumMap<>(FileStore.class);
        stores.put(FileStore.DATABASE, new DatabaseStore(database));
        settings.dir().ifPresent(folder -> stores.put(FileStore.FOLDER, new FolderStore(folder)));
        settings.s3().bucket().ifPresent(bucket -> stores.put(FileStore.S3, new S3Store(settings.s3(), bucket)));
        return stores;
    }

    /** How rows name the one that new files go into. */
    String chosen() {
        return chosen.inRows();
    }

    AttachmentStore of(String name) throws NoSuchFileException {
        for (Map.Entry<FileStore, AttachmentStore> store : all.entrySet()) {
            if (store.getKey().inRows().equals(name)) {
                return store.getValue();
            }
        }
        throw new NoSuchFileException(name, null, "files are kept there that is not set up");
    }

    /** Their names. */
    Set<String> reached() {
        return all.keySet().stream().map(FileStore::inRows).collect(Collectors.toUnmodifiableSet());
    }

    @PreDestroy
    void close() {
        if (all.get(FileStore.S3) instanceof S3Store s3) {
            s3.close();
        }
    }
}
