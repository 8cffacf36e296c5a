package io.culver.simulation.net;

import java.util.ArrayList;
import java.util.List;

/** Between two processes: open, or cut off, when what is sent waits for the link to heal. */
public final class Link {
    private final List<Runnable> held = new ArrayList<>();
    private boolean isOpen = true;

    public boolean isOpen() {
        return isOpen;
    }

    public void cut() {
        isOpen = false;
    }

    public void heal() {
        isOpen = true;
        List<Runnable> arriving = List.copyOf(held);
        held.clear();
        arriving.forEach(Runnable::run);
    }

    /** Lets something through, now or when the link is open again; order is kept. */
    void pass(Runnable delivery) {
        if (isOpen) {
            delivery.run();
        } else {
            held.add(delivery);
        }
    }
}
