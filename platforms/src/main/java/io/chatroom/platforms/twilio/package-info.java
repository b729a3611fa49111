/** SMS, MMS, WhatsApp and RCS through Twilio (https://www.twilio.com/docs/messaging). */
@NullMarked
package io.chatroom.platforms.twilio;

import org.jspecify.annotations.NullMarked;
