/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.replica;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.ovsdb.Await;
import dev.weft.ovsdb.OvsdbServerProcess;
import dev.weft.ovsdb.OvsdbSession;
import dev.weft.ovsdb.error.OperationException;
import dev.weft.ovsdb.monitor.MonitorRequest;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.op.Condition.Function;
import dev.weft.ovsdb.op.Delete;
import dev.weft.ovsdb.op.Insert;
import dev.weft.ovsdb.op.Mutate;
import dev.weft.ovsdb.op.Operation;
import dev.weft.ovsdb.op.Select;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.op.Update;
import dev.weft.ovsdb.op.Where;
import dev.weft.ovsdb.rpc.RpcOptions;
import dev.weft.ovsdb.schema.AtomType;
import dev.weft.ovsdb.schema.ColumnType;
import dev.weft.ovsdb.schema.TableSchema;
import dev.weft.ovsdb.value.Atom;
import dev.weft.ovsdb.value.OvsdbMap;
import dev.weft.ovsdb.value.OvsdbSet;
import dev.weft.ovsdb.value.OvsdbValue;
import dev.weft.ovsdb.value.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random changes of columns of every kind on a real ovsdb-server; after each the mirror has to be what a fresh select
 * says, and so does the picture that one gets from the told changes alone.
 */
public class RandomMutationsTest {
    private static final Logger LOG = LoggerFactory.getLogger(RandomMutationsTest.class);
    private static final String DB = "Everything";
    private static final String TABLE = "Thing";
    private static final Where CONDITION = Where.column("one_boolean", Function.EQUAL, OvsdbValue.of(true));
    private static final int STEPS = 600;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final RpcTransport transport = RpcTransport.create();
    private final ExecutorService executor = Executors.newFixedThreadPool(3);
    private final Map<UUID, Row> told = new ConcurrentHashMap<>();
    private OvsdbServerProcess server;
    private OvsdbSession session;
    private TableSchema schema;

    @Before
    public void start() throws Exception {
        LOG.info("RandomMutationsTest: seed {}", seed);
        server = OvsdbServerProcess.start(folder.getRoot().toPath(),
            Path.of(getClass().getResource("/everything.ovsschema").toURI()));
        session = OvsdbSession.over(Await.get(transport.dial(server.tcp(), Optional.empty(),
            RpcOptions.defaults())), Duration.ofSeconds(20));
        schema = Await.get(session.getSchema(DB)).table(TABLE).orElseThrow();
    }

    @After
    public void stop() throws Exception {
        transport.close();
        executor.shutdownNow();
        server.close();
    }

    @Test
    public void mirrorIsWhatASelectSays() throws Exception {
        final var all = new TableCache(MonitorRequest.of(DB).table(TABLE), executor, this::hear);
        final var some = new TableCache(MonitorRequest.of(DB).table(TABLE, CONDITION), executor,
            (resynced, changes) -> LOG.trace("{}", changes));
        for (int i = 0; i < 5; i++) {
            attempt(List.of(randomInsert()));
        }
        Await.get(all.attach(session));
        Await.get(some.attach(session));
        int committed = 0;
        for (int step = 0; step < STEPS; step++) {
            final List<Operation> operations = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                operations.add(randomOperation(all));
            }
            committed += attempt(operations) ? 1 : 0;
            final Map<UUID, Row> expected = select(Where.all());
            final Map<UUID, Row> expectedSome = select(CONDITION);
            Await.until("step " + step + " of seed " + seed + " is mirrored: " + operations,
                () -> all.rows(TABLE).equals(expected) && some.rows(TABLE).equals(expectedSome)
                    && told.equals(expected));
        }
        LOG.info("{} of {} random transactions were committed; {} rows at the end", committed, STEPS, told.size());
        assertTrue("most are allowed: " + committed, committed > STEPS / 2);
        assertTrue(session.isOpen());

        final var fresh = new TableCache(MonitorRequest.of(DB).table(TABLE), executor, (resynced, changes) -> { });
        Await.get(fresh.attach(session));
        assertEquals(select(Where.all()), fresh.rows(TABLE));
    }

    private void hear(final boolean resynced, final List<RowChange> changes) {
        for (RowChange change : changes) {
            final Row before = change.after().isPresent() ? told.put(change.uuid(), change.after().orElseThrow())
                : told.remove(change.uuid());
            assertEquals("seed " + seed, change.before(), Optional.ofNullable(before));
        }
    }

    private boolean attempt(final List<Operation> operations) throws Exception {
        final Transaction transaction = Transaction.on(DB);
        operations.forEach(transaction::add);
        try {
            Await.get(session.transact(transaction));
            return true;
        } catch (ExecutionException e) {
            assertTrue("seed " + seed + ": " + e, e.getCause() instanceof OperationException);
            return false;
        }
    }

    private Map<UUID, Row> select(final Where where) throws Exception {
        final Map<UUID, Row> rows = new HashMap<>();
        for (Row row : Await.get(session.transact(Transaction.on(DB).add(Select.from(TABLE, where)))).rows(0)) {
            final Map<String, OvsdbValue> columns = new HashMap<>();
            schema.columns().forEach((name, type) -> columns.put(name, type.coerce(row.get(name))));
            rows.put(row.uuid(), Row.of(row.uuid(), columns));
        }
        return rows;
    }

    private Operation randomOperation(final TableCache cache) {
        final List<UUID> rows = List.copyOf(cache.rows(TABLE).keySet());
        final int kind = random.nextInt(20);
        if (rows.isEmpty() || kind < 2 && rows.size() < 30) {
            return randomInsert();
        }
        final Where where = random.nextInt(10) == 0 ? Where.all() : Where.uuid(rows.get(random.nextInt(rows.size())));
        if (kind == 2) {
            return Delete.rows(TABLE, Where.uuid(rows.get(random.nextInt(rows.size()))));
        }
        final String column = randomColumn();
        final ColumnType type = schema.columns().get(column);
        if (kind < 10) {
            return Update.rows(TABLE, where).set(column, randomValue(type, type.min()));
        }
        if (type.max() > 1 || type.isMap()) {
            return random.nextBoolean() ? Mutate.rows(TABLE, where).insert(column, randomValue(type, 0))
                : Mutate.rows(TABLE, where).delete(column, type.isMap() && random.nextBoolean()
                    ? randomValue(new ColumnType(type.key(), Optional.empty(), 0, 5), 0) : randomValue(type, 0));
        }
        return Mutate.rows(TABLE, where).with("one_integer", Mutate.Mutator.ADD, OvsdbValue.of(3))
            .with("some_reals", Mutate.Mutator.MULTIPLY, OvsdbValue.of(0.5));
    }

    private Insert randomInsert() {
        Insert insert = Insert.into(TABLE);
        for (int i = random.nextInt(10); i > 0; i--) {
            final String column = randomColumn();
            insert = insert.set(column, randomValue(schema.columns().get(column), schema.columns().get(column).min()));
        }
        return insert;
    }

    private String randomColumn() {
        final List<String> names = List.copyOf(schema.columns().keySet());
        return names.get(random.nextInt(names.size()));
    }

    private OvsdbValue randomValue(final ColumnType type, final int least) {
        final int count = least + random.nextInt(Math.min(type.max(), 6) - least + 1);
        if (type.isMap()) {
            final Map<Atom, Atom> entries = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                entries.put(randomAtom(type.key()), randomAtom(type.value().orElseThrow()));
            }
            return new OvsdbMap(entries);
        }
        final List<Atom> atoms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            atoms.add(randomAtom(type.key()));
        }
        return OvsdbSet.of(atoms);
    }

    /** From few, so that values meet again. */
    private Atom randomAtom(final AtomType type) {
        final int choice = random.nextInt(5);
        return switch (type) {
            case INTEGER -> new Atom.IntegerAtom(choice * 1_000_000_007L);
            case REAL -> new Atom.RealAtom(List.of(0.0, 1.0, -2.5, 1e300, 0.1).get(choice));
            case BOOLEAN -> new Atom.BooleanAtom(choice % 2 == 0);
            case STRING -> new Atom.StringAtom(List.of("a", "b", "c", "", "ü\"\\{😀").get(choice));
            case UUID -> new Atom.UuidAtom(new UUID(choice, choice));
        };
    }
}
