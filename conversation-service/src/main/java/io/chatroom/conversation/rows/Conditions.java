package io.chatroom.conversation.rows;

import java.util.ArrayList;
import java.util.List;

/** Conditions of a statement that must all hold, and a value for each of their question marks, in order. */
public final class Conditions {
    private final List<String> sql = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    public Conditions and(String condition, Object... given) {
        sql.add(condition);
        values.addAll(List.of(given));
        return this;
    }

    public boolean isEmpty() {
        return sql.isEmpty();
    }

    /** As a clause of its own; nothing where everything is meant. */
    public String where() {
        return sql.isEmpty() ? "" : " where " + joined();
    }

    /** Behind a condition that stands there already. */
    public String continued() {
        return sql.isEmpty() ? "" : " and " + joined();
    }

    public List<Object> values() {
        return List.copyOf(values);
    }

    /** With what else the statement asks for behind its conditions, such as a limit. */
    public List<Object> valuesAnd(Object... more) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(more));
        return all;
    }

    private String joined() {
        return String.join(" and ", sql);
    }
}
