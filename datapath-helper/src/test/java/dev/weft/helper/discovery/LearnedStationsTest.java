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
    private static final Station ONE = new Station(7, 1);
    private static final Station TWO = new Station(7, 2);
    private static final Station THREE = new Station(8, 3);

    private final List<String> heard = new ArrayList<>();
    private final LearnedStations stations = new LearnedStations((station, here) -> heard.add(station.mac() + " "
        + here), 2);

    private static StationWatch.Change change(final Station station, final boolean here) {
        return new StationWatch.Change(station, here);
    }

    @Test
    public void changesAreToldOnce() {
        stations.changed(List.of(change(ONE, true), change(ONE, true)), true);
        stations.changed(List.of(change(ONE, true), change(TWO, false), change(ONE, false)), false);
        assertEquals(List.of("1 true", "1 false"), heard);
    }

    @Test
    public void whatIsNotListedAgainIsGone() {
        stations.changed(List.of(change(ONE, true), change(TWO, true)), true);
        stations.begin();
        stations.changed(List.of(change(TWO, true)), false);
        assertEquals("not before the list is complete", List.of("1 true", "2 true"), heard);
        stations.changed(List.of(), true);
        assertEquals(List.of("1 true", "2 true", "1 false"), heard);
    }

    @Test
    public void thereAreNotTooMany() {
        stations.changed(List.of(change(ONE, true), change(TWO, true), change(THREE, true)), true);
        assertEquals(List.of("1 true", "2 true"), heard);
    }

    @Test
    public void thoseOfANewVnetAreToldAgain() {
        stations.changed(List.of(change(ONE, true), change(THREE, true)), true);
        stations.tell(8);
        assertEquals(List.of("1 true", "3 true", "3 true"), heard);
    }
}
