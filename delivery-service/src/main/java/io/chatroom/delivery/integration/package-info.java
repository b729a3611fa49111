/** What integrators are told of, at URLs of theirs: a platform like the others, but not one that an inbox can be connected to. */
@NullMarked
package io.chatroom.delivery.integration;

import org.jspecify.annotations.NullMarked;
