package dev.countersign.directory.web;

import java.util.List;

/** A whole list, in the form of a first and last page. */
record Items<T>(List<T> items) {}
