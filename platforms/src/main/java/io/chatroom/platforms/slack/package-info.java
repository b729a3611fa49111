/** Slack apps: the Events API in, the Web API out (https://docs.slack.dev/apis). */
@NullMarked
package io.chatroom.platforms.slack;

import org.jspecify.annotations.NullMarked;
