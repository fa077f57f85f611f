package dev.countersign.platform.web;

import java.io.IOException;

/** The body went past its limit while it was being read. */
final class BodyTooLarge extends IOException {

    private final long limit;

    BodyTooLarge(long limit) {
        super("The body is larger than " + limit + " bytes");
        this.limit = limit;
    }

    Problem problem() {
        return Problem.of(
                413,
                "body_too_large",
                "The body is larger than the " + limit + " bytes that are accepted here.",
                "Send less, or send a link to where the content is.");
    }
}
