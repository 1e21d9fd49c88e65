/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.weft.ovsdb.error.OperationException;
import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.op.OperationResult.Inserted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Operations that take effect together or not at all. Filled by {@link #add}, by one thread, then sent by
 * {@code OvsdbSession.transact}.
 */
public final class Transaction {
    private final String database;
    private final List<Operation> operations = new ArrayList<>();
    private final Set<String> uuidNames = new HashSet<>();

    private Transaction(final String database) {
        this.database = Objects.requireNonNull(database);
    }

    /** An empty transaction on a database, for example {@code Open_vSwitch}. */
    public static Transaction on(final String database) {
        return new Transaction(database);
    }

    /**
     * Appends an operation.
     *
     * @return this
     * @throws IllegalArgumentException if it is an insert whose uuid-name is taken
     */
    public Transaction add(final Operation operation) {
        if (operation instanceof Insert insert) {
            insert.uuidName().ifPresent(name -> {
                if (!uuidNames.add(name.name())) {
                    throw new IllegalArgumentException("the uuid-name \"" + name.name()
                        + "\" is used by two inserts of one transaction");
                }
            });
        }
        operations.add(operation);
        return this;
    }

    /** The operations so far. */
    public List<Operation> operations() {
        return Collections.unmodifiableList(operations);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /** The parameters of the {@code transact} request. */
    public JsonArray toJson() {
        final JsonArray params = new JsonArray(operations.size() + 1);
        params.add(database);
        operations.forEach(operation -> params.add(operation.toJson()));
        return params;
    }

    /**
     * Reads the answer to operations.
     *
     * @param operations what was sent
     * @param json the result of the {@code transact} request
     * @throws OperationException if the database refused the transaction
     * @throws ProtocolException if it is no answer to these operations
     */
    public static TransactionResult resultFromJson(final List<Operation> operations, final JsonElement json) {
        final JsonArray array = JsonAccess.array(json, "the result of a transaction");
        for (int i = 0; i < array.size(); i++) {
            throwIfRefused(operations, array.get(i), i);
        }
        if (array.size() != operations.size()) {
            throw new ProtocolException("a transaction of " + operations.size() + " operations has " + array.size()
                + " results");
        }
        final List<OperationResult> results = new ArrayList<>(operations.size());
        final Map<String, UUID> named = new HashMap<>();
        for (int i = 0; i < operations.size(); i++) {
            final OperationResult result = operations.get(i).resultFromJson(
                JsonAccess.object(array.get(i), "the result of an operation"));
            results.add(result);
            if (operations.get(i) instanceof Insert insert && result instanceof Inserted inserted) {
                insert.uuidName().ifPresent(name -> named.put(name.name(), inserted.uuid()));
            }
        }
        return new TransactionResult(results, named);
    }

    private static void throwIfRefused(final List<Operation> operations, final JsonElement result, final int index) {
        if (result instanceof JsonObject object && object.has("error")) {
            throw new OperationException(text(object, "error"), text(object, "details"), index,
                index < operations.size() ? operations.get(index).describe() : "commit");
        }
    }

    private static String text(final JsonObject object, final String name) {
        return JsonAccess.optionalMember(object, name)
            .map(element -> element instanceof JsonPrimitive ? element.getAsString() : element.toString())
            .orElse("");
    }
}
