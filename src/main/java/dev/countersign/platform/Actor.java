package dev.countersign.platform;

/**
 * Who acts: an account, and the person behind it (a service account's is its owner).
 *
 * @param account account id
 * @param person person id; laws about people are about this one, whatever the account
 * @param service whether it is a service account: it may ask and run, never decide
 * @param method how it was authenticated: {@code password}, {@code token}, {@code webhook}, {@code system}
 * @param door where the act came in: {@code api}, {@code task}, {@code timer}, {@code engine}, {@code start-up}
 */
public record Actor(String account, String person, boolean service, String method, String door) {

    public static Actor system(String door) {
        return new Actor("system", "system", true, "system", door);
    }

    public Actor through(String otherDoor) {
        return new Actor(account, person, service, method, otherDoor);
    }
}
