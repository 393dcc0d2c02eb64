package io.eddy.storage;

/** Keyed 128-bit hash of an event's source and id. */
public record SeenKey(long high, long low) {}
