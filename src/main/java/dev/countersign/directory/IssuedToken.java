package dev.countersign.directory;

/** A token at the only moment at which its secret is known. MUST NOT be logged or stored. */
public record IssuedToken(Token token, String secret) {

    @Override
    public String toString() {
        return "IssuedToken[" + token.id() + "]";
    }
}
