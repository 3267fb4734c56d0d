package dev.aisha.chaos.soak;

/**
 * What a service takes up while it has nothing to do.
 *
 * @param heap bytes of objects that are in use, after a full collection
 * @param resident bytes of memory that the process has from the machine, after the same collection
 * @param files in its temporary folder
 */
record Figures(String service, long heap, long resident, int threads, int descriptors, int files) {}
