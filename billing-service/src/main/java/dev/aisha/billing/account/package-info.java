/** Users and their balances: first contact, and what {@code GET …/account} shows. */
@NullMarked
package dev.aisha.billing.account;

import org.jspecify.annotations.NullMarked;
