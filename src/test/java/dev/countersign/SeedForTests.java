package dev.countersign;

/** Puts back what the application had at its first start. Beans of this type run before every test, on empty tables, by order. */
@FunctionalInterface
public interface SeedForTests {

    void seed();
}
