/** What is deployed: images, docker-compose, Kubernetes, and the documents that say how. Nothing runs here; files are compared. */
@NullMarked
package io.chatroom.e2e.deploy;

import org.jspecify.annotations.NullMarked;
