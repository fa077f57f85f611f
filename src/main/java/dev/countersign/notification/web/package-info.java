/** Notifications and live events over HTTP. */
@NullMarked
package dev.countersign.notification.web;

import org.jspecify.annotations.NullMarked;
