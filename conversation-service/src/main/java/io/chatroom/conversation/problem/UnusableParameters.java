package io.chatroom.conversation.problem;

import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters without a value: the framework takes one for none at all, and a filter that was meant would not be there. And
 * those with the character NUL, which no text in the database can be compared with.
 */
class UnusableParameters {
    private static final String API = "/api/v1/";

    @ServerRequestFilter
    void check(UriInfo uri) {
        if (!uri.getPath().startsWith(API)) {
            return;
        }
        uri.getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(String::isEmpty)) {
                throw ProblemException.badParameter(name, name + " is empty. Give it a value, or leave it out.");
            }
            if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw ProblemException.badParameter(name, name + " must not contain the character NUL.");
            }
        });
    }
}
