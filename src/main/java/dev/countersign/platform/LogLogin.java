package dev.countersign.platform;

/** By which the log is written, where that is not how everything else is: what the application cannot do, its sequencer may. */
public record LogLogin(String url, String user, String password) {

    /** Nobody prints the password by accident. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
