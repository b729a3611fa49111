package io.chatroom.conversation.attachment;

import io.chatroom.conversation.settings.ConversationSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** A folder where one is set, which all replicas must share; otherwise the database, which they share anyway. */
@Singleton
class ChosenStore {

    @Produces
    @Singleton
    AttachmentStore store(ConversationSettings settings, DataSource database) {
        return settings.attachments()
                .dir()
                .<AttachmentStore>map(FolderStore::new)
                .orElseGet(() -> new DatabaseStore(database));
    }
}
