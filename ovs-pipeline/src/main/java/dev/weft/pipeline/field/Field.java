/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A field of a frame or of the pipeline. This is the register map: no other place gives a register a meaning.
 * The order is that in which Open vSwitch encodes matches, so that what is read back equals what was written.
 */
public enum Field {
    /** The port through which the frame came: for a frame from a tunnel, the tunnel's port. */
    IN_PORT("in_port", 0x80000004, "NXM_OF_IN_PORT", 0x00000002, FieldGroup.PORT, FieldFormat.DECIMAL,
        "port the frame came through"),
    /** The frame's own source; the way by which the helper names the port it speaks for (VL-10). */
    ETH_SRC("dl_src", 0x80000806, "NXM_OF_ETH_SRC", 0x00000406, FieldGroup.FRAME, FieldFormat.MAC,
        "source of a frame; of control frames only"),
    /** The frame's own destination. */
    ETH_DST("dl_dst", 0x80000606, "NXM_OF_ETH_DST", 0x00000206, FieldGroup.FRAME, FieldFormat.MAC,
        "destination of a frame; of control frames only"),
    /** What the frame holds. */
    ETH_TYPE("dl_type", 0x80000a02, "NXM_OF_ETH_TYPE", 0x00000602, FieldGroup.FRAME, FieldFormat.ETHER_TYPE,
        "EtherType of a frame; of control frames only"),
    /** The key of the outer header: the segment id, 24 bits. */
    TUNNEL_KEY("tun_id", 0x80004c08, "NXM_NX_TUN_ID", 0x00012008, FieldGroup.TUNNEL, FieldFormat.HEXADECIMAL,
        "Geneve VNI: the segment id"),
    /** The outer IPv4 source. */
    TUNNEL_SRC("tun_src", 0x00013e04, "NXM_NX_TUN_IPV4_SRC", 0x00013e04, FieldGroup.TUNNEL, FieldFormat.ADDRESS,
        "outer IPv4 source"),
    /** The outer IPv4 destination. */
    TUNNEL_DST("tun_dst", 0x00014004, "NXM_NX_TUN_IPV4_DST", 0x00014004, FieldGroup.TUNNEL, FieldFormat.ADDRESS,
        "outer IPv4 destination"),
    /** The outer IPv6 source. */
    TUNNEL_IPV6_SRC("tun_ipv6_src", 0x0001da10, "NXM_NX_TUN_IPV6_SRC", 0x0001da10, FieldGroup.TUNNEL,
        FieldFormat.ADDRESS, "outer IPv6 source"),
    /** The outer IPv6 destination. */
    TUNNEL_IPV6_DST("tun_ipv6_dst", 0x0001dc10, "NXM_NX_TUN_IPV6_DST", 0x0001dc10, FieldGroup.TUNNEL,
        FieldFormat.ADDRESS, "outer IPv6 destination"),
    /** The Geneve option of class 0x0108, type 0x80: control word, then policy word. Garbage when it is absent. */
    TUNNEL_OPTION("tun_metadata0", 0x00015008, "NXM_NX_TUN_METADATA0", 0x00015008, FieldGroup.TUNNEL,
        FieldFormat.HEXADECIMAL, "Geneve option: control word 32 bits, policy word 32 bits"),
    /** The path to which the frame goes, a {@code PathId}. */
    FAR_PATH("reg2", 0x00010404, "NXM_NX_REG2", 0x00010404, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "path id of the far end the frame goes to"),
    /** The path from which the frame came, a {@code PathId}; 0: from a port of this node. */
    FROM_PATH("reg4", 0x00010804, "NXM_NX_REG4", 0x00010804, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "path id the frame came by; 0 = from this node"),
    /** The tunnel port through which the frame leaves: it decides UDP port and outer DSCP. */
    TUNNEL_PORT("reg5", 0x00010a04, "NXM_NX_REG5", 0x00010a04, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "tunnel port the frame leaves by (UDP port, DSCP)"),
    /** The control word, see {@link ControlWord}. */
    CONTROL("reg7", 0x00010e04, "NXM_NX_REG7", 0x00010e04, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "control word"),
    /** The policy word: policy id 24 bits, hops left 8 bits; 0 = none. */
    POLICY("reg8", 0x00011004, "NXM_NX_REG8", 0x00011004, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "policy word; 0 = none"),
    /** The segment a frame belongs to. */
    SEGMENT("metadata", 0x80000408, "OXM_OF_METADATA", 0x80000408, FieldGroup.METADATA, FieldFormat.HEXADECIMAL,
        "segment id");

    private static final int MASK_BIT = 0x100;
    private static final Map<Integer, Field> BY_HEADER =
        Arrays.stream(values()).collect(Collectors.toMap(field -> field.header, Function.identity()));
    private static final Map<Integer, Field> BY_PART_HEADER =
        Arrays.stream(values()).collect(Collectors.toMap(field -> field.partHeader, Function.identity()));

    private final String ovsName;
    private final int header;
    private final String partName;
    private final int partHeader;
    private final FieldGroup group;
    private final FieldFormat format;
    private final String meaning;

    Field(final String ovsName, final int header, final String partName, final int partHeader, final FieldGroup group,
            final FieldFormat format, final String meaning) {
        this.ovsName = ovsName;
        this.header = header;
        this.partName = partName;
        this.partHeader = partHeader;
        this.group = group;
        this.format = format;
        this.meaning = meaning;
    }

    /**
     * Finds the field of an OXM header.
     *
     * @param header class, field, mask bit and length
     * @return the field, empty when it is none of ours
     */
    public static Optional<Field> byHeader(final int header) {
        final var plain = hasMask(header) ? header & ~(MASK_BIT | 0xff) | (header & 0xff) / 2 : header;
        return Optional.ofNullable(BY_HEADER.get(plain));
    }

    /**
     * Finds the field of a header in an action that names a part of a field.
     *
     * @param header class, field and length
     * @return the field, empty when it is none of ours
     */
    public static Optional<Field> byPartHeader(final int header) {
        return Optional.ofNullable(BY_PART_HEADER.get(header));
    }

    /**
     * Tells whether a value is followed by a mask.
     *
     * @param header an OXM header
     * @return true if so
     */
    public static boolean hasMask(final int header) {
        return (header & MASK_BIT) != 0;
    }

    /**
     * The header before a value.
     *
     * @return class, field, length
     */
    public int header() {
        return header;
    }

    /**
     * The header before a value and a mask.
     *
     * @return class, field, mask bit, doubled length
     */
    public int maskedHeader() {
        return header + octets() | MASK_BIT;
    }

    /**
     * The header by which actions name a part of this field; not always that of the match.
     *
     * @return class, field, length
     */
    public int partHeader() {
        return partHeader;
    }

    /**
     * The length of values in messages.
     *
     * @return 2, 4, 6, 8 or 16
     */
    public int octets() {
        return header & 0xff;
    }

    /**
     * The width of values.
     *
     * @return 16, 32, 48, 64 or 128
     */
    public int bits() {
        return octets() * Byte.SIZE;
    }

    /**
     * The width as seen by actions that name a part of this field.
     *
     * @return 16, 32, 48, 64 or 128
     */
    public int partBits() {
        return (partHeader & 0xff) * Byte.SIZE;
    }

    /**
     * The name in matches and in set_field.
     *
     * @return Open vSwitch's name
     */
    public String ovsName() {
        return ovsName;
    }

    /**
     * The name in actions that name a part of this field.
     *
     * @return Open vSwitch's name
     */
    public String partName() {
        return partName;
    }

    /**
     * Where this field lives.
     *
     * @return the group
     */
    public FieldGroup group() {
        return group;
    }

    /**
     * What this field holds.
     *
     * @return for people
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Prints a value as Open vSwitch does.
     *
     * @param value a value of this field
     * @return the text
     */
    public String print(final Value value) {
        return format.print(value, octets());
    }

    @Override
    public String toString() {
        return name() + " (" + ovsName + ")";
    }
}
