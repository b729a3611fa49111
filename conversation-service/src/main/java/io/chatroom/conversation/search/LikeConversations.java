package io.chatroom.conversation.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query for the ids of conversations that are like what somebody looks for: by their contact, their number, or a label.
 *
 * @param values for its question marks, in order
 */
record LikeConversations(String sql, List<Object> values) {
    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,18})");
    private static final String BY_CONTACT_OR_LABEL =
            "select k.id from contact_search s join conversation k on k.contact_id = s.contact_id where "
                    + ContactSearch.MATCHES
                    + " union select id from conversation where labels <> '{}' and labels @> array[?]::text[]";
    private static final String OR_NUMBER = " union select id from conversation where display_id = ?";

    static LikeConversations of(SearchTerms terms) {
        String text = terms.text().strip();
        List<Object> values = new ArrayList<>(List.of(terms.tsquery(), ContactSearch.like(terms), text));
        Matcher digits = NUMBER.matcher(text);
        if (!digits.matches()) {
            return new LikeConversations(BY_CONTACT_OR_LABEL, values);
        }
        values.add(Long.parseLong(digits.group(1)));
        return new LikeConversations(BY_CONTACT_OR_LABEL + OR_NUMBER, values);
    }
}
