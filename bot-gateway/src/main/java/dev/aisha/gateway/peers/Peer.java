package dev.aisha.gateway.peers;

/** What the gateway speaks with, to be asked whether it answers. */
public interface Peer {
    /** Its name in metrics and logs. */
    String label();

    /** Asks it, within the time of its calls. */
    boolean answers();
}
