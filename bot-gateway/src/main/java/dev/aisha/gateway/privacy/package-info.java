/**
 * What is kept of people, said by {@link dev.aisha.gateway.privacy.PrivacyCommand}, and erased by
 * {@link dev.aisha.gateway.privacy.DeleteMyDataCommand} and {@link dev.aisha.gateway.privacy.ErasePeople}: here, in billing,
 * in Redis and in the object store.
 */
@NullMarked
package dev.aisha.gateway.privacy;

import org.jspecify.annotations.NullMarked;
