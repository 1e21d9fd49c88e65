/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import static org.junit.Assert.assertEquals;

import dev.weft.helper.varp.Station;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class LearnedStationsTest {
    private static final int PROXY = 9;
    private static final Station ONE = new Station(7, 1);
    private static final Station TWO = new Station(7, 2);
    private static final Station THREE = new Station(8, 3);

    private final List<String> heard = new ArrayList<>();
    private final LearnedStations stations = new LearnedStations((station, before, now) ->
        heard.add(station.mac() + " " + before + " " + now), this::at, 2);

    private boolean isProxy = true;

    private LearnedStations.Where at(final long vnet, final int port) {
        return port == PROXY && isProxy ? LearnedStations.Where.BEYOND : LearnedStations.Where.HERE;
    }

    private static StationWatch.Change change(final Station station, final int port) {
        return new StationWatch.Change(station, port);
    }

    @Test
    public void changesAreToldOnce() {
        stations.changed(List.of(change(ONE, 5), change(ONE, 5)), true);
        stations.changed(List.of(change(ONE, 5), change(TWO, 0), change(ONE, 0)), false);
        assertEquals(List.of("1 AWAY HERE", "1 HERE AWAY"), heard);
    }

    @Test
    public void whatIsNotListedAgainIsGone() {
        stations.changed(List.of(change(ONE, 5), change(TWO, 5)), true);
        stations.begin();
        stations.changed(List.of(change(TWO, 5)), false);
        assertEquals("not before the list is complete", List.of("1 AWAY HERE", "2 AWAY HERE"), heard);
        stations.changed(List.of(), true);
        assertEquals(List.of("1 AWAY HERE", "2 AWAY HERE", "1 HERE AWAY"), heard);
    }

    @Test
    public void thereAreNotTooMany() {
        stations.changed(List.of(change(ONE, 5), change(TWO, 5), change(THREE, 5)), true);
        assertEquals(List.of("1 AWAY HERE", "2 AWAY HERE"), heard);
    }

    @Test
    public void thoseOfANewVnetAreToldAgain() {
        stations.changed(List.of(change(ONE, 5), change(THREE, 5)), true);
        stations.again(8);
        assertEquals(List.of("1 AWAY HERE", "3 AWAY HERE", "3 AWAY HERE"), heard);
    }

    @Test
    public void thoseBehindAProxyAreNotHere() {
        stations.changed(List.of(change(ONE, 5), change(TWO, PROXY)), true);
        stations.changed(List.of(change(ONE, PROXY), change(TWO, 6), change(ONE, PROXY), change(ONE, 0)), false);
        assertEquals(List.of("1 AWAY HERE", "2 AWAY BEYOND", "1 HERE BEYOND", "2 BEYOND HERE", "1 BEYOND AWAY"), heard);
    }

    @Test
    public void whatPortsAreMayChange() {
        isProxy = false;
        stations.changed(List.of(change(ONE, PROXY), change(TWO, 6)), true);
        isProxy = true;
        stations.look();
        stations.look();
        assertEquals(List.of("1 AWAY HERE", "2 AWAY HERE", "1 HERE BEYOND"), heard);
    }

    @Test
    public void whatIsLeftBehindAFormerProxysPortIsNotHere() {
        stations.changed(List.of(change(ONE, PROXY)), true);
        isProxy = false;
        stations.look();
        stations.changed(List.of(change(ONE, PROXY)), false);
        assertEquals(List.of("1 AWAY BEYOND", "1 BEYOND AWAY"), heard);
        stations.changed(List.of(change(ONE, 6)), false);
        assertEquals("1 AWAY HERE", heard.get(2));
    }
}
