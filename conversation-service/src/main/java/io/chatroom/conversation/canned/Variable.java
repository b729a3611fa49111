package io.chatroom.conversation.canned;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can stand between {@code {{} and {@code }}} in a canned reply. */
enum Variable {
    CONTACT_NAME("contact.name", "The contact's name", "Ada Lovelace"),
    CONTACT_FIRST_NAME("contact.first_name", "The first word of it", "Ada"),
    CONTACT_EMAIL("contact.email", "The contact's e-mail address", "ada@example.com"),
    CONTACT_PHONE("contact.phone", "The contact's phone number", "+44 20 7946 0000"),
    AGENT_NAME("agent.name", "The name of who answers", "Ben Okri"),
    AGENT_FIRST_NAME("agent.first_name", "The first word of it", "Ben"),
    INBOX_NAME("inbox.name", "The inbox's name", "Shop"),
    CONVERSATION_NUMBER("conversation.number", "The conversation's number", "1042");

    static final String NAMES =
            Stream.of(values()).map(variable -> variable.word).collect(Collectors.joining(", "));

    private final String word;
    private final String meaning;
    private final String example;

    Variable(String word, String meaning, String example) {
        this.word = word;
        this.meaning = meaning;
        this.example = example;
    }

    String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    String example() {
        return example;
    }
}
