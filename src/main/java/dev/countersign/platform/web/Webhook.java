package dev.countersign.platform.web;

import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * The address of a tool that cannot carry an API token, and how a request to it proves to come from there. Whoever signs
 * callers in asks it, over the bytes that came in and before anything is made of them.
 */
public interface Webhook {

    /** The only path at which this proof is accepted, by POST; at it no other is. */
    String path();

    /** The service account that acts. None: the tool is not connected, and the address does not exist. */
    Optional<String> account();

    /** MUST take as long for a wrong proof as for a right one. */
    boolean proves(HttpHeaders headers, byte[] body);
}
