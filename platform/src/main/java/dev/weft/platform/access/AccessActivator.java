/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.platform.access;

import java.io.IOException;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.http.whiteboard.Preprocessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the key before Pax Web looks for it, and puts {@link OnlyReports} in front before there is anything behind it.
 * That is why it is an activator and this bundle's start level, in the feature weft, is below Pax Web's.
 */
public final class AccessActivator implements BundleActivator {
    private static final Logger LOG = LoggerFactory.getLogger(AccessActivator.class);

    @Override
    public void start(final BundleContext context) throws InterruptedException {
        context.registerService(Preprocessor.class, new OnlyReports(),
            FrameworkUtil.asDictionary(Map.of("osgi.http.whiteboard.filter.asyncSupported", true)));
        try {
            new ServerKey(Secrets.ofKaraf()).ensure();
        } catch (IOException e) {
            LOG.error("There is no key for HTTPS, so that helpers cannot report; mend that and restart Karaf", e);
        }
    }

    @Override
    public void stop(final BundleContext context) {
        // the framework takes back what was registered
    }
}
