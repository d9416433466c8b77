package ecsremediation.handler;

import ecsremediation.event.Trigger;
import java.util.List;

/** What the functions ask of the program behind them. */
interface Program {

    /** The clusters that this news makes us look at. */
    List<String> clusters(Trigger news);

    /** Looks at one cluster, acts, and tells; whether it saw the whole cluster. */
    boolean look(String cluster, Trigger news);

    /** Records news that leads to no look. */
    void ignore(Trigger.Ignored news);
}
