/** The SPI between chat platforms and the two services that talk to them; each platform is a package of its own below. */
@NullMarked
package io.chatroom.platforms;

import org.jspecify.annotations.NullMarked;
