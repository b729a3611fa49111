/** WhatsApp, through Meta's Cloud API (https://developers.facebook.com/docs/whatsapp/cloud-api). */
@NullMarked
package io.chatroom.platforms.whatsapp;

import org.jspecify.annotations.NullMarked;
