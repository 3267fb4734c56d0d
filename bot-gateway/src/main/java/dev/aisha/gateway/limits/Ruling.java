package dev.aisha.gateway.limits;

/** @param repeated whether the same request had this verdict before */
record Ruling(Verdict verdict, boolean repeated) {}
