/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a ping that goes on has written so far.
 */
final class Pings {
    private Pings() {
        // static access only
    }

    /** Waits for so many more answers. */
    static void answers(final Path output, final int more) throws Exception {
        final long before = count(output);
        Await.until(more + " answers", () -> count(output), now -> now >= before + more);
    }

    private static long count(final Path output) throws Exception {
        return Files.readAllLines(output).stream().filter(line -> line.contains("bytes from")).count();
    }

    /** How many answers are missing between those that came, where more than one is. */
    static List<Integer> gaps(final Path output) throws Exception {
        final List<Integer> gaps = new ArrayList<>();
        int last = 0;
        for (String line : Files.readAllLines(output)) {
            final Matcher sequence = Pattern.compile("bytes from .* icmp_seq=(\\d+)").matcher(line);
            if (sequence.find()) {
                final int number = Integer.parseInt(sequence.group(1));
                if (last > 0 && number - last > 1) {
                    gaps.add(number - last - 1);
                }
                last = number;
            }
        }
        return gaps;
    }
}
