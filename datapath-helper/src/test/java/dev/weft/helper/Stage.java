/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.rules.ExternalResource;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.TestRule;
import org.junit.rules.TestWatcher;
import org.junit.rules.Timeout;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A test's folder, its scene and its deadline. When a test fails, the log says how things were before they were taken
 * away.
 */
public final class Stage implements TestRule {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    private final TemporaryFolder folder = new TemporaryFolder();
    private final Timeout timeout;
    private volatile Scene scene;

    /**
     * A stage for each test of a class.
     *
     * @param seconds how long a test may take; 0: as long as it likes
     */
    Stage(final int seconds) {
        timeout = Timeout.seconds(seconds);
    }

    /** Sets the scene, once in a test. */
    <T extends Scene> T set(final Scene.Maker<T> maker) throws Exception {
        final T made = maker.in(dir());
        scene = made;
        made.setUp();
        return made;
    }

    /** Where the test may leave files. */
    Path dir() {
        return folder.getRoot().toPath();
    }

    @Override
    public Statement apply(final Statement base, final Description description) {
        return RuleChain.outerRule(folder).around(new ExternalResource() {
            @Override
            protected void after() {
                close();
            }
        }).around(new TestWatcher() {
            @Override
            protected void failed(final Throwable failure, final Description test) {
                LOG.warn("{}", picture());
            }
        }).around(timeout).apply(base, description);
    }

    private String picture() {
        try {
            return scene == null ? "nothing was set up" : scene.picture();
        } catch (IOException e) {
            // the test's own failure counts
            return "no picture: " + e;
        }
    }

    private void close() {
        try {
            if (scene != null) {
                scene.close();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the scene cannot be taken away", e);
        }
    }
}
