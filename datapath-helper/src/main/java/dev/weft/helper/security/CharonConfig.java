/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import java.nio.file.Path;

/**
 * How charon is started.
 */
final class CharonConfig {
    /** Where IKE and ESP in UDP arrive, on this node and on all others. */
    static final int UDP_PORT = 6091;
    /** Its socket for commands, in its directory. */
    static final String SOCKET = "vici";
    /** Its log, of what fails only. */
    static final String LOG = "charon.log";
    /** Its process id. */
    static final String PID = "charon.pid";
    /** The process id of the one that keeps the gateway's network namespace, and ends with it. */
    static final String KEEPER = "namespace.pid";
    /** The program. */
    static final String PROGRAM = "charon-systemd";

    private static final String PLUGINS = "random nonce openssl sha2 hmac kdf gcm aes %skernel-netlink socket-default"
        + " vici";

    private CharonConfig() {
        // only functions
    }

    /**
     * The text of its configuration.
     *
     * @param dir its directory
     * @param kernel whether the kernel encrypts
     */
    static String text(final Path dir, final boolean kernel) {
        return """
            charon-systemd {
              load = %s
              port = 0
              port_nat_t = %d
              install_routes = no
              install_virtual_ip = no
              retransmit_tries = 4
              retransmit_timeout = 1.5
              retransmit_base = 1.5
              # A busy node still answers in time
              threads = 16
              journal { default = -1 }
              syslog { daemon { default = -1 } auth { default = -1 } }
              filelog { weft { path = %s/%s
                default = 0
                esp = 1
                append = yes
                flush_line = yes } }
              plugins {
                vici { socket = unix://%s/%s }
                # Routes of its own are for tunnels of its own: nobody's packets take them. Addresses of the node may
                # go for a moment, as when ovs-vswitchd is restarted: no reason to give tunnels up
                kernel-netlink { fwmark = 0x57535753
                  roam_events = no }
              }
            }
            """.formatted(PLUGINS.formatted(kernel ? "" : "kernel-libipsec "), UDP_PORT, dir, LOG, dir, SOCKET);
    }

    /**
     * A shell script that becomes charon; its argument is the directory. The network namespace of the gateway belongs
     * to a child that dies with it, so that nothing is left of a charon that died. The log cannot fill the disk.
     */
    static String script() {
        return """
            cd "$1" || exit 1
            exec </dev/null >charon.out 2>&1
            rm -f SOCKET PID KEEPER LOG
            trap '' XFSZ
            ulimit -f 8192
            setpriv --pdeathsig KILL unshare --net sleep infinity &
            echo $! >KEEPER
            echo $$ >PID
            STRONGSWAN_CONF="$1/strongswan.conf" exec PROGRAM
            """.replace("SOCKET", SOCKET).replace("KEEPER", KEEPER).replace("PID", PID).replace("LOG", LOG)
            .replace("PROGRAM", PROGRAM);
    }
}
