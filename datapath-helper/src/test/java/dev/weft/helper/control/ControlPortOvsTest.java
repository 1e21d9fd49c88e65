/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.control;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.Await;
import dev.weft.helper.packet.PacketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

/**
 * Two control ports at the two ends of a cable. Needs root.
 */
public class ControlPortOvsTest {
    private static final AtomicInteger LAST = new AtomicInteger();
    private static final int MANY = 10_000;

    @Rule
    public final Timeout timeout = Timeout.seconds(60);

    private final String name = "wfcp" + ProcessHandle.current().pid() % 1_000_000 + LAST.incrementAndGet();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<String> received = new ArrayList<>();
    private final AtomicInteger broken = new AtomicInteger();
    private final ControlPort here = new ControlPort(Runnable::run, (segment, path, message) -> { },
        broken::incrementAndGet);
    private final ControlPort there = new ControlPort(tasks::add, (segment, path, message) -> received.add(
        segment + " " + path + " " + message.getInt(message.position())), broken::incrementAndGet);

    @Before
    public void before() throws Exception {
        Assume.assumeTrue("interfaces need root", "root".equals(System.getProperty("user.name")));
        cable();
        here.open(name + "a");
        there.open(name + "b");
    }

    @After
    public void after() throws Exception {
        here.close();
        there.close();
        new ProcessBuilder("ip", "link", "del", name + "a").start().waitFor();
    }

    @Test
    public void whatIsSentTogetherArrivesInOrder() throws Exception {
        for (int i = 0; i < 100; i++) {
            here.send(0x1234, message(i));
        }
        here.flush();
        Await.until("100 messages", this::work, count -> count == 100);
        // What a port writes as an OpenFlow number reads as a path here
        assertEquals("0 " + 0x1234 + " 0", received.get(0));
        assertEquals("0 " + 0x1234 + " 99", received.get(99));
        assertEquals(new ControlCounts(0, 0, 0), there.counts());
    }

    @Test
    public void whatComesTooFastIsDroppedAndCounted() throws Exception {
        for (int i = 0; i < MANY; i++) {
            here.send(1, message(i));
        }
        here.flush();
        // Nobody works: what has no room is dropped, the rest waits
        Await.until("an overflow", () -> there.counts().overflow(), sum -> sum >= MANY - 64 * 32);
        assertTrue(tasks.size() + " batches", tasks.size() <= 32);
        final long overflow = there.counts().overflow();
        final long kept = work();
        Await.until("the rest", () -> work() + there.counts().overflow(), sum -> sum == MANY);
        assertTrue(kept + " of " + (MANY - overflow), kept > 0);
        here.send(1, message(-1));
        here.flush();
        Await.until("one more", this::work, count -> count == MANY - there.counts().overflow() + 1);
    }

    @Test
    public void withoutInterfaceMessagesAreLostUntilItIsOpenedAgain() throws Exception {
        run("ip", "link", "del", name + "a");
        here.send(1, message(1));
        here.flush();
        Await.until("it is noticed", broken::get, count -> count > 0);
        assertEquals(1, here.counts().unsent());
        try {
            here.open(name + "a");
            throw new AssertionError("there is no interface");
        } catch (PacketException e) {
            assertTrue(e.getMessage(), e.getMessage().contains("no such interface"));
        }
        here.send(1, message(2));
        assertEquals(2, here.counts().unsent());
        cable();
        here.open(name + "a");
        there.open(name + "b");
        here.send(1, message(3));
        here.flush();
        Await.until("it arrives", this::work, count -> count == 1);
        assertEquals("0 1 3", received.get(0));
    }

    private long work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        return received.size();
    }

    private void cable() throws Exception {
        run("ip", "link", "add", name + "a", "type", "veth", "peer", "name", name + "b");
        run("ip", "link", "set", name + "a", "up");
        run("ip", "link", "set", name + "b", "up");
    }

    private static ByteBuffer message(final int number) {
        return ByteBuffer.allocate(44).putInt(0, number);
    }

    private static void run(final String... command) throws Exception {
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes());
        assertEquals(output, 0, process.waitFor());
    }
}
