/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A test bed of real Open vSwitch hosts; see lab/README.md for its picture.
 *
 * @param name which one
 * @param running the names of the jobs that were started here and not stopped
 */
public record Lab(String name, Set<String> running) {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String ICMP = "1";

    /**
     * What became of a ping.
     *
     * @param sent requests
     * @param lost requests without an answer
     * @param duplicates answers too many
     * @param longestGapMillis the longest time between two answers
     */
    public record Pings(int sent, int lost, int duplicates, double longestGapMillis) {
        static Pings of(final JsonObject said) {
            return new Pings(said.get("sent").getAsInt(), said.get("lost").getAsInt(),
                said.get("duplicates").getAsInt(), said.get("longest_gap_ms").getAsDouble());
        }

        /**
         * Tells whether every request got one answer.
         *
         * @return true if so
         */
        public boolean isClean() {
            return sent > 0 && lost == 0 && duplicates == 0;
        }
    }

    /**
     * What services have got of a ping after one before which nothing is counted.
     *
     * @param pings what became of it, or of the one before if that one lost something
     * @param served packets by "FROM TO", addresses, of each service that has got any
     */
    public record Visits(Pings pings, SortedMap<String, SortedMap<String, Integer>> served) {
        /**
         * What a service has got.
         *
         * @param guest the service
         * @param way "FROM TO", addresses
         * @return packets
         */
        public int of(final String guest, final String way) {
            return served.getOrDefault(guest, new TreeMap<>()).getOrDefault(way, 0);
        }
    }

    /**
     * Something that goes on in the background.
     *
     * @param lab the test bed
     * @param id its name there
     */
    public record Job(Lab lab, String id) {
        /**
         * Ends a ping.
         *
         * @return its result
         */
        public Pings pings() {
            return Pings.of(stop());
        }

        /**
         * Ends a capture.
         *
         * @return the frames as the lab parsed them
         */
        public List<JsonObject> frames() {
            return StreamSupport.stream(stop().getAsJsonArray("frames").spliterator(), false)
                .map(frame -> frame.getAsJsonObject()).toList();
        }

        JsonObject stop() {
            lab.running.remove(id);
            // The exit code of a ping says whether something was lost, which is for the test to judge.
            return lab.attempt("stop", id, "--json").json();
        }
    }

    /**
     * A test bed in which nothing goes on in the background.
     *
     * @param name which one
     */
    public Lab(final String name) {
        this(name, ConcurrentHashMap.newKeySet());
    }

    /**
     * Runs a command of the lab that must end well.
     *
     * @param arguments what follows {@code ./weft lab --name NAME}
     * @return its standard output
     */
    public String run(final String... arguments) {
        return attempt(arguments).orFail().out();
    }

    /**
     * Runs a command of the lab that answers with one JSON object, however it ends.
     *
     * @param arguments what follows {@code ./weft lab --name NAME}
     * @return the object
     */
    public JsonObject json(final String... arguments) {
        return attempt(arguments).json();
    }

    private Weft.Said attempt(final String... arguments) {
        final List<String> command = new ArrayList<>(List.of("lab", "--name", name));
        command.addAll(List.of(arguments));
        return Weft.attempt(LIMIT, command);
    }

    /**
     * Runs a program in a guest, a host or the router.
     *
     * @param where its name
     * @param command the program with its arguments; it must end well
     * @return its standard output
     */
    public String exec(final String where, final String... command) {
        final List<String> arguments = new ArrayList<>(List.of("exec", where, "--"));
        arguments.addAll(List.of(command));
        return run(arguments.toArray(String[]::new));
    }

    /**
     * Makes the guests that the appliances of an intent need, if they are not there.
     *
     * @param intent the intent, or a part of it
     */
    public void makeGuests(final JsonObject intent) {
        Weft.attempt(LIMIT, List.of("lab", "--name", name, "add-guests", "-"), intent.toString()).orFail();
    }

    /**
     * Removes guests.
     *
     * @param guests their names; may be none
     */
    public void removeGuests(final Collection<String> guests) {
        if (!guests.isEmpty()) {
            run(Stream.concat(Stream.of("remove-guest"), guests.stream()).toArray(String[]::new));
        }
    }

    /**
     * Reads the flows of a host's integration bridge.
     *
     * @param host the host
     * @return them
     */
    public FlowDump flows(final String host) {
        return FlowDump.parse(exec(host, "ovs-ofctl", "-O", "OpenFlow13", "dump-flows", "br-int"));
    }

    /**
     * Lets the switch of a host crash, and waits until the next one can be asked.
     *
     * @param host the host
     */
    public void crashSwitch(final String host) {
        run("crash-vswitchd", host);
        Await.until("the next switch of " + host + " to answer", LIMIT,
            () -> attempt("exec", host, "--", "ovs-ofctl", "-O", "OpenFlow13", "dump-flows", "br-int").exit(),
            code -> code == 0);
    }

    /**
     * Pings, after one try that is not counted, in which addresses are resolved.
     *
     * @param guest who
     * @param address whom
     * @param count how many, 10 ms apart
     * @return what came of it
     */
    public Pings ping(final String guest, final String address, final int count) {
        return Pings.of(attempt("ping", guest, address, "-c", Integer.toString(count), "-i", "0.01", "--wait", "0.5",
            "--resolve", "--json").json());
    }

    /**
     * Pings every 10 ms until told to stop.
     *
     * @param guest who
     * @param address whom
     * @return the running ping
     */
    public Job pingOn(final String guest, final String address) {
        return started("ping", guest, address, "-i", "0.01", "--background", "--json");
    }

    /**
     * Captures until told to stop.
     *
     * @param where guest, host or router
     * @param options more options of {@code ./weft lab capture}
     * @return the running capture
     */
    public Job capture(final String where, final String... options) {
        final List<String> arguments = new ArrayList<>(List.of("capture", where, "--background", "--json"));
        arguments.addAll(List.of(options));
        return started(arguments.toArray(String[]::new));
    }

    /**
     * Sends a frame from each guest to each other one's address, and one to all.
     *
     * @param guests who
     * @return what arrived: "FROM TO AT COUNT", with * for the one to all
     */
    public SortedSet<String> matrix(final Collection<String> guests) {
        final List<String> arguments = new ArrayList<>(List.of("matrix", "--json"));
        arguments.addAll(guests);
        return StreamSupport.stream(attempt(arguments.toArray(String[]::new)).orFail().json().getAsJsonArray("arrived")
                .spliterator(), false)
            .map(JsonElement::getAsJsonObject)
            .map(entry -> Stream.of("from", "to", "at", "count").map(key -> entry.get(key).getAsString())
                .collect(Collectors.joining(" ")))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private Job started(final String... arguments) {
        return begun(attempt(arguments).orFail().json());
    }

    /** What the test bed says it has begun. */
    Job begun(final JsonObject said) {
        final var job = new Job(this, said.get("job").getAsString());
        running.add(job.id);
        return job;
    }

    /**
     * Makes services count anew.
     *
     * @param guests the services
     */
    public void resetServed(final Collection<String> guests) {
        attempt(words("served", guests, "--reset")).orFail();
    }

    /**
     * Pings twice, and says what services have got of the second one.
     *
     * @param guest who
     * @param address whom
     * @param guests the services
     * @return what came of it
     */
    public Visits visits(final String guest, final String address, final Collection<String> guests) {
        final List<String> command = new ArrayList<>(List.of("visits", guest, address));
        command.addAll(guests);
        final var said = json(command.toArray(String[]::new));
        return new Visits(Pings.of(said.getAsJsonObject("pings")), icmp(said.getAsJsonArray("seen")));
    }

    /**
     * What services have got of ICMP.
     *
     * @param guests the services
     * @return packets by "FROM TO", addresses, of each service that has got any
     */
    public SortedMap<String, SortedMap<String, Integer>> served(final Collection<String> guests) {
        return icmp(servedBy(guests));
    }

    private static SortedMap<String, SortedMap<String, Integer>> icmp(final JsonArray entries) {
        final SortedMap<String, SortedMap<String, Integer>> found = new TreeMap<>();
        for (var element : entries) {
            final var seen = element.getAsJsonObject();
            if (ICMP.equals(seen.get("protocol").getAsString())) {
                found.computeIfAbsent(seen.get("guest").getAsString(), guest -> new TreeMap<>()).merge(
                    seen.get("source").getAsString() + " " + seen.get("target").getAsString(),
                    seen.get("packets").getAsInt(), Integer::sum);
            }
        }
        return found;
    }

    /** All that services have got. */
    JsonArray servedBy(final Collection<String> guests) {
        return attempt(words("served", guests)).orFail().json().getAsJsonArray("seen");
    }

    private static String[] words(final String command, final Collection<String> guests, final String... options) {
        return Stream.of(Stream.of(command), guests.stream(), Stream.of(options), Stream.of("--json"))
            .flatMap(words -> words).toArray(String[]::new);
    }

    /** Ends the pings, talks and captures that a failed test left running. */
    public void stopJobs() {
        for (var id : Set.copyOf(running)) {
            attempt("stop", id);
            running.remove(id);
        }
    }

    /** Ends all pings and captures, also those that were not started here. Other jobs belong to the lab itself. */
    public void stopJobsOfOthers() {
        for (var element : attempt("jobs", "--json").orFail().json().getAsJsonArray("jobs")) {
            final var job = element.getAsJsonObject();
            if (Set.of("ping", "talk", "capture").contains(job.get("kind").getAsString())) {
                attempt("stop", job.get("job").getAsString());
            }
        }
    }

    /**
     * The host's name for the port of a guest's interface eth0.
     *
     * @param guest the guest
     * @return the name of the port in Open vSwitch
     */
    public String port(final String guest) {
        return StreamSupport.stream(attempt("list", "--json").orFail().json().getAsJsonArray("guests").spliterator(),
                false).map(entry -> entry.getAsJsonObject())
            .filter(entry -> entry.get("name").getAsString().equals(guest))
            .map(entry -> entry.getAsJsonArray("interfaces").get(0).getAsJsonObject().get("port").getAsString())
            .findFirst().orElseThrow(() -> new AssertionError("no guest " + guest));
    }
}
