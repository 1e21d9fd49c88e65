/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

import com.google.common.io.ByteArrayDataOutput;
import java.nio.ByteBuffer;
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
        "source of a frame; of control frames and in networks only"),
    /** The frame's own destination. */
    ETH_DST("dl_dst", 0x80000606, "NXM_OF_ETH_DST", 0x00000206, FieldGroup.FRAME, FieldFormat.MAC,
        "destination of a frame; of control frames and in networks only"),
    /** What the frame holds. */
    ETH_TYPE("dl_type", 0x80000a02, "NXM_OF_ETH_TYPE", 0x00000602, FieldGroup.FRAME, FieldFormat.ETHER_TYPE,
        "EtherType of a frame"),
    /** The frame's VLAN: 0 for none, else 4096 plus its number. */
    VLAN("vlan_vid", 0x80000c02, "OXM_OF_VLAN_VID", 0x80000c02, FieldGroup.TAG, FieldFormat.VLAN,
        "VLAN of a frame of the underlay: 0 = untagged, 4096 + VLAN"),
    /** The IPv4 source of a packet. */
    IPV4_SRC("nw_src", 0x80001604, "NXM_OF_IP_SRC", 0x00000e04, FieldGroup.PACKET, FieldFormat.ADDRESS,
        "IPv4 source of a packet"),
    /** The IPv4 destination of a packet. */
    IPV4_DST("nw_dst", 0x80001804, "NXM_OF_IP_DST", 0x00001004, FieldGroup.PACKET, FieldFormat.ADDRESS,
        "IPv4 destination of a packet"),
    /** The IPv6 source of a packet. */
    IPV6_SRC("ipv6_src", 0x80003410, "NXM_NX_IPV6_SRC", 0x00012610, FieldGroup.PACKET, FieldFormat.ADDRESS,
        "IPv6 source of a packet"),
    /** The IPv6 destination of a packet. */
    IPV6_DST("ipv6_dst", 0x80003610, "NXM_NX_IPV6_DST", 0x00012810, FieldGroup.PACKET, FieldFormat.ADDRESS,
        "IPv6 destination of a packet"),
    /** Whether a packet is a fragment: bit 0 if so, bit 1 in all but the first. Later ones have no ports. */
    IP_FRAG("nw_frag", 0x00013401, "NXM_NX_IP_FRAG", 0x00013401, FieldGroup.PACKET, FieldFormat.FRAGMENT,
        "fragments: 0 = none, 1 = the first, 3 = a later one"),
    /** The class of service of a packet, 6 bits. */
    IP_DSCP("ip_dscp", 0x80001001, "OXM_OF_IP_DSCP", 0x80001001, FieldGroup.PACKET, FieldFormat.SERVICE_CLASS,
        "DSCP of a packet"),
    /** How many more routers a packet may pass: the time to live of IPv4, the hop limit of IPv6. */
    IP_TTL("nw_ttl", 0x00013a01, "NXM_NX_IP_TTL", 0x00013a01, FieldGroup.PACKET, FieldFormat.DECIMAL,
        "time to live or hop limit of a packet"),
    /** What a packet holds; for IPv6 behind all extension headers. */
    IP_PROTO("nw_proto", 0x80001401, "NXM_OF_IP_PROTO", 0x00000c01, FieldGroup.PACKET, FieldFormat.DECIMAL,
        "protocol of a packet"),
    /** The TCP source port. */
    TCP_SRC("tcp_src", 0x80001a02, "NXM_OF_TCP_SRC", 0x00001202, FieldGroup.TRANSPORT, FieldFormat.TRANSPORT_PORT,
        "TCP source port"),
    /** The TCP destination port. */
    TCP_DST("tcp_dst", 0x80001c02, "NXM_OF_TCP_DST", 0x00001402, FieldGroup.TRANSPORT, FieldFormat.TRANSPORT_PORT,
        "TCP destination port"),
    /** The UDP source port. */
    UDP_SRC("udp_src", 0x80001e02, "NXM_OF_UDP_SRC", 0x00001602, FieldGroup.TRANSPORT, FieldFormat.TRANSPORT_PORT,
        "UDP source port"),
    /** The UDP destination port. */
    UDP_DST("udp_dst", 0x80002002, "NXM_OF_UDP_DST", 0x00001802, FieldGroup.TRANSPORT, FieldFormat.TRANSPORT_PORT,
        "UDP destination port"),
    /** The SCTP source port. */
    SCTP_SRC("sctp_src", 0x80002202, "OXM_OF_SCTP_SRC", 0x80002202, FieldGroup.TRANSPORT, FieldFormat.TRANSPORT_PORT,
        "SCTP source port"),
    /** The SCTP destination port. */
    SCTP_DST("sctp_dst", 0x80002402, "OXM_OF_SCTP_DST", 0x80002402, FieldGroup.TRANSPORT, FieldFormat.TRANSPORT_PORT,
        "SCTP destination port"),
    /** The type of an ICMP message. */
    ICMPV4_TYPE("icmp_type", 0x80002601, "NXM_OF_ICMP_TYPE", 0x00001a01, FieldGroup.TRANSPORT, FieldFormat.DECIMAL,
        "ICMP type"),
    /** The code of an ICMP message. */
    ICMPV4_CODE("icmp_code", 0x80002801, "NXM_OF_ICMP_CODE", 0x00001c01, FieldGroup.TRANSPORT, FieldFormat.DECIMAL,
        "ICMP code"),
    /** The type of an ICMPv6 message. */
    ICMPV6_TYPE("icmpv6_type", 0x80003a01, "NXM_NX_ICMPV6_TYPE", 0x00012a01, FieldGroup.TRANSPORT, FieldFormat.DECIMAL,
        "ICMPv6 type"),
    /** The code of an ICMPv6 message. */
    ICMPV6_CODE("icmpv6_code", 0x80003c01, "NXM_NX_ICMPV6_CODE", 0x00012c01, FieldGroup.TRANSPORT, FieldFormat.DECIMAL,
        "ICMPv6 code"),
    /** The address that neighbour discovery asks for, or tells of. */
    ND_TARGET("nd_target", 0x80003e10, "NXM_NX_ND_TARGET", 0x00012e10, FieldGroup.TRANSPORT, FieldFormat.ADDRESS,
        "target of neighbour discovery"),
    /** Whether ARP asks or answers. */
    ARP_OP("arp_op", 0x80002a02, "NXM_OF_ARP_OP", 0x00001e02, FieldGroup.PACKET, FieldFormat.DECIMAL,
        "ARP: 1 = request, 2 = reply"),
    /** The address that ARP asks for. */
    ARP_TPA("arp_tpa", 0x80002e04, "NXM_OF_ARP_TPA", 0x00002204, FieldGroup.PACKET, FieldFormat.ADDRESS,
        "ARP: the address asked for"),
    /** How a network service header holds its metadata: 1 is in four words. */
    NSH_MDTYPE("nsh_mdtype", 0xffff0405, "NXOXM_NSH_MDTYPE", 0xffff0405, FieldGroup.FRAME, FieldFormat.DECIMAL,
        "NSH: kind of metadata, always 1"),
    /** What is inside a network service header: 3 is Ethernet. */
    NSH_NP("nsh_np", 0xffff0605, "NXOXM_NSH_NP", 0xffff0605, FieldGroup.FRAME, FieldFormat.DECIMAL,
        "NSH: what is inside, always 3 for Ethernet"),
    /** The path of a network service header; Weft's is always the same, and tells it from others'. */
    NSH_SPI("nsh_spi", 0xffff0808, "NXOXM_NSH_SPI", 0xffff0808, FieldGroup.FRAME, FieldFormat.PATH,
        "NSH: path id: 0x5d between nodes and to the helper, else of a chain"),
    /** The index in that path. */
    NSH_SI("nsh_si", 0xffff0a05, "NXOXM_NSH_SI", 0xffff0a05, FieldGroup.FRAME, FieldFormat.DECIMAL,
        "NSH: index: 255, of probes 254, of a chain the services left"),
    /** The first of the four words of its metadata. */
    NSH_C1("nsh_c1", 0xffff0c08, "NXOXM_NSH_C1", 0xffff0c08, FieldGroup.FRAME, FieldFormat.HEXADECIMAL,
        "NSH: id of the network, 32 bits"),
    /** The second word. */
    NSH_C2("nsh_c2", 0xffff0e08, "NXOXM_NSH_C2", 0xffff0e08, FieldGroup.FRAME, FieldFormat.HEXADECIMAL,
        "NSH: where the frame came from"),
    /** The third word. */
    NSH_C3("nsh_c3", 0xffff1008, "NXOXM_NSH_C3", 0xffff1008, FieldGroup.FRAME, FieldFormat.HEXADECIMAL,
        "NSH: control word"),
    /** The fourth word. */
    NSH_C4("nsh_c4", 0xffff1208, "NXOXM_NSH_C4", 0xffff1208, FieldGroup.FRAME, FieldFormat.HEXADECIMAL,
        "NSH: policy word"),
    /** The key of the outer header: the segment id, 24 bits; of a vnet's id the low 24. */
    TUNNEL_KEY("tun_id", 0x80004c08, "NXM_NX_TUN_ID", 0x00012008, FieldGroup.TUNNEL, FieldFormat.HEXADECIMAL,
        "Geneve VNI: the segment id; the low 24 bits of a vnet's"),
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
    /** The Geneve option of class 0x0108, type 0x81, of vnets only: their id. Garbage when it is absent. */
    VNET_OPTION("tun_metadata1", 0x00015204, "NXM_NX_TUN_METADATA1", 0x00015204, FieldGroup.TUNNEL,
        FieldFormat.HEXADECIMAL, "Geneve option of vnets only: the vnet's id"),
    /** The path to which the frame goes, a {@code PathId}. */
    FAR_PATH("reg2", 0x00010404, "NXM_NX_REG2", 0x00010404, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "path id of the far end the frame goes to"),
    /** The port of this node to which the frame goes, within its network; 0: none. */
    LOCAL_PORT("reg3", 0x00010604, "NXM_NX_REG3", 0x00010604, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "port the frame goes to; 0 = none; 65536 and a firewall's number"),
    /** The path from which the frame came, a {@code PathId}; 0: from a port of this node. */
    FROM_PATH("reg4", 0x00010804, "NXM_NX_REG4", 0x00010804, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "path id the frame came by; 0 = from this node"),
    /** The tunnel port through which the frame leaves: it decides UDP port and outer DSCP. */
    TUNNEL_PORT("reg5", 0x00010a04, "NXM_NX_REG5", 0x00010a04, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "tunnel port the frame leaves by (UDP port, DSCP)"),
    /** What GUARD found about a frame's source: 0 too many, 1 learned, 2 known to be elsewhere. */
    SOURCE("reg6", 0x00010c04, "NXM_NX_REG6", 0x00010c04, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "what is known of the source: 0 = too many, 1 = learned, 2 = belongs elsewhere"),
    /** The control word, see {@link ControlWord}. */
    CONTROL("reg7", 0x00010e04, "NXM_NX_REG7", 0x00010e04, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "control word"),
    /** The policy word: policy, generation and direction 24 bits, services left 8 bits; 0 = none. */
    POLICY("reg8", 0x00011004, "NXM_NX_REG8", 0x00011004, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "policy word; 0 = none"),
    /** Whether the frame passed the limit of the port through which it came (VN-9). */
    METERED("reg9", 0x00011204, "NXM_NX_REG9", 0x00011204, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "1 = within the limit of its port"),
    /** Whether the helper was asked about a frame's destination (VN-3) or next service (SI-9) already. */
    ASKED("reg10", 0x00011404, "NXM_NX_REG10", 0x00011404, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "what the helper was asked: bit 0 the destination, bit 1 the next service, bit 2 that it shall be"),
    /** Which gateway a frame passes, and which of its next hops it goes to (GW-1); 0: none. */
    GATE("reg13", 0x00011a04, "NXM_NX_REG13", 0x00011a04, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "number of the gateway or firewall 16 bits, of a next hop 16 bits"),
    /** By which of its interfaces a gateway got a frame (GW-1). */
    INGRESS("reg14", 0x00011c04, "NXM_NX_REG14", 0x00011c04, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "interface of the gateway by which a frame came, from 1"),
    /** Why a gateway gives a frame to the helper (GW-1). */
    REASON("reg15", 0x00011e04, "NXM_NX_REG15", 0x00011e04, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "why a gateway's frame goes to the helper"),
    /** What connection tracking found, see {@link CtState}; 0 until a frame went through it. */
    CT_STATE("ct_state", 0x0001d204, "NXM_NX_CT_STATE", 0x0001d204, FieldGroup.CONNECTION, FieldFormat.STATE,
        "what connection tracking found, as flags"),
    /** The zone in which it looked. */
    CT_ZONE("ct_zone", 0x0001d402, "NXM_NX_CT_ZONE", 0x0001d402, FieldGroup.CONNECTION, FieldFormat.DECIMAL,
        "zone of connection tracking"),
    /** What was noted of the connection, 32 bits: there from the frame after the one that committed. */
    CT_MARK("ct_mark", 0x0001d604, "NXM_NX_CT_MARK", 0x0001d604, FieldGroup.CONNECTION, FieldFormat.HEXADECIMAL,
        "what was noted of the connection, 32 bits"),
    /** What else was noted of the connection, 128 bits. */
    CT_LABEL("ct_label", 0x0001d810, "NXM_NX_CT_LABEL", 0x0001d810, FieldGroup.CONNECTION, FieldFormat.HEXADECIMAL,
        "what was noted of the connection, 128 bits"),
    /** Which of the instances of a service gets the frame: the service's place in the chain, then a slot (SI-8). */
    SLOT("reg11", 0x00011604, "NXM_NX_REG11", 0x00011604, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "service's place in the chain 8 bits, slot of its instances 8 bits"),
    /** Where conntrack remembers the frame's connection: the number of a workload's or a service's port (SI-4). */
    ZONE("reg12", 0x00011804, "NXM_NX_REG12", 0x00011804, FieldGroup.REGISTER, FieldFormat.HEXADECIMAL,
        "zone of the frame's connection: number of a workload's or service's port"),
    /** The segment a frame belongs to: link or network. */
    SEGMENT("metadata", 0x80000408, "OXM_OF_METADATA", 0x80000408, FieldGroup.METADATA, FieldFormat.HEXADECIMAL,
        "segment id of a link or fence; 2^32 + id of a vnet");

    private static final int MASK_BIT = 0x100;
    /** The class of fields whose header says in four more octets who defined them. */
    private static final int EXPERIMENTER_CLASS = 0xffff;
    private static final int NSH_EXPERIMENTER = 0x005ad650;
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
     * Reads the header before a value in a match, or in an action that sets a whole field.
     *
     * @param in a message at a header; behind the header afterwards when the field is known, else where it was
     * @return the field, empty when it is none of ours
     */
    public static Optional<Field> take(final ByteBuffer in) {
        return read(in, BY_HEADER);
    }

    /**
     * Reads the header by which an action names a part of a field.
     *
     * @param in a message at a header; behind the header afterwards when the field is known, else where it was
     * @return the field, empty when it is none of ours
     */
    public static Optional<Field> takePart(final ByteBuffer in) {
        return read(in, BY_PART_HEADER);
    }

    private static Optional<Field> read(final ByteBuffer in, final Map<Integer, Field> fields) {
        if (in.remaining() < Integer.BYTES) {
            return Optional.empty();
        }
        final int header = in.getInt(in.position());
        final int more = header >>> Short.SIZE == EXPERIMENTER_CLASS ? Integer.BYTES : 0;
        final int length = header & 0xff;
        final var field = fields.get(hasMask(header)
            ? header & ~(MASK_BIT | 0xff) | (length - more) / 2 + more : header);
        if (field == null || in.remaining() < Integer.BYTES + more
                || more > 0 && in.getInt(in.position() + Integer.BYTES) != NSH_EXPERIMENTER) {
            return Optional.empty();
        }
        in.position(in.position() + Integer.BYTES + more);
        return Optional.of(field);
    }

    /**
     * Tells whether a value is followed by a mask.
     *
     * @param header the first four octets of a header
     * @return true if so
     */
    public static boolean hasMask(final int header) {
        return (header & MASK_BIT) != 0;
    }

    /**
     * Writes the header before a value.
     *
     * @param out the message
     */
    public void writeHeader(final ByteArrayDataOutput out) {
        write(out, header);
    }

    /**
     * Writes the header before a value and a mask.
     *
     * @param out the message
     */
    public void writeMaskedHeader(final ByteArrayDataOutput out) {
        write(out, header + octets() | MASK_BIT);
    }

    /**
     * Writes the header by which actions name a part of this field; not always that of the match.
     *
     * @param out the message
     */
    public void writePartHeader(final ByteArrayDataOutput out) {
        write(out, partHeader);
    }

    /**
     * The first four octets of the header before a value.
     *
     * @return class, field, length
     */
    public int header() {
        return header;
    }

    /**
     * The first four octets of the header by which actions name a part of this field.
     *
     * @return class, field, length
     */
    public int partHeader() {
        return partHeader;
    }

    private void write(final ByteArrayDataOutput out, final int value) {
        out.writeInt(value);
        if (headerOctets() > Integer.BYTES) {
            out.writeInt(NSH_EXPERIMENTER);
        }
    }

    /**
     * The length of headers.
     *
     * @return 4 or 8
     */
    public int headerOctets() {
        return header >>> Short.SIZE == EXPERIMENTER_CLASS ? 2 * Integer.BYTES : Integer.BYTES;
    }

    /**
     * The length of values in messages.
     *
     * @return 1, 2, 4, 6, 8 or 16
     */
    public int octets() {
        return length(header);
    }

    private int length(final int value) {
        return (value & 0xff) - (headerOctets() - Integer.BYTES);
    }

    /**
     * The width of values.
     *
     * @return 1 to 128; less than the octets have when the switch keeps less
     */
    public int bits() {
        return format.bits(octets());
    }

    /**
     * The width as seen by actions that name a part of this field.
     *
     * @return 1 to 128
     */
    public int partBits() {
        return format.bits(length(partHeader));
    }

    /**
     * The name in matches.
     *
     * @return Open vSwitch's name
     */
    public String ovsName() {
        return ovsName;
    }

    /**
     * The name in set_field, which is another one for fields of Ethernet and for IPv4 addresses.
     *
     * @return Open vSwitch's name
     */
    public String setName() {
        return ovsName.replaceFirst("^dl_", "eth_").replaceFirst("^nw_", "ip_");
    }

    /**
     * The name in matches as Open vSwitch prints them, which several fields can share when the protocol is matched too.
     *
     * @return Open vSwitch's name
     */
    public String printedName() {
        return format.printedName(ovsName);
    }

    /**
     * Whether some of its bits can be matched without the others.
     *
     * @return false if only whole values can be matched
     */
    public boolean isMaskable() {
        return switch (this) {
            case IN_PORT, ETH_TYPE, IP_PROTO, IP_DSCP, IP_TTL, ARP_OP, ICMPV4_TYPE, ICMPV4_CODE, ICMPV6_TYPE,
                ICMPV6_CODE, CT_ZONE, NSH_MDTYPE, NSH_NP, NSH_SPI, NSH_SI -> false;
            default -> true;
        };
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
     * Whether it is an option of the outer header, which a frame may lack. A match of a value wants it present, even of
     * the value 0.
     *
     * @return true if so
     */
    public boolean isOption() {
        return this == TUNNEL_OPTION || this == VNET_OPTION;
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

    /**
     * Prints some bits of a value as Open vSwitch does.
     *
     * @param value the bits
     * @param mask which bits count
     * @return the text
     */
    public String print(final Value value, final Value mask) {
        return format.print(value, mask, octets());
    }

    @Override
    public String toString() {
        return name() + " (" + ovsName + ")";
    }
}
