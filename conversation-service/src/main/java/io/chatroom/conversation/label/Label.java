package io.chatroom.conversation.label;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mark; its name is how conversations hold it, and does not change. */
@Entity
@Table(name = "label")
class Label {
    @Id
    private UUID id;

    @Column(updatable = false)
    private String name;

    private String color;
    private @Nullable String description;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    Label() {}

    Label(UUID id, String name, String color, @Nullable String description, Instant now) {
        this.id = id;
        this.name = name;
        this.color = color;
        this.description = description;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void paint(String newColor, Instant now) {
        color = newColor;
        updatedAt = now;
    }

    void describe(@Nullable String newDescription, Instant now) {
        description = newDescription;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String color() {
        return color;
    }

    @Nullable
    String description() {
        return description;
    }

    Instant createdAt() {
        return createdAt;
    }
}
