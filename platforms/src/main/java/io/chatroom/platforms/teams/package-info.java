/** Microsoft Teams: bots (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-overview) and outgoing webhooks. */
@NullMarked
package io.chatroom.platforms.teams;

import org.jspecify.annotations.NullMarked;
