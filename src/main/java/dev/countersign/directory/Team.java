package dev.countersign.directory;

/** A group of people that seats belong to. */
public record Team(String id, String name, boolean active) {

    /** Whose members write the directory. */
    public static final String ADMINISTRATORS = "administrators";
}
