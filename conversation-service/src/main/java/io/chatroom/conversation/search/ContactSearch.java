package io.chatroom.conversation.search;

/** What is like a contact: words of name, email, handle and id on the platform, or a part of them from three characters on. */
final class ContactSearch {
    /** Of {@code contact_search s}; first the words, then the part. */
    static final String MATCHES = "(s.words @@ ?::tsquery or s.folded like ?)";

    private static final int SHORTEST_PART = 3;

    /** A pattern that matches nothing where the text is too short to have trigrams. */
    static String like(SearchTerms terms) {
        String folded = Words.folded(terms.text().strip());
        return folded.length() < SHORTEST_PART
                ? ""
                : "%" + folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private ContactSearch() {}
}
