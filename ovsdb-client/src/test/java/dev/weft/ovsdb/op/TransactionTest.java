/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.weft.ovsdb.error.OperationException;
import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.op.Condition.Function;
import dev.weft.ovsdb.value.OvsdbValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class TransactionTest {
    private static final UUID ID = UUID.fromString("550e8400-e29b-41d4-a716-446655440000");

    @Test
    public void operationsStandOnTheWireAsTheRfcSays() {
        writes("{'op':'insert','table':'Port','uuid-name':'p','row':{'name':'p1','tag':5,"
            + "'interfaces':['named-uuid','i'],'external_ids':['map',[['a','b']]],'fake_bridge':true}}",
            Insert.into("Port").named("p").set("name", "p1").set("tag", 5).setRef("interfaces", "i")
                .set("external_ids", Map.of("a", "b")).set("fake_bridge", true));
        writes("{'op':'select','table':'Port','where':[['_uuid','==',['uuid','" + ID + "']]],'columns':['name']}",
            Select.from("Port", Where.uuid(ID), "name"));
        writes("{'op':'select','table':'Port','where':[]}", Select.from("Port", Where.all()));
        writes("{'op':'update','table':'Port','where':[['name','==','p1'],['tag','<',9]],'row':{'tag':['set',[]]}}",
            Update.rows("Port", Where.equal("name", "p1").and(Where.column("tag", Function.LESS, OvsdbValue.of(9))))
                .set("tag", OvsdbValue.emptySet()));
        writes("{'op':'mutate','table':'Bridge','where':[],'mutations':[['ports','insert',['named-uuid','p']],"
            + "['ports','delete',['uuid','" + ID + "']],['n','+=',1],['ids','delete',['set',['x','y']]]]}",
            Mutate.rows("Bridge", Where.all()).insertRef("ports", "p").delete("ports", ID)
                .with("n", Mutate.Mutator.ADD, OvsdbValue.of(1)).deleteKeys("ids", List.of("x", "y")));
        writes("{'op':'delete','table':'Port','where':[['name','includes','p1']]}",
            Delete.rows("Port", Where.column("name", Function.INCLUDES, OvsdbValue.of("p1"))));
        writes("{'op':'wait','table':'Port','timeout':0,'where':[['name','==','p1']],'columns':['tag'],'until':'==',"
            + "'rows':[{'tag':5}]}", Wait.holds("Port", Where.equal("name", "p1"), "tag", OvsdbValue.of(5)));
        writes("{'op':'comment','comment':'weft'}", new Comment("weft"));
        writes("{'op':'abort'}", new Abort());
    }

    @Test
    public void uuidNamesAreUniqueInATransaction() {
        final var transaction = Transaction.on("db").add(Insert.into("A").named("x"));
        final var failure = assertThrows(IllegalArgumentException.class,
            () -> transaction.add(Insert.into("B").named("x")));
        assertTrue(failure.getMessage(), failure.getMessage().contains("\"x\" is used by two inserts"));
        assertEquals(1, transaction.operations().size());
    }

    @Test
    public void resultsKeepTheirOperations() {
        final var result = Transaction.resultFromJson(
            List.of(Insert.into("A").named("x"), Delete.rows("A", Where.all()), Select.from("A", Where.all()),
                new Comment("c")),
            json("[{'uuid':['uuid','" + ID + "']},{'count':3},{'rows':[{'a':1}]},{}]"));
        assertEquals(ID, result.uuid("x"));
        assertEquals(ID, result.uuid(0));
        assertEquals(3, result.count(1));
        assertEquals(1, result.rows(2).get(0).getLong("a"));
        assertEquals(Map.of("x", ID), result.named());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> result.uuid("y")).getMessage().contains("[x]"));
        assertThrows(IllegalArgumentException.class, () -> result.count(0));
    }

    @Test
    public void refusalNamesTheOperation() {
        final List<Operation> operations = List.of(new Comment("c"), Insert.into("A"), new Comment("d"));
        final var failure = assertThrows(OperationException.class, () -> Transaction.resultFromJson(operations,
            json("[{},{'error':'constraint violation','details':'too many'},null]")));
        assertEquals(1, failure.index());
        assertEquals("constraint violation", failure.error());
        assertEquals("too many", failure.details());
        assertEquals("operation 1 (insert into A) was refused: constraint violation: too many", failure.getMessage());
    }

    @Test
    public void refusedCommitComesAfterTheOperations() {
        final var failure = assertThrows(OperationException.class, () -> Transaction.resultFromJson(
            List.of(new Comment("c")), json("[{},{'error':'referential integrity violation'}]")));
        assertEquals(1, failure.index());
        assertTrue(failure.getMessage(), failure.getMessage().startsWith("operation 1 (commit)"));
    }

    @Test
    public void refusesAnswersToSomethingElse() {
        final List<Operation> insert = List.of(Insert.into("A"));
        for (String answer : Set.of("{}", "[]", "[{},{}]", "[null]", "[{}]", "[{'uuid':5}]", "[{'uuid':'x'}]")) {
            assertThrows(answer, ProtocolException.class, () -> Transaction.resultFromJson(insert, json(answer)));
        }
    }

    private static void writes(final String expected, final Operation operation) {
        assertEquals(json(expected), operation.toJson());
    }

    private static JsonElement json(final String text) {
        return JsonParser.parseString(text);
    }
}
