"""Lets Debian's python3-neutronclient 8.1 find the resources of sfc by name and id.

Its commands of sfc ask for client.list_port_pairs and the like, which the client only has with an extension; one is in
python3-networking-sfc, which brings all of Neutron's server along. This is as much of one as is needed.
"""

from neutronclient.common import extension


class PortPairList(extension.ClientExtensionList):
    versions = ["2.0"]
    resource, resource_plural = "port_pair", "port_pairs"
    object_path, resource_path = "/sfc/port_pairs", "/sfc/port_pairs/%s"


class PortPairGroupList(extension.ClientExtensionList):
    versions = ["2.0"]
    resource, resource_plural = "port_pair_group", "port_pair_groups"
    object_path, resource_path = "/sfc/port_pair_groups", "/sfc/port_pair_groups/%s"


class FlowClassifierList(extension.ClientExtensionList):
    versions = ["2.0"]
    resource, resource_plural = "flow_classifier", "flow_classifiers"
    object_path, resource_path = "/sfc/flow_classifiers", "/sfc/flow_classifiers/%s"


class PortChainList(extension.ClientExtensionList):
    versions = ["2.0"]
    resource, resource_plural = "port_chain", "port_chains"
    object_path, resource_path = "/sfc/port_chains", "/sfc/port_chains/%s"
